"""An answer as a page shows it: names of entities in the reader's language, and what has a page links to it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from graph.iris import BadIdentifierError, Iris, Place
from mandategraph.site.interface import Tongue
from mandategraph.tables import compact
from queries.answers import Answer, Cell, Term, written

# Where the site shows what has an IRI; nothing, where nothing may lead there.
Address = Callable[[str], str]
_INTEGER = "http://www.w3.org/2001/XMLSchema#integer"
_Row = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Shown:
    """A term: its words, in which language they are, and where they lead, as far as that is known."""

    text: str
    language: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The first rows of `total`; a cell holds any number of terms. `counts` are the columns of numbers."""

    columns: tuple[str, ...]
    rows: tuple[tuple[tuple[Shown, ...], ...], ...]
    total: int
    counts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reader:
    """Who is shown a table: the language that they read, and where the site leads them."""

    tongue: Tongue
    iris: Iris
    address: Address


def table(answer: Answer, reader: Reader, columns: Collection[str], most: int) -> Table:
    """The first `most` rows of an answer in some of its columns. Labels stand in place of what they name."""
    kept = tuple(column for column in answer.columns if column in columns and column not in answer.labels)
    labels = {column: tuple(_labels(answer, column, reader.tongue)) for column in kept}
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows[:most]]
    cells = tuple(tuple(tuple(_cell(row, column, labels[column], reader)) for column in kept) for row in rows)
    counts = frozenset(column for column in kept if _is_count(row[column] for row in rows))
    return Table(kept, cells, len(answer.rows), counts)


def _labels(answer: Answer, column: str, tongue: Tongue) -> Iterator[str]:
    """The columns that name what is in a column, that in the reader's language first."""
    of = {language: label for label, (entity, language) in answer.labels.items() if entity == column}
    yield from (of[language] for language in sorted(of, key=lambda language: language != tongue))


def _cell(row: _Row, column: str, labels: Sequence[str], reader: Reader) -> Iterator[Shown]:
    for index, term in enumerate(row[column]):
        if isinstance(term, NamedNode):
            names = (row[label][index] for label in labels if row[label])
            yield _named(term, names, reader)
        else:
            link = reader.address(place) if (place := _place(row, column, reader.iris)) else ""
            yield Shown(written(term), term.language or "" if isinstance(term, Literal) else "", link)


def _named(term: NamedNode, names: Iterator[Term], reader: Reader) -> Shown:
    link = reader.address(term.value)
    for name in names:
        if isinstance(name, Literal) and name.value:
            return Shown(name.value, name.language or "", link)
    return Shown(compact(term.value, reader.iris), "", link)


def _place(row: _Row, column: str, iris: Iris) -> str:
    """The IRI of the document or paragraph that a row speaks of by its symbol and its number."""
    if column not in {"document", "paragraph"}:
        return ""
    symbol, language, paragraph = (_only(row.get(name, ())) for name in ("document", "language", "paragraph"))
    try:
        return iris.mint(Place(symbol) if column == "document" else Place(symbol, language or None, paragraph))
    except BadIdentifierError:
        return ""


def _only(cell: Cell) -> str:
    return written(cell[0]) if len(cell) == 1 else ""


def _is_count(cells: Iterator[Cell]) -> bool:
    terms = [term for cell in cells for term in cell]
    return bool(terms) and all(isinstance(term, Literal) and term.datatype.value == _INTEGER for term in terms)
