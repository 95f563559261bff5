"""The page of a document: its text, its marks and their places, languages side by side, and hostile words."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from pyoxigraph import NamedNode
from starlette.testclient import TestClient

from graph.iris import Iris, Place
from graph.store import open_store
from graph.terms import name
from mandategraph.site.anchors import anchor_of
from mandategraph.site.app import application
from mandategraph.site.build import Builds
from tests.builds import SAMPLES, command

IRIS = Iris()
PAGE = "/doc/A-RES-67-193/zho"
HOSTILE = """United Nations A/RES/70/9
General Assembly
Distr.: General
3 December 2015
Seventieth session
Agenda item 107

Resolution adopted by the General Assembly on 17 November 2015

70/9. Drugs <script>alert(1)</script> and javascript:alert(2)

The General Assembly,
Recalling its resolution 69/201 of 18 December 2014,

1. Requests the Secretary-General to report "'><script>alert(3)</script><img src=x onerror=alert(4)>¹ upon request;
2. Urges the "><iframe src="javascript:alert(5)"> Group of Friends to follow javascript:alert(6);

¹ See </p></li><script>alert(7)</script> &lt;b&gt;.
"""


class _Page(HTMLParser):
    """Elements with their attributes, and the words of the text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {key: value or "" for key, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.words += data

    def all(self, attribute: str) -> list[str]:
        return [attributes[attribute] for _, attributes in self.elements if attribute in attributes]


@pytest.fixture(scope="module")
def built_twice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hostile resolution, and one in Chinese with its namesake in Arabic and English."""
    folder, out = tmp_path_factory.mktemp("sources"), tmp_path_factory.mktemp("out")
    (folder / "hostile.en.txt").write_text(HOSTILE, encoding="utf-8")
    shutil.copy(SAMPLES / "A-RES-78-284.zh.txt", folder)
    english = HOSTILE.replace("70/9", "78/284").replace("<", "(").replace(">", ")")
    (folder / "A-RES-78-284.en.txt").write_text(english, encoding="utf-8")
    assert command("build", str(folder), "-o", str(out)).returncode in {0, 1}
    return out


@pytest.fixture
def client(graph: Path) -> Iterator[TestClient]:
    with TestClient(application(Builds(graph), ("testserver",))) as client:
        yield client


@pytest.fixture
def twice(built_twice: Path) -> Iterator[TestClient]:
    with TestClient(application(Builds(built_twice), ("testserver",))) as client:
        yield client


@pytest.mark.parametrize("symbol", ["A/69/87", "A/RES/63/197", "A/RES/67/193", "A/RES/78/284"])
def test_whatever_was_read_has_one_place_on_the_page(client: TestClient, graph: Path, symbol: str) -> None:
    version = IRIS.mint(Place(symbol, "zh"))
    page = _Page(client.get(version.removeprefix(IRIS.base.removesuffix("/"))).text)
    ids = Counter(page.all("id"))
    assert [id_ for id_, times in ids.items() if times > 1] == []
    store = open_store(graph)
    classes = ("Act", "Mandate", "Mention", "Citation", "ParagraphText", "Footnote", "Heading", "Table", "Finding")
    nodes = [
        str(quad.subject)[1:-1]
        for class_ in classes
        for quad in store.quads_for_pattern(
            None, NamedNode(name("rdf:type")[1:-1]), NamedNode(name(f"mg:{class_}")[1:-1]), None
        )
        if str(quad.subject).startswith(f"<{version}/")
    ]
    assert len(nodes) > 100
    assert [node for node in nodes if anchor_of(node, IRIS) not in ids] == []


def test_every_mark_opens_its_node_which_leads_back_to_it(client: TestClient) -> None:
    page = client.get(f"{PAGE}?lang=en").text
    assert (
        '<span class="mark action" id="op26-act1-mandate1"><a href="/doc/A-RES-67-193/zho/op26/act1/mandate1?' in page
    )
    assert (
        '<span class="mark act" id="op26-act1"><a href="/doc/A-RES-67-193/zho/op26/act1?lang=en" title="act: ' in page
    )
    for path in ("op26/act1/mandate1", "op26/act1/mandate1/evidence", "op26/act1/mandate1/actor1", "op26", "fn6"):
        node = client.get(f"{PAGE}/{path}").text
        anchor = path.removesuffix("/evidence").replace("/", "-")
        assert f'href="{PAGE}#{anchor}"' in node


def test_all_links_of_a_page_are_answered(client: TestClient) -> None:
    page = _Page(client.get(PAGE).text)
    ids = set(page.all("id"))
    links = {link for tag, attributes in page.elements if tag == "a" for link in [attributes["href"]]}
    assert {link for link in links if not link.startswith(("/", "#", "https://"))} == set()
    assert {link for link in links if link.startswith("#") and link[1:] not in {*ids, "content"}} == set()
    ours = sorted(
        {link.partition("#")[0] for link in links if link.startswith(("/doc", "/agent", "/act", "/condition"))}
    )
    assert [link for link in ours[::7] if client.get(link).status_code != 200] == []


def test_the_text_is_whole(client: TestClient, graph: Path) -> None:
    words = "".join(_Page(client.get(PAGE).text).words.split())
    store = open_store(graph)
    text = NamedNode(name("mg:text")[1:-1])
    paragraphs = [
        quad.object.value  # type: ignore[union-attr]
        for quad in store.quads_for_pattern(None, text, None, NamedNode(f"{IRIS.base}graph/A-RES-67-193/zho"))
        if "/op" in str(quad.subject) and str(quad.subject).count("/") == 7
    ]
    assert len(paragraphs) >= 40
    for paragraph in paragraphs:
        first = "".join(paragraph.partition("[^")[0].split())
        assert first in words


def test_a_work_shows_the_version_of_the_readers_language(twice: TestClient) -> None:
    assert '<div class="text" lang="en" dir="ltr">' in twice.get("/doc/A-RES-78-284").text
    assert '<div class="text" lang="zh" dir="ltr">' in twice.get("/doc/A-RES-78-284?lang=zh").text
    assert '<div class="text" lang="zh" dir="ltr">' in twice.get("/doc/A-RES-78-284?language=zh").text
    assert '<div class="text" lang="en" dir="ltr">' in twice.get("/doc/A-RES-78-284?language=xx").text


def test_two_versions_stand_side_by_side(twice: TestClient) -> None:
    page = twice.get("/doc/A-RES-78-284/zho?beside=eng").text
    assert page == twice.get("/doc/A-RES-78-284/zho?beside=eng").text
    assert '<div lang="zh" dir="ltr">' in page
    assert '<div lang="en" dir="ltr">' in page
    assert max(Counter(_Page(page).all("id")).values()) == 1
    assert twice.get("/doc/A-RES-78-284/zho?beside=fra").status_code == 400
    assert 'class="text"' in twice.get("/doc/A-RES-78-284/zho?beside=zho").text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/doc/A-RES-78-284/fra", 404),
        ("/doc/A-RES-99-1", 404),
        ("/doc/A-RES-78-284/eng", 200),
        ("/doc/A-RES-69-201", 200),  # only cited
    ],
)
def test_which_documents_have_a_page(twice: TestClient, path: str, status: int) -> None:
    assert twice.get(path).status_code == status


@pytest.mark.parametrize("path", ["/doc/A-RES-70-9", "/doc/A-RES-70-9/eng/op1", "/doc/A-RES-70-9/eng/fn1"])
def test_hostile_words_are_words(twice: TestClient, path: str) -> None:
    answer = twice.get(path)
    assert answer.status_code == 200
    page = _Page(answer.text)
    assert not {tag for tag, _ in page.elements} & {"script", "img", "style", "iframe"}
    assert not [key for _, attributes in page.elements for key in attributes if key.startswith("on") or key == "style"]
    assert [link for link in page.all("href") if "javascript" in link.lower()] == []
    assert "alert(" in page.words
