"""Text as labels are looked for in it: without what does not count, in lower case, and back to where it stood."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from extract.records import Span

WORD_START, WORD_END = "\x1e", "\x1f"  # around each word, so that what begins and ends with them is whole words
_WORD = re.compile(r"([^\W_]+|\S)")
_VARIANTS = {"\u2010": "-", "\u2011": "-", "\u2019": "'"}
# The only letter whose small form varies with its place.
_SIGMA, _SMALL_SIGMA = "\N{GREEK CAPITAL LETTER SIGMA}", "\N{GREEK SMALL LETTER SIGMA}"


@dataclass(frozen=True, slots=True)
class Folded:
    """The pieces of a text that count, joined: `said` in their capitals, `words` in lower case, as long.

    Each piece begins at one of `starts` there and at one of `places` in the text, and has `margin` characters around
    it that the text does not have.
    """

    said: str
    words: str
    starts: Sequence[int]
    places: Sequence[int]
    margin: int

    @property
    def capitals(self) -> tuple[int, ...]:
        """The places of capitals in what is said."""
        return tuple(i for i, character in enumerate(self.said) if character.isupper())

    def in_text(self, span: Span) -> Span:
        """The place in the text of some characters, with margins only of whole pieces."""
        return Span(self._place(span.start + self.margin), self._place(span.end - 1 - self.margin) + 1)

    def _place(self, i: int) -> int:
        piece = bisect_right(self.starts, i) - 1
        return self.places[piece] + i - self.starts[piece] - self.margin


def fold(text: str, ignore: re.Pattern[str]) -> Folded:
    """A text without what is ignored."""
    ignored = [match.span() for match in ignore.finditer(text)]
    places = [0, *(end for _, end in ignored)]
    ends = [*(start for start, _ in ignored), len(text)]
    pieces = [text[start:end] for start, end in zip(places, ends, strict=True)]
    said = "".join(pieces)
    return Folded(said, _lower(said), list(accumulate(map(len, pieces), initial=0)), places, 0)


def fold_words(text: str, ignore: re.Pattern[str]) -> Folded:
    """The words of a text, and its signs as words; what is ignored parts them as white space does."""
    gaps_and_words = _WORD.split(ignore.sub(_blank, text))
    words = [f"{WORD_START}{word}{WORD_END}" for word in gaps_and_words[1::2]]
    said = "".join(words)
    places = list(accumulate(map(len, gaps_and_words)))[::2]
    return Folded(said, _lower(said), list(accumulate(map(len, words), initial=0)), places, 1)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _lower(text: str) -> str:
    """As `fold_case` for each character."""
    lower = text.replace(_SIGMA, _SMALL_SIGMA).lower()
    if len(lower) != len(text):
        return "".join(map(fold_case, text))
    for variant, plain in _VARIANTS.items():
        lower = lower.replace(variant, plain)
    return lower


def fold_case(character: str) -> str:
    """Lower case, but never more than one character for one; one form of hyphens and of apostrophes."""
    lower = character.lower()
    return _VARIANTS.get(lower, lower) if len(lower) == 1 else character
