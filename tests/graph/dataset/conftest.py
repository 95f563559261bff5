from __future__ import annotations

import gzip
from dataclasses import dataclass
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from extract import pipeline
from graph import bench as benches
from graph.build import build
from graph.dataset.census import Figures
from graph.dataset.dumps import N_QUADS, write_dumps
from graph.dataset.statements import NamedGraph, named_graphs
from graph.summary import Summary
from tests.graph import planting
from tests.graph.making import fill, read_made


@dataclass(frozen=True, slots=True)
class Made:
    """A build of few documents, one of them in two languages, and the dumps that were made of it."""

    out: Path
    summary: Summary
    graphs: list[NamedGraph]
    dumps: Path
    figures: Figures

    def dump(self, name: str) -> bytes:
        return gzip.decompress((self.dumps / name).read_bytes())

    def store(self) -> Store:
        """A store of the dump."""
        store = Store()
        store.bulk_load(self.dump(N_QUADS.name), format=RdfFormat.N_QUADS)
        return store


@pytest.fixture(scope="session", params=["https://w3id.org/mandategraph/", "https://example.org/a?b=/"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """With the usual base, and with one against which no relative IRI could be resolved."""
    folder = tmp_path_factory.mktemp("made")
    fill(folder / "in", {"a.txt": "A/RES/67/193", "b.txt": "A/RES/S-20/2", "sub/c.txt": "A/RES/67/193@fr"})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "read", read_made)
        patch.setattr(benches, "LEXICON", (planting.AUTHORITIES,))
        benches.bench.cache_clear()
        summary = build([folder / "in"], folder / "out", base=request.param)
    benches.bench.cache_clear()
    graphs = named_graphs(folder / "out", summary)
    (folder / "dumps").mkdir()
    figures = write_dumps(graphs, summary.base, folder / "dumps", lambda *_: None)
    return Made(folder / "out", summary, graphs, folder / "dumps", figures)
