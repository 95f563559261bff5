"""The canned queries on the graph of the sample documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.build import build
from graph.iris import Iris
from queries.library import library
from queries.run import run
from tests.queries.engines import bag, oxigraph, rdflib

# Plain text does not say this of itself, and texts in one language differ from no other.
UNSAID = {"ballots", "keywords", "languages-differ", "sponsors", "votes"}

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")
def test_every_query_answers_alike_on_two_engines(tmp_path: Path) -> None:
    build([SAMPLES], tmp_path)
    quads = "".join(path.read_text(encoding="utf-8") for path in sorted((tmp_path / "graphs").glob("*.nq")))
    one, other = oxigraph(quads), rdflib(quads)
    for query in library().values():
        if not query.preset:
            answer = run(query, one, {}, Iris())
            assert answer.rows or query.name in UNSAID, query.name
            assert bag(answer) == bag(run(query, other, {}, Iris())), query.name
