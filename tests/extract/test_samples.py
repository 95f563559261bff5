"""The four sample documents, each with another mess, are read as careful readers read them."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extract.lexicon import Lexicon
from extract.pipeline import read
from extract.records import Document, Extraction, Metadata, Refused
from ontology.files import LEXICON
from tests.gold.score import letters

ROOT = Path(__file__).parents[2]
GOLD = sorted((ROOT / "tests/gold").glob("*.gold.json"))

METADATA = (
    Metadata(
        symbol="A/RES/63/197",
        kind="resolution",
        language="zh",
        title="国际合作对付世界毒品问题",
        body="general-assembly",
        session="第六十三届会议",
        agenda_items=("98",),
        adopted=date(2008, 12, 18),
        meeting="第71次全体会议",
        committee_report="A/63/432",
    ),
    Metadata(
        symbol="A/RES/67/193",
        kind="resolution",
        language="zh",
        title="国际合作对付世界毒品问题",
        body="general-assembly",
        session="第六十七届会议",
        agenda_items=("104",),
        adopted=date(2012, 12, 20),
        meeting="第60次全体会议",
        committee_report="A/67/459",
        distribution="General",
        published=date(2013, 4, 2),
    ),
    Metadata(
        symbol="A/RES/78/284",
        kind="resolution",
        language="zh",
        title="中亚同心协力有效处理和应对毒品相关挑战",
        body="general-assembly",
        session="第七十八届会议",
        agenda_items=("64",),
        adopted=date(2024, 6, 4),
        meeting="第85次全体会议",
        draft="A/78/L.68",
    ),
)


@cache
def _extraction(symbol: str) -> Extraction:
    path = ROOT / "samples" / f"{symbol.replace('/', '-')}.zh.txt"
    return read(path.name, path.read_bytes(), _lexicon())


@cache
def _lexicon() -> Lexicon:
    return Lexicon.load(LEXICON)


def _document(symbol: str) -> Document:
    return _extraction(symbol).document


def _gold(path: Path) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return gold


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_paragraphs_have_the_words_that_readers_read(path: Path) -> None:
    gold = _gold(path)
    document = _document(gold["symbol"])
    found = {p.id: letters(document.text.words(p.span)) for part in document.parts for p in part.paragraphs}
    wanted = {name: letters(of["text"]) for name, of in gold["paragraphs"].items() if "text" in of}
    assert {name: found.get(name) for name in wanted} == wanted


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_footnotes_have_their_words(path: Path) -> None:
    gold = _gold(path)
    document = _document(gold["symbol"])
    found = {note.label: letters(document.text.words(note.span)) for note in document.footnotes}
    assert found == {label: letters(text) for label, text in gold["footnotes"].items()}


@pytest.mark.parametrize("expected", METADATA, ids=lambda metadata: metadata.symbol)
def test_resolutions_say_what_they_are(expected: Metadata) -> None:
    assert _document(expected.symbol).metadata == expected


def test_the_note_says_what_it_is() -> None:
    found = _document("A/69/87").metadata
    assert (found.symbol, found.other_symbols, found.kind) == ("A/69/87", ("E/2014/80",), "note")
    assert (found.published, found.distribution) == (date(2014, 5, 20), "General")


def test_annexes_have_issuers_and_numbering_of_their_own() -> None:
    parts = {part.id: part for part in _document("A/69/87").parts}
    assert list(parts) == ["", "annex-1", "annex-2"]
    assert parts["annex-1"].issuer == "ministers-2014"
    ids = [paragraph.id for paragraph in parts["annex-1"].paragraphs]
    assert ids[:3] == ["annex-1/PP1", "annex-1/OP1", "annex-1/OP2"]
    assert ids[-1] == "annex-1/OP33.45"


def test_same_as_above_is_resolved() -> None:
    means = {note.label: note.means for note in _document("A/RES/67/193").footnotes}
    assert means["11"] == "联合国，《条约汇编》，第1019卷，第14956号。"
    assert means["16"] == "见《经济及社会理事会正式记录，2011 年，补编第 8 号》(E/2011/28)，第一章，C 节。"


def test_repairs_say_what_stood_in_the_source() -> None:
    for symbol in ("A/69/87", "A/RES/63/197", "A/RES/78/284"):
        text = _document(symbol).text
        assert text.repairs, symbol
        for repair in text.repairs:
            assert text.source.text[repair.span.start : repair.span.end] == repair.before


def test_every_lost_glyph_is_restored_and_nothing_else() -> None:
    repairs = [r for r in _document("A/69/87").text.repairs if r.kind == "lost-glyph"]
    assert {repair.after for repair in repairs} == {"最"}
    assert _document("A/69/87").text.value.count("最") == len(repairs)
    assert not [r for r in _document("A/RES/67/193").text.repairs if r.kind == "lost-glyph"]


REFUSED = {
    "empty": (b"", "empty"),
    "blank": (b" \n\t\n", "white space"),
    "binary": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "NUL"),
    "cut in a character": ("大会，重申各国必须".encode()[:-1] * 40, "encoding"),
    "shopping list": ("牛奶、面包、鸡蛋。\n".encode() * 4, "no "),
    "English letter": (b"Dear Sir, thank you for your kind letter of last week. " * 8, "no "),
}


@pytest.mark.parametrize(("content", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_document_is_refused_with_a_reason(content: bytes, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        read("given.txt", content, _lexicon())


ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_same_text_in_another_encoding_reads_the_same_or_is_refused(encoding: str) -> None:
    data = (ROOT / "samples/A-RES-78-284.zh.txt").read_text(encoding="utf-8").encode(encoding)
    try:
        found = read("given.txt", data, _lexicon())
    except Refused:
        assert encoding in ("utf-16-le", "utf-16-be")  # without a mark of their order, they are not certain
    else:
        assert found.document.text.value == _document("A/RES/78/284").text.value
