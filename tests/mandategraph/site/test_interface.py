"""The site's words, and the language it chooses for its reader."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from starlette.requests import Request

from mandategraph.site.interface import TONGUES, messages, tongue_of


def _request(query: str, accepted: str) -> Request:
    headers = [(b"accept-language", accepted.encode())]
    return Request({"type": "http", "query_string": query.encode(), "headers": headers})


@pytest.mark.parametrize(
    ("query", "accepted", "tongue"),
    [
        ("", "", "en"),
        ("", "zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("", "en;q=0.3, zh;q=0.9", "zh"),
        ("", "fr, en;q=0.8, zh;q=0.7", "en"),
        ("", "fr, zh;q=0.5", "zh"),
        ("", "zh;q=0, en;q=0.1", "en"),
        ("", "zh;q=much, ;;;", "en"),
        ("lang=zh", "en", "zh"),
        ("lang=en", "zh", "en"),
        ("lang=<script>", "zh", "zh"),
    ],
)
def test_the_reader_is_spoken_to_in_what_the_address_or_the_browser_asks_for(
    query: str, accepted: str, tongue: str
) -> None:
    assert tongue_of(_request(query, accepted)) == tongue


def test_every_word_stands_in_both_languages() -> None:
    english, chinese = (messages(tongue) for tongue in TONGUES)
    assert english.keys() == chinese.keys()
    assert all(english.values())
    assert all(chinese.values())


def test_no_two_files_give_one_name_to_different_words() -> None:
    folder = files("mandategraph.site") / "messages"
    names = [name for file in folder.iterdir() for name in tomllib.loads(file.read_text(encoding="utf-8"))]
    assert len(names) == len(set(names)), {name for name in names if names.count(name) > 1}
