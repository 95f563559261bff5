"""Marks on a text as segments that nest: none crosses another, and no character of a mark is lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from extract.records import Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Marked(Generic[T]):
    """A mark on a text. A piece that was cut off its beginning, where another mark ends, is not the `first`."""

    span: Span
    mark: T
    first: bool = True


@dataclass(frozen=True, slots=True)
class Segment(Generic[T]):
    """A range of a text: of no mark, or of a mark with the segments inside it, which cover it."""

    span: Span
    marked: Marked[T] | None = None
    inside: tuple[Segment[T], ...] = ()


def nested(span: Span, marks: Sequence[Marked[T]]) -> tuple[Segment[T], ...]:
    """The segments of a range of a text, in order and without a gap; empty ones are left out.

    What begins first is outermost, of those the longest, of those the first of `marks`. Where a mark ends inside
    another that began later, that one is split there. Every mark lies in `span` and is not empty.
    """
    return tuple(_covered(span, sorted(marks, key=_outermost)))


def _outermost(marked: Marked[T]) -> tuple[int, int]:
    return marked.span.start, -marked.span.end


def _covered(span: Span, marks: list[Marked[T]]) -> Iterator[Segment[T]]:
    """The segments of `span`, of marks that are sorted."""
    at = span.start
    while marks:
        outer = marks[0]
        if outer.span.start > at:
            yield Segment(Span(at, outer.span.start))
        at = outer.span.end
        overlapping = [inner for inner in marks[1:] if inner.span.start < at]
        after = marks[1 + len(overlapping) :]
        within = [replace(inner, span=Span(inner.span.start, min(inner.span.end, at))) for inner in overlapping]
        beyond = [inner for inner in overlapping if inner.span.end > at]
        rest = [replace(inner, span=Span(at, inner.span.end), first=False) for inner in beyond]
        yield Segment(outer.span, outer, tuple(_covered(outer.span, sorted(within, key=_outermost))))
        marks = sorted([*rest, *after], key=_outermost)
    if at < span.end:
        yield Segment(Span(at, span.end))
