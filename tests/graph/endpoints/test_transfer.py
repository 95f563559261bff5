"""Builds in real stores: what arrives, what stays, what a break leaves and what the next load does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph.endpoints import ways
from graph.endpoints.client import Client
from graph.endpoints.plan import Wish
from graph.endpoints.profiles import Endpoint, endpoint
from graph.endpoints.transfer import Result, carry_out, planned
from graph.files import LocalFolder
from tests.graph.endpoints.making import AUTHORITY, BASE, iri, make_build, small_build, statements
from tests.servers.proxy import CutAnswer, CutUpload, Drip, Fault, Hang, Pass, Proxy, Reply, ResetAfterCommit, proxy
from tests.servers.server import Server

FOREIGN = "https://example.org/other"
BUSY = Reply(503, {"Retry-After": "0"})
_OURS = f"""
SELECT ?g ?s ?p ?o {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), "{BASE}") || ?g = <{FOREIGN}>) }}
"""


def dump(server: Server) -> list[str]:
    """All statements but the store's own, in an order."""
    return sorted(str(sorted(row.items())) for row in server.select(_OURS))


def load(build: LocalFolder, server: Server, store: Endpoint | None = None, wish: Wish | None = None) -> Result:
    store, wish = store or endpoint(server.name, server.url), wish or Wish()
    client = Client(store, server.credentials, 30.0)
    return carry_out(planned(build, client, wish), build, client, wish)


def _by_updates(server: Server) -> Endpoint:
    return replace(endpoint(server.name, server.url), graphs=None, upload=None, inserts=40)


def _by_graphs(server: Server, url: str | None = None) -> Endpoint:
    return replace(endpoint(server.name, url or server.url), upload=None, update=None)


@pytest.mark.parametrize("way", ["best", "graphs", "updates"])
def test_loading_again_changes_nothing_and_a_foreign_graph_stays(server: Server, tmp_path: Path, way: str) -> None:
    server.put(FOREIGN, b"<urn:s> <urn:p> <urn:o> .\n")
    build = small_build(tmp_path, a=100, b=7, c=0)
    store = {"best": None, "graphs": _by_graphs(server), "updates": _by_updates(server)}[way]
    dumps = []
    for wish in (Wish(), Wish(), Wish(is_anew=True)):
        assert load(build, server, store, wish).is_complete
        dumps.append(dump(server))
    assert [len(lines) for lines in dumps] == [111] * 3
    assert dumps[0] == dumps[1] == dumps[2]
    assert not any("bnode" in line for line in dumps[0])


def test_what_is_sent_are_the_very_statements(oxigraph: Server, tmp_path: Path) -> None:
    load(small_build(tmp_path / "1", a=40), oxigraph)
    uploaded = dump(oxigraph)
    oxigraph.empty()
    load(small_build(tmp_path / "2", a=40), oxigraph, _by_graphs(oxigraph))
    put = dump(oxigraph)
    oxigraph.empty()
    load(small_build(tmp_path / "3", a=40), oxigraph, _by_updates(oxigraph))
    assert uploaded == put == dump(oxigraph)
    assert any("𝄞" in line for line in put)


def test_only_what_changed_is_sent_again(server: Server, tmp_path: Path) -> None:
    build = small_build(tmp_path, a=9, b=7)
    assert {graph.iri for graph in load(build, server).arrived} == {iri("A/RES/a"), iri("A/RES/b"), AUTHORITY}
    assert load(build, server).arrived == []
    build.write("graphs/A-RES-b.zho.nq", statements(iri("A/RES/b"), 7, "决定"))
    assert [graph.iri for graph in load(build, server).arrived] == [iri("A/RES/b")]
    assert any("决定" in line for line in dump(server))
    assert not any("敦促 3" in line for line in dump(server) if "/A-RES-b/" in line)
    server.put(iri("A/RES/a"), b"<urn:s> <urn:p> <urn:o> .\n")
    assert [graph.iri for graph in load(build, server).arrived] == [iri("A/RES/a")]


def test_an_older_graph_is_never_mixed_with_a_newer(oxigraph: Server, tmp_path: Path) -> None:
    build = small_build(tmp_path, a=9, b=7)
    assert load(build, oxigraph).is_complete
    build.write("graphs/A-RES-b.zho.nq", statements(iri("A/RES/b"), 7, "决定"))
    with proxy(oxigraph.url) as through:
        assert load(build, oxigraph, replace(endpoint("oxigraph", through.url), query=oxigraph.query)).is_complete
    assert [method for method, _ in through.seen] == ["PUT"]


