"""Plain texts, read and in a store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from extract import pipeline
from extract.lexicon import Lexicon
from extract.records import Extraction
from graph import triples
from graph.export.exported import Version
from graph.iris import Iris
from ontology.files import LEXICON

# The samples, and a text made by hand that has what they have not: English, items of items, sections.
TEXTS = (*sorted((Path(__file__).parents[3] / "samples").glob("*.txt")), Path(__file__).with_name("plain.en.txt"))
VERSIONS = (
    Version("A/69/87", "zh"),
    Version("A/RES/63/197", "zh"),
    Version("A/RES/67/193", "zh"),
    Version("A/RES/70/9", "en"),
    Version("A/RES/78/284", "zh"),
)
IRIS = Iris()


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return Lexicon.load(LEXICON)


@pytest.fixture(scope="session")
def samples(lexicon: Lexicon) -> Mapping[str, Extraction]:
    """What is read of plain texts, by symbol."""
    read = (pipeline.read(path.name, path.read_bytes(), lexicon) for path in TEXTS)
    return {extraction.document.metadata.symbol: extraction for extraction in read}


@pytest.fixture(scope="session")
def store(samples: Mapping[str, Extraction], authority_lines: Sequence[str]) -> Store:
    """The graphs of these, and that of the authorities."""
    store = Store()
    store.load("".join(authority_lines).encode(), RdfFormat.N_QUADS)
    for extraction in samples.values():
        store.load("".join(triples.quads(extraction, IRIS, "0.1.0")).encode(), RdfFormat.N_QUADS)
    return store
