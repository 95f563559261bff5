"""Start, search, lists, bodies and treaties, as a reader without JavaScript goes through them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from mandategraph.site.app import application
from mandategraph.site.build import Builds

_PATHS = (
    "/", "/documents", "/bodies", "/treaties", "/treaties?kind=all", "/?q=UNODC", "/?q=毒品", "/?q=!!!",
    "/agent/unodc", "/agent/unodc?group=verb", "/agent/unodc?group=document&role=partner",
    "/instrument/convention-1988", "/instrument/convention-1988?group=year", "/agent/who?year=1900",
)  # fmt: skip
_LINK = re.compile(r'href="([^"]+)"')


@pytest.fixture(scope="module")
def client(graph: Path) -> Iterator[TestClient]:
    with TestClient(application(Builds(graph), ("testserver",))) as client:
        client.headers["accept"] = "text/html"
        yield client


def _get(client: TestClient, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.text


@pytest.mark.parametrize("path", _PATHS)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_page_answers_in_both_languages(client: TestClient, path: str, lang: str) -> None:
    text = _get(client, f"{path}{'&' if '?' in path else '?'}lang={lang}")
    assert f'<html lang="{lang}">' in text
    assert "<h1" in text
    assert "style=" not in text


@pytest.mark.parametrize("path", ["/", "/agent/unodc", "/instrument/convention-1988", "/?q=毒品&lang=zh"])
def test_every_link_leads_somewhere(client: TestClient, path: str) -> None:
    for link in set(_LINK.findall(_get(client, path))):
        place = link.replace("&amp;", "&")
        if place.startswith("/") and not place.startswith("/picture") and not place.startswith("/query"):
            assert client.get(place).status_code == 200, place


def test_a_mandate_leads_to_its_words_in_one_step(client: TestClient) -> None:
    text = _get(client, "/agent/unodc")
    places = re.findall(r'href="(/doc/[^"#]+)#([^"]*mandate[^"]*)"', text)
    assert len(places) == int(re.findall(r"<b>(\d+) mandates", text)[0]) > 10
    for page, anchor in places:
        assert f'id="{anchor}"' in _get(client, page)


def test_a_form_narrows_what_is_shown_and_a_link_takes_it_back(client: TestClient) -> None:
    text = _get(client, "/agent/unodc?condition=upon-request&group=verb&page=")
    assert '<option value="upon-request" selected>' in text
    assert len(re.findall('class="what"', text)) == int(re.findall(r"<b>(\d+) mandates", text)[0])
    assert 'href="/agent/unodc?group=verb"' in text


def test_the_download_is_what_is_shown(client: TestClient) -> None:
    text = _get(client, "/agent/unodc?condition=upon-request&lang=zh")
    link = next(link for link in _LINK.findall(text) if ".csv" in link).replace("&amp;", "&")
    rows = list(csv.DictReader(io.StringIO(_get(client, link))))
    shown = re.findall(r'class="where"><a href="(/doc/[^"?#]+)[^"#]*#([^"]+)"', text)
    assert [row["mandate"].split("mandategraph/")[1].replace("/", "-") for row in rows] == [
        f"{page[1:]}/{anchor}".replace("/", "-") for page, anchor in shown
    ]
    assert all("upon-request" in row["conditions"] for row in rows)


@pytest.mark.parametrize("path", ["/agent/nobody", "/instrument/nothing", "/bodies/mandates.csv?agent=nobody"])
def test_who_is_not_in_the_build_is_not_found(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_what_no_list_holds_has_a_page_too(client: TestClient) -> None:
    links = re.findall(r'href="(/agent/unlisted-[^"]+)"', _get(client, "/bodies"))
    assert links
    for link in links:
        assert "not in the lists" in _get(client, link)


@pytest.mark.parametrize(
    "question",
    ["<script>alert(1)</script>", '"><img src=x>', "'; DROP TABLE work; --", "\x00", "NEAR(a b)", "毒" * 5000],
)
def test_what_is_asked_is_never_more_than_words(client: TestClient, question: str) -> None:
    for path in ("/?q=", "/documents?title=", "/documents?topic=", "/agent/unodc?verb=", "/bodies?kind=", "/?of=x&q="):
        text = _get(client, path + quote(question))
        assert "<script>alert" not in text
        assert "<img" not in text


@pytest.mark.parametrize("number", ["0", "-1", "x", "999999999999999999", "٣", "2", ""])
def test_any_number_of_a_page_is_answered(client: TestClient, number: str) -> None:
    for path in (
        "/documents?",
        "/bodies?",
        "/agent/member-states?",
        "/instrument/un-charter?",
        "/?q=毒品&of=paragraphs&",
    ):
        _get(client, f"{path}page={number}")


def test_what_was_asked_is_marked_in_paragraphs(client: TestClient) -> None:
    text = _get(client, "/?q=特别会议&of=paragraphs")
    assert text.count("<mark>特别会议</mark>") >= 3
    place = re.search(r'href="(/doc/[^"#]+)#([^"]+)"', text)
    assert place is not None
    assert f'id="{place[2]}"' in _get(client, place[1])
