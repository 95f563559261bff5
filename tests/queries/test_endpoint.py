"""What is asked of an endpoint is answered whole, or it is an error: no row comes of what was cut, and none is lost."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from graph.endpoints.credentials import Bearer, Password
from graph.endpoints.errors import EndpointError
from graph.iris import Iris
from queries import guard
from queries.answers import Answer, Result, Solutions, Triples
from queries.endpoint import endpoint
from queries.errors import RefusedQueryError
from queries.library import own
from queries.run import run_own
from tests.servers import oxigraph as oxigraphs
from tests.servers.proxy import CutAnswer, Drip, Hang, Proxy, Reply, ResetAfterCommit, proxy
from tests.servers.server import Server

_JSON, _TRIPLES = "application/sparql-results+json", "application/n-triples"
_QUERY = "SELECT * { GRAPH ?g { ?s ?p ?o } }"
_NODE = NamedNode("urn:s")
_ROWS = [
    {
        "act": {"type": "uri", "value": f"https://w3id.org/mandategraph/doc/A-RES-67-193/zho/op{number}/act1"},
        "words": {"type": "literal", "xml:lang": "zh", "value": f"敦促各国“采取”\n必要措施 {number}"},
        "count": {"type": "literal", "datatype": "http://www.w3.org/2001/XMLSchema#integer", "value": str(number)},
    }
    for number in range(6)
]
_WHOLE = json.dumps({"head": {"vars": ["act", "words", "count"]}, "results": {"bindings": _ROWS}}, ensure_ascii=False)
_XML = "".join(f"<result><binding name='act'><uri>{row['act']['value']}</uri></binding></result>" for row in _ROWS)
_HEAD = "<head><variable name='act'/></head>"
_NAMESPACE = "http://www.w3.org/2005/sparql-results#"
ANSWERS = {
    _JSON: _WHOLE,
    "application/sparql-results+xml": f"<sparql xmlns='{_NAMESPACE}'>{_HEAD}<results>{_XML}</results></sparql>",
    "text/csv": "act,words\r\n" + "".join(f"{row['act']['value']},{row['words']['value']}\r\n" for row in _ROWS),
}


@pytest.fixture
def store() -> Iterator[Proxy]:
    """A server that says what it is told to."""
    with proxy() as made:
        yield made


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that it would have waited before it asked again."""
    waited: list[float] = []
    monkeypatch.setattr("tenacity.nap.time.sleep", waited.append)
    return waited


def _said(body: bytes | str, kind: str = _JSON, is_sized: bool = True, **headers: str) -> Reply:
    data = body.encode() if isinstance(body, str) else body
    return Reply(200, {"Content-Type": kind, **{k.replace("_", "-"): v for k, v in headers.items()}}, data, is_sized)


def _asked(url: str, sparql: str) -> Result:
    return endpoint(url).ask(sparql, guard.check(sparql))


def test_a_whole_answer_has_all_rows(store: Proxy) -> None:
    store.always = _said(_WHOLE)
    rows = list(endpoint(store.url).select(_QUERY))
    assert [row["words"] for row in rows] == [Literal(r["words"]["value"], language="zh") for r in _ROWS]
    assert b"\r\naccept: application/sparql-results+json\r\n" in store.heads[0].lower()
    assert b"\r\ncontent-type: application/x-www-form-urlencoded\r\n" in store.heads[0].lower()
    assert store.seen == [("POST", "/")]


@pytest.mark.slow
@pytest.mark.parametrize("kind", ANSWERS)
def test_what_is_cut_or_garbled_anywhere_gives_no_row(store: Proxy, kind: str) -> None:
    whole, engine = ANSWERS[kind].encode(), endpoint(store.url)
    assert kind != _JSON or len(whole) > 1500
    cut = [whole[:end] for end in range(len(whole))]
    garbled = [whole[:at] + b"\x00" + whole[at + 1 :] for at in range(len(whole))]
    for body in (*cut, *garbled):
        store.script.append(_said(body, kind, is_sized=False))
        with pytest.raises(EndpointError):
            list(engine.select(_QUERY))
    assert len(store.seen) == 2 * len(whole)


