from __future__ import annotations

import gzip
from dataclasses import dataclass
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from graph.build import build
from graph.dataset.census import Figures
from graph.dataset.dumps import N_QUADS, write_dumps
from graph.dataset.statements import NamedGraph, named_graphs
from graph.iris import Graph, Iris
from graph.summary import Summary
from graph.terms import Triple


@dataclass(frozen=True, slots=True)
class Made:
    """A build of few documents, one of them in two languages, and the dumps that were made of it."""

    out: Path
    summary: Summary
    graphs: list[NamedGraph]
    dumps: Path
    figures: Figures

    @property
    def authorities(self) -> list[Triple]:
        name = Iris(self.summary.base).mint(Graph())
        return next(graph for graph in self.graphs if graph.iri == name).triples()

    def dump(self, name: str) -> bytes:
        return gzip.decompress((self.dumps / name).read_bytes())

    def store(self) -> Store:
        """A store of the dump."""
        store = Store()
        store.bulk_load(self.dump(N_QUADS.name), format=RdfFormat.N_QUADS)
        return store


@pytest.fixture(params=["https://w3id.org/mandategraph/", "https://example.org/a?b=/"])
def made(folder: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Made:
    """With the usual base, and with one against which no relative IRI could be resolved."""
    summary = build([folder], tmp_path / "out", base=request.param)
    graphs = named_graphs(tmp_path / "out", summary)
    (tmp_path / "dumps").mkdir()
    figures = write_dumps(graphs, summary.base, tmp_path / "dumps", lambda *_: None)
    return Made(tmp_path / "out", summary, graphs, tmp_path / "dumps", figures)
