"""The pages of queries, as the server writes them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from mandategraph.site.app import application
from mandategraph.site.build import Builds
from mandategraph.site.interface import TONGUES, messages
from mandategraph.site.security import POLICY
from queries.library import library
from tests.builds import command


@pytest.fixture(scope="module")
def client(graph: Path) -> Iterator[TestClient]:
    with TestClient(application(Builds(graph), ("testserver",))) as client:
        yield client


@pytest.mark.parametrize("tongue", TONGUES)
def test_every_parameter_and_column_has_words(tongue: str) -> None:
    words = messages("zh" if tongue == "zh" else "en")
    for query in library().values():
        for parameter in query.parameters:
            assert f"parameter_{parameter.name}" in words
        for column in set(query.columns) - query.labels.keys():
            assert f"column_{column}" in words


def test_every_canned_query_is_listed_and_answered(client: TestClient) -> None:
    listed = client.get("/query").text
    for query in library().values():
        assert f'href="/query/{query.name}' in listed
    assert listed.count("/query/") >= len(library())


@pytest.mark.parametrize(
    ("asked", "leads"),
    [
        ("/query?name=unodc-asked&actor=unodc", "/query/unodc-asked?actor=unodc"),
        ("/query?name=agents&name=narcotic&lang=zh", "/query/agents?name=narcotic&lang=zh"),
        ("/query?name=documents", "/query/documents"),
    ],
)
def test_a_query_that_is_named_has_a_page_of_its_own(client: TestClient, asked: str, leads: str) -> None:
    answer = client.get(asked, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (301, leads)


@pytest.mark.parametrize("path", ["/query/asket", "/query?name=asket", "/query/asked.exe", "/query/asket.csv"])
def test_what_is_no_query_is_not_there(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_the_data_are_those_of_the_command_line(client: TestClient, graph: Path) -> None:
    line = ("query", "asked", "-g", str(graph), "-p", "actor=unodc", "-f")
    for form in ("csv", "json"):
        answer = client.get(f"/query/asked.{form}?actor=unodc&lang=zh&by=")
        assert answer.text == command(*line, form).stdout
        assert answer.headers["content-disposition"] == f'attachment; filename="asked.{form}"'


@pytest.mark.parametrize(
    ("sparql", "status", "told"),
    [
        ("SELECT ?x { VALUES ?x { 1 2 } }", 200, "Rows: 2"),
        ("SELECT ?x { VALUES ?x { UNDEF } }", 200, "Rows: 1"),
        ("ASK {}", 200, "Yes"),
        ("ASK { FILTER(false) }", 200, "No"),
        ("CONSTRUCT WHERE { ?s a <https://w3id.org/mandategraph/ontology#Mandate> }", 200, "Rows: 190"),
        ("SELEKT", 400, "no SPARQL"),
        ("INSERT DATA {}", 400, "a query only reads"),
        ("SELECT ?x { SERVICE <http://127.0.0.1:9/> {} }", 400, "SERVICE is refused"),
    ],
)
def test_a_query_of_ones_own_is_answered_or_refused(client: TestClient, sparql: str, status: int, told: str) -> None:
    answer = client.get("/query", params={"query": sparql})
    assert answer.status_code == status
    assert told in answer.text
    assert client.get("/query.json", params={"query": sparql}).status_code == (status if "ASK" not in sparql else 404)


def test_no_more_rows_are_shown_than_a_page_holds(client: TestClient) -> None:
    answer = client.get("/query", params={"query": "SELECT ?s { ?s ?p ?o } LIMIT 1234"})
    assert "500 of 1234 rows shown" in answer.text
    assert answer.text.count("<tr>") == 501
    assert (
        len(json.loads(client.get("/query.json", params={"query": "SELECT ?s { ?s ?p ?o } LIMIT 1234"}).text)) == 1234
    )


def test_names_stand_in_the_language_of_the_reader_and_lead_to_pages(client: TestClient) -> None:
    for language, name in (("en", "Secretary-General"), ("zh", "秘书长")):
        text = client.get(f"/query/asked?actor=secretary-general&document=A/RES/63/197&lang={language}").text
        assert f'<a href="/agent/secretary-general?lang={language}" lang="{language}">{name}</a>' in text
        assert f'<a href="/doc/A-RES-63-197/zho/op48?lang={language}">OP48</a>' in text
        assert f'<a href="/doc/A-RES-63-197?lang={language}">A/RES/63/197</a>' in text


def test_a_style_is_allowed_and_nothing_else_that_is_inline(client: TestClient) -> None:
    policy = client.get("/query").headers["content-security-policy"]
    assert policy.startswith(f"{POLICY}; style-src-attr 'unsafe-hashes' 'sha256-")
    assert "unsafe-inline" not in policy
    assert "unsafe-eval" not in policy