def test_a_document_that_left_the_build_leaves_the_store_alone_when_it_is_wished(
    server: Server, tmp_path: Path
) -> None:
    server.put(FOREIGN, b"<urn:s> <urn:p> <urn:o> .\n")
    server.put(f"{BASE}graphs", b"<urn:s> <urn:p> <urn:o> .\n")
    assert load(small_build(tmp_path, a=9, b=7, c=3), server).is_complete
    kept = [line for line in dump(server) if "/A-RES-b/" not in line]
    build = small_build(tmp_path / "without", a=9, c=3)
    assert load(build, server).removed == []
    assert server.count(iri("A/RES/b")) == 7
    result = load(build, server, wish=Wish(is_pruning=True))
    assert (result.is_complete, result.removed) == (True, [iri("A/RES/b")])
    assert dump(server) == kept
    assert load(build, server, _by_updates(server), Wish(is_pruning=True)).removed == []
    assert load(small_build(tmp_path / "less", c=3), server, _by_updates(server), Wish(is_pruning=True)).is_complete
    assert server.names() == {FOREIGN, f"{BASE}graphs", AUTHORITY, iri("A/RES/c")}


def test_a_graph_whose_name_is_no_iri_is_nobody_we_know(virtuoso: Server, tmp_path: Path) -> None:
    virtuoso.put(f"{BASE}graph/a b", b"<urn:s> <urn:p> <urn:o> .\n")
    build = small_build(tmp_path, a=9)
    assert load(build, virtuoso, wish=Wish(is_pruning=True)).is_complete
    assert f"{BASE}graph/a b" in virtuoso.names()


@pytest.mark.parametrize("way", ["best", "graphs", "updates"])
@pytest.mark.parametrize("symbol", ["决议/1", "Décision 2", "Резолюция/3"])
def test_a_symbol_in_any_script(server: Server, tmp_path: Path, symbol: str, way: str) -> None:
    build = make_build(tmp_path, {symbol: statements(iri(symbol), 3)})
    store = {"best": None, "graphs": _by_graphs(server), "updates": _by_updates(server)}[way]
    assert load(build, server, store).is_complete
    assert server.names() == {iri(symbol), AUTHORITY}
    assert load(build, server, store).arrived == []
    assert load(small_build(tmp_path / "without"), server, store, Wish(is_pruning=True)).removed == [iri(symbol)]


@pytest.mark.parametrize("way", ["best", "graphs", "updates"])
def test_what_is_added_leaves_what_is_there(server: Server, tmp_path: Path, way: str) -> None:
    server.put(iri("A/RES/a"), b"<urn:own> <urn:p> <urn:o> .\n")
    build, adding = small_build(tmp_path, a=90), Wish(is_adding=True)
    store = {"best": None, "graphs": _by_graphs(server), "updates": _by_updates(server)}[way]
    assert load(build, server, store, adding).is_complete
    assert server.count(iri("A/RES/a")) == 91
    assert load(build, server, store, adding).arrived == []
    assert load(build, server, store).is_complete
    assert server.count(iri("A/RES/a")) == 90


def test_a_graph_that_has_no_statements_any_more_is_emptied(server: Server, tmp_path: Path) -> None:
    for number, store in enumerate((_by_graphs(server), _by_updates(server))):
        assert load(small_build(tmp_path / f"{number}", a=5), server, store).is_complete
        assert load(small_build(tmp_path / f"{number}", a=0), server, store).is_complete
        assert server.count(iri("A/RES/a")) == 0


def test_many_graphs_go_in_parcels(oxigraph: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ways, "_PARCEL", 1500)
    build = small_build(tmp_path, **{f"n{n:02}": n for n in range(1, 30)})
    with proxy(oxigraph.url) as through:
        assert load(build, oxigraph, endpoint("oxigraph", through.url)).is_complete
    sent = [target for _, target in through.seen if target != "/query"]
    assert set(sent) == {"/store?no_transaction"}
    assert 5 < len(sent) < 29


def test_what_is_too_large_goes_another_way(oxigraph: Server, tmp_path: Path) -> None:
    build, large = small_build(tmp_path, a=50, b=3), Reply(413, {}, b"too large")
    with proxy(oxigraph.url, Pass(), large, large) as through:
        assert load(build, oxigraph, endpoint("oxigraph", through.url)).is_complete
    assert [target.partition("?")[0] for method, target in through.seen if target != "/query"] == [
        "/store",  # all
        *["/store"] * 3,  # one by one, of which the first is too large
        "/update",
    ]
    assert oxigraph.count(iri("A/RES/a")) == 50


def test_what_was_said_to_have_arrived_and_has_not_goes_another_way(oxigraph: Server, tmp_path: Path) -> None:
    with proxy(oxigraph.url, Pass(), Reply(200)) as through:
        assert load(small_build(tmp_path, a=5), oxigraph, endpoint("oxigraph", through.url)).is_complete
    assert oxigraph.count(iri("A/RES/a")) == 5


def test_nothing_is_believed_that_is_not_counted(oxigraph: Server, tmp_path: Path) -> None:
    build = small_build(tmp_path, a=5)
    with proxy(oxigraph.url, Pass(), *[Reply(200)] * 2) as through:
        result = load(build, oxigraph, _by_graphs(oxigraph, through.url))
    assert {graph.iri: held for graph, held in result.missing.items()} == {iri("A/RES/a"): 0, AUTHORITY: 0}
    assert not result.is_complete
    assert len(load(build, oxigraph).arrived) == 2


