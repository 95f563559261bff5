"""The endpoint as clients meet it: formats, statuses, reasons."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import httpx
import pytest
from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, parse, parse_query_results
from SPARQLWrapper import JSON, SPARQLWrapper

from graph.iris import Iris
from graph.store import open_store
from mandategraph.site.app import application
from mandategraph.site.build import Builds
from queries.library import find
from queries.run import bound, select_on
from queries.sandbox.formats import GRAPHS
from queries.sandbox.limits import Limits
from queries.sandbox.pool import Sandbox
from tests.mandategraph.site.serving import served

_LIMITS = Limits(seconds=5, rows=1000, answer=1_000_000)
_SELECT = 'SELECT ?n ?text { VALUES (?n ?text) { (1 "a,\\"b\\"\\n<c>") (2 UNDEF) } }'
_CONSTRUCT = 'CONSTRUCT { <s> <http://example.org/p> "敦促 <&>" } {}'
_FORM, _DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"


@pytest.fixture(scope="module")
def endpoint(graph: Path) -> Iterator[httpx.Client]:
    app = application(Builds(graph), ("127.0.0.1",))
    app.state.sandbox = Sandbox(graph, _LIMITS)
    with served(app) as address, httpx.Client(base_url=address, trust_env=False, timeout=30) as client:
        yield client


def ask(endpoint: httpx.Client, query: str, accept: str = "*/*") -> httpx.Response:
    return endpoint.get("/sparql", params={"query": query}, headers={"Accept": accept})


@pytest.mark.parametrize(
    ("accept", "media_type", "form"),
    [
        ("*/*", "application/sparql-results+json", QueryResultsFormat.JSON),
        ("application/json", "application/json", QueryResultsFormat.JSON),
        ("text/turtle, application/sparql-results+xml;q=0.5", "application/sparql-results+xml", QueryResultsFormat.XML),
        ("text/csv;q=0.1, text/tab-separated-values", "text/tab-separated-values", QueryResultsFormat.TSV),
        ("text/html, application/xml;q=0.9, */*;q=0.8", "application/xml", QueryResultsFormat.XML),
    ],
)
def test_rows_in_what_is_accepted(
    endpoint: httpx.Client, accept: str, media_type: str, form: QueryResultsFormat
) -> None:
    answer = ask(endpoint, _SELECT, accept)
    assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (200, media_type)
    assert "Accept" in answer.headers["vary"]
    rows = parse_query_results(answer.content, form)
    assert isinstance(rows, QuerySolutions)
    assert [row["text"] and row["text"].value for row in rows] == ['a,"b"\n<c>', None]


def test_rows_as_csv(endpoint: httpx.Client) -> None:
    answer = ask(endpoint, _SELECT, "text/csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert [*csv.reader(io.StringIO(answer.text, newline=""))] == [["n", "text"], ["1", 'a,"b"\n<c>'], ["2", ""]]


@pytest.mark.parametrize("accept", GRAPHS)
def test_triples_in_what_is_accepted(endpoint: httpx.Client, accept: str) -> None:
    answer = ask(endpoint, _CONSTRUCT, f"{accept}, */*;q=0.1")
    assert answer.headers["content-type"].partition(";")[0] == accept
    (quad,) = parse(answer.content, RdfFormat.from_media_type(accept))
    assert (quad.subject.value, quad.object.value) == (f"{endpoint.base_url}/s", "敦促 <&>")


@pytest.mark.parametrize(
    ("query", "accept"),
    [
        (_SELECT, "text/turtle"),
        (_CONSTRUCT, "text/csv, application/sparql-results+json"),
        ("ASK {}", "image/png"),
        (_SELECT, "*/*;q=0"),
    ],
)
def test_what_nobody_can_give_is_told(endpoint: httpx.Client, query: str, accept: str) -> None:
    answer = ask(endpoint, query, accept)
    assert answer.status_code == 406
    assert "/" in answer.text


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("SELECT * {\n  ?s ?p", "2:8: no SPARQL: "),
        ("SELECT * { ?s ?p ?o OPTIONAL { ?o ?q ?r } OPTIONAL { ?r ?t } }", "1:62: no SPARQL: "),
        ("SELECT * {\n SERVICE <http://127.0.0.1/> {} }", "2:2: SERVICE is refused"),
        ("LOAD <http://127.0.0.1/>", "1:1: LOAD is refused"),
        ("SELECT * " + "{" * 101 + "}" * 101, "1:110: brackets nest more than 100 deep"),
        ("", "no SPARQL"),
    ],
)
def test_what_is_wrong_with_a_query_is_told_with_its_place(endpoint: httpx.Client, query: str, reason: str) -> None:
    answer = ask(endpoint, query)
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert reason in answer.text
    assert answer.text.count("\n") == 1


FAULTS = {
    ("", _FORM, b"quer=ASK"): (400, "send one query"),
    ("", _FORM, b"query=ASK%20%7B%7D%FF"): (400, "UTF-8"),
    ("", _DIRECT, b"ASK {} #\xff"): (400, "not UTF-8, at byte 8"),
    ("?query=ASK%20%7B%7D", _DIRECT, b"ASK {}"): (400, "send one query"),
    ("?query=ASK%20%7B%7D&default-graph-uri=here", None, b""): (400, "absolute IRI"),
    ("?default-graph-uri=http://x.example/", None, b""): (400, "send one query"),
    (f"?{'a&' * 1001}", None, b""): (400, "more than 1000"),
    ("", "application/sparql-query; charset=latin-1", b"ASK {}"): (415, "UTF-8"),
    ("", "multipart/form-data; boundary=a", b"--a--"): (415, "application/sparql-query"),
    ("", "application/sparql-update", b"CLEAR ALL"): (403, "only reads"),
    ("", _DIRECT, b"ASK {} #" + b"x" * 256_000): (413, "256,000 bytes"),
}


@pytest.mark.parametrize(("sent", "told"), FAULTS.items(), ids=range(len(FAULTS)))
def test_what_is_wrong_with_a_request_is_told(
    endpoint: httpx.Client, sent: tuple[str, str | None, bytes], told: tuple[int, str]
) -> None:
    address, kind, content = sent
    method, headers = ("POST", {"Content-Type": kind}) if kind else ("GET", {})
    answer = endpoint.request(method, f"/sparql{address}", headers=headers, content=content)
    assert (answer.status_code, told[1] in answer.text) == (told[0], True)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_refused(endpoint: httpx.Client, method: str) -> None:
    answer = endpoint.request(method, "/sparql", params={"query": "ASK {}"})
    assert answer.status_code == 405
    assert {"GET", "POST"} <= set(answer.headers["allow"].split(", "))


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("SELECT * { GRAPH ?g { ?s ?p ?o } } LIMIT 1001", "more than 1,000 rows; add LIMIT"),
        ("CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }", "more than 1,000 rows; add LIMIT"),
        ("SELECT * { GRAPH ?g { ?s ?p ?o } }", "larger than 1,000,000 bytes; add LIMIT"),
    ],
)
def test_an_answer_that_is_too_large_is_told(endpoint: httpx.Client, query: str, reason: str) -> None:
    answer = ask(endpoint, query)
    assert answer.status_code == 422
    assert reason in answer.text


def test_the_default_graph_is_the_union_of_all(endpoint: httpx.Client) -> None:
    counted = "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?p ?o { %s } }"
    rows = [ask(endpoint, counted % group, "text/csv").text for group in ("?s ?p ?o", "GRAPH ?g { ?s ?p ?o }")]
    assert rows[0] == rows[1]
    assert int(rows[0].split()[1]) > 1000


def test_a_canned_query_answers_as_on_the_command_line(endpoint: httpx.Client, graph: Path) -> None:
    select = select_on(open_store(graph))
    sparql = bound(find("duties"), select, {"actor": ["secretary-general"]}, Iris())
    expected = [{name: term.value for name, term in row.items()} for row in select(sparql)]  # type: ignore[union-attr]
    answered = json.loads(ask(endpoint, sparql).content)["results"]["bindings"]
    assert [{name: term["value"] for name, term in row.items()} for row in answered] == expected
    assert expected


def test_sparqlwrapper_is_answered(endpoint: httpx.Client) -> None:
    wrapper = SPARQLWrapper(f"{endpoint.base_url}/sparql", returnFormat=JSON)
    wrapper.setQuery(_SELECT)
    answer = wrapper.queryAndConvert()
    assert isinstance(answer, dict)
    assert [row["n"]["value"] for row in answer["results"]["bindings"]] == ["1", "2"]


@pytest.mark.parametrize("accept", ["*/*", "text/turtle", "application/rdf+xml", "application/ld+json"])
def test_without_a_query_it_describes_itself(endpoint: httpx.Client, accept: str) -> None:
    answer = endpoint.get("/sparql", headers={"Accept": accept})
    form = RdfFormat.from_media_type(answer.headers["content-type"].partition(";")[0])
    said = {(quad.predicate.value.rpartition("#")[2], quad.object.value) for quad in parse(answer.content, form)}
    assert ("endpoint", f"{endpoint.base_url}/sparql") in said
    assert ("feature", "http://www.w3.org/ns/sparql-service-description#UnionDefaultGraph") in said
    assert len({value for name, value in said if name == "resultFormat"}) == 8


def test_without_a_query_people_are_led_to_the_editor(endpoint: httpx.Client) -> None:
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    answer = endpoint.get("/sparql", headers={"Accept": browser})
    assert (answer.status_code, answer.headers["location"]) == (303, "/query")
    assert endpoint.get("/sparql", headers={"Accept": "image/png"}).status_code == 406


def test_head_and_options(endpoint: httpx.Client) -> None:
    head = endpoint.head("/sparql", params={"query": "ASK {}"})
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-type"] == "application/sparql-results+json"
    options = endpoint.options("/sparql")
    assert (options.status_code, options.headers["allow"]) == (204, "GET, HEAD, POST, OPTIONS")


def test_no_other_site_may_read_it(endpoint: httpx.Client) -> None:
    answer = endpoint.get("/sparql", params={"query": "ASK {}"}, headers={"Origin": "http://evil.example"})
    assert not [name for name in answer.headers if name.startswith("access-control-")]


def test_no_client_sets_the_limits(endpoint: httpx.Client) -> None:
    answer = endpoint.get("/sparql", params={"query": "ASK {}", "timeout": "0", "limit": "0"})
    assert answer.json()["boolean"] is True


def test_what_xml_cannot_hold_is_not_given_as_xml(endpoint: httpx.Client) -> None:
    control = "SELECT ?text { VALUES ?text { 'a\x01b' } }"
    refused = ask(endpoint, control, "application/sparql-results+xml")
    assert refused.status_code == 406
    assert "ask for JSON" in refused.text
    assert ask(endpoint, control).json()["results"]["bindings"][0]["text"]["value"] == "a\x01b"
    lines = ask(endpoint, "SELECT ?text { VALUES ?text { 'a\\r\\nb' } }", "application/sparql-results+xml")
    assert next(ET.fromstring(lines.content).iter("{http://www.w3.org/2005/sparql-results#}literal")).text == "a\r\nb"  # noqa: S314 - our own
