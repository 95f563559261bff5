"""Answers for people: a table as wide as the terminal or, where that is too narrow, one row below the other."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from statistics import fmean
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode
from rich.cells import cell_len
from rich.text import Text

from graph.iris import Iris
from mandategraph.wrapping import longest_piece, wrapped
from queries.answers import Answer, Cell, Term, written

_GAP = "  "
# Cells: text wraps down to the first, and what cannot wrap is broken above the second.
_NARROWEST_TEXT = 16
_WIDEST_PIECE = 26
_INTEGER = NamedNode("http://www.w3.org/2001/XMLSchema#integer")
_VOCABULARY = "https://w3id.org/mandategraph/ontology#"
# What would move the cursor or turn the direction of writing.
_CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class _Grid:
    """Columns of text: an entity and its labels share one column. `counts` are the columns of whole numbers."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    counts: frozenset[int]

    @property
    def columns(self) -> Iterator[tuple[str, ...]]:
        """Each column's header and cells."""
        return zip(self.headers, *self.rows, strict=True)


def lines(answer: Answer, width: int, iris: Iris) -> Iterator[Text]:
    """The lines of the answer, at most `width` cells wide. IRIs below `iris` are shortened: `agent:unodc`."""
    common, grid = _apart(_grid(answer, iris))
    yield from _captions(common, width)
    widths = _widths(grid, width)
    yield from _table(grid, widths) if widths else _records(grid, width)


def _apart(grid: _Grid) -> tuple[dict[str, str], _Grid]:
    """The entities that stand in every row, by their column, and the grid without them."""
    common = {
        header: cells[0]
        for header, *cells in grid.columns
        if len(cells) > 1 and len(set(cells)) == 1 and "\n" in cells[0]
    }
    kept = [index for index, header in enumerate(grid.headers) if header not in common]
    if not kept:
        return {}, grid
    rows = tuple(tuple(row[index] for index in kept) for row in grid.rows)
    counts = frozenset(place for place, index in enumerate(kept) if index in grid.counts)
    return common, _Grid(tuple(grid.headers[index] for index in kept), rows, counts)


def _captions(common: Mapping[str, str], width: int) -> Iterator[Text]:
    """What every row has in common, once above them."""
    for header, text in common.items():
        for line in wrapped(f"{header}: {text.replace(chr(10), ' · ')}", width):
            yield Text(line, "bold")
    if common:
        yield Text()


def compact(iri: str, iris: Iris) -> str:
    """An IRI of ours as people read it; any other as it is."""
    if iri.startswith(_VOCABULARY):
        return "mg:" + iri.removeprefix(_VOCABULARY)
    kind, slash, rest = iri.removeprefix(iris.base).partition("/")
    return f"{kind}:{unquote(rest)}" if slash and iri.startswith(iris.base) else iri


def _grid(answer: Answer, iris: Iris) -> _Grid:
    place = {column: index for index, column in enumerate(answer.columns)}
    shown = {
        column: [place[label] for label, (entity, _) in answer.labels.items() if entity == column and label in place]
        for column in answer.columns
        if column not in answer.labels
    }
    rows = (
        tuple(_text(row[place[column]], [row[label] for label in labels], iris) for column, labels in shown.items())
        for row in answer.rows
    )
    counts = (n for n, column in enumerate(shown) if all(map(_is_count, (row[place[column]] for row in answer.rows))))
    return _Grid(tuple(column.replace("_", " ") for column in shown), tuple(rows), frozenset(counts))


def _is_count(cell: Cell) -> bool:
    return all(isinstance(term, Literal) and term.datatype == _INTEGER for term in cell)


def _text(cell: Cell, labels: Sequence[Cell], iris: Iris) -> str:
    """Each term of a cell below its labels, which stand in the terms' order."""
    named = ([*(label[index] for label in labels if label), term] for index, term in enumerate(cell))
    return "\n".join(text for terms in named for term in terms if (text := _shown(term, iris)))


def _shown(term: Term, iris: Iris) -> str:
    text = compact(term.value, iris) if isinstance(term, NamedNode) else written(term)
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)


def _widths(grid: _Grid, available: int) -> list[int]:
    """The width of each column; empty where the table does not fit. Those give way that are the least tall for it."""
    bulk = [fmean(map(cell_len, column)) for column in grid.columns]
    natural = [max(cell_len(line) for text in column for line in text.split("\n")) for column in grid.columns]
    least = [_least(column, most) for column, most in zip(grid.columns, natural, strict=True)]
    room = available - len(_GAP) * (len(natural) - 1)
    if sum(least) > room:
        return []
    widths = list(natural)
    while sum(widths) > room:
        narrowing = (index for index, width in enumerate(widths) if width > least[index])
        widths[min(narrowing, key=lambda index: bulk[index] / (widths[index] - 1))] -= 1
    return widths


def _least(column: Sequence[str], natural: int) -> int:
    """Short things stay whole, text may wrap."""
    return min(natural, max(_NARROWEST_TEXT, min(_WIDEST_PIECE, max(map(longest_piece, column)))))


def _table(grid: _Grid, widths: Sequence[int]) -> Iterator[Text]:
    header, *rows = (
        [wrapped(text, width) for text, width in zip(row, widths, strict=True)] for row in (grid.headers, *grid.rows)
    )
    yield from _row(header, widths, grid.counts, "bold")
    yield Text(_GAP.join("─" * width for width in widths))
    tall = False
    for number, row in enumerate(rows):
        was_tall, tall = tall, any(len(cell) > 1 for cell in row)
        if number and (tall or was_tall):
            yield Text()
        yield from _row(row, widths, grid.counts)


def _row(
    cells: Sequence[Sequence[str]], widths: Sequence[int], counts: Collection[int], style: str = ""
) -> Iterator[Text]:
    """The lines of a row, as many as its tallest cell has; counts stand to the right."""
    for texts in zip_longest(*cells, fillvalue=""):
        blanks = [" " * (width - cell_len(text)) for text, width in zip(texts, widths, strict=True)]
        padded = (blanks[n] + text if n in counts else text + blanks[n] for n, text in enumerate(texts))
        yield Text(_GAP.join(padded).rstrip(), style)


def _records(grid: _Grid, width: int) -> Iterator[Text]:
    """Rows below each other, a line for each filled cell."""
    margin = max(map(cell_len, grid.headers)) + len(_GAP)
    for number, row in enumerate(grid.rows, start=1):
        yield Text(f"── {number} ".ljust(width, "─"), "bold")
        for header, text in zip(grid.headers, row, strict=True):
            for index, line in enumerate(wrapped(text, max(width - margin, _NARROWEST_TEXT)) if text else ()):
                yield Text.assemble(("" if index else header).ljust(margin), line)