def test_a_ledger_that_cannot_be_written_is_told(oxigraph: Server, tmp_path: Path) -> None:
    build = small_build(tmp_path, a=5)
    (tmp_path / ".loads").write_text("in the way")
    result = load(build, oxigraph)
    assert result.is_complete
    assert result.unwritten
    assert len(load(build, oxigraph).arrived) == 2


def test_an_older_graph_is_not_taken_for_what_did_not_arrive(oxigraph: Server, tmp_path: Path) -> None:
    build = small_build(tmp_path, a=5)
    assert load(build, oxigraph).is_complete
    build.write("graphs/A-RES-a.zho.nq", statements(iri("A/RES/a"), 5, "决定"))
    with proxy(oxigraph.url) as through:
        store = replace(_by_graphs(oxigraph, through.url), query=oxigraph.query)
        through.always = Reply(413)
        result = load(build, oxigraph, store)
        assert [graph.iri for graph in result.missing] == [iri("A/RES/a")]
        assert result.fault
        assert "413" in result.fault
        through.always = Reply(400)
        assert [graph.iri for graph in load(build, oxigraph, store).missing] == [iri("A/RES/a")]
        through.always = Pass()
        assert [graph.iri for graph in load(build, oxigraph, store).arrived] == [iri("A/RES/a")]
    assert any("决定" in line for line in dump(oxigraph))


# What a network and a server do to a load: with each, it is whole in the end, or it says what is missing.
FAULTS: list[Fault] = [
    Reply(500, {}, b"out of order"),
    Reply(503, {"Retry-After": "1"}),
    Reply(503, {"Retry-After": "86400"}),
    Reply(413),
    Reply(200),
    Hang(1.5),
    Drip(16, 0.001),
    ResetAfterCommit(),
    CutAnswer(0),
    CutAnswer(10),
]


def _build(folder: Path) -> LocalFolder:
    sizes = {"A/RES/a": 400, "A/RES/b": 30, "A/RES/c": 5}
    return make_build(folder, {name: statements(iri(name), number) for name, number in sizes.items()})


def _checked(oxigraph: Server, through: Proxy, build: LocalFolder, result: Result) -> None:
    """What did not arrive is named, what did is not sent again, and then the store has all."""
    arrived = {graph.iri for graph in result.arrived}
    missing = {graph.iri for graph in result.missing}
    assert (arrived | missing, arrived & missing) == ({iri(f"A/RES/{name}") for name in "abc"} | {AUTHORITY}, set())
    assert result.is_complete == (not missing)
    assert all(oxigraph.count(graph.iri) == graph.statements for graph in result.arrived)
    through.script.clear()
    through.always = Pass()
    again = load(build, oxigraph, endpoint("oxigraph", through.url))
    assert again.is_complete
    assert {graph.iri for graph in again.arrived} == missing
    assert len(dump(oxigraph)) == 438


@pytest.mark.parametrize("whole", [True, False], ids=["once", "for good"])
@pytest.mark.parametrize("by_graphs", [False, True], ids=["upload", "graphs"])
@pytest.mark.parametrize("fault", FAULTS, ids=str)
@pytest.mark.slow
def test_a_fault(oxigraph: Server, tmp_path: Path, fault: Fault, by_graphs: bool, whole: bool) -> None:
    build = _build(tmp_path)
    with proxy(oxigraph.url) as through:
        store = endpoint("oxigraph", through.url)
        store = replace(store, upload=None, update=None) if by_graphs else store
        client = Client(store, None, 1.0)
        plan = planned(build, client, Wish())
        through.script.extend([Pass(), fault] if whole else [Pass()])  # the first load arrives
        through.always = Pass() if whole else fault
        result = carry_out(plan, build, client, Wish())
        _checked(oxigraph, through, build, result)


@pytest.mark.parametrize("by_graphs", [False, True], ids=["upload", "graphs"])
@pytest.mark.parametrize("part", range(20))
@pytest.mark.slow
def test_a_cut(oxigraph: Server, tmp_path: Path, part: int, by_graphs: bool) -> None:
    build = _build(tmp_path)
    with proxy(oxigraph.url) as through:
        store = endpoint("oxigraph", through.url)
        store = replace(store, upload=None, update=None) if by_graphs else store
        client = Client(store, None, 5.0)
        plan = planned(build, client, Wish())
        size = len(plan.new[0].triples()) if by_graphs else sum(graph.size for graph in plan.new)
        cut = CutUpload(size * part // 20)
        through.script.extend([cut] * (1 if part % 2 else 4))  # once, or as often as it is tried
        result = carry_out(plan, build, client, Wish())
        assert result.is_complete == bool(part % 2)
        _checked(oxigraph, through, build, result)
