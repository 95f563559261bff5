"""Whether a line goes on with the block above it or begins something new."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from extract.read.lines import Line, columns
from extract.read.marker import NUMBERED_TITLE, NUMERALS, Marker, read_marker
from extract.read.style import Ending, Style, ending, unclosed
from extract.read.words import PageWords

_HEADING = re.compile(rf"(?:[A-Z][.．、]|[{NUMERALS}]{{1,3}}(?:[、.．]|\s))\s*\S")
_HANGING = re.compile(r"[。，；：、）》〉」』”’！？]{1,8}$")
_LATIN = re.compile(r"[!-~]")
_SHORT = 0.86  # of a full line's width: a line that ended before it had to
_HALF = 0.7  # of a full line's width: what a line inside a paragraph has at least
_SNUG = 1.05  # of a full line's width: what two pieces of one line may have together
_SLACK = 2  # columns by which a full line with Latin letters or digits may miss the width
_INDENT = 3  # columns by which first lines must fall short to tell anything
_SHORT_PARAGRAPH = 40  # columns that a paragraph cut by a page hardly ever has less of
_LONG_HEADING = 120  # columns that a heading hardly ever has


@dataclass(slots=True)
class Block:
    """What is known of a block as it grows: its last line, and how wide its lines stood on the page."""

    last: str
    width: int  # of its last line
    widest: int = 0  # of the lines before
    total: int = 0  # of the lines before
    lines: int = 1
    paragraph: bool = False  # begins as paragraphs do
    numbered: bool = False
    closed: bool = False  # a line of its own
    tight: bool = False  # its lines are closer than the document's other lines


class Seams:
    """Judges each seam between two lines, in order: it remembers the last printed numbers."""

    def __init__(self, style: Style, words: PageWords, is_opening: Callable[[str], bool]) -> None:
        self._style = style
        self._words = words
        self._is_opening = is_opening
        self._number = 0  # of the last numbered paragraph
        self._item: Marker | None = None  # the last lettered one since

    def begin(self, line: Line) -> Block:
        """A block that begins with `line`."""
        marker = read_marker(line.text)
        if marker and marker.rank == "number":
            self._number, self._item = marker.value, None
        elif marker:
            self._item = marker
        return Block(
            line.text,
            line.width,
            paragraph=marker is not None or self._is_opening(line.text),
            numbered=marker is not None,
            closed=self._words.own_line.fullmatch(line.text) is not None,
        )

    def extend(self, block: Block, line: Line) -> None:
        """Takes `line` into the block."""
        if line.follows_mark and self._fits(block, line):
            block.width += line.width
        else:
            block.tight = block.tight or (line.gap < self._style.gap and not line.paged)
            block.widest = max(block.widest, block.width)
            block.total += block.width
            block.width = line.width
            block.lines += 1
        block.last = line.text

    def goes_on(self, block: Block, line: Line, upcoming: Line | None) -> bool:
        """Whether `line` goes on with the block; `upcoming` is the line after it, where nothing stands between."""
        end: Ending = "open" if self._style.wrapped and unclosed(block.last) else ending(block.last)
        if block.closed or self._marked_out(block, line, end):
            return False
        if not self._style.wrapped:
            return (line.follows_mark and self._close(line)) or self._is_cut(block, line, end)
        if line.follows_mark and self._fits(block, line) and (self._close(line) or not self._heads(line, upcoming)):
            return True
        full = self._full(block, line, end)
        if self._set_apart(block, line) and not (end == "open" and full and block.paragraph):
            return False
        if end == "open":
            return full or (block.paragraph and block.width > self._style.width * _HALF)
        return not self._heads(line, upcoming) and self._clause_goes_on(block, line, upcoming, end, full=full)

    def _clause_goes_on(self, block: Block, line: Line, upcoming: Line | None, end: Ending, *, full: bool) -> bool:
        """Whether a line goes on after the end of a clause. No numbered paragraph ends in a comma."""
        if end == "comma" and (block.numbered or self._unindented(line)):
            return True
        return full and (block.numbered or not self._begins(line, upcoming))

    def _begins(self, line: Line, upcoming: Line | None) -> bool:
        """Whether a line below the full end of a clause begins a paragraph, as its words and its width tell."""
        firm, first = self._is_firm(line), self._style.first
        if first < _INDENT or upcoming is None:
            return firm
        if columns(_HANGING.sub("", line.text)) > self._style.width - first + 1:
            return False
        roomy = line.width + upcoming.room <= self._style.width and ending(line.text) == "open"
        return firm or (roomy and (self._is_opening(line.text) or not _LATIN.search(line.text)))

    def _marked_out(self, block: Block, line: Line, end: Ending) -> bool:
        """Whether the line's own beginning tells that it starts a block."""
        text = line.text
        if NUMBERED_TITLE.match(text):
            return True
        own = self._words.own_line.fullmatch(text)
        if own or _HEADING.match(text):
            cut = end == "open" and block.paragraph and self._style.wrapped
            return not cut or (own is not None and own["annex"] is not None)
        marker = read_marker(text)
        if marker is None:
            return False
        return self._counts(marker, block, end) if marker.rank == "number" else self._lists(marker, block, line, end)

    def _counts(self, marker: Marker, block: Block, end: Ending) -> bool:
        """Whether a number is a paragraph's: the next one, or after the end of a sentence."""
        if block.last.endswith("、"):
            return False
        return 0 < marker.value - self._number <= 2 or end == "stop" or (marker.value == 1 and end != "comma")

    def _lists(self, marker: Marker, block: Block, line: Line, end: Ending) -> bool:
        """Whether a letter is an item's: a list is going on, or one begins below a colon or a line that is not full."""
        last = self._item
        if last is not None and (end == "stop" or self._words.list_going_on.search(block.last)):
            return True
        if last is not None and end == "comma" and (marker.rank, marker.value) == (last.rank, last.value + 1):
            return True
        if block.last.endswith(("：", ":")):
            return True
        apart = not self._style.wrapped or self._set_apart(block, line) or not self._full(block, line, end)
        return end == "stop" and (apart or block.lines == 1)

    def _is_cut(self, block: Block, line: Line, end: Ending) -> bool:
        """In unwrapped text: whether a paragraph stops in its middle, so that the next line goes on with it."""
        if end == "comma" and line.paged and not block.numbered:
            heading = ending(line.text) == "open" and line.width < _LONG_HEADING
            return block.paragraph and not heading and not self._is_opening(line.text)
        if end == "comma":
            return block.numbered and not self._is_firm(line)
        return end == "open" and block.total + block.width > (_SHORT_PARAGRAPH if block.paragraph else _LONG_HEADING)

    def _set_apart(self, block: Block, line: Line) -> bool:
        """Whether blanks around a line tell that it begins something; at the top of a page they do not."""
        if line.paged:
            return False
        wider = line.gap > self._style.gap
        if (wider and not block.paragraph) or (block.tight and line.gap == self._style.gap):
            return True
        gap, margin = self._style.break_gap, self._style.margin
        return (gap is not None and line.gap >= gap) or (margin is not None and line.indent > margin)

    def _fits(self, block: Block, line: Line) -> bool:
        """Whether a line and the one above, parted by a mark, stood on one line."""
        if self._close(line):
            return True
        end = ending(block.last)
        opens = not block.numbered and not self._unindented(line) and self._is_opening(line.text)
        begins = end == "stop" or (end == "comma" and opens)
        room = block.width + line.width <= self._style.width * _SNUG
        return room and not begins and not self._set_apart(block, line)

    def _close(self, line: Line) -> bool:
        """Whether a line is closer to the one above than lines are."""
        return line.gap < self._style.gap

    def _full(self, block: Block, line: Line, end: Ending) -> bool:
        """Whether the line above had no room for how `line` begins."""
        full = min(self._style.width, block.widest) if block.lines > 2 else self._style.width
        taken = block.width + line.room
        if end == "open" or (block.lines == 1 and self._style.first < _INDENT):
            return taken > full * _SHORT
        slack = 0 if self._style.margin is None and not _LATIN.search(block.last) else _SLACK
        return taken > full - slack - (self._style.first if block.lines == 1 else 0)

    def _heads(self, line: Line, upcoming: Line | None) -> bool:
        """Whether a line is a heading, as its length and the line after it tell."""
        if upcoming is None or ending(line.text) != "open":
            return False
        if upcoming.gap < self._style.gap <= line.gap and not upcoming.follows_mark:
            return True
        text = upcoming.text
        begins = read_marker(text) or self._words.own_line.fullmatch(text) or self._is_firm(upcoming)
        return bool(begins) and line.width < self._style.width * _SHORT

    def _is_firm(self, line: Line) -> bool:
        """Whether a line begins as paragraphs do and lines inside them hardly ever; no sign where paragraphs indent."""
        return not self._unindented(line) and self._words.firm_opening.match(line.text) is not None

    def _unindented(self, line: Line) -> bool:
        """Whether a line has no indent where paragraphs have one."""
        return self._style.margin is not None and line.indent <= self._style.margin and not line.paged
