"""Solutions of a query to a table: several values joined in one cell, labels beside what they name."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Triple

from graph.correspondence import PREFERENCE

Term = NamedNode | BlankNode | Literal | Triple
# A solution: the terms of its variables, without those that it leaves unbound.
Row = Mapping[str, Term]
# Answers a SELECT query.
Select = Callable[[str], Iterable[Row]]
# What stands in a cell: nothing, a term, or in a joined column several, each once and in order.
Cell = tuple[Term, ...]

# A graph may name an agent that no authority lists; two such graphs may write its name in two ways.
_PREFERRED_LABELS = """
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?entity ?label WHERE {{ VALUES ?entity {{ {entities} }} GRAPH ?g {{ ?entity skos:prefLabel ?label }} }}
"""
_BATCH = 1000
_NAMELESS = Literal("")


@dataclass(frozen=True, slots=True)
class Answer:
    """A table: every row has a cell for every column.

    `joined` are the columns whose cells may hold several terms. `labels` gives for a column of labels the column that
    it names and the language; where a cell names several entities, its labels stand in their order.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    joined: frozenset[str] = frozenset()
    labels: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def only(self, columns: Collection[str]) -> Answer:
        """The table with some of its columns and their labels."""
        kept = [
            i for i, name in enumerate(self.columns) if name in columns or self.labels.get(name, ("",))[0] in columns
        ]
        rows = tuple(tuple(row[index] for index in kept) for row in self.rows)
        return replace(self, columns=tuple(self.columns[index] for index in kept), rows=rows)


@dataclass(frozen=True, slots=True)
class Triples:
    """What a CONSTRUCT or DESCRIBE query answers."""

    triples: tuple[Triple, ...]

    @property
    def table(self) -> Answer:
        """The same as a table of subjects, predicates and objects."""
        rows = tuple(((t.subject,), (t.predicate,), (t.object,)) for t in self.triples)
        return Answer(("subject", "predicate", "object"), rows)


@dataclass(frozen=True, slots=True)
class Solutions:
    """What a SELECT query answers, with the names of its variables."""

    variables: tuple[str, ...]
    rows: Iterable[Row]


# What a query of any form answers: rows, triples, or whether.
Result = Solutions | Triples | bool


@dataclass(frozen=True, slots=True)
class Engine:
    """What queries are asked of, and may raise errors of its own.

    `select` answers a SELECT query that reads named graphs; `ask` one of any form, of which it is told the keywords as
    `queries.guard.check` has them.
    """

    select: Select
    ask: Callable[[str, Sequence[str]], Result]


def tabulated(
    solutions: Iterable[Row],
    columns: tuple[str, ...],
    joined: frozenset[str],
    labels: Mapping[str, tuple[str, str]],
    select: Select,
) -> Answer:
    """The table of `solutions`: those that differ in nothing but `joined` variables share a row.

    `labels` is as in Answer; `select` is asked for them.
    """
    records = list(_joined(solutions, joined) if joined else _single(solutions))
    entities = {term for record in records for column, _ in labels.values() for term in record.get(column, ())}
    known = _labels(entities, select) if labels else {}

    def cell(record: Mapping[str, Cell], column: str) -> Cell:
        if column not in labels:
            return record.get(column, ())
        entity, language = labels[column]
        found = tuple(known.get((term, language), _NAMELESS) for term in record.get(entity, ()))
        return found if any(label != _NAMELESS for label in found) else ()

    rows = tuple(tuple(cell(record, column) for column in columns) for record in records)
    several = joined.union(column for column, (entity, _) in labels.items() if entity in joined)
    return Answer(columns, rows, several, labels)


def once(solutions: Iterable[Row], names: Sequence[str]) -> Iterator[Row]:
    """Of the solutions that agree in `names`, those in one `language`: the first of graph.correspondence.PREFERENCE."""
    rows = [(tuple(row.get(name) for name in names), _rank(row), row) for row in solutions]
    first: dict[tuple[Term | None, ...], int] = {}
    for key, rank, _ in rows:
        first[key] = min(first.get(key, rank), rank)
    return (row for key, rank, row in rows if rank == first[key])


def read(found: QuerySolutions) -> Solutions:
    """Solutions as the engine gives them."""
    names = tuple(variable.value for variable in found.variables)
    return Solutions(names, ({name: term for name in names if (term := row[name]) is not None} for row in found))


def written(term: Term) -> str:
    """A term as people read it: the IRI, the words, the number."""
    return str(term) if isinstance(term, Triple) else term.value


def _rank(row: Row) -> int:
    """How far behind the first a row's language stands; behind all, if it has none of ours."""
    language = written(row["language"]) if "language" in row else ""
    return PREFERENCE.index(language) if language in PREFERENCE else len(PREFERENCE)


def _single(solutions: Iterable[Row]) -> Iterator[dict[str, Cell]]:
    return ({name: (term,) for name, term in row.items()} for row in solutions)


def _joined(solutions: Iterable[Row], joined: frozenset[str]) -> Iterator[dict[str, Cell]]:
    """One record for all solutions that agree in what is not joined, where the first of them stood."""
    found: dict[frozenset[tuple[str, Term]], dict[str, set[Term]]] = {}
    for row in solutions:
        key = frozenset((name, term) for name, term in row.items() if name not in joined)
        several = found.setdefault(key, {})
        for name in joined & row.keys():
            several.setdefault(name, set()).add(row[name])
    for key, several in found.items():
        cells = {name: tuple(sorted(terms, key=str)) for name, terms in several.items()}
        yield {**{name: (term,) for name, term in key}, **cells}


def _labels(entities: Iterable[Term], select: Select) -> dict[tuple[Term, str], Literal]:
    """The preferred label of each entity in each language, the first where graphs differ."""
    named = iter(sorted(str(entity) for entity in entities if isinstance(entity, NamedNode)))
    labels: dict[tuple[Term, str], Literal] = {}
    while batch := list(islice(named, _BATCH)):
        for row in select(_PREFERRED_LABELS.format(entities=" ".join(batch))):
            entity, label = row["entity"], row["label"]
            if isinstance(label, Literal) and label.language:
                key = (entity, label.language)
                labels[key] = min(labels.get(key, label), label, key=str)
    return labels
