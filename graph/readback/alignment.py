"""Where the characters of a laid-out paragraph stand in the source that it was laid out from.

The two say the same but for white space, footnote marks, which are superscripts or whole footnotes in the source,
what was repaired, and what stood in between: a page's foot, markup.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from extract.read.lines import MARK

# By so many characters the place is found again where the two differ; by fewer only where more are not there again.
_WINDOWS = (12, 6, 3)
_SKIPPED = 4  # characters that a repair may have put in


class Alignment:
    """A laid-out text beside the characters of its source."""

    def __init__(self, text: str, source: str) -> None:
        self._text = text
        self._places = None if text == source else _places(text, source)

    def at(self, offset: int) -> int:
        """The place in the text of the character at an offset of the source, or of the next that stands in both."""
        if self._places is None:
            return offset
        last = bisect_right(self._places, offset) - 1  # what has no place of its own comes before what has it
        return last if last >= 0 and self._places[last] == offset else last + 1

    def nearest(self, words: str, offset: int) -> int | None:
        """Where in the text some words begin, as near as can be to an offset of the source; None where they do not."""
        expected = self.at(offset)
        if self._text.startswith(words, expected):
            return expected
        after, before = self._text.find(words, expected), self._text.rfind(words, 0, expected + len(words))
        found = [place for place in (before, after) if place >= 0]
        return min(found, key=lambda place: abs(place - expected), default=None)

    def next(self, words: str, offset: int) -> int | None:
        """Where in the text some words begin at an offset of the source or behind it, else the nearest."""
        after = self._text.find(words, self.at(offset))
        return after if after >= 0 else self.nearest(words, offset)


def _places(text: str, source: str) -> array[int]:
    """For each character of the text where it stands in the source, or where the next does that stands there."""
    spans = [found.span() for found in MARK.finditer(text)]
    marks = {place for start, end in spans for place in range(start, end)}
    own = [place for place, character in enumerate(text) if not character.isspace() and place not in marks]
    theirs = [place for place, character in enumerate(source) if not character.isspace()]
    ends = [bisect_left(own, start) for start, _ in spans]
    matched = _matched("".join(text[i] for i in own), "".join(source[i] for i in theirs), [*ends, len(own)])
    of_own = dict(zip(own, matched, strict=True))
    places, here = array("l", bytes(8 * len(text))), len(source)
    for place in range(len(text) - 1, -1, -1):
        if place in of_own:
            here = theirs[of_own[place]] if of_own[place] < len(theirs) else len(source)
        places[place] = here
    return places


def _matched(text: str, source: str, ends: Sequence[int]) -> list[int]:
    """For each character of the text the place of the same in the source, or of what stands in its stead.

    At `ends` the source may have what the text has not, so that no words are looked for across them.
    """
    matched: list[int] = []
    at = 0
    while (here := len(matched)) < len(text):
        if at < len(source) and text[here] == source[at]:
            matched.append(at)
            at += 1
        elif found := _again(text[here : ends[bisect_right(ends, here)]], source, at):
            matched.extend([at] * found[1])
            at = found[0]
        else:
            matched.append(min(at, len(source)))
    return matched


def _again(text: str, source: str, at: int) -> tuple[int, int] | None:
    """The next place of the source where a text goes on, and how many characters that a repair put in come before."""
    for size in _WINDOWS:
        windows = ((skipped, text[skipped : skipped + size]) for skipped in range(min(_SKIPPED, len(text))))
        found = ((source.find(window, at), skipped) for skipped, window in windows)
        if nearest := min(((place, skipped) for place, skipped in found if place >= 0), default=None):
            return nearest
    return None
