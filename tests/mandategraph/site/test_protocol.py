"""The cases of the SPARQL 1.1 Protocol, on a real server; and on one that says yes to everything, which fails them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from pyoxigraph import RdfFormat, Store
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from graph.store import STORE
from mandategraph.site.app import application
from mandategraph.site.build import Builds
from queries.sandbox.pool import Sandbox
from tests.mandategraph.site.protocol import CASES, QUADS, Case
from tests.mandategraph.site.serving import served

_ALL = {"query": "SELECT * { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g ?s ?p ?o"}


@pytest.fixture(scope="module")
def endpoint(graph: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An endpoint on a store of the graphs that the cases name."""
    folder = tmp_path_factory.mktemp("protocol")
    store = Store(str(folder / STORE))
    store.load(QUADS.encode(), RdfFormat.N_QUADS)
    store.flush()
    del store
    app = application(Builds(graph), ("127.0.0.1",))
    app.state.sandbox = Sandbox(folder)
    with served(app) as address:
        yield f"{address}/sparql"


@pytest.fixture(scope="module")
def stub() -> Iterator[str]:
    async def yes(_: Request) -> Response:
        return JSONResponse({"head": {}, "boolean": True}, media_type="application/sparql-results+json")

    with served(Starlette(routes=[Route("/sparql", yes, methods=["GET", "POST", "PUT"])])) as address:
        yield f"{address}/sparql"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_protocol(endpoint: str, case: Case) -> None:
    before = httpx.get(endpoint, params=_ALL, trust_env=False).json()
    assert len(before["results"]["bindings"]) == 3
    assert case.fault(endpoint) is None
    assert httpx.get(endpoint, params=_ALL, trust_env=False).json() == before


def test_there_are_all_cases() -> None:
    queries = [case for case in CASES if case.name.startswith(("query_", "bad_query", "bad_multiple_q"))]
    updates = [case for case in CASES if case.name.startswith(("update_", "bad_update", "bad_multiple_u"))]
    assert (len(queries), len(updates)) == (20, 14)
    assert all(case.answer == "refused" for case in updates)


def test_who_says_yes_to_everything_fails(stub: str) -> None:
    failed = {case.name for case in CASES if case.fault(stub)}
    assert failed == {case.name for case in CASES if case.answer != "yes"}
