"""Runs canned queries and queries of one's own, on an embedded store or any other engine."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pyoxigraph import Literal, NamedNode, QueryBoolean, QuerySolutions, Store

from graph.iris import Iris
from queries import guard
from queries.answers import Answer, Engine, Result, Row, Select, Triples, once, read, tabulated
from queries.binding import bind
from queries.errors import RefusedQueryError
from queries.library import Given, Query
from queries.lookup import row_by_row
from queries.names import Names

_BOOLEAN = NamedNode("http://www.w3.org/2001/XMLSchema#boolean")
_POSITION = re.compile(r"error at (\d+:\d+): (.*)", re.DOTALL)
_LONGEST_REASON = 160


def run(query: Query, select: Select, given: Given, iris: Iris) -> Answer:
    """The answer of a canned query to values as people give them; `select` asks the graph, `iris` are its identifiers.

    Raises ParameterError, before the query is run, for a value that is not of its type or names nothing.
    """
    sparql = bound(query, select, given, iris)
    solutions = _in_one_language(query, select(sparql), given)
    return tabulated(solutions, query.columns, query.joined, query.labels, select)


def run_own(query: Query, engine: Engine, given: Given, iris: Iris) -> Answer | Triples:
    """The answer of a query of any form that somebody wrote; ASK answers a table of one cell.

    Raises RefusedQueryError, with line and column, for what is no SPARQL or would do more than read; ParameterError as
    for a canned query.
    """
    keywords = guard.check(query.sparql)
    result = engine.ask(bound(query, engine.select, given, iris), keywords)
    if isinstance(result, bool):
        return Answer(("answer",), (((Literal(str(result).lower(), datatype=_BOOLEAN),),),))
    if isinstance(result, Triples):
        return result
    solutions = _in_one_language(query, result.rows, given)
    return tabulated(solutions, query.columns or result.variables, query.joined, query.labels, engine.select)


def bound(query: Query, select: Select, given: Given, iris: Iris) -> str:
    """The SPARQL text of a query with its values in place, names resolved by what `select` answers."""
    return bind(query, Names(select, iris).resolve(query, given), iris)


def embedded(store: Store) -> Engine:
    """An embedded store. The default graph of what is asked of it is the union of all graphs, unless it says FROM."""

    def ask(sparql: str, keywords: Sequence[str]) -> Result:
        try:
            result = store.query(sparql, use_default_graph_as_union="FROM" not in keywords)
        except SyntaxError as error:
            raise RefusedQueryError(reason(str(error))) from None
        if isinstance(result, QuerySolutions):
            return read(result)
        return bool(result) if isinstance(result, QueryBoolean) else Triples(tuple(result))

    return Engine(select_on(store), ask)


def select_on(store: Store) -> Select:
    """What answers SELECT queries from the named graphs of a store."""

    def select(sparql: str) -> Iterable[Row]:
        result = store.query(row_by_row(sparql))
        if not isinstance(result, QuerySolutions):
            raise TypeError("not a SELECT query")
        return read(result).rows

    return select


def _in_one_language(query: Query, solutions: Iterable[Row], given: Given) -> Iterable[Row]:
    """What several languages say once, unless it is asked for by language."""
    return once(solutions, query.once) if query.once and not query.given(given).get("language") else solutions


def reason(message: str) -> str:
    """The embedded engine's message on what is no SPARQL in one line, with the position in front."""
    found = _POSITION.fullmatch(message)
    place, why = (f"{found[1]}: ", found[2]) if found else ("", message)
    why = " ".join(why.split())
    return f"{place}no SPARQL: {why if len(why) <= _LONGEST_REASON else why[:_LONGEST_REASON] + '…'}"
