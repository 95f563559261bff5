"""The fast engine reports what the reference reports: on planted faults, on mutants, and on real documents."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from graph.bench import bench
from graph.engines import ENGINES, engine
from graph.iris import DEFAULT_BASE
from graph.recipe import Recipe, program
from graph.validate import Engine, Result
from ontology.files import SHAPES
from tests import shared
from tests.graph import planting
from tests.graph.mutants import mutants
from tests.graph.test_shapes import AUTHORITY_FAULTS, FAULTS, SOUND

CORPUS = shared.FOLDER / "corpus" / "unga-77"
SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))


@pytest.fixture(scope="module")
def engines() -> Sequence[Engine]:
    return [engine(name, SHAPES) for name in ENGINES]


def _agreed(engines: Sequence[Engine], lines: Sequence[str]) -> frozenset[Result]:
    """What all engines report."""
    fast, reference = (frozenset(engine.results(lines)) for engine in engines)
    assert fast == reference
    return fast


@pytest.mark.slow
@pytest.mark.parametrize("edits", [row[1] for row in FAULTS])
def test_on_a_fault_in_a_document(
    edits: str, engines: Sequence[Engine], sample_lines: Sequence[str], known_lines: Sequence[str]
) -> None:
    assert _agreed(engines, [*planting.plant(sample_lines, edits), *known_lines])


@pytest.mark.parametrize("edits", [row[1] for row in AUTHORITY_FAULTS])
def test_on_a_fault_in_the_authorities(edits: str, engines: Sequence[Engine], small_authorities: Sequence[str]) -> None:
    assert _agreed(engines, planting.plant(small_authorities, edits))


@pytest.mark.parametrize("edits", ["", *(row[0] for row in SOUND)])
def test_on_what_is_sound(
    edits: str, engines: Sequence[Engine], sample_lines: Sequence[str], known_lines: Sequence[str]
) -> None:
    lines = planting.plant(sample_lines, edits) if edits else sample_lines
    assert _agreed(engines, [*lines, *known_lines]) == frozenset()


@pytest.mark.slow
def test_on_mutants(engines: Sequence[Engine], sample_lines: Sequence[str], known_lines: Sequence[str]) -> None:
    for _, mutant in mutants(sample_lines, seed=3, number=200):
        assert _agreed(engines, [*mutant, *known_lines])


def _agreed_on_file(path: Path, engines: Sequence[Engine]) -> None:
    """On the graph of a file, which is sound, and on one that lacks some statements."""
    tools = bench(Recipe(DEFAULT_BASE, "shacl", program()))
    _, lines = tools.document(path.name, path.read_bytes(), "")
    known = tools.validator.known
    assert _agreed(engines, [*lines, *known]) == frozenset()
    random = Random(path.name)  # noqa: S311 - to be repeated
    assert _agreed(engines, [*(line for line in lines if random.random() < 0.97), *known])


@pytest.mark.slow
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_on_a_sample(path: Path, engines: Sequence[Engine]) -> None:
    _agreed_on_file(path, engines)


@pytest.mark.slow
@shared.needs(CORPUS)
@pytest.mark.parametrize("number", range(20))
def test_on_a_resolution_in_any_language(number: int, engines: Sequence[Engine]) -> None:
    files = sorted(CORPUS.glob("*/*.xml"))
    _agreed_on_file(Random(number).choice(files), engines)  # noqa: S311 - to be repeated
