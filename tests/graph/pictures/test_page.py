"""The picture as one file: nothing in it can break out, and all of it is there."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest

import mandategraph.site
from graph.export.html import write
from graph.pictures.page import CLIENT
from graph.pictures.words import TONGUES, words
from graph.views.network import Edge, Network, largest
from tests.graph.pictures.networks import hostile, star, web

_MILLION = 1_000_000


class _Page(HTMLParser):
    """What a browser makes of a page: its elements, the words in each, and what is linked."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.words.append("")

    def handle_data(self, data: str) -> None:
        if self.words:
            self.words[-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self.handle_starttag("/script", [])  # what follows is no word of it

    def of(self, tag: str) -> list[tuple[dict[str, str | None], str]]:
        return [(told, text) for (name, told), text in zip(self.elements, self.words, strict=True) if name == tag]


def _page(network: Network, language: str = "en") -> _Page:
    return _Page(write(network, language).decode())


def _data(page: _Page) -> dict[str, list[dict[str, object]]]:
    found: dict[str, list[dict[str, object]]] = json.loads(page.of("script")[0][1])
    return found


@pytest.mark.parametrize("whole", [star(20), hostile()], ids=["plain", "hostile"])
def test_whatever_the_words_are_a_page_has_the_same_elements(whole: Network) -> None:
    page = _page(whole)
    assert {tag for tag, _ in page.elements} <= {
        "html", "head", "meta", "title", "style", "body", "main", "h1", "p", "div", "script", "details", "summary",
        "/script", "table", "thead", "tr", "th", "tbody", "td", "a", "span", "i",
    }  # fmt: skip
    assert len(page.of("script")) == 3
    assert len(page.of("tr")) == len(whole.nodes) + 1
    assert not [name for _, told in page.elements for name in told if name.startswith("on") or name in {"src", "style"}]


def test_links_lead_to_the_web_alone() -> None:
    links = [told["href"] or "" for told, _ in _page(hostile()).of("a")]
    links += [str(node["link"]) for node in _data(_page(hostile()))["nodes"]]
    assert len(links) > 100
    assert {urlsplit(link).scheme for link in links} == {"https", ""}
    assert {urlsplit(link).netloc for link in links if link} == {"w3id.org", "undocs.org", "elsewhere.invalid"}


def test_what_is_in_the_data_is_what_was_said() -> None:
    whole = hostile()
    found = _data(_page(whole))
    labels = {node.label("en") for node in whole.nodes}
    assert {node["labels"]["en"] for node in found["nodes"]} == labels  # type: ignore[index,call-overload]
    assert len(found["edges"]) == len(whole.edges)


def test_a_page_allows_nothing_but_what_stands_in_it() -> None:
    page = _page(star(5))
    policy = next(told["content"] for told, _ in page.of("meta") if told.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "http" not in policy
    runs = [text for told, text in page.of("script") if told.get("type") != "application/json"]
    hashed = [f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in runs]
    assert f"script-src {' '.join(hashed)};" in policy


@pytest.mark.parametrize("language", ["en", "zh", "fr"])
def test_a_page_speaks_a_language_and_holds_both(language: str) -> None:
    text = write(star(5), language).decode()
    tongue = language if language in TONGUES else "en"
    assert f'<html lang="{tongue}">' in text
    assert "United Nations body for purpose 1" in text
    assert "负责第1项事务的联合国机构" in text


def test_the_table_says_how_many_are_shown_of_how_many_and_what_ties_them() -> None:
    text = write(largest(star(60), 30), "en").decode()
    assert "30 of 61 shown" in text
    assert "<i>acts with</i> United Nations body for purpose" in text
    assert "; 9 more</td>" in text


@pytest.mark.parametrize("whole", [star(299), web(300)], ids=["star", "web"])
def test_a_file_of_300_nodes_is_below_a_megabyte(whole: Network) -> None:
    assert len(write(whole, "en")) < _MILLION


def test_the_same_network_gives_the_same_bytes() -> None:
    assert write(star(30), "zh") == write(star(30), "zh")


def test_colours_of_kinds_are_those_of_the_site() -> None:
    def colours(path: Path) -> dict[str, str]:
        return dict(re.findall(r"(--[a-z]+): (#[0-9a-f]+);", path.read_text(encoding="utf-8")))

    ours = colours(CLIENT / "kinds.css")
    site = colours(Path(mandategraph.site.__file__).with_name("static") / "site.css")
    assert {name: site[name] for name in ours if name in site} == {name: ours[name] for name in ours if name in site}
    assert {"--agent", "--instrument", "--document", "--act", "--mandate", "--condition"} <= ours.keys() & site.keys()


def test_every_word_is_known_in_both_languages() -> None:
    english, chinese = (words(tongue) for tongue in TONGUES)
    assert english.keys() == chinese.keys()
    assert all((*english.values(), *chinese.values()))


def test_a_network_without_nodes_is_a_page() -> None:
    empty = Network({"en": "Nothing"}, (), (), verbs={})
    assert "0 of 0 shown" in write(empty, "en").decode()


def test_nodes_that_are_tied_to_themselves_are_told() -> None:
    node = star(1).nodes[0]
    page = _page(Network({"en": "One"}, (node,), (Edge(node.id, node.id, "with", 3),), verbs={}))
    assert _data(page)["nodes"][0]["weight"] == 3
