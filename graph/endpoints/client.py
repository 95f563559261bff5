"""Talks to one store: graphs by the Graph Store Protocol, updates and counts by the SPARQL Protocol."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

import httpx
import msgspec
from pyoxigraph import Literal, NamedNode

from graph.endpoints.credentials import Credentials
from graph.endpoints.errors import EndpointError, excerpt
from graph.endpoints.exchange import PATIENCE, Exchange
from graph.endpoints.outgoing import Parcel
from graph.endpoints.profiles import Endpoint, known_by

N_QUADS, N_TRIPLES = "application/n-quads", "application/n-triples"
_UPDATE = "application/sparql-update"
_RESULTS = "application/sparql-results+json"
_COUNTED = 100  # graphs whose statements are counted by one query
_LISTED = 5_000  # names of graphs that one query asks for; some stores answer no more than 10,000
_NOT_FOUND = 404
_MEANINGS = {
    404: "nothing is there: see that this is the URL of the store, and the store of this kind",
    405: "it takes no such request: see that this is the URL of the store, and the store of this kind",
    413: "it takes nothing so large",
}


class _Term(msgspec.Struct):
    value: str


class _Bindings(msgspec.Struct):
    bindings: list[dict[str, _Term]]


class _Results(msgspec.Struct):
    results: _Bindings


class Client:
    """One store, and what one may ask of it. Every method raises EndpointError, after it has been patient.

    What fails in passing is asked again: no request does more when it is done twice, as there are no blank nodes.
    `patience` is how many seconds an answer may take.
    """

    def __init__(self, endpoint: Endpoint, credentials: Credentials | None = None, patience: float = PATIENCE) -> None:
        self.endpoint = endpoint
        urls = {endpoint.query, endpoint.update, endpoint.graphs, endpoint.upload} - {None}
        self._exchanges = {url: Exchange(url, credentials, patience, _MEANINGS) for url in urls if url}

    def put(self, graph: str, triples: bytes) -> None:
        """Have a graph hold these N-Triples and nothing else."""
        self._graph("PUT", graph, triples)

    def post(self, graph: str, triples: bytes) -> None:
        """Add N-Triples to a graph."""
        self._graph("POST", graph, triples)

    def delete(self, graph: str) -> None:
        """Remove a graph, if it is there."""
        try:
            self._graph("DELETE", graph)
        except EndpointError as error:
            if error.status != _NOT_FOUND:
                raise

    def upload(self, parcel: Parcel) -> None:
        """Add N-Quads of any graphs. Of what was cut off, a part may have arrived."""
        url = _there(self.endpoint.upload)
        # with its length, since what comes in chunks some stores take for nothing
        headers = {"Content-Type": N_QUADS, "Content-Length": str(parcel.size)}
        self._exchanges[url].reply(httpx.Request("POST", url, content=parcel, headers=headers))

    def update(self, sparql: bytes) -> None:
        """Run a SPARQL Update."""
        url = _there(self.endpoint.update)
        headers = {"Content-Type": _UPDATE}
        self._exchanges[url].reply(httpx.Request("POST", url, content=sparql, headers=headers))

    def counts(self, graphs: Sequence[str]) -> dict[str, int]:
        """How many statements each of these graphs holds; 0 for one that is not there."""
        held = dict.fromkeys(graphs, 0)
        waiting = iter(graphs)
        while batch := list(islice(waiting, _COUNTED)):
            named = " ".join(f"FROM NAMED {NamedNode(graph)}" for graph in batch)
            for row in self._select(f"SELECT ?g (COUNT(*) AS ?n) {named} {{ GRAPH ?g {{ ?s ?p ?o }} }} GROUP BY ?g"):
                if row.get("g") in held:  # some stores tell of no graph that it has 0
                    held[row["g"]] = self._number(row.get("n", ""))
        return held

    def names(self, beginning: str) -> Iterator[str]:
        """The names of all graphs that begin so, in an order, but those that are no IRIs, which some stores have."""
        pattern = "{}" if self.endpoint.lists_graphs else "{ ?s ?p ?o }"
        last = ""
        while True:
            tests = f"STRSTARTS(STR(?g), {Literal(beginning)}) && STR(?g) > {Literal(last)}"
            rows = self._select(
                f"SELECT DISTINCT ?g {{ GRAPH ?g {pattern} FILTER({tests}) }} ORDER BY STR(?g) LIMIT {_LISTED}"
            )
            names = [row["g"] for row in rows if "g" in row]
            yield from filter(_is_iri, names)
            if len(names) < _LISTED:
                return
            last = names[-1]

    def _graph(self, method: str, graph: str, triples: bytes | None = None) -> None:
        exchange = self._exchanges[_there(self.endpoint.graphs)]
        headers = {} if triples is None else {"Content-Type": N_TRIPLES}
        exchange.reply(httpx.Request(method, _there(self.endpoint.graph(graph)), content=triples, headers=headers))

    def _select(self, sparql: str) -> list[dict[str, str]]:
        """The rows of a query, each with the values of what is bound."""
        url = self.endpoint.query
        request = httpx.Request("POST", url, data={"query": sparql}, headers={"Accept": _RESULTS})
        answer = self._exchanges[url].reply(request).body
        try:
            rows = msgspec.json.decode(answer, type=_Results).results.bindings
        except (msgspec.MsgspecError, ValueError):
            raise EndpointError(url, f"what it answers is no result of a query: {excerpt(answer)}") from None
        return [{name: term.value for name, term in row.items()} for row in rows]

    def _number(self, text: str) -> int:
        if not (text.isascii() and text.isdigit()):
            raise EndpointError(self.endpoint.query, f"it counts {excerpt(text.encode())!r} statements")
        return int(text)


def kind_of_store(url: str, patience: float = 30.0) -> str | None:
    """The name of the profile of the store at a URL, by how it calls itself; None where that does not tell.

    Asks for what is at the URL, without credentials. Raises EndpointError where nobody answers.
    """
    try:
        response = httpx.head(url, timeout=patience)
    except httpx.HTTPError as error:
        raise EndpointError(url, f"the connection failed: {error or type(error).__name__}") from None
    return known_by(response.headers.get("server", ""))


def _is_iri(name: str) -> bool:
    try:
        NamedNode(name)
    except ValueError:
        return False
    return True


def _there(url: str | None) -> str:
    """A URL that the caller has seen to be there."""
    if url is None:
        raise TypeError("a store that has no such URL")
    return url
