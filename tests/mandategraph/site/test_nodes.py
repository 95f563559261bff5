"""The page of a node: what it is called, what is said of it in words, what points to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from graph.iris import Iris, Place
from mandategraph.site.app import application
from mandategraph.site.build import Builds
from mandategraph.site.labels import Labels
from tests.builds import SAMPLES

MANDATE = "/doc/A-RES-67-193/zho/op26/act1/mandate1"


@pytest.fixture
def client(graph: Path) -> Iterator[TestClient]:
    with TestClient(application(Builds(graph), ("testserver",))) as client:
        yield client


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (
            f"{MANDATE}?lang=en",
            ["A/RES/67/193 (zh) OP26 · act 1 · mandate 1", "beneficiary", "Member States", "of act"],
        ),
        (f"{MANDATE}?lang=zh", ["A/RES/67/193 (zh) OP26 · 言语行为 1 · 任务 1", "受益者", "会员国", "继续应要求"]),
        (f"{MANDATE}/actor1?lang=en", ["mention", "United Nations Office on Drugs and Crime", "role"]),
        ("/condition/upon-request?lang=en", ["upon request", "condition"]),
        ("/doc/A-RES-67-193/op26?lang=en", ["paragraph", "printed number"]),
        ("/doc/A-67-459?lang=en", ["A/67/459", "https://undocs.org/A/67/459", "report of the committee"]),
        ("/graph/A-RES-67-193/zho", ["A/RES/67/193 (zh)"]),
        ("/graph/authorities", ["graph/authorities"]),
    ],
)
def test_a_node_is_told_in_words(client: TestClient, path: str, words: list[str]) -> None:
    page = client.get(path)
    assert page.status_code == 200
    assert [word for word in words if word not in page.text] == []


def test_what_points_to_a_node_is_counted_and_bounded(client: TestClient) -> None:
    digest = sha256((SAMPLES / "A-RES-67-193.zh.txt").read_bytes()).hexdigest()
    page = client.get(f"/source/{digest}?lang=en").text
    assert re.search(r">100 of [1-9][0-9]{2,}<", page)
    assert 100 <= page.count("<li>") < 120  # with those of the menu


@pytest.mark.parametrize(
    ("place", "label"),
    [
        (Place("A/69/87"), "A/69/87"),
        (Place("A/69/87", "zh", "annex-1/OP3(a)"), "A/69/87 (zh) annex-1/OP3(a)"),
        (Place("A/69/87", "zh", None, ("fn*",)), "A/69/87 (zh) · footnote *"),
        (Place("A/69/87", "zh", "P1", ("cite2", "evidence")), "A/69/87 (zh) P1 · citation 2 · evidence"),
        (Place("A/69/87", None, None, ("vote", "ballot12")), "A/69/87 · vote · ballot 12"),
    ],
)
def test_places_are_cited_as_people_cite_them(graph: Path, place: Place, label: str) -> None:
    assert Labels(Builds(graph).current(), "en").of(Iris().mint(place)) == label
