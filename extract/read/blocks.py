"""Lines to blocks: paragraphs, headings, footnotes and lines of symbols in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extract.read.items import Item, Note, Symbol
from extract.read.lines import MARK, Line
from extract.read.mapped import Mapped
from extract.read.repairs import Mender
from extract.read.seams import Block, Seams


@dataclass(slots=True)
class _Growing:
    """A block with the characters that it has so far."""

    block: Block
    pieces: list[Mapped] = field(default_factory=list)


def join_lines(items: Sequence[Item], seams: Seams, mender: Mender) -> Iterator[Mapped | Note | Symbol]:
    """The blocks of a document in reading order; what interrupts a block comes after it."""
    growing: _Growing | None = None
    aside: list[Note | Symbol] = []
    for item, upcoming in zip(items, _next_lines(items), strict=True):
        if not isinstance(item, Line):
            aside.append(item)
        elif growing is not None and seams.goes_on(growing.block, item, upcoming):
            _add(growing, item, mender)
            seams.extend(growing.block, item)
        else:
            yield from _finished(growing)
            yield from aside
            aside.clear()
            growing = _Growing(seams.begin(item), [item.chars])
    yield from _finished(growing)
    yield from aside


def _finished(growing: _Growing | None) -> Iterator[Mapped]:
    if growing is not None:
        yield Mapped.joined(growing.pieces)


def _add(growing: _Growing, line: Line, mender: Mender) -> None:
    before, after = growing.pieces[-1], line.chars
    if line.paged:
        mender.joined_over_page(before)
        after = mender.without_doubled(before, after)
    growing.pieces += [_glue(before, after), after]


def _next_lines(items: Sequence[Item]) -> list[Line | None]:
    """For each item the line after it, where nothing stands between."""
    below = [item if isinstance(item, Line) and not item.paged else None for item in items[1:]]
    return [*below, None][: len(items)]


def run_on(lines: Sequence[Mapped]) -> Mapped:
    """Lines that are known to go on with one another, as one."""
    pieces = list(lines[:1])
    for before, after in pairwise(lines):
        pieces += [_glue(before, after), after]
    return Mapped.joined(pieces)


def _glue(before: Mapped, after: Mapped) -> Mapped:
    """A blank between words that need one, else nothing."""
    left, right = before.value[-1:], after.value[:1]
    needs = left.isascii() and right.isascii() and left not in "-/(" and not MARK.match(after.value)
    return before.standing_for(" ", len(before) - 1, len(before)) if needs and left and right else before[:0]
