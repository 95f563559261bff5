"""The frame of the site: who may reach it, what every answer says, what is told of an error."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from mandategraph.site.app import application
from mandategraph.site.build import Builds
from mandategraph.site.rendering import address, build_of, here
from mandategraph.site.security import POLICY

_HTML = {"Accept": "text/html"}


@pytest.fixture
def client(graph: Path) -> Iterator[TestClient]:
    with TestClient(application(Builds(graph), ("testserver",)), raise_server_exceptions=False) as client:
        yield client


def test_the_start_page_speaks_english_and_chinese(client: TestClient) -> None:
    assert "Who is asked to do what" in client.get("/").text
    assert "联合国要求谁做什么" in client.get("/?lang=zh").text
    assert '<html lang="zh">' in client.get("/", headers={"Accept-Language": "zh-CN"}).text


@pytest.mark.parametrize("path", ["/", "/static/site.css", "/nowhere"])
def test_every_answer_says_what_a_browser_may_do(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert "unsafe" not in POLICY


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", ""])
def test_who_names_another_host_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 400


@pytest.mark.parametrize("path", ["/nowhere", "/static/nowhere.css", "/static/../app.py", "/static/%2e%2e/app.py"])
def test_what_is_not_there_is_told(client: TestClient, path: str) -> None:
    told = client.get(path, headers=_HTML)
    assert told.status_code == 404
    assert "There is nothing at this address." in told.text
    assert client.get(path, headers={"Accept": "*/*"}).text == "Not Found\n"


def test_the_site_is_only_read(client: TestClient) -> None:
    refused = client.post("/", headers=_HTML)
    assert refused.status_code == 405
    assert "GET" in refused.headers["allow"]
    assert "This address is only read." in refused.text


def test_a_fault_of_ours_shows_nothing_of_its_inside(client: TestClient) -> None:
    def fails(_request: Request) -> Response:
        raise RuntimeError("a secret")

    client.app.router.routes.insert(0, Route("/fails", fails))  # type: ignore[attr-defined]
    failed = client.get("/fails", headers=_HTML)
    assert failed.status_code == 500
    assert "Something went wrong here." in failed.text
    assert "secret" not in failed.text


def test_a_build_that_went_away_is_told_as_such(graph: Path, tmp_path: Path) -> None:
    shutil.copytree(graph, tmp_path / "out")
    app = application(Builds(tmp_path / "out"), ("testserver",))

    def reads(request: Request) -> Response:
        return Response(build_of(request).iris.base)

    app.router.routes.insert(0, Route("/reads", reads))
    with TestClient(app) as client:
        assert client.get("/reads").text == "https://w3id.org/mandategraph/"
        shutil.rmtree(tmp_path / "out")
        gone = client.get("/reads")
    assert gone.status_code == 503
    assert "no graph has been built here" in gone.text


@pytest.mark.parametrize(
    ("query", "iri", "expected"),
    [
        ("", "https://w3id.org/mandategraph/agent/unodc", "/agent/unodc"),
        ("lang=zh", "https://w3id.org/mandategraph/agent/unodc", "/agent/unodc?lang=zh"),
        ("lang=zh&q=x", "https://undocs.org/A/69/87", "https://undocs.org/A/69/87"),
        ("", "javascript:alert(1)", ""),
        ("", "data:text/html,x", ""),
        ("", "//evil.example/", ""),
    ],
)
def test_links_lead_to_our_pages_or_by_http(graph: Path, query: str, iri: str, expected: str) -> None:
    assert address(_request(graph, query), iri) == expected


@pytest.mark.parametrize(
    ("query", "changes", "expected"),
    [
        ("", {"lang": "zh"}, "/agent/x?lang=zh"),
        ("mode=need&page=2", {"page": None, "verb": "urge"}, "/agent/x?mode=need&verb=urge"),
        ("mode=need&mode=decision", {"lang": "en"}, "/agent/x?mode=need&mode=decision&lang=en"),
        ("q=%22%3E%3Cscript%3E", {"lang": "en"}, "/agent/x?q=%22%3E%3Cscript%3E&lang=en"),
    ],
)
def test_the_address_of_this_page_with_a_change(
    graph: Path, query: str, changes: dict[str, str | None], expected: str
) -> None:
    assert here(_request(graph, query), **changes) == expected


def _request(graph: Path, query: str) -> Request:
    app = application(Builds(graph), ("testserver",))
    scope = {"type": "http", "path": "/agent/x", "query_string": query.encode(), "headers": [], "app": app}
    return Request({**scope, "server": ("testserver", 80), "scheme": "http"})
