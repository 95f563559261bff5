"""Damage that is mended, each time with a record: only where there is one way to mend it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from functools import partial

from extract.read.mapped import Mapped
from extract.read.words import LostGlyph, PageWords
from extract.records import Repair, Span

_BLANKS = re.compile(r"\s+")
_INNER_BLANK = re.compile(r"(?<=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]) (?=[\u4e00-\u9fff])")
_TITLE = re.compile(r"《([^《》]{2,200})》")
_OPEN_TITLE = re.compile(r"《([^《》]{2,200})$")
_TITLE_END = re.compile(r"([^《》]{1,100})》")
_TITLE_REACH = 210
_MOST_DOUBLED = 4
_MOSTLY = 0.5


class Mender:
    """What can be mended in one source, and what was."""

    def __init__(self, text: str, words: PageWords) -> None:
        self._text = text
        self._words = words
        squeezed = _BLANKS.sub("", text)
        self._titles = sorted({title[::-1] for title in _TITLE.findall(squeezed)})
        self._lost = [lost for lost in words.glyphs if self._is_lost(lost, squeezed)]
        self._repairs: list[Repair] = []

    def mended(self, block: Mapped) -> Mapped:
        """A block with dates written together and lost characters put back."""
        block = self._repaired("spaced-digits", block, self._words.spaced_digits, _without_blanks)
        for lost in self._lost:
            firm = re.compile(f"(?: |(?<! ))(?={lost.firm.pattern})")
            weak = re.compile(f"{_INNER_BLANK.pattern}(?={lost.weak.pattern})")
            for place in (firm, weak):
                block = self._repaired("lost-glyph", block, place, partial(_always, lost.glyph))
        return block

    def without_doubled(self, before: Mapped, after: Mapped) -> Mapped:
        """`after` without the characters that a page break inside a title printed twice."""
        opened = _OPEN_TITLE.search(before.value[-_TITLE_REACH:])
        closed = _TITLE_END.match(after.value)
        if opened is None or closed is None:
            return after
        for n in range(min(_MOST_DOUBLED, len(closed[1])), 0, -1):
            title = _BLANKS.sub("", opened[1] + closed[1][n:])
            if opened[1].endswith(closed[1][:n]) and self._ends_a_title(title):
                self._record("doubled-characters", after.places[0], after.places[n - 1] + 1, "")
                return after[n:]
        return after

    def joined_over_page(self, before: Mapped) -> None:
        """Records that a paragraph cut by the end of a page was put together after `before`."""
        end = before.places[-1] + 1
        self._record("page-join", end, end + 1, "")

    def repairs(self) -> tuple[Repair, ...]:
        """All repairs made, as they stand in the source."""
        return tuple(sorted(self._repairs, key=lambda repair: repair.span))

    def _ends_a_title(self, words: str) -> bool:
        """Whether a title that stands whole elsewhere is these words or ends in them."""
        at = bisect_left(self._titles, words[::-1])
        return at < len(self._titles) and self._titles[at].startswith(words[::-1])

    def _is_lost(self, lost: LostGlyph, squeezed: str) -> bool:
        """A character is lost where it stands nowhere, words do that need it, and blanks mostly stand in its place."""
        if lost.glyph in squeezed or not lost.firm.search(squeezed):
            return False
        inner = [m.end() for m in _INNER_BLANK.finditer(self._text)]
        return sum(lost.weak.match(self._text, i) is not None for i in inner) >= len(inner) * _MOSTLY

    def _repaired(self, kind: str, block: Mapped, what: re.Pattern[str], change: _Change) -> Mapped:
        for match in what.finditer(block.value):
            start = block.places[match.start()]
            end = block.places[match.end() - 1] + 1 if match[0] else start
            self._record(kind, start, end, change(match))
        return block.sub(what, change)

    def _record(self, kind: str, start: int, end: int, after: str) -> None:
        self._repairs.append(Repair(kind, Span(start, end), self._text[start:end], after))


_Change = Callable[[re.Match[str]], str]


def _without_blanks(match: re.Match[str]) -> str:
    return match[0].replace(" ", "")


def _always(new: str, _: re.Match[str]) -> str:
    return new
