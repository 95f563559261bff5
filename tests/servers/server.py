"""A store on this machine, and the few things that tests do with it behind the back of what they test."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import httpx

from graph.endpoints.credentials import Challenged, Password

_GRAPHS = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
_ALL_GRAPHS = "SELECT DISTINCT ?g { { GRAPH ?g {} } UNION { GRAPH ?g { ?s ?p ?o } } }"  # Oxigraph knows empty ones


@dataclass(frozen=True, slots=True)
class Server:
    """Where a store is, who may write to it, and the graphs that it has of itself.

    `query`, `update` and `graphs` are URLs, the last that of the Graph Store Protocol, whose parameter for the name of
    a graph is `parameter`.
    """

    name: str
    url: str
    query: str
    update: str
    graphs: str
    parameter: str = "graph"
    credentials: Password | None = None
    own_graphs: frozenset[str] = frozenset()

    def put(self, graph: str, triples: bytes) -> None:
        """Replace a graph by N-Triples."""
        self._request("PUT", graph, content=triples, headers={"Content-Type": "application/n-triples"})

    def put_build(self, out: Path) -> None:
        """Put every graph of a build."""
        for file in sorted((out / "graphs").glob("*.nq")):
            quads = file.read_bytes()
            graph = b" " + quads.splitlines()[0].split(b" ")[-2]
            self.put(graph[2:-1].decode(), quads.replace(graph + b" .\n", b" .\n"))

    def names(self) -> frozenset[str]:
        """The names of the graphs that hold something, but its own."""
        return self._named(_GRAPHS)

    def select(self, sparql: str) -> list[dict[str, dict[str, str]]]:
        """The bindings of a query, as its JSON has them."""
        accept = {"Accept": "application/sparql-results+json"}
        response = httpx.post(self.query, data={"query": sparql}, headers=accept, timeout=60)
        rows: list[dict[str, dict[str, str]]] = response.raise_for_status().json()["results"]["bindings"]
        return rows

    def count(self, graph: str) -> int:
        """How many statements a graph holds."""
        return int(self.select(f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")[0]["n"]["value"])

    def empty(self) -> None:
        """Remove all graphs but its own."""
        for graph in self._named(_ALL_GRAPHS):
            self._request("DELETE", graph)

    def _named(self, sparql: str) -> frozenset[str]:
        return frozenset(row["g"]["value"] for row in self.select(sparql)) - self.own_graphs

    def _request(self, method: str, graph: str, content: bytes = b"", headers: dict[str, str] | None = None) -> None:
        auth = Challenged(self.graphs, self.credentials)
        with httpx.Client(auth=auth, timeout=60) as client:
            request = client.build_request(
                method, self.graphs, params={self.parameter: graph}, content=content, headers=headers
            )
            client.send(request).raise_for_status()
