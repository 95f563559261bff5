"""The page of pictures: what it shows without a browser's help, and what it refuses."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from threading import Barrier, Thread

import pytest
from starlette.testclient import TestClient

from graph.views.narrowing import Narrowing
from mandategraph.site.app import application
from mandategraph.site.build import Builds
from mandategraph.site.drawings import Drawings
from mandategraph.site.wishes import Wish, WishError, wish_of

_UNODC = "/picture?view=body&body=unodc"


@pytest.fixture(scope="module")
def client(graph: Path) -> Iterator[TestClient]:
    with TestClient(application(Builds(graph), ("testserver",))) as client:
        yield client


def test_it_opens_on_a_body_and_leads_to_others(client: TestClient) -> None:
    text = client.get("/picture").text
    assert '<h1 id="picture-title">United Nations Office on Drugs and Crime</h1>' in text
    assert '<a href="/picture?view=body&amp;body=secretary-general">Secretary-General</a>' in text
    assert '<a href="/picture?view=treaties">Bodies and treaties</a>' in text


def test_without_a_script_a_table_holds_all(client: TestClient) -> None:
    text = client.get(_UNODC).text
    drawn = json.loads(client.get(_UNODC.replace("?", "/data.json?")).text)
    assert text.count('<th scope="row">') == len(drawn["nodes"]) == drawn["total"]
    assert '<a href="/agent/who">World Health Organization</a> <span class="quiet">世界卫生组织</span>' in text
    assert "<script>" not in text
    assert " style=" not in text


def test_it_speaks_chinese(client: TestClient) -> None:
    text = client.get(f"{_UNODC}&lang=zh").text
    assert "联合国毒品和犯罪问题办公室</h1>" in text
    assert 'data-source="/picture/data.json?lang=zh&amp;view=body&amp;body=unodc"' in text
    assert json.loads(client.get(f"{_UNODC}&lang=zh".replace("?", "/data.json?")).text)["language"] == "zh"


@pytest.mark.parametrize(
    "query",
    [
        "view=actors",
        "view=citations&document=A/RES/67/193",
        "view=treaties&body=unodc",
        "view=document&document=a/res/67/193",
        "body=UNODC&from=2012&to=2012&nodes=5",
        "body=世界卫生组织",
        "document=A/69/87",
    ],
)
def test_every_view_is_drawn(client: TestClient, query: str) -> None:
    assert client.get(f"/picture?{query}").status_code == 200
    drawn = client.get(f"/picture/data.json?{query}").json()
    assert drawn["nodes"]
    assert len(drawn["nodes"]) <= (5 if "nodes" in query else 300)
    assert {node["link"][:1] for node in drawn["nodes"]} == {"/"}


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("view=nothing", "There is no such picture."),
        ("view=body", "Say which body"),
        ("view=document", "Say which document"),
        ("view=body&body=nobody-at-all", "There is no body of that name here."),
        ("view=body&body=https://example.org/x", "There is no body of that name here."),
        ("view=body&body=https://w3id.org/mandategraph/act/urge", "There is no body of that name here."),
        ("view=document&document=A/RES/1/1", "That document is not here."),
        ("view=actors&body=unodc", "leave the body empty"),
        ("view=body&body=unodc&from=many", "Years are given as 2012"),
        ("view=body&body=unodc&nodes=501", "Years are given as 2012"),
        ("view=body&body=unodc&nodes=0", "Years are given as 2012"),
        ("view=document&document=A/69/87&from=2012", "is not of years"),
        ("view=%3Cscript%3E", "There is no such picture."),
    ],
)
def test_what_no_picture_is_of_is_told(client: TestClient, query: str, told: str) -> None:
    shown = client.get(f"/picture?{query}", headers={"Accept": "text/html"})
    assert (shown.status_code, told in shown.text, "<script>" in shown.text) == (400, True, False)
    assert client.get(f"/picture/data.json?{query}").status_code == 400


def test_years_without_anything_are_told(client: TestClient) -> None:
    text = client.get("/picture?view=citations&from=1950&to=1951").text
    assert "Nothing is said of that here." in text
    assert 'id="picture"' not in text


def test_it_is_taken_away_as_one_file(client: TestClient) -> None:
    answer = client.get("/picture/file.html?view=body&body=unodc&lang=zh")
    assert answer.headers["content-disposition"] == 'attachment; filename="body-unodc.html"'
    assert '<html lang="zh">' in answer.text
    assert "https://w3id.org/mandategraph/agent/who" in answer.text


def test_who_asks_while_a_picture_is_made_is_given_the_same(graph: Path) -> None:
    build, drawings, together = Builds(graph).current(), Drawings(), Barrier(4)
    found = []

    def ask() -> None:
        together.wait()
        found.append(drawings.of(build, Wish("citations", Narrowing())))

    threads = [Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [drawing is found[0] for drawing in found] == [True] * 4


def test_a_picture_that_fails_is_tried_again(graph: Path) -> None:
    build, drawings = Builds(graph).current(), Drawings()
    for _ in range(2):
        with pytest.raises(ValueError, match="is of one body"):
            drawings.of(build, Wish("body", Narrowing()))


def test_a_wish_is_read_as_the_build_has_it(graph: Path) -> None:
    build = Builds(graph).current()
    wish = wish_of(build, {"body": "世界卫生组织", "to": "2012", "nodes": "7"})
    assert wish == Wish("body", Narrowing(body=f"{build.iris.base}agent/who", years=(0, 2012)), 7)
    with pytest.raises(WishError):
        wish_of(build, {"view": "body", "body": "\x00"})
