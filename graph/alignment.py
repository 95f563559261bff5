"""Where the characters of a laid-out paragraph stand in the source that it was laid out from.

The two say the same but for white space, footnote marks, which are superscripts or whole footnotes in the source,
what was repaired, and what stood in between: a page's foot, markup.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left

from extract.read.lines import MARK

_WINDOW = 12  # characters by which the place is found again where the two differ
_SKIPPED = 4  # characters that a repair may have put in


class Alignment:
    """A laid-out text beside the characters of its source."""

    def __init__(self, text: str, source: str) -> None:
        self._text = text
        self._places = None if text == source else _places(text, source)

    def at(self, offset: int) -> int:
        """The place in the text of the character at an offset of the source, or of the next that stands in both."""
        return offset if self._places is None else bisect_left(self._places, offset)

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
    marks = {place for mark in MARK.finditer(text) for place in range(mark.start(), mark.end())}
    own = [place for place, character in enumerate(text) if not character.isspace() and place not in marks]
    theirs = [place for place, character in enumerate(source) if not character.isspace()]
    of_own = dict(zip(own, _matched("".join(text[i] for i in own), "".join(source[i] for i in theirs)), strict=True))
    places, here = array("l", bytes(8 * len(text))), len(source)
    for place in range(len(text) - 1, -1, -1):
        if place in of_own:
            matched = of_own[place]
            here = theirs[matched] if matched < len(theirs) else len(source)
        places[place] = here
    return places


def _matched(text: str, source: str) -> list[int]:
    """For each character of the text the place of the same in the source, or of what stands in its stead."""
    matched: list[int] = []
    at = 0
    while len(matched) < len(text):
        here = len(matched)
        if at < len(source) and text[here] == source[at]:
            matched.append(at)
            at += 1
            continue
        found = [
            (place, skipped)
            for skipped in range(min(_SKIPPED, len(text) - here))
            if (place := source.find(text[here + skipped : here + skipped + _WINDOW], at)) >= 0
        ]
        if not found:
            matched.append(min(at, len(source)))
            continue
        place, skipped = min(found)
        matched.extend([at] * skipped)
        at = place
    return matched
