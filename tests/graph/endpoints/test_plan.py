"""What is to be done, by what is there and what is known of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph.endpoints.ledger import Entry, Ledger, entry, read_ledger, write_ledger
from graph.endpoints.outgoing import Outgoing
from graph.endpoints.plan import Plan, Wish, plan
from graph.files import LocalFolder

STORE = "http://127.0.0.1:1/query"
GRAPH = Outgoing(LocalFolder(Path()), "a.nq", "urn:a", "digest", 5, 100)
SAME, OLDER = entry(GRAPH), Entry("older", 5)
REPLACE, ADD, ANEW, PRUNE = Wish(), Wish(is_adding=True), Wish(is_anew=True), Wish(is_pruning=True)


def _action(made: Plan) -> str:
    return next(name for name in ("new", "changed", "left") if getattr(made, name))


@pytest.mark.parametrize(
    ("wish", "known", "held", "action"),
    [
        (REPLACE, None, 0, "new"),
        (REPLACE, None, 5, "changed"),
        (REPLACE, SAME, 5, "left"),
        (REPLACE, SAME, 4, "changed"),
        (REPLACE, SAME, 6, "changed"),
        (REPLACE, SAME, 0, "new"),
        (REPLACE, OLDER, 5, "changed"),
        (ADD, SAME, 6, "left"),
        (ADD, SAME, 4, "changed"),
        (ADD, None, 9, "changed"),
        (ANEW, SAME, 5, "changed"),
        (ANEW, SAME, 0, "new"),
    ],
)
def test_a_graph(wish: Wish, known: Entry | None, held: int, action: str) -> None:
    ledger = Ledger(STORE, {"urn:a": known} if known else {})
    assert _action(plan([GRAPH], {"urn:a": held}, ledger, wish, [])) == action


@pytest.mark.parametrize(
    ("wish", "held", "action"), [(REPLACE, 0, "left"), (ANEW, 0, "left"), (ADD, 0, "left"), (REPLACE, 3, "changed")]
)
def test_a_graph_without_statements(wish: Wish, held: int, action: str) -> None:
    empty = replace(GRAPH, statements=0, size=0)
    assert _action(plan([empty], {"urn:a": held}, Ledger(STORE, {}), wish, [])) == action


def test_only_what_the_build_does_not_have_is_removed_and_only_on_demand() -> None:
    held = {"urn:a": 5, "urn:b": 1, "urn:c": 1}
    there = ["urn:c", "urn:a", "urn:b"]
    assert plan([GRAPH], held, Ledger(STORE, {}), PRUNE, there).gone == ["urn:b", "urn:c"]
    assert plan([GRAPH], held, Ledger(STORE, {}), REPLACE, there).gone == []


def test_a_ledger_is_read_as_it_was_written(tmp_path: Path) -> None:
    folder, ledger = LocalFolder(tmp_path), Ledger(STORE, {"urn:a": SAME})
    write_ledger(folder, ledger)
    assert read_ledger(folder, STORE) == ledger
    assert read_ledger(folder, "http://127.0.0.1:2/query") == Ledger("http://127.0.0.1:2/query", {})


@pytest.mark.parametrize("text", [b"", b"{", b"[]", b'{"endpoint": "x"}', b'{"endpoint": "x", "graphs": {}}', b"\xff"])
def test_a_ledger_that_cannot_be_read_knows_nothing(tmp_path: Path, text: bytes) -> None:
    folder = LocalFolder(tmp_path)
    write_ledger(folder, Ledger(STORE, {"urn:a": SAME}))
    for file in (tmp_path / ".loads").iterdir():
        file.write_bytes(text)
    assert read_ledger(folder, STORE) == Ledger(STORE, {})
