"""Hostile and broken XML: refused with a reason and a place, quickly, and nothing outside the file is touched."""

from __future__ import annotations

import codecs
import time
from collections.abc import Callable, Mapping

import pytest

from extract import limits
from extract.languages.en_lists import listed_names
from extract.lexicon import Lexicon
from extract.marked import structure_marked
from extract.pipeline import read, states_of
from extract.read import xml
from extract.read.akn import read_akn
from extract.read.xml import is_xml, parse_xml
from extract.records import Refused
from tests.extract.read.made import statement
from tests.growth import MOST, growth

ROOT = '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">{}</akomaNtoso>'
LAUGHS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))


def _file(inner: str, before: str = "") -> bytes:
    return (before + ROOT.format(inner)).encode()


HOSTILE: dict[str, tuple[bytes, str]] = {
    "a document type": (_file("", "<!DOCTYPE akomaNtoso>"), "document type"),
    "entities in entities": (_file("&l9;", f'<!DOCTYPE a [<!ENTITY l0 "ha">{LAUGHS}]>'), "document type"),
    "one long entity": (
        _file("&x;" * 1000, f'<!DOCTYPE a [<!ENTITY x "{"x" * 100_000}">]>'),
        "document type",
    ),
    "an external entity": (_file("&x;", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), "document type"),
    "a parameter entity": (
        _file("", '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;]>'),
        "document type",
    ),
    "an external document type": (_file("", '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">'), "document type"),
    "an entity that nobody declared": (_file("&secret;"), "undefined entity, line 1, column 70"),
    "deep nesting": (_file("<p>" * 200 + "</p>" * 200), "too deep: at most 100 elements"),
    "deep nesting without end": (_file("<p>" * 1_000_000), "too deep"),
    "many elements": (_file("<p/>" * (limits.MAX_ELEMENTS + 1)), "too many elements"),
    "a huge attribute": (_file(f'<p a="{"x" * 100_000}"/>'), "attribute is too long"),
    "a file cut": (statement("<p>Decides it.</p>")[:-20], "not well-formed XML: unclosed token, line"),
    "tags that cross": (_file("<p><span></p></span>"), "mismatched tag, line 1, column 8"),
    "two roots": (_file("") + _file(""), "junk after document element"),
    "a control character": (_file("\x01"), "not well-formed"),
    "a NUL": (_file("\x00"), "not well-formed"),
    "an attribute twice": (_file('<p a="1" a="2"/>'), "duplicate attribute"),
    "a prefix that nobody declared": (_file("<x:p/>"), "unbound prefix"),
    "nothing after the declaration": (b"<?xml version='1.0'?>", "no element found"),
    "bytes of another encoding": (
        b'<?xml version="1.0" encoding="utf-8"?>' + ROOT.format("大会").encode("gb18030"),
        "declares utf-8 but is not: byte",
    ),
    "another encoding than declared": (
        b'<?xml version="1.0" encoding="utf-16"?>' + _file("<p>x</p>"),
        "declares utf-16 but is not|not well-formed",
    ),
    "an encoding that is none": (b'<?xml version="1.0" encoding="rot13"?>' + _file(""), "not read: rot13"),
    "an encoding that runs code": (b'<?xml version="1.0" encoding="unicode_escape"?>' + _file(""), "not read"),
    "seven bits": (b'<?xml version="1.0" encoding="utf-7"?>' + _file(""), "not read: utf-7"),
}


