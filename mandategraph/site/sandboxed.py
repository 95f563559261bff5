"""Queries of pages, answered within the limits of the sandbox, as those are that come from outside."""

from __future__ import annotations

from collections.abc import Iterable

from anyio import from_thread
from pyoxigraph import QueryBoolean, QueryResultsFormat, RdfFormat, parse, parse_query_results

from queries.answers import Answer, Result, Row, Select, Solutions, Triples, read
from queries.sandbox.messages import Question
from queries.sandbox.pool import Answered, Sandbox

_TABLE, _GRAPH = "application/sparql-results+json", "application/n-triples"


def select_within(sandbox: Sandbox) -> Select:
    """Answers SELECT queries; it is called in a thread of the server's, and raises what `Sandbox.ask` does."""

    def select(sparql: str) -> Iterable[Row]:
        result = _read(_asked(sandbox, Question(sparql, _TABLE, None)))
        if not isinstance(result, Solutions):
            raise TypeError("not a SELECT query")
        return result.rows

    return select


def ask(sandbox: Sandbox, sparql: str) -> Answer | bool:
    """What a query of any form answers, triples as a table; as `select_within`."""
    result = _read(_asked(sandbox, Question(sparql, _TABLE, _GRAPH)))
    if isinstance(result, bool):
        return result
    if isinstance(result, Triples):
        return result.table
    rows = tuple(tuple((row[name],) if name in row else () for name in result.variables) for row in result.rows)
    return Answer(result.variables, rows)


def _asked(sandbox: Sandbox, question: Question) -> Answered:
    return from_thread.run(sandbox.ask, question)


def _read(answered: Answered) -> Result:
    with answered.file as file:
        if answered.media_type == _GRAPH:
            return Triples(tuple(quad.triple for quad in parse(file, format=RdfFormat.N_TRIPLES)))
        result = parse_query_results(file.read(), format=QueryResultsFormat.JSON)
        return bool(result) if isinstance(result, QueryBoolean) else read(result)
