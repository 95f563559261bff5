"""What one asks of a store, on real ones and through a network that fails."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from graph.endpoints import client as clients
from graph.endpoints.client import Client, kind_of_store
from graph.endpoints.errors import EndpointError
from graph.endpoints.outgoing import Parcel, outgoing
from graph.endpoints.profiles import endpoint
from graph.folders import summary_of
from tests.graph.endpoints.making import iri, small_build, statements
from tests.servers.proxy import CutAnswer, Drip, Hang, Reply, proxy
from tests.servers.server import Server

GRAPH = "https://example.org/kg/graph/A-1/zho"
ONE, TWO = b'<urn:s> <urn:p> "\xe6\x95\xa6\xe4\xbf\x83"@zh .\n', b"<urn:s> <urn:p> <urn:o> .\n"


def client_of(server: Server, url: str | None = None, patience: float = 30.0) -> Client:
    return Client(endpoint(server.name, url or server.url), server.credentials, patience)


def test_the_nine_steps_of_a_graph_store(oxigraph: Server) -> None:
    client, url = client_of(oxigraph), f"{oxigraph.url}/store"
    asked: dict[str, dict[str, str]] = {"params": {"graph": GRAPH}, "headers": {"Accept": "application/n-triples"}}

    def head() -> int:
        return httpx.head(url, **asked).status_code  # type: ignore[arg-type]

    def get() -> list[bytes]:
        return sorted(httpx.get(url, **asked).content.splitlines(keepends=True))  # type: ignore[arg-type]

    def done(step: Callable[[], None]) -> list[bytes]:
        step()
        return get()

    assert head() == 404
    assert done(lambda: client.put(GRAPH, ONE)) == [ONE]
    assert head() == 200
    assert done(lambda: client.put(GRAPH, TWO)) == [TWO]
    assert done(lambda: client.post(GRAPH, ONE)) == [ONE, TWO]
    assert done(lambda: client.post(GRAPH, ONE)) == [ONE, TWO]
    assert client.counts([GRAPH]) == {GRAPH: 2}
    client.delete(GRAPH)
    assert (head(), httpx.get(url, **asked).status_code) == (404, 404)  # type: ignore[arg-type]
    client.delete(GRAPH)


def test_graphs_are_put_counted_named_and_removed(server: Server) -> None:
    client = client_of(server)
    client.put(GRAPH, ONE + TWO)
    client.post(f"{GRAPH}-b", ONE)
    client.put("urn:foreign", ONE)
    names = [GRAPH, f"{GRAPH}-b", "https://example.org/kg/graph/none"]
    assert client.counts(names) == dict(zip(names, (2, 1, 0), strict=True))
    assert client.counts([]) == {}
    assert list(client.names("https://example.org/kg/graph/")) == names[:2]
    client.delete(GRAPH)
    client.delete(GRAPH)
    assert client.counts(names[:1]) == {GRAPH: 0}
    update = f"DROP SILENT GRAPH <{GRAPH}-b> ; INSERT DATA {{ GRAPH <{GRAPH}> {{ {ONE.decode()} }} }}"
    client.update(update.encode())
    assert client.counts(names) == dict(zip(names, (1, 0, 0), strict=True))
    assert server.count("urn:foreign") == 1


def test_a_parcel_of_graphs_is_added(oxigraph: Server, tmp_path: Path) -> None:
    build = small_build(tmp_path, a=2, b=50)
    client = client_of(oxigraph)
    oxigraph.put("urn:foreign", ONE)
    client.upload(Parcel(outgoing(build, summary_of(build))))
    assert client.counts([iri("A/RES/a"), iri("A/RES/b"), "urn:foreign"]) == {
        iri("A/RES/a"): 2,
        iri("A/RES/b"): 50,
        "urn:foreign": 1,
    }


def test_more_graphs_are_counted_and_named_than_one_query_asks_for(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clients, "_COUNTED", 2)
    monkeypatch.setattr(clients, "_LISTED", 2)
    client = client_of(server)
    graphs = {f"https://example.org/kg/graph/{n}": n for n in range(1, 6)}
    for graph, number in graphs.items():
        client.put(graph, statements("urn:g", number).replace(b" <urn:g> .", b" ."))
    assert client.counts(list(graphs)) == graphs
    assert list(client.names("https://example.org/kg/graph/")) == list(graphs)


def _rows(*rows: dict[str, str]) -> bytes:
    bindings = [{name: {"type": "literal", "value": value} for name, value in row.items()} for row in rows]
    return json.dumps({"head": {"vars": ["g", "n"]}, "results": {"bindings": bindings}}).encode()


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"Service unavailable",
        b'{"boolean": true}',
        _rows({"g": GRAPH, "n": "1"})[:-3],
        b"\xff",
        _rows({"g": GRAPH, "n": "many"}),
        _rows({"g": GRAPH, "n": "-1"}),
        _rows({"g": GRAPH}),
    ],
)
def test_what_is_no_count_is_not_believed(answer: bytes) -> None:
    with proxy(None, Reply(200, {}, answer)) as through:
        client = Client(endpoint("oxigraph", through.url))
        with pytest.raises(EndpointError, match=r"answers|counts"):
            client.counts([GRAPH])


def test_what_it_was_not_asked_for_it_does_not_count() -> None:
    with proxy() as through:
        through.always = Reply(200, {}, _rows({"g": "urn:other", "n": "7"}, {"n": "0"}))
        assert Client(endpoint("oxigraph", through.url)).counts([GRAPH]) == {GRAPH: 0}


@pytest.mark.parametrize("status", [400, 401, 404, 405, 413, 500, 301])
def test_a_refusal_says_what_and_where_in_the_words_of_the_store(status: int) -> None:
    with proxy(None, Reply(status, {}, "no\x1b[1m such\n敦促".encode())) as through:
        client = Client(endpoint("oxigraph", through.url))
        with pytest.raises(EndpointError) as raised:
            client.put(GRAPH, ONE)
    said = str(raised.value)
    assert raised.value.status == status
    assert said.startswith(f"{through.url}/store: ")
    assert str(status) in said
    assert "\x1b" not in said
    assert "\n" not in said


@pytest.mark.parametrize("fault", [Reply(503, {"Retry-After": "0"}), Reply(502), CutAnswer(0), CutAnswer(20), Drip(40)])
def test_what_passes_is_tried_again(oxigraph: Server, fault: Reply | CutAnswer | Drip) -> None:
    with proxy(oxigraph.url, fault) as through:
        client_of(oxigraph, through.url).put(GRAPH, ONE)
    assert oxigraph.count(GRAPH) == 1


def test_nobody_is_waited_for_without_end(oxigraph: Server) -> None:
    with proxy(oxigraph.url, Hang(5)) as through, pytest.raises(EndpointError, match=r"0\.3 seconds"):
        client_of(oxigraph, through.url, 0.3).put(GRAPH, ONE)


def test_a_store_that_does_not_tell_what_it_is() -> None:
    with proxy() as through:
        through.always = Reply(200, {"Server": "Jetty"})
        assert kind_of_store(through.url) is None
    with pytest.raises(EndpointError, match="connection failed"):
        kind_of_store(through.url)
