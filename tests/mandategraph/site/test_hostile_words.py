"""Hostile words in a document are words on every page of search, lists, bodies and treaties."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from mandategraph.site.app import application
from mandategraph.site.build import Builds
from tests.browser.hostile import build_of_resolution
from tests.payloads import PAYLOADS

_ALLOWED_SCHEMES = ("/", "#", "http://", "https://", "?")
_OURS = frozenset(
    [
        "html",
        "head",
        "meta",
        "title",
        "link",
        "body",
        "a",
        "header",
        "nav",
        "ul",
        "ol",
        "li",
        "form",
        "input",
        "button",
        "main",
        "section",
        "h1",
        "h2",
        "h3",
        "p",
        "span",
        "b",
        "mark",
        "div",
        "svg",
        "rect",
        "text",
        "footer",
        "select",
        "option",
        "label",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "figure",
        "figcaption",
        "meter",
        "br",
        "details",
        "summary",
    ]
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = build_of_resolution(tmp_path_factory.mktemp("hostile"))
    with TestClient(application(Builds(folder), ("testserver",))) as client:
        client.headers["accept"] = "text/html"
        yield client


class _Reader(HTMLParser):
    """Notes what a page would do beyond showing words, and where it leads."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.links: set[str] = set()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag not in _OURS:
            self.faults.append(tag)
        for name, value in attributes:
            if name.startswith("on") or name in {"style", "src", "srcdoc"}:
                self.faults.append(name)
            if name in {"href", "action"} and not (value or "").startswith(_ALLOWED_SCHEMES):
                self.faults.append(f"{name} {value}")
            if name == "href" and value and value.startswith(("/agent/", "/instrument/")):
                self.links.add(value)


def _read(client: TestClient, path: str) -> _Reader:
    answer = client.get(path)
    assert answer.status_code == 200, path
    reader = _Reader()
    reader.feed(answer.text)
    return reader


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_words_of_a_document_stay_words(client: TestClient, lang: str) -> None:
    lists = [f"{path}lang={lang}" for path in ("/?", "/documents?", "/bodies?", "/treaties?kind=all&", "/?q=执行&")]
    read = {path: _read(client, path) for path in lists}
    links = sorted(set().union(*(reader.links for reader in read.values())))
    assert len(links) > 40
    read |= {link: _read(client, link) for link in links}
    assert {path: reader.faults for path, reader in read.items() if reader.faults} == {}


@pytest.mark.parametrize("payload", PAYLOADS)
def test_words_that_are_asked_stay_words(client: TestClient, payload: str) -> None:
    assert _read(client, f"/?q={quote(payload)}").faults == []
    assert _read(client, f"/documents?title={quote(payload)}&topic={quote(payload)}").faults == []