@pytest.mark.usefixtures("waits")
@pytest.mark.parametrize("fault", [CutAnswer(0), CutAnswer(20), CutAnswer(200), ResetAfterCommit(), Reply(503)])
def test_what_breaks_is_asked_again(oxigraph: Server, fault: CutAnswer | ResetAfterCommit | Reply) -> None:
    oxigraph.put("urn:g", b'<urn:s> <urn:p> "%s" .\n' % (b"o" * 400))
    with proxy(oxigraph.url, fault, fault) as through:
        assert len(list(endpoint(f"{through.url}/query").select(_QUERY))) == 1
        assert len(through.seen) == 3
        through.always = fault
        with pytest.raises(EndpointError, match=r"connection failed|\(503\)"):
            endpoint(f"{through.url}/query").select(_QUERY)
        assert len(through.seen) == 3 + 4


def test_a_busy_store_says_when_it_is_asked_again(store: Proxy, waits: list[float]) -> None:
    store.script.extend(Reply(503, {"Retry-After": after}) for after in ("7", "Thu, 01 Jan 1970 00:00:00 GMT", "soon"))
    store.always = _said(_WHOLE)
    assert len(list(endpoint(store.url).select(_QUERY))) == 6
    assert waits == [7.0, 0.0, 1.0]


def test_one_that_is_busy_for_long_is_left_alone(store: Proxy, waits: list[float]) -> None:
    store.always = Reply(503, {"Retry-After": "3600"}, b"back in an hour")
    with pytest.raises(EndpointError, match=r"\(503: back in an hour\)"):
        endpoint(store.url).select(_QUERY)
    assert (len(store.seen), waits) == (1, [])


@pytest.mark.parametrize("fault", [Hang(), Drip(40, 0.2)])
def test_patience_ends(oxigraph: Server, fault: Hang | Drip) -> None:
    with proxy(oxigraph.url, fault) as through:
        begun = time.monotonic()
        with pytest.raises(EndpointError, match=r"no whole answer within 0.6 seconds"):
            endpoint(f"{through.url}/query", patience=0.6).select(_QUERY)
        assert time.monotonic() - begun < 10


def test_what_a_store_says_after_it_ran_out_of_time_is_no_row(tmp_path: Path) -> None:
    with oxigraphs.oxigraph(tmp_path, "--timeout-s", "1") as server:
        server.put("urn:g", b"".join(b'<urn:s%d> <urn:p> "%d" .\n' % (n, n) for n in range(3000)))
        pairs = "GRAPH ?g { ?a ?p ?x . ?b ?q ?y . ?c ?r ?z }"
        with pytest.raises(EndpointError, match="The SPARQL operation has been cancelled"):
            endpoint(server.query).select(f"SELECT (COUNT(*) AS ?n) {{ {pairs} }}")


REFUSED = {
    r"\(401\)": Reply(401, {"WWW-Authenticate": "Basic"}),
    r"\(403: no\)": Reply(403, body=b"no"),
    r"give the URL of its query endpoint.* \(404: no \ufffdsuch thing\)": Reply(404, body=b"no \x1bsuch\nthing"),
    r"it failed \(500\)": Reply(500),
    r"moved \(307\): give this URL, if you trust it: http://example.org/": Reply(
        307, {"Location": "http://example.org/"}
    ),
    "It answered text/html, not application/sparql-results.json: <p>": _said("<p>", "text/html"),
    "It answered something, not": Reply(200, {}, _WHOLE.encode()),
    "gave up before the end": _said(_WHOLE, X_SQL_State="S1TAT"),
    "gives no more than 6 rows": _said(_WHOLE, X_SPARQL_MaxRows="6"),
    "answered yes or no": _said('{"head": {}, "boolean": true}'),
    "cut or garbled": _said(_WHOLE + "The SPARQL operation has been cancelled"),
}


@pytest.mark.parametrize(("reason", "reply"), REFUSED.items(), ids=REFUSED)
def test_what_is_no_answer_is_an_error_of_one_line(store: Proxy, reason: str, reply: Reply) -> None:
    store.always = reply
    with pytest.raises(EndpointError, match=reason) as raised:
        endpoint(store.url).select(_QUERY)
    assert str(raised.value).startswith(f"{store.url}: ")
    assert "\n" not in str(raised.value)
    assert len(store.seen) == 1


