from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from extract import pipeline
from graph import authorities, triples
from graph import bench as benches
from graph.engines.pyshacl_engine import PyshaclEngine
from graph.iris import Iris
from graph.validate import Engine, Validator
from ontology.files import ALIGNMENT, CORE, LEXICON, SHAPES
from tests.graph import planting
from tests.graph.making import fill, read_made
from tests.graph.sample import EXTRACTION

IRIS = Iris()
SAMPLES = Path(__file__).parents[2] / "samples"
COPIES = 70  # of a short text, so that there are tasks for two workers


@pytest.fixture(scope="session")
def authority_lines() -> Sequence[str]:
    """The graph of the authorities."""
    return sorted(set(authorities.quads((CORE, ALIGNMENT, *LEXICON), IRIS)))


@pytest.fixture(scope="session")
def sample_lines() -> Sequence[str]:
    """The graph of the hand-made document."""
    return sorted(set(triples.quads(EXTRACTION, IRIS, "0.1.0")))


@pytest.fixture(scope="session")
def small_authorities() -> Sequence[str]:
    """The vocabulary, and an authority of every kind with those that the hand-made document refers to."""
    return planting.authorities()


@pytest.fixture(scope="session")
def known_lines(small_authorities: Sequence[str]) -> Sequence[str]:
    """What these are."""
    return list(authorities.classes(small_authorities))


@pytest.fixture(scope="session")
def engine() -> Engine:
    return PyshaclEngine(SHAPES)


@pytest.fixture(scope="session")
def validator(engine: Engine, known_lines: Sequence[str]) -> Validator:
    return Validator(engine, IRIS, known_lines)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of files that the hand-made reader reads, by a few authorities."""
    monkeypatch.setattr(pipeline, "read", read_made)
    monkeypatch.setattr(benches, "LEXICON", (planting.AUTHORITIES,))
    benches.bench.cache_clear()
    folder = tmp_path / "in"
    fill(folder, {"a.txt": "A/RES/67/193", "b.txt": "A/RES/S-20/2", "sub/c.txt": "A/RES/67/193@fr"})
    yield folder
    benches.bench.cache_clear()


@pytest.fixture(scope="session")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the samples, and of copies of the shortest with symbols of their own."""
    folder = tmp_path_factory.mktemp("many")
    for path in SAMPLES.iterdir():
        shutil.copy(path, folder)
    text = (SAMPLES / "A-RES-78-284.zh.txt").read_text(encoding="utf-8")
    for number in range(COPIES):
        (folder / f"{number}.txt").write_text(text.replace("78/284", f"78/{300 + number}"), encoding="utf-8")
    return folder
