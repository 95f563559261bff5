"""One resolution read from plain text, and from the United Nations' own XML in Chinese and in English.

The XML is no part of the project: tests/gold/README.md tells where it is looked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from extract import pipeline
from extract.lexicon import Lexicon
from extract.read.files import read_bytes
from extract.records import Act, Extraction, Mandate, Span
from graph.build import build
from ontology.files import LEXICON
from tests import shared

TEXT = Path(__file__).parents[2] / "samples" / "A-RES-78-284.zh.txt"
FOLDER = shared.FOLDER / "corpus" / "seed-78-284"
CHINESE, ENGLISH = FOLDER / "A_RES_78_284-2410174C.xml", FOLDER / "A_RES_78_284-2410174E.xml"
# What the two languages themselves say differently, by paragraph.
BOUND_DIFFERENTLY = {
    "OP1": "stressing the importance of rights binds nobody; 必须 in the same place is a need",
    "OP5": "underscoring the importance of cooperation binds nobody; 必须 in the same place is a need",
}
VERBS_SAID_DIFFERENTLY = {
    "OP1": "强调 stands for stresses and for emphasizes",
    "OP5": "特别强调 stands for emphasizes and for underscores",
}
CITED_DIFFERENTLY = {"PP4": "a review and a statement in Chinese are one name in English"}

pytestmark = shared.needs(CHINESE, ENGLISH)

Binding = tuple[str, frozenset[str]]


@pytest.fixture(scope="module")
def read() -> Mapping[Path, Extraction]:
    lexicon = Lexicon.load(LEXICON)
    return {path: pipeline.read(path.name, read_bytes(path), lexicon) for path in (TEXT, CHINESE, ENGLISH)}


def _words(extraction: Extraction, span: Span | None) -> str:
    """Words without blanks, which a text that was taken from pages has in other places."""
    return "".join(extraction.document.text.words(span).split()) if span else ""


def _told(extraction: Extraction, act: Act) -> tuple[object, ...]:
    """All that is read of an act."""
    verb = (act.paragraph, act.position, act.act_class, act.concept, act.inherited, _words(extraction, act.verb))
    return (*verb, *(_bound(extraction, mandate) for mandate in act.mandates))


def _bound(extraction: Extraction, mandate: Mandate) -> tuple[object, ...]:
    groups = (mandate.actors, mandate.partners, mandate.beneficiaries, mandate.recipients)
    roles = [[(mention.agent, _words(extraction, mention.span)) for mention in group] for group in groups]
    conditions = [(mention.condition, _words(extraction, mention.span)) for mention in mandate.conditions]
    return (mandate.mode, _words(extraction, mandate.action), _words(extraction, mandate.due), roles, conditions)


def test_formats_say_the_same_acts(read: Mapping[Path, Extraction]) -> None:
    text, xml = ([_told(read[path], act) for act in read[path].acts] for path in (TEXT, CHINESE))
    assert xml == text


def test_formats_say_the_same_citations(read: Mapping[Path, Extraction]) -> None:
    text, xml = (
        [
            (c.paragraph, c.instrument, c.symbol, _words(e, c.span), _words(e, c.pin), c.footnote, c.relation)
            for c in e.citations
        ]
        for e in (read[TEXT], read[CHINESE])
    )
    assert xml == text


def test_languages_say_the_same_acts(read: Mapping[Path, Extraction]) -> None:
    english, chinese = read[ENGLISH].acts, read[CHINESE].acts
    assert [(act.paragraph, act.act_class) for act in english] == [(act.paragraph, act.act_class) for act in chinese]
    pairs = zip(english, chinese, strict=True)
    assert {one.paragraph for one, other in pairs if one.concept != other.concept} == set(VERBS_SAID_DIFFERENTLY)


def _bindings(extraction: Extraction) -> Iterator[tuple[str, list[frozenset[Binding]]]]:
    for paragraph in dict.fromkeys(act.paragraph for act in extraction.acts):
        acts = (act for act in extraction.acts if act.paragraph == paragraph)
        yield (
            paragraph,
            [frozenset((m.mode, frozenset(actor.agent for actor in m.actors)) for m in act.mandates) for act in acts],
        )


def test_languages_bind_the_same_actors(read: Mapping[Path, Extraction]) -> None:
    english, chinese = (dict(_bindings(read[path])) for path in (ENGLISH, CHINESE))
    assert {id_ for id_ in chinese if english.get(id_) != chinese[id_]} == set(BOUND_DIFFERENTLY)


def test_languages_cite_the_same(read: Mapping[Path, Extraction]) -> None:
    english, chinese = (
        {(c.paragraph, c.instrument or c.symbol) for c in read[path].citations} for path in (ENGLISH, CHINESE)
    )
    assert {paragraph for paragraph, _ in english ^ chinese} == set(CITED_DIFFERENTLY)


def test_formats_and_languages_are_one_document(read: Mapping[Path, Extraction]) -> None:
    assert {extraction.document.metadata.symbol for extraction in read.values()} == {"A/RES/78/284"}
    ids = {tuple(p.id for part in e.document.parts for p in part.paragraphs) for e in read.values()}
    assert len(ids) == 1


def test_a_language_version_is_read_from_one_file(tmp_path: Path) -> None:
    summary = build([TEXT, ENGLISH, CHINESE], tmp_path / "out")
    assert [(d.symbol, d.language) for d in summary.documents] == [("A/RES/78/284", "en"), ("A/RES/78/284", "zh")]
    reason = f"the same document in the same language as {TEXT.name}"
    assert [(rejected.source, rejected.reason) for rejected in summary.rejected] == [(str(CHINESE), reason)]
    assert [work.languages for work in summary.compared] == [("en", "zh")]
