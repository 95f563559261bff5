"""One resolution read from plain text, and from the United Nations' own XML in Chinese and in English.

The XML is no part of the project: MANDATEGRAPH_SHARED names the folder that holds it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from extract import pipeline
from extract.lexicon import Lexicon
from extract.records import Extraction
from graph.build import build
from graph.summary import Rejected
from ontology.files import LEXICON

TEXT = Path(__file__).parents[2] / "samples" / "A-RES-78-284.zh.txt"
FOLDER = Path(os.environ.get("MANDATEGRAPH_SHARED", "shared")) / "corpus" / "seed-78-284"
CHINESE, ENGLISH = FOLDER / "A_RES_78_284-2410174C.xml", FOLDER / "A_RES_78_284-2410174E.xml"

pytestmark = pytest.mark.skipif(
    not (CHINESE.exists() and ENGLISH.exists()), reason="MANDATEGRAPH_SHARED names no folder with A/RES/78/284 in XML"
)

# Something that is read, by paragraph and in order.
What = Callable[[Extraction], Iterator[tuple[str, object]]]


@pytest.fixture(scope="module")
def read() -> Mapping[Path, Extraction]:
    lexicon = Lexicon.load(LEXICON)
    return {path: pipeline.read(path, lexicon) for path in (TEXT, CHINESE, ENGLISH)}


def _classes(extraction: Extraction) -> Iterator[tuple[str, object]]:
    return ((act.paragraph, act.act_class) for act in extraction.acts)


def _verbs(extraction: Extraction) -> Iterator[tuple[str, object]]:
    return ((act.paragraph, act.concept) for act in extraction.acts)


def _actors(extraction: Extraction) -> Iterator[tuple[str, object]]:
    for act in extraction.acts:
        yield from ((act.paragraph, (m.mode, frozenset(actor.agent for actor in m.actors))) for m in act.mandates)


def _citations(extraction: Extraction) -> Iterator[tuple[str, object]]:
    """What a paragraph cites, each once: how often it is mentioned is a matter of style."""
    cited = {(citation.paragraph, citation.instrument or citation.symbol) for citation in extraction.citations}
    return iter(sorted(cited, key=str))


@pytest.mark.parametrize("what", [_classes, _verbs, _actors, _citations])
@pytest.mark.parametrize("version", [CHINESE, ENGLISH], ids=["zh", "en"])
def test_formats_and_languages_say_the_same(version: Path, what: What, read: Mapping[Path, Extraction]) -> None:
    assert list(what(read[version])) == list(what(read[TEXT]))


def test_formats_and_languages_are_one_document(read: Mapping[Path, Extraction]) -> None:
    assert {extraction.document.metadata.symbol for extraction in read.values()} == {"A/RES/78/284"}
    ids = {tuple(p.id for part in e.document.parts for p in part.paragraphs) for e in read.values()}
    assert len(ids) == 1


def test_a_language_version_is_read_from_one_file(tmp_path: Path) -> None:
    summary = build([TEXT, ENGLISH, CHINESE], tmp_path / "out")
    assert [(d.symbol, d.language) for d in summary.documents] == [("A/RES/78/284", "en"), ("A/RES/78/284", "zh")]
    reason = f"the same document in the same language as {TEXT.name}"
    assert summary.rejected == (Rejected(str(CHINESE), reason),)
    assert [work.languages for work in summary.compared] == [("en", "zh")]