@pytest.mark.parametrize(("data", "reason"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_xml_is_refused(data: bytes, reason: str, lexicon: Lexicon) -> None:
    start = time.process_time()
    with pytest.raises(Refused, match=reason):
        read("a.xml", data, lexicon)
    assert time.process_time() - start < 5


def test_a_place_counts_characters() -> None:
    text = ROOT.format("<p>大会</q>")
    with pytest.raises(Refused) as refused:
        parse_xml(text.encode(), _Words())
    assert refused.value.span is not None
    assert text[refused.value.span.start :].startswith("q>")


WITHOUT_ENDS = {
    "<p><i>大会": ("i", "p"),
    "<p><i>大会</p> ": ("i",),
    "<p><x:i xmlns:x='y'><b>大会</b></p>": ("i",),
}


@pytest.mark.parametrize(("inner", "unclosed"), WITHOUT_ENDS.items())
def test_among_the_last_end_tags_some_may_be_missing(inner: str, unclosed: tuple[str, ...]) -> None:
    target = _Words()
    parsed = parse_xml(_file(inner), target)
    assert parsed.value.strip() == "大会"
    assert parsed.unclosed == unclosed
    assert not target.open
    assert "".join(words for _, words, _ in target.words) == parsed.value


@pytest.mark.parametrize(
    "inner", ["<p><i>大</p>会", "<p><i>大会</p><p/>", "大会</p>", "<p>大会</i></p>", "<p>大会</p><!--"]
)
def test_elsewhere_none_may_be_missing(inner: str) -> None:
    with pytest.raises(Refused, match="not well-formed"):
        parse_xml(_file(inner), _Words())


def test_a_file_cut_among_its_last_end_tags_is_refused() -> None:
    with pytest.raises(Refused, match="not well-formed"):
        parse_xml(_file("<p>大会</p>").removesuffix(b"</akomaNtoso>"), _Words())


class _Words:
    """Takes the words of a file, with the names of the elements around them."""

    def __init__(self) -> None:
        self.open: list[str] = []
        self.words: list[tuple[str, str, int]] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.open.append("".join((name, *attributes)))

    def end(self, name: str) -> None:
        assert self.open.pop().startswith(name)

    def characters(self, text: str, place: int) -> None:
        self.words.append((self.open[-1], text, place))


@pytest.mark.parametrize(
    ("declared", "codec"),
    [("utf-8", "utf-8"), ("UTF-8", "utf-8-sig"), ("utf-16", "utf-16"), ("gb18030", "gb18030"), ("big5", "big5")],
)
def test_a_declared_encoding_is_read(declared: str, codec: str) -> None:
    data = f'<?xml version="1.0" encoding="{declared}"?>{ROOT.format("<p>大會</p>!")}'.encode(codec)
    target = _Words()
    assert is_xml(data)
    parsed = parse_xml(data, target)
    assert parsed.value == "大會!"
    assert codecs.lookup(parsed.encoding).name == codecs.lookup(codec).name
    assert target.words == [("p", "大會", 0), ("akomaNtoso", "!", 2)]


def test_namespaces_do_not_count() -> None:
    target = _Words()
    parse_xml(b'<a:akomaNtoso xmlns:a="x" xmlns:b="y"><b:p b:c="1" d="2">z</b:p></a:akomaNtoso>', target)
    assert target.words == [("py cd", "z", 0)]


XML = [
    "<?xml version='1.0'?><x/>",
    " <!-- a -->\n<akomaNtoso>",
    "<akn:akomaNtoso xmlns:akn='x'/>",
    "<!DOCTYPE a []><a/>",
]
TEXT = [
    "<b>1.</b> 请各国",
    "A/RES/1/2",
    "",
    "<!DOCTYPE html><p>",
    "<sup>1</sup>",
    "大会，",
    "<akomaNtosoX>",
    "&lt;?xml ",
]


@pytest.mark.parametrize("text", XML)
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_xml_is_told_in_any_encoding(text: str, codec: str) -> None:
    assert is_xml(text.encode(codec))


@pytest.mark.parametrize("text", TEXT)
def test_what_is_no_xml_is_told(text: str) -> None:
    assert not is_xml(text.encode())


COSTLY: dict[str, Callable[[int], str]] = {
    "paragraphs": lambda n: "<p>Decides.</p>" * n,
    "unknown elements": lambda n: "<odd>x</odd>" * n,
    "empty unknown elements": lambda n: "<odd/>" * n,
    "footnotes of one label": lambda n: '<authorialNote marker="1">x</authorialNote>' * n,
    "raised numbers": lambda n: '<p><authorialNote marker="1">x</authorialNote>' + "<sup>1</sup>, " * n + "</p>",
    "links": lambda n: "<p>" + "<a href='x'>x</a>" * n + "</p>",
    "spans": lambda n: "<p>" + "<span class='bold'>x </span>" * n + "</p>",
    "sections": lambda n: "<section><subheading>I</subheading><paragraph><num>1.</num>x.</paragraph></section>" * n,
    "rows": lambda n: "<table>" + "<tr><td>x</td></tr>" * n + "</table>",
    "cells": lambda n: "<table><tr>" + "<td>x</td>" * n + "</tr></table>",
    "numbers": lambda n: "<num>1.</num>" * n,
    "votes": lambda n: "<organization>x</organization>" * n,
    "annexes": lambda n: "<attachment><p>x</p></attachment>" * n,
}
SMALL = 5_000


@pytest.mark.slow
@pytest.mark.parametrize("shape", COSTLY.values(), ids=COSTLY)
def test_reading_is_linear(shape: Callable[[int], str], lexicon: Lexicon) -> None:
    def work(times: int) -> Callable[[], object]:
        data = statement("<paragraph><num>1.</num>Decides.</paragraph>" + shape(times))
        return lambda: structure_marked(read_akn("a.xml", data), None, lambda _: None, states_of(lexicon))

    assert growth(work, SMALL) <= MOST


@pytest.mark.parametrize("sponsors", ["x," * 32_000, "x and " * 10_000, "(x," * 20_000, "x (" * 20_000])
def test_a_list_of_names_costs_little(sponsors: str) -> None:
    start = time.process_time()
    assert listed_names(sponsors, lambda _: False)
    assert time.process_time() - start < 1


def test_a_file_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml, "MAX_ELEMENTS", 3)
    parse_xml(_file("<p/><p/>"), _Words())
    with pytest.raises(Refused, match="too many elements"):
        parse_xml(_file("<p/><p/><p/>"), _Words())
