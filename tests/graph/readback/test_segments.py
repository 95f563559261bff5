"""Marks that nest, cross and coincide, as segments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.records import Span
from graph.readback.segments import Marked, Segment, nested

_LENGTH = 12


@st.composite
def _marks(draw: st.DrawFn) -> list[Marked[int]]:
    places = st.integers(0, _LENGTH)
    pairs = draw(st.lists(st.tuples(places, places).filter(lambda pair: pair[0] != pair[1]), max_size=8))
    return [Marked(Span(min(pair), max(pair)), number) for number, pair in enumerate(pairs)]


def _walked(segments: Iterable[Segment[int]]) -> Iterator[Segment[int]]:
    for segment in segments:
        yield segment
        yield from _walked(segment.inside)


def _covers(span: Span, segments: tuple[Segment[int], ...]) -> bool:
    """Whether segments follow one another from the beginning of a range to its end."""
    edges = [span.start, *(segment.span.end for segment in segments)]
    return edges[-1] == span.end and [segment.span.start for segment in segments] == edges[:-1]


@given(_marks())
def test_no_character_of_a_text_or_of_a_mark_is_lost(marks: list[Marked[int]]) -> None:
    segments = nested(Span(0, _LENGTH), marks)
    assert _covers(Span(0, _LENGTH), segments)
    marked: Counter[tuple[int, int]] = Counter()
    for segment in _walked(segments):
        assert segment.span
        assert not segment.inside or _covers(segment.span, segment.inside)
        if segment.marked:
            assert segment.inside
            marked.update((segment.marked.mark, place) for place in range(segment.span.start, segment.span.end))
    assert marked == Counter((mark.mark, place) for mark in marks for place in range(mark.span.start, mark.span.end))


@given(_marks())
def test_each_mark_begins_once_where_it_begins(marks: list[Marked[int]]) -> None:
    pieces = [segment for segment in _walked(nested(Span(0, _LENGTH), marks)) if segment.marked]
    first = {piece.marked.mark: piece.span.start for piece in pieces if piece.marked and piece.marked.first}
    assert first == {mark.mark: mark.span.start for mark in marks}
    assert sum(piece.marked.first for piece in pieces if piece.marked) == len(marks)


@given(_marks())
def test_what_crosses_nothing_stays_whole(marks: list[Marked[int]]) -> None:
    def crosses(one: Span, other: Span) -> bool:
        return one.overlaps(other) and one not in other and other not in one

    pieces = Counter(segment.marked.mark for segment in _walked(nested(Span(0, _LENGTH), marks)) if segment.marked)
    for mark in marks:
        assert pieces[mark.mark] == 1 or any(crosses(mark.span, other.span) for other in marks)


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([], "aabbccdd"),
        (["2-6"], "aa(0:bbcc)dd"),
        (["0-8", "2-4"], "(0:aa(1:bb)ccdd)"),
        (["2-4", "0-8"], "(1:aa(0:bb)ccdd)"),
        (["2-4", "2-4"], "aa(0:(1:bb))ccdd"),
        (["0-4", "2-6"], "(0:aa(1:bb))(1+:cc)dd"),
        (["0-4", "2-8", "3-6"], "(0:aa(1:b(2:b)))(1+:(2+:cc)dd)"),
    ],
)
def test_marks_as_they_are_read(marks: list[str], expected: str) -> None:
    spans = (Span(*map(int, mark.split("-"))) for mark in marks)
    segments = nested(Span(0, 8), [Marked(span, number) for number, span in enumerate(spans)])
    assert "".join(map(_written, segments)) == expected


def _written(segment: Segment[int]) -> str:
    if segment.marked is None:
        return "aabbccdd"[segment.span.start : segment.span.end]
    inside = "".join(map(_written, segment.inside))
    return f"({segment.marked.mark}{'' if segment.marked.first else '+'}:{inside})"
