"""Queries by the SPARQL Protocol: SPARQLWrapper makes the request, and no answer is believed that may not be whole.

A store may fail after it has said that all is well: Oxigraph then writes a sentence between its rows, Virtuoso gives as
many rows as it was set to. So all of an answer is read, and read strictly, before there is a row of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import cast

import httpx
from pyoxigraph import Literal, NamedNode, QueryBoolean, QueryResultsFormat, RdfFormat, parse, parse_query_results
from SPARQLWrapper import POST, SPARQLWrapper

from graph.endpoints.credentials import Credentials
from graph.endpoints.errors import EndpointError, excerpt
from graph.endpoints.exchange import PATIENCE, Exchange, Reply
from queries.answers import Engine, Result, Row, Solutions, Term, Triples, read
from queries.errors import RefusedQueryError
from queries.guard import FORMS, is_distinct

_JSON = "application/sparql-results+json"
_N_TRIPLES = "application/n-triples"
_WHOLE = 200
_END = 80  # bytes of an answer that are shown
_MOST_ROWS = "x-sparql-maxrows"  # Virtuoso: what it was set to give at most
_STATE = "x-sql-state"  # Virtuoso: what ended the query before its end
_BOOLEAN = NamedNode("http://www.w3.org/2001/XMLSchema#boolean")
_BOOLEANS: dict[Term, Term] = {  # Virtuoso keeps them as numbers
    Literal(number, datatype=_BOOLEAN): Literal(word, datatype=_BOOLEAN)
    for number, word in (("0", "false"), ("1", "true"))
}
_ASKED = "__ASK_RETVAL"  # Virtuoso 7: the variable of the one row by which it says yes; none says no


def endpoint(url: str, credentials: Credentials | None = None, patience: float = PATIENCE) -> Engine:
    """The store whose query endpoint is at `url`; each answer may take `patience` seconds.

    Whatever goes wrong there is raised as EndpointError. What the default graph of a query is, is the store's to say.
    """
    wrapper = _Wrapper(url, Exchange(url, credentials, patience))

    def table(sparql: str, form: str) -> Solutions | bool:
        result = _table(wrapper.answer(sparql, form, _JSON), url)
        return _once(result) if isinstance(result, Solutions) and is_distinct(sparql) else result

    def select(sparql: str) -> Iterable[Row]:
        result = table(sparql, "SELECT")
        if isinstance(result, bool):
            raise EndpointError(url, "it was asked for rows, and answered yes or no")
        return result.rows

    def ask(sparql: str, keywords: Sequence[str]) -> Result:
        match next((word for word in keywords if word in FORMS), None):
            case None:
                raise RefusedQueryError(f" no SPARQL: none of {', '.join(sorted(FORMS))} stands in it")
            case "CONSTRUCT" | "DESCRIBE" as form:
                return _triples(wrapper.answer(sparql, form, _N_TRIPLES), url)
            case form:
                return table(sparql, form)

    return Engine(select, ask)


class _Wrapper(SPARQLWrapper):
    """SPARQLWrapper, whose requests are sent within bounds, and with credentials that no redirect leads elsewhere."""

    def __init__(self, url: str, exchange: Exchange) -> None:
        super().__init__(url, agent="mandategraph")
        self._exchange = exchange
        self.setMethod(POST)
        self.setOnlyConneg(True)  # no parameters beside the query's, which some stores refuse

    def answer(self, sparql: str, form: str, kind: str) -> Reply:
        """What is answered to a query of this form, in this media type. Raises EndpointError."""
        self.setQuery(sparql)
        self.queryType = form  # which it would guess, and might take a name for an update
        self.addCustomHttpHeader("Accept", kind)
        made = self._createRequest()
        content = cast(bytes, made.data)
        reply = self._exchange.reply(httpx.Request(POST, made.full_url, headers=made.headers, content=content))
        if reply.status != _WHOLE or _STATE in reply.headers:
            raise EndpointError(self.endpoint, "it gave up before the end of its answer: ask for less")
        if reply.kind != kind:
            said = f"{reply.kind or 'something'}, not {kind}: {excerpt(reply.body)}"
            raise EndpointError(self.endpoint, f"is this its query endpoint? It answered {said}")
        return reply


def _table(reply: Reply, url: str) -> Solutions | bool:
    """Rows, or yes or no, from an answer that ends as JSON does."""
    with _strictly(reply, url):
        table = _parsed(reply.body)
    if isinstance(table, bool):
        return table
    rows = tuple(table.rows)
    if len(rows) >= int(reply.headers.get(_MOST_ROWS, len(rows) + 1)):
        raise EndpointError(url, f"it gives no more than {len(rows)} rows, and there may be more: ask for less")
    return any(rows) if table.variables == (_ASKED,) else table


def _parsed(answer: bytes) -> Solutions | bool:
    """All rows of an answer, or yes or no. Raises SyntaxError or ValueError for one that is not whole."""
    result = parse_query_results(answer, format=QueryResultsFormat.JSON)
    if isinstance(result, QueryBoolean):
        return bool(result)
    solutions = read(result)
    rows = ({name: _BOOLEANS.get(term, term) for name, term in row.items()} for row in solutions.rows)
    return replace(solutions, rows=tuple(rows))


def _once(table: Solutions) -> Solutions:
    """Rows each once, as they were asked for: Virtuoso 7 repeats some where it compares dates."""
    return replace(table, rows=tuple({frozenset(row.items()): row for row in table.rows}.values()))


def _triples(reply: Reply, url: str) -> Triples:
    """Triples, from an answer that was measured, for N-Triples that are cut between two lines look whole."""
    if not reply.is_measured:
        raise EndpointError(url, "it does not tell how long its answer is, which might be cut: ask for rows")
    with _strictly(reply, url):
        return Triples(tuple(quad.triple for quad in parse(reply.body, format=RdfFormat.N_TRIPLES)))


@contextmanager
def _strictly(reply: Reply, url: str) -> Iterator[None]:
    """What is no such answer is a fault of the store."""
    try:
        yield
    except (SyntaxError, ValueError) as error:
        said = f"{excerpt(str(error).encode())}; it ends with {excerpt(reply.body[-_END:])!r}"
        raise EndpointError(url, f"its answer is cut or garbled: {said}") from None
