"""The servers as fixtures: each is started once, and is empty at the beginning of every test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.servers import oxigraph as oxigraphs
from tests.servers import virtuoso as virtuosos
from tests.servers.server import Server


@pytest.fixture(scope="session")
def oxigraph_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """An Oxigraph server, with whatever is in it."""
    with oxigraphs.oxigraph(tmp_path_factory.mktemp("oxigraph")) as server:
        yield server


@pytest.fixture(scope="session")
def virtuoso_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A Virtuoso server, with whatever is in it."""
    if reason := virtuosos.missing():
        pytest.skip(reason)
    with virtuosos.virtuoso(tmp_path_factory.mktemp("virtuoso")) as server:
        yield server


@pytest.fixture
def oxigraph(oxigraph_server: Server) -> Server:
    """An empty Oxigraph server."""
    oxigraph_server.empty()
    return oxigraph_server


@pytest.fixture
def virtuoso(virtuoso_server: Server) -> Server:
    """An empty Virtuoso server."""
    virtuoso_server.empty()
    return virtuoso_server


@pytest.fixture(params=["oxigraph", "virtuoso"])
def server(request: pytest.FixtureRequest) -> Server:
    """An empty server, of each kind in turn."""
    empty: Server = request.getfixturevalue(request.param)
    return empty