@pytest.mark.usefixtures("waits")
def test_nobody_there_is_an_error() -> None:
    with proxy() as gone:
        pass
    with pytest.raises(EndpointError, match="connection failed"):
        endpoint(gone.url).select(_QUERY)


@pytest.mark.parametrize("credentials", [Password("me", "secret"), Bearer("secret")])
def test_credentials_go_to_the_endpoint(store: Proxy, credentials: Password | Bearer) -> None:
    store.script.append(Reply(401, {"WWW-Authenticate": "Basic"}))
    store.always = _said(_WHOLE)
    if isinstance(credentials, Password):
        assert len(list(endpoint(store.url, credentials).select(_QUERY))) == 6
    else:
        with pytest.raises(EndpointError, match="MANDATEGRAPH_TOKEN"):
            endpoint(store.url, credentials).select(_QUERY)
    assert b"\r\nAuthorization: B" in store.heads[-1]


TRAPS = (
    "# one\n# INSERT\n# two\nPREFIX x: <urn:x> SELECT * { GRAPH ?g { ?s ?p ?o } }",
    "# one\n# two\nprefix address:<urn:x>\n\n\nselect ?s { graph ?g { ?s ?p 'drop' } }",
)


@pytest.mark.parametrize("sparql", TRAPS)
def test_a_query_is_never_sent_as_an_update(server: Server, sparql: str) -> None:
    server.put("urn:g", b'<urn:s> <urn:p> "drop" .\n')
    result = _asked(server.query, sparql)
    assert isinstance(result, Solutions)
    assert _NODE in [row["s"] for row in result.rows]


def test_every_form_is_answered(server: Server) -> None:
    server.put("urn:g", b'<urn:s> <urn:p> "\\u00e9\\"\\n"@fr .\n')
    there = "{ GRAPH <urn:g> { ?s ?p ?o } }"
    assert _asked(server.query, f"ASK {there}") is True
    assert _asked(server.query, f"ASK {there.replace('urn:g', 'urn:h')}") is False
    made = _asked(server.query, f"CONSTRUCT {{ ?o2 ?p ?s }} WHERE {there.replace('}', 'BIND(?s AS ?o2) }', 1)}")
    assert isinstance(made, Triples)
    assert [(str(triple.subject), str(triple.object)) for triple in made.triples] == [("<urn:s>", "<urn:s>")]
    copied = _asked(server.query, f"CONSTRUCT {{ ?s ?p ?o }} WHERE {there}")
    assert isinstance(copied, Triples)
    assert [triple.object for triple in copied.triples] == [Literal('é"\n', language="fr")]
    assert _asked(server.query, f"CONSTRUCT {{ ?s ?p ?o }} WHERE {there.replace('urn:g', 'urn:h')}") == Triples(())


def test_a_query_of_ones_own_has_its_columns(server: Server) -> None:
    server.put("urn:g", b'<urn:s> <urn:p> "true"^^<http://www.w3.org/2001/XMLSchema#boolean> .\n')
    query = own("mine.rq", "SELECT ?s ?none ?o { GRAPH <urn:g> { ?s ?p ?o } }")
    answer = run_own(query, endpoint(server.query), {}, Iris())
    assert isinstance(answer, Answer)
    true = Literal("true", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#boolean"))
    assert (answer.columns, answer.rows) == (("s", "none", "o"), (((_NODE,), (), (true,)),))


def test_triples_of_unknown_length_are_refused(store: Proxy) -> None:
    store.always = _said("<urn:s> <urn:p> <urn:o> .\n", _TRIPLES, is_sized=False)
    with pytest.raises(EndpointError, match="how long its answer is"):
        _asked(store.url, "DESCRIBE <urn:s>")
    store.always = _said("<urn:s> <urn:p> <urn:o> .\n")
    with pytest.raises(EndpointError, match="not application/n-triples"):
        _asked(store.url, "DESCRIBE <urn:s>")


def test_what_is_no_query_is_not_sent(store: Proxy) -> None:
    with pytest.raises(RefusedQueryError, match="none of ASK, CONSTRUCT, DESCRIBE, SELECT"):
        _asked(store.url, "?s ?p ?o")
    assert store.seen == []
