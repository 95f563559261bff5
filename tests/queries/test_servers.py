"""Every canned query answers the same rows from an embedded store, from Oxigraph and from Virtuoso."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from graph.build import build
from graph.iris import Iris
from graph.store import open_store
from queries.answers import Engine
from queries.endpoint import endpoint
from queries.library import Given, library
from queries.run import embedded, run
from tests.queries.engines import bag
from tests.servers.server import Server
from tests.shared import FOLDER, needs

SAMPLES = Path(__file__).parents[2] / "samples"
RESOLUTIONS = tuple(FOLDER / "corpus/unga-77" / language for language in ("en", "zh"))


@pytest.fixture(scope="module", params=["samples", pytest.param("resolutions", marks=needs(*RESOLUTIONS))])
def out(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of the sample documents; of some twenty resolutions with votes and keywords, each in two languages."""
    folder = tmp_path_factory.mktemp("out")
    some = [file for language in RESOLUTIONS for file in sorted(language.iterdir())[5::17]]
    build([SAMPLES] if request.param == "samples" else some, folder)
    return folder


@pytest.fixture(scope="module")
def here(out: Path) -> Engine:
    """Its embedded store."""
    return embedded(open_store(out))


@pytest.fixture(scope="module", params=["oxigraph_server", "virtuoso_server"])
def there(request: pytest.FixtureRequest, out: Path) -> Server:
    """The same in a store that is reached by HTTP."""
    server: Server = request.getfixturevalue(request.param)
    server.empty()
    server.put_build(out)
    return server


@pytest.mark.slow
@pytest.mark.parametrize("name", library())
def test_every_query_answers_the_same_rows(here: Engine, there: Server, name: str) -> None:
    query, far = library()[name], endpoint(there.query, patience=60)
    for values in ({}, _given(query.example)):
        assert bag(run(query, far.select, values, Iris())) == bag(run(query, here.select, values, Iris()))


def _given(example: str) -> Given:
    """The values of an example, as `mandategraph query asked -g out -p actor=unodc -p strength=5`."""
    words = shlex.split(example)
    pairs = (words[at + 1].partition("=") for at, word in enumerate(words) if word == "-p")
    return {name: [value] for name, _, value in pairs}
