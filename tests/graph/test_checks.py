"""Faults between documents are found and named with their place, and sound documents have none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import chain

import pytest
from pyoxigraph import RdfFormat, Store

from extract.records import Citation, Extraction, Span
from graph import correspondence, triples
from graph.checks import check_store, read_check
from graph.iris import DEFAULT_BASE, Iris
from graph.terms import iri, name, quad
from graph.validate import Violation
from ontology.files import CHECKS
from tests.graph.saying import said

IRIS = Iris()
DOC = f"{DEFAULT_BASE}doc/"
CITED, CITING = "A/RES/75/1", "A/RES/77/2"
_WORD = Span(0, 1)
_cites = partial(Citation, "OP2", 1, _WORD, symbol=CITED, pin=_WORD)


def _read(symbol: str, language: str = "en", *, adopted: date | None = None, **fields: object) -> Extraction:
    reading = said(symbol, language, {"OP1": ["directive request; directive states"], "OP2": [], "OP3(a)": []})
    metadata = replace(reading.document.metadata, adopted=adopted, **fields)  # type: ignore[arg-type]
    return replace(reading, document=replace(reading.document, metadata=metadata))


def _faults(*readings: Extraction, more: Iterable[str] = ()) -> list[Violation]:
    """What is wrong between some readings and their links."""
    works: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for reading in readings:
        metadata = reading.document.metadata
        works[metadata.symbol][metadata.language] = list(triples.quads(reading, IRIS, "0"))
    links = (correspondence.quads(symbol, versions, IRIS) for symbol, versions in works.items())
    lines = chain(*(version for versions in works.values() for version in versions.values()), *links, more)
    store = Store()
    store.load("".join(lines).encode(), RdfFormat.N_QUADS)
    return list(check_store(store))


def _citing(*citations: Citation, adopted: date | None = None) -> Extraction:
    return replace(_read(CITING, adopted=adopted), citations=citations)


def _told(faults: Iterable[Violation]) -> list[tuple[str, str, str | None, str | None, str | None]]:
    return [
        (f.shape, f.focus.removeprefix(DOC), f.value and f.value.removeprefix(DOC), f.paragraph, f.words)
        for f in faults
    ]


def test_sound_documents_have_no_fault() -> None:
    citations = (
        _cites(paragraphs=("OP1", "OP3(a)")),
        replace(_cites(paragraphs=("OP9",)), symbol="A/RES/1/1", position=2),
    )
    day = date(2022, 1, 1)
    assert not _faults(_read(CITED, adopted=day), _citing(*citations, adopted=day), _read(CITED, "zh", adopted=day))


def test_a_cited_paragraph_that_a_document_read_does_not_have() -> None:
    faults = _faults(_read(CITED), _citing(_cites(paragraphs=("OP1", "OP3(b)", "OP4"))))
    focus = "A-RES-77-2/eng/op2/cite1"
    assert _told(faults) == [
        ("Store-citedParagraph", focus, "A-RES-75-1/op3/b", "OP2", "x"),
        ("Store-citedParagraph", focus, "A-RES-75-1/op4", "OP2", "x"),
    ]
    assert {(fault.severity, fault.path) for fault in faults} == {("Warning", "mg:citedParagraph")}


def test_a_paragraph_that_one_language_version_has_exists() -> None:
    english = said(CITED, "en", {"OP1": []})
    chinese = said(CITED, "zh", {"OP1": [], "OP4": []})
    assert not _faults(english, chinese, _citing(_cites(paragraphs=("OP4",))))


@pytest.mark.parametrize(("others", "shared"), [((), CITED), (("E/75/1",), "E/75/1")])
def test_a_symbol_of_two_documents(others: tuple[str, ...], shared: str) -> None:
    other = _read("E/RES/2020/1", other_symbols=(shared,))
    assert _told(_faults(_read(CITED, other_symbols=others), other)) == [
        ("Store-symbolOfTwo", "A-RES-75-1", "E-RES-2020-1", None, shared),
        ("Store-symbolOfTwo", "E-RES-2020-1", "A-RES-75-1", None, shared),
    ]


def test_a_symbol_of_two_documents_of_which_one_is_only_cited() -> None:
    read = _read(CITED, other_symbols=("E/75/1",))
    [fault] = _told(_faults(read, _citing(replace(_cites(), symbol="E/75/1"))))
    assert fault == ("Store-symbolOfTwo", "A-RES-75-1", "E-75-1", None, "E/75/1")


def test_a_document_that_cites_itself() -> None:
    [fault] = _told(_faults(_citing(replace(_cites(), symbol=CITING))))
    assert fault == ("Store-citesItself", "A-RES-77-2/eng/op2/cite1", "A-RES-77-2", "OP2", "x")


def test_a_document_that_cites_a_later_one() -> None:
    early, late = date(2021, 1, 1), date(2021, 1, 2)
    [fault] = _told(_faults(_read(CITED, adopted=late), _citing(_cites(), adopted=early)))
    assert fault == ("Store-citesLater", "A-RES-77-2/eng/op2/cite1", "A-RES-75-1", "OP2", "x")


def test_two_days_of_adoption() -> None:
    early, late = date(2021, 1, 1), date(2021, 1, 2)
    [fault] = _told(_faults(_read(CITED, adopted=early), _read(CITED, "zh", adopted=late)))
    assert fault == ("Store-adoptedOn", "A-RES-75-1", "2021-01-02", None, None)


def test_what_corresponds_to_nothing() -> None:
    node, nothing, graph = (f"{DOC}A-RES-75-1/{path}" for path in ("eng/op1/act1", "zho/op1/act7", "links"))
    link = quad((iri(node), name("mg:correspondsTo"), iri(nothing)), iri(graph))
    [fault] = _told(_faults(_read(CITED), more=[link]))
    assert fault == ("Store-correspondsTo", "A-RES-75-1/eng/op1/act1", "A-RES-75-1/zho/op1/act7", None, None)


def test_every_check_says_what_is_wrong_in_two_languages() -> None:
    checks = [read_check(path) for path in CHECKS]
    assert len({check.id for check in checks}) == len(checks) > 0
    assert {check.severity for check in checks} == {"Warning"}
    for check in checks:
        assert check.message.isascii()
        assert not check.message_zh.isascii()
