"""AKN4UN to documents: shapes as cases, what is marked, and that nothing of the text is lost."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import pipeline
from extract.acts import begins_act
from extract.lexicon import Lexicon
from extract.marked import structure_marked
from extract.read.akn import MarkedText, read_akn
from extract.read.formats import read_format
from extract.records import Document, Part, Refused
from tests.extract.read.made import FORMULA, akn, head, statement

CASES = [
    pytest.param(case, id=f"{group}: {case['why']}")
    for group, cases in tomllib.loads(Path(__file__).with_name("akn.toml").read_text("utf-8")).items()
    for case in cases
]
NAMESPACE = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
PRINTED = ("coverPage", "preface", "preamble", "mainBody", "conclusions")
INVISIBLE = re.compile("[\\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")


def _document(marked: MarkedText, lexicon: Lexicon) -> Document:
    language = marked.description.language
    grammar = pipeline.grammar_of(language, lexicon)
    begins = (lambda block: begins_act(block, grammar.act)) if grammar else None
    return structure_marked(marked, begins, lambda _: None, pipeline.states_of(lexicon))


def _file(case: dict[str, Any]) -> bytes:
    if "root" in case:
        return akn(case["root"].replace("HEAD", head()))
    return statement(case["main"], case.get("preamble", FORMULA), case.get("after", ""), case.get("language", "eng"))


def _told(document: Document) -> list[str]:
    """Paragraphs, headings, titles and tables in the order of the text."""
    return [words for part in document.parts for _, words in sorted(_part(document, part))]


def _part(document: Document, part: Part) -> Iterator[tuple[int, str]]:
    words = document.text.words
    if part.title:
        yield part.title.start, f"{part.id} | {words(part.title)}"
    yield from ((p.span.start, f"{p.id} | {words(p.span)}") for p in part.paragraphs)
    yield from ((h.span.start, f"# {words(h.span)}") for h in part.headings)
    yield from ((t.span.start, f"= {words(t.span)}") for t in part.tables)


@pytest.mark.parametrize("case", CASES)
def test_a_shape_is_read(case: dict[str, Any], lexicon: Lexicon) -> None:
    marked = read_akn("made.xml", _file(case))
    document = _document(marked, lexicon)
    words, markup = document.text.words, document.markup
    assert markup is not None
    assert _told(document) == case["read"]
    told = {
        "notes": [f"{note.label} | {note.means}" for note in document.footnotes],
        "leads": [words(span) for span in markup.leads],
        "links": [f"{words(link.span)} | {link.target}" for link in markup.links],
        "unknown": [f"{f.kind.removeprefix('unknown-element:')} | {words(f.span)}" for f in document.findings],
        "repairs": [repair.before for repair in document.text.repairs],
    }
    always = {"unknown", "repairs"}  # where nothing is said, there are none
    assert {name: told[name] for name in told if name in case or name in always} == {
        name: case.get(name, []) for name in told if name in case or name in always
    }


@pytest.mark.parametrize("case", CASES)
def test_nothing_is_lost(case: dict[str, Any], lexicon: Lexicon) -> None:
    _check(read_akn("made.xml", _file(case)), _file(case), lexicon)


def _check(marked: MarkedText, data: bytes, lexicon: Lexicon) -> None:
    """No visible character of the printed text is lost, and every span is where it says."""
    document = _document(marked, lexicon)
    text = document.text
    root = ElementTree.fromstring(data)  # noqa: S314 - a file that was read
    assert text.source.text == "".join(root.itertext())
    printed = (element for name in PRINTED for element in root.iter(NAMESPACE + name))
    # a coverPage or a preface holds no other of these elements, nor do the others, but for those of annexes
    lost = sum((_visible("".join(e.itertext())) for e in printed), Counter[str]()) - _visible(text.value)
    assert not lost - sum((_visible(repair.before) for repair in text.repairs), Counter[str]())
    assert len(text.offsets) == len(text.value)
    blocks = [block.span for block in marked.blocks]
    assert "\n".join(text.words(span) for span in blocks) == text.value
    for offset, character in zip(text.offsets, text.value, strict=True):
        assert character in "[^]:| \n-" or character.isdigit() or text.source.text[offset] == character
    _check_spans(document)


def _visible(text: str) -> Counter[str]:
    return Counter(INVISIBLE.sub("", text))


def _check_spans(document: Document) -> None:
    """Paragraphs are in order and disjoint, marks and leads inside them; evidence is the source's own."""
    paragraphs = [p for part in document.parts for p in part.paragraphs]
    ends = [0, *(p.span.end for p in paragraphs)]
    assert all(end <= p.span.start for end, p in zip(ends, paragraphs, strict=False))
    assert len({p.id for p in paragraphs}) == len(paragraphs)
    assert all(mark.span in p.span for p in paragraphs for mark in p.marks)
    assert document.markup is not None
    assert all(any(lead in p.span for p in paragraphs) for lead in document.markup.leads)
    for span in (*(p.span for p in paragraphs), *document.markup.leads, *(x.span for x in document.markup.links)):
        place = document.text.in_source(span)
        quote = document.text.source.text[place.start : place.end]
        assert not _visible(re.sub(r"\[\^[^\]]+\]", "", document.text.words(span))) - _visible(quote)


