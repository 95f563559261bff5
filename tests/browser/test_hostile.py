"""A document that attacks its reader is shown as text, and nothing of it runs, is fetched or leads anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import visiting
from tests.browser.hostile import build_of_payloads, build_of_resolution, said
from tests.browser.pages import KINDS, STATUSES
from tests.browser.watching import Visitor
from tests.payloads import PAYLOADS
from tests.servers.site import site as served

_STRANGE = Path(__file__).with_name("strange.js").read_text(encoding="utf-8")
_STIR = """() => {
  for (const each of document.querySelectorAll("details")) each.open = true;
  const over = () => new MouseEvent("mouseover", { bubbles: true });
  for (const each of document.querySelectorAll("main *")) each.dispatchEvent(over());
}"""
_OF_RESOLUTION = {
    "start": "/",
    "found": "/?q=script",
    "documents": "/documents",
    "bodies": "/bodies",
    "treaties": "/treaties?kind=all",
    "document": "/doc/A-RES-99-999",
    "body": "/agent/unlisted-%3Cscript%3Ealert(1)%3C%2Fscript%3E办公室",
    "treaty": "/instrument/unlisted-%3Cscript%3Ealert(1)%3C%2Fscript%3E公约",
    "paragraph": "/doc/A-RES-99-999/zho/op1",
    "mandate": "/doc/A-RES-99-999/zho/op1/act1/mandate1",
    "query": "/query/mandates?document=A/RES/99/999",
    "unlisted": "/query/unlisted",
    "footnotes": "/query/footnotes?document=A/RES/99/999",
    "picture": "/picture?view=document&document=A/RES/99/999",
}
_OF_PAYLOADS = {**KINDS, "found": "/?q=script"}
# Pages that show no text of a document as such.
_SAY_NOTHING = {"start", "not found", "nothing", "editor", "wrong value", "picture"}

pytestmark = pytest.mark.slow


@pytest.fixture(scope="package")
def saying_payloads(graph: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site of a graph that says nothing but payloads."""
    with served(build_of_payloads(graph, tmp_path_factory.mktemp("hostile") / "out")) as address:
        yield address


@pytest.fixture(scope="package")
def of_resolution(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site of a resolution of payloads."""
    with served(build_of_resolution(tmp_path_factory.mktemp("resolution"))) as address:
        yield address


@pytest.fixture
def among_payloads(browser: Browser, saying_payloads: str) -> Iterator[Visitor]:
    yield from visiting(browser, saying_payloads)


@pytest.fixture
def with_resolution(browser: Browser, of_resolution: str) -> Iterator[Visitor]:
    yield from visiting(browser, of_resolution)


def _looked_at(visitor: Visitor, path: str, status: int = 200) -> Page:
    visitor.expected.add(status)
    page = visitor.open()
    answer = page.goto(path)
    assert answer is not None
    assert answer.status == status
    page.wait_for_load_state("networkidle")
    assert page.evaluate(_STRANGE) == []
    page.evaluate(_STIR)
    page.wait_for_timeout(100)
    return page


@pytest.mark.parametrize("kind", _OF_PAYLOADS)
def test_a_graph_of_payloads_is_shown_as_text(among_payloads: Visitor, kind: str) -> None:
    page = _looked_at(among_payloads, _OF_PAYLOADS[kind], STATUSES.get(kind, 200))
    shown = page.locator("main").inner_text()
    assert kind in _SAY_NOTHING or any(_plain(payload) in _plain(shown) for payload in PAYLOADS), shown[:500]


@pytest.mark.parametrize("kind", _OF_RESOLUTION)
def test_a_resolution_of_payloads_is_shown_as_text(with_resolution: Visitor, kind: str) -> None:
    page = _looked_at(with_resolution, _OF_RESOLUTION[kind])
    shown = page.locator("main").inner_text()
    assert kind in _SAY_NOTHING or any(payload in shown for payload in PAYLOADS), shown[:500]


def test_every_paragraph_of_the_resolution_is_there_word_for_word(with_resolution: Visitor) -> None:
    page = with_resolution.open("/query/paragraphs?document=A/RES/99/999&kind=operative")
    texts = page.locator("#answer td:last-child").all_inner_texts()
    assert len(texts) == len(PAYLOADS)
    page.goto("/doc/A-RES-99-999?language=zh")
    shown = _plain(page.locator("main").inner_text())
    missing = [text for text in texts if _plain(text.partition("[^")[0]) not in shown]
    assert not missing


def test_what_the_editor_answers_is_text(among_payloads: Visitor) -> None:
    page = among_payloads.open("/query")
    page.evaluate(
        "document.querySelector('.CodeMirror').CodeMirror.setValue(`SELECT DISTINCT ?o { ?s ?p ?o } LIMIT 400`)"
    )
    page.get_by_role("button", name="Run").click()
    page.locator("#answer tbody tr").first.wait_for()
    assert page.evaluate(_STRANGE) == []
    page.evaluate(_STIR)


def test_a_payload_stands_for_a_text_of_the_same_length() -> None:
    assert len(said("x" * 500)) == 500
    assert said("x") in PAYLOADS


def _plain(text: str) -> str:
    """Text without what a browser does not draw."""
    return "".join(letter for letter in text if letter.isprintable() and not letter.isspace())
