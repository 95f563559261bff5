"""How a document's lines are set, as far as the lines themselves tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from extract.read.lines import MARK, Line

Ending = Literal["stop", "comma", "open"]

_CLOSING = "[”’」』》)）\\]]{0,8}$"
_STOP = re.compile(rf"[。；：.;:!?！？]{_CLOSING}")
_SENTENCE = re.compile(rf"[。.!?！？]{_CLOSING}")
_COMMA = re.compile(rf"[，,]{_CLOSING}")
_ABBREVIATED = re.compile(r"[A-Za-z]\.$")
_WIDE = re.compile("[\u2e80-\uffdc]")
_LOOSE_MARK = re.compile(r"(?:(?<=[。；：，”》）])|(?<=[a-z][.;:,”)]))\s?\d{1,3}$")
_BRACKETS = {"(": ")", "（": "）", "《": "》", "〈": "〉", "[": "]"}
_TAIL = 60  # characters at the end of a line that tell how it ends
_LONG = 30  # columns of a line that tells something of how lines are set
_WRAPPED = 0.35  # share of lines that stop inside a clause where paragraphs go over lines
_OVER = 1.2  # of a full line's width, which hardly any line has where paragraphs go over lines
_FEW = 0.05
_NEARLY = 0.9
_CLEAR = 0.75  # share that makes a rule
_NO_RULE = 0.6


@dataclass(frozen=True, slots=True)
class Style:
    """How lines are set, in columns and empty lines.

    `width`: of a full line where paragraphs are `wrapped`; `first`: by how much less their first lines have. `gap`:
    empty lines between most lines; a gap of `break_gap` or more, and an indent over `margin`, begin a paragraph; None
    where they tell nothing.
    """

    wrapped: bool
    width: int
    first: int
    gap: int
    break_gap: int | None
    margin: int | None


def ending(text: str) -> Ending:
    """How a line ends, marks aside: with a stop, with a comma, or inside a clause."""
    bare = _LOOSE_MARK.sub("", MARK.sub("", text[-_TAIL:]).rstrip())
    if _STOP.search(bare) and not _is_abbreviated(bare):
        return "stop"
    return "comma" if _COMMA.search(bare) else "open"


def ends_sentence(text: str) -> bool:
    """Whether a sentence is over at the end of a line, as far as that line tells."""
    bare = MARK.sub("", text[-_TAIL:]).rstrip()
    return _SENTENCE.search(bare) is not None and not _is_abbreviated(bare) and not unclosed(text)


def _is_abbreviated(bare: str) -> bool:
    """Whether the full stop belongs to a word in Latin letters inside Chinese text."""
    return _ABBREVIATED.search(bare) is not None and _WIDE.search(bare) is not None


def unclosed(text: str) -> bool:
    """Whether a line opens a bracket that it does not close."""
    return any(text.rfind(opening) > text.rfind(closing) for opening, closing in _BRACKETS.items())


def find_style(lines: Sequence[Line]) -> Style:
    """Reads the style off the lines that are long enough to tell."""
    pairs = [
        (ending(a.text) != "open", b) for a, b in pairwise(lines) if a.width > _LONG and not (b.paged or b.follows_mark)
    ]
    width = _full_width(lines)
    over = sum(line.width > width * _OVER for line in lines)
    wrapped = sum(not ended for ended, _ in pairs) > len(pairs) * _WRAPPED and over < len(pairs) * _FEW
    gaps = Counter(b.gap for _, b in pairs)
    return Style(
        wrapped=wrapped,
        width=width,
        first=_first_lines(lines, width) if wrapped else 0,
        gap=gaps.most_common(1)[0][0] if gaps else 0,
        break_gap=_break_gap(pairs),
        margin=_margin(pairs),
    )


def _full_width(lines: Sequence[Line]) -> int:
    """The width of nearly the longest of the lines that stop inside a clause."""
    widths = sorted(line.width for line in lines if line.width > _LONG and ending(line.text) == "open")
    return widths[int(len(widths) * _NEARLY)] if widths else 0


def _first_lines(lines: Sequence[Line], width: int) -> int:
    """By how many columns the first lines of paragraphs fall short of the others, as where an indent was lost."""
    short = sorted(
        width - b.width
        for a, b, c in zip(lines, lines[1:], lines[2:], strict=False)
        if a.width < width * 0.7 < b.width and _is_first(a, b) and not c.follows_mark
    )
    return short[len(short) // 2] if len(short) >= 3 else 0


def _is_first(above: Line, line: Line) -> bool:
    return ending(above.text) != "open" and ending(line.text) == "open"


def _break_gap(pairs: Sequence[tuple[bool, Line]]) -> int | None:
    """The smallest number of empty lines that nearly always follow the end of a clause, where fewer seldom do."""
    for gap in sorted({b.gap for _, b in pairs} - {0}):
        wide = [ended for ended, b in pairs if b.gap >= gap]
        narrow = [ended for ended, b in pairs if b.gap < gap]
        if len(wide) >= 3 and _share(wide) >= _CLEAR and narrow and _share(narrow) <= _NO_RULE:
            return gap
    return None


def _margin(pairs: Sequence[tuple[bool, Line]]) -> int | None:
    """The largest indent that is none, where deeper ones nearly always follow the end of a clause."""
    indents = Counter(b.indent for _, b in pairs)
    margin = indents.most_common(1)[0][0] if indents else 0
    deep = [ended for ended, b in pairs if b.indent > margin]
    return margin if len(deep) >= 2 and _share(deep) >= _CLEAR else None


def _share(flags: Sequence[bool]) -> float:
    return sum(flags) / len(flags)