words = st.text(st.sampled_from("abc 请各国，。(1)[^]|\u00a0\u200e\u3000\t.:;&<>\"'"), max_size=30)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _wrapped(kind: str, inner: str) -> str:
    note = '<authorialNote marker="1"><p>'
    return {
        "span": f'<span class="italic">{inner}</span>',
        "a": f'<a href="https://undocs.org/x">{inner}</a>',
        "note": f"{note}{inner}</p></authorialNote>",
        "sup": f"<sup>{inner}</sup>",
        "odd": f"<odd>{inner}</odd>",
        "text": inner,
    }[kind]


inline = st.lists(
    st.tuples(st.sampled_from(["span", "a", "note", "sup", "odd", "text", "text"]), words), max_size=5
).map(lambda pieces: "".join(_wrapped(kind, _escaped(inner)) for kind, inner in pieces))
SHAPES = (
    "<paragraph><num>{n}.</num><content><p>{x}</p></content></paragraph>",
    "<paragraph><content><p>({c}) {x}</p></content></paragraph>",
    "<paragraph><content><p>{x}</p><p>{x}</p></content></paragraph>",
    '<paragraph class="H1"><num>{n}.</num><heading>{x}</heading></paragraph>',
    "<paragraph><num>{n}.</num><list><intro><p>{x}</p></intro><point><num>({c})</num><content><p>{x}</p></content>"
    "</point></list></paragraph>",
    "<container><table><tr><td>{x}</td><td><p>{x}</p></td></tr></table></container>",
    '<section><num>I</num><crossHeading refersTo="#preamble">{x}</crossHeading></section>',
    "{x}",
)
block = st.builds(
    lambda shape, n, c, x: shape.format(n=n, c=c, x=x),
    st.sampled_from(SHAPES), st.integers(1, 9), st.sampled_from("abi"), inline,
)  # fmt: skip


@given(st.lists(block, max_size=8))
@settings(max_examples=300, deadline=None)
def test_nothing_of_a_generated_text_is_lost(lexicon: Lexicon, blocks: list[str]) -> None:
    data = statement("<paragraph><num>1.</num><content><p>Decides it.</p></content></paragraph>" + "".join(blocks))
    _check(read_akn("made.xml", data), data, lexicon)


def test_a_format_is_told_by_content() -> None:
    assert isinstance(read_format("a.txt", statement("<p>Decides it.</p>")), MarkedText)
    assert not isinstance(read_format("b.xml", b"<b>1.</b> Decides it."), MarkedText)


def test_other_xml_is_refused() -> None:
    with pytest.raises(Refused, match="not Akoma Ntoso: its root is book"):
        read_akn("made.xml", b"<?xml version='1.0'?><book><p>Decides it.</p></book>")


def test_a_text_without_paragraphs_is_refused(lexicon: Lexicon) -> None:
    with pytest.raises(Refused, match="no paragraphs"):
        _document(read_akn("made.xml", statement("")), lexicon)


@pytest.mark.slow
def test_every_file_of_a_corpus_reads(corpus: list[Path], lexicon: Lexicon) -> None:
    refused: dict[str, str] = {}
    for path in corpus:
        try:
            marked = read_akn(path.name, path.read_bytes())
        except Refused as reason:
            refused[path.name] = reason.reason
            continue
        _check(marked, path.read_bytes(), lexicon)
        assert marked.unknown == (), path
    assert [reason for reason in refused.values() if not reason.startswith("not well-formed XML")] == []
    assert len(refused) <= len(corpus) // 1000
