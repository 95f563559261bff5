"""The samples, read and in a store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from extract import pipeline
from extract.lexicon import Lexicon
from extract.records import Extraction
from graph import triples
from graph.iris import Iris
from ontology.files import LEXICON

SAMPLES = Path(__file__).parents[3] / "samples"
IRIS = Iris()


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return Lexicon.load(LEXICON)


@pytest.fixture(scope="session")
def samples(lexicon: Lexicon) -> Mapping[str, Extraction]:
    """The samples as they are read from plain text, by symbol."""
    read = (pipeline.read(path.name, path.read_bytes(), lexicon) for path in sorted(SAMPLES.glob("*.txt")))
    return {extraction.document.metadata.symbol: extraction for extraction in read}


@pytest.fixture(scope="session")
def store(samples: Mapping[str, Extraction], authority_lines: Sequence[str]) -> Store:
    """The graphs of the samples, and that of the authorities."""
    store = Store()
    store.load("".join(authority_lines).encode(), RdfFormat.N_QUADS)
    for extraction in samples.values():
        store.load("".join(triples.quads(extraction, IRIS, "0.1.0")).encode(), RdfFormat.N_QUADS)
    return store
