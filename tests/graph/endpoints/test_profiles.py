"""Where each store has what."""

from __future__ import annotations

import pytest

from graph.endpoints.client import kind_of_store
from graph.endpoints.errors import EndpointUrlError
from graph.endpoints.profiles import GENERIC, endpoint, known_by, profiles
from tests.servers.server import Server

GRAPH = "https://example.org/kg/graph/A-RES-67-193/zho"
NAMED = "graph=https%3A%2F%2Fexample.org%2Fkg%2Fgraph%2FA-RES-67-193%2Fzho"

# What a person gives; where the store is asked, updated, has a graph, and takes many.
URLS = [
    ("oxigraph", "http://h:1", "/query", "/update", f"/store?{NAMED}", "/store?no_transaction"),
    ("virtuoso", "http://h:1/", "/sparql", "/sparql-auth", f"/sparql-graph-crud-auth?{NAMED}", None),
    ("fuseki", "http://h:1/ds", "/query", "/update", f"/data?{NAMED}", "/data"),
    ("rdf4j", "http://h:1/r/repositories/x", "", "/statements", f"/rdf-graphs/service?{NAMED}", "/statements"),
    ("graphdb", "http://h:1/repositories/x", "", "/statements", f"/rdf-graphs/service?{NAMED}", "/statements"),
    ("stardog", "http://h:1/db", "/query", "/update", f"?{NAMED}", None),
    ("blazegraph", "http://h:1/blazegraph/namespace/kb", "/sparql", "/sparql", None, None),
    ("neptune", "https://h:1", "/sparql", "/sparql", f"/sparql/gsp/?{NAMED}", None),
]


@pytest.mark.parametrize("row", URLS, ids=lambda row: row[0])
def test_urls(row: tuple[str, str, str, str, str | None, str | None]) -> None:
    name, url, *paths = row
    store = endpoint(name, url)
    named = (store.graph(GRAPH) or "").replace("graph-uri=", "graph=") or None
    expected = [path if path is None else url.rstrip("/") + path for path in paths]
    assert [store.query, store.update, named, store.upload] == expected


def test_every_store_is_in_the_table_and_has_an_example() -> None:
    assert {row[0] for row in URLS} == profiles().keys() - {GENERIC}
    for name, known in profiles().items():
        assert name == GENERIC or endpoint(name, known.example).query


def test_given_urls_go_before_those_of_the_profile() -> None:
    store = endpoint("fuseki", "http://h/ds", update="http://h/u", graphs="http://h/g?x=1")
    assert (store.query, store.update) == ("http://h/ds/query", "http://h/u")
    assert store.graph("urn:a b&c") == "http://h/g?x=1&graph=urn%3Aa+b%26c"


def test_any_other_store_is_where_it_is_said_to_be() -> None:
    store = endpoint(GENERIC, query="http://h/q", graphs="http://h/g")
    assert (store.query, store.update, store.graphs, store.upload) == ("http://h/q", None, "http://h/g", None)


@pytest.mark.parametrize(
    ("name", "url", "given", "said"),
    [
        ("oxigraph", None, {}, "say where the store is, such as http://127.0.0.1:7878"),
        ("oxigraph", "h:1", {}, "not the URL of a store"),
        ("oxigraph", "http://h", {"update": "ftp://h"}, "not the URL of a store"),
        ("oxigraph", "http://u:secret@h", {}, "give no password in a URL"),
        (GENERIC, None, {}, "--query-url"),
        (GENERIC, "http://u:secret@h", {}, "give no password in a URL"),
        (GENERIC, "http://h", {"query": "http://h/q", "graphs": "http://h/g"}, "instead of http://h"),
        (GENERIC, None, {"query": "http://h/q"}, "--graph-store-url URL or --update-url URL"),
    ],
)
def test_what_is_no_store_is_refused(name: str, url: str | None, given: dict[str, str], said: str) -> None:
    with pytest.raises(EndpointUrlError, match=said) as raised:
        endpoint(name, url, **given)
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize(
    ("server", "name"), [("Oxigraph/0.5.13", "oxigraph"), ("Virtuoso/07.20.3229 (Linux)", "virtuoso"), ("Jetty", None)]
)
def test_a_store_is_known_by_its_name(server: str, name: str | None) -> None:
    assert known_by(server) == name


def test_real_stores_are_as_their_profiles_say(server: Server) -> None:
    assert kind_of_store(server.url) == server.name
    known, store = profiles()[server.name], endpoint(server.name, server.url)
    assert (store.query, store.update, store.graphs) == (server.query, server.update, server.graphs)
    server.put("urn:g", b"<urn:only-here> <urn:p> <urn:o> .\n")
    rows = server.select("SELECT * { <urn:only-here> <urn:p> ?o }")
    assert bool(rows) is known.is_union
