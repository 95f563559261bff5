from __future__ import annotations

from collections.abc import Sequence

import pytest

from graph import authorities, triples
from graph.engines.pyshacl_engine import PyshaclEngine
from graph.iris import Iris
from graph.validate import Engine, Validator
from ontology.files import ALIGNMENT, CORE, LEXICON, SHAPES
from tests.graph import planting
from tests.graph.sample import EXTRACTION

IRIS = Iris()


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
