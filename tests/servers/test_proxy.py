"""The proxy does what its script says, and the real servers are there and clean."""

from __future__ import annotations

import time

import httpx
import pytest

from tests.servers.proxy import CutAnswer, CutUpload, Drip, Hang, Pass, Proxy, Reply, ResetAfterCommit, proxy
from tests.servers.server import Server

_TRIPLES = b"<urn:s> <urn:p> <urn:o> .\n"


def _put(through: Proxy, timeout: float = 5) -> httpx.Response:
    headers = {"Content-Type": "application/n-triples"}
    return httpx.put(f"{through.url}/store?graph=urn:g", content=_TRIPLES, headers=headers, timeout=timeout)


def test_a_server_takes_a_graph_and_is_emptied(server: Server) -> None:
    assert server.names() == frozenset()
    server.put("urn:g", _TRIPLES)
    assert (set(server.names()), server.count("urn:g")) == ({"urn:g"}, 1)
    server.put("urn:g", b"")
    server.put("urn:h", _TRIPLES * 2)
    assert (set(server.names()), server.count("urn:h")) == ({"urn:h"}, 1)
    server.empty()
    assert server.names() == frozenset()


def test_without_a_fault_it_is_not_there(oxigraph: Server) -> None:
    with proxy(oxigraph.url, Pass()) as through:
        assert _put(through).status_code == 201
        assert oxigraph.count("urn:g") == 1
        got = httpx.get(f"{through.url}/store?graph=urn:g", headers={"Accept": "application/n-triples"})
    assert (got.content, through.seen[0][0], through.seen[1]) == (_TRIPLES, "PUT", ("GET", "/store?graph=urn:g"))


def test_a_body_of_many_pieces_passes(oxigraph: Server) -> None:
    body = b"".join(b'<urn:s> <urn:p> "%d" .\n' % number for number in range(20_000))
    with proxy(oxigraph.url) as through, httpx.Client(timeout=30) as client:
        url, form = f"{through.url}/store?graph=urn:g", {"Content-Type": "application/n-triples"}
        pieces = (body[start : start + 1000] for start in range(0, len(body), 1000))
        assert client.put(url, content=pieces, headers=form).status_code == 201
    assert oxigraph.count("urn:g") == 20_000


@pytest.mark.parametrize("fault", [CutUpload(0), CutUpload(9), CutAnswer(0), CutAnswer(9), Hang(0.1), Hang()])
def test_what_is_cut_is_no_answer(oxigraph: Server, fault: CutUpload | CutAnswer | Hang) -> None:
    with (
        proxy(oxigraph.url, fault) as through,
        httpx.Client(timeout=0.5) as client,
        pytest.raises(httpx.TransportError),
    ):
        client.put(f"{through.url}/store?graph=urn:g", content=_TRIPLES, headers={"Content-Type": "text/turtle"})
    if isinstance(fault, CutUpload | Hang):
        assert oxigraph.names() == frozenset()


def test_a_cut_answer_ends_where_it_is_told(oxigraph: Server) -> None:
    oxigraph.put("urn:g", _TRIPLES)
    with proxy(oxigraph.url) as through:
        url, form = f"{through.url}/store?graph=urn:g", {"Accept": "application/n-triples"}
        whole = httpx.get(url, headers=form)
        head = len(b"".join(name + b": " + value + b"\r\n" for name, value in whole.headers.raw)) + 19
        through.script.append(CutAnswer(head + 5))
        with httpx.stream("GET", url, headers=form) as cut:
            assert cut.status_code == 200
            with pytest.raises(httpx.TransportError):
                cut.read()


def test_a_reset_after_the_commit_leaves_what_was_committed(oxigraph: Server) -> None:
    with proxy(oxigraph.url, ResetAfterCommit()) as through, pytest.raises(httpx.TransportError):
        _put(through)
    assert oxigraph.count("urn:g") == 1


def test_a_reply_is_its_own(oxigraph: Server) -> None:
    script = (Reply(503, {"Retry-After": "1"}, b"busy"), Reply(200), Reply(413))
    with proxy(oxigraph.url, *script) as through:
        busy = _put(through)
        assert (busy.status_code, busy.headers["retry-after"], busy.content) == (503, "1", b"busy")
        assert [_put(through).status_code for _ in "ab"] == [200, 413]
    assert oxigraph.names() == frozenset()


def test_a_drip_takes_its_time(oxigraph: Server) -> None:
    with proxy(oxigraph.url, Drip(10, 0.05)) as through:
        begun = time.monotonic()
        assert _put(through).status_code == 201
    assert time.monotonic() - begun > 0.2
