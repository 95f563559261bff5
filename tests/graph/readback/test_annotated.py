"""A language version to be read: everything that was read from words is marked where these words were."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from extract import pipeline
from extract.lexicon import Lexicon
from extract.records import Extraction, Mandate, Span
from graph import triples
from graph.iris import Iris, Place
from graph.readback.annotated import Block, blocks_of
from graph.readback.facts import Facts, triples_of
from ontology.files import LEXICON
from tests.graph.sample import EXTRACTION

IRIS = Iris()
TEXTS = (
    *sorted((Path(__file__).parents[3] / "samples").glob("*.txt")),
    Path(__file__).parents[1] / "export/plain.en.txt",
)
# Kind, node below the version and the words' place in the whole text.
Expected = tuple[str, str, Span]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load(LEXICON)


def _blocks(lines: Sequence[str]) -> list[Block]:
    return blocks_of(Facts(triples_of(parse("".join(lines).encode(), format=RdfFormat.N_QUADS))))


def _of_mandate(mandate: Mandate, steps: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...], Span | None]]:
    yield "action", steps, mandate.action
    yield "due", steps, mandate.due
    agents = {
        "actor": mandate.actors,
        "partner": mandate.partners,
        "beneficiary": mandate.beneficiaries,
        "recipient": mandate.recipients,
    }
    for role, mentions in agents.items():
        yield from ((role, (*steps, f"{role}{n}"), mention.span) for n, mention in enumerate(mentions, 1))
    yield from (("condition", (*steps, f"condition{n}"), one.span) for n, one in enumerate(mandate.conditions, 1))


def _spans(extraction: Extraction) -> Iterator[tuple[str, str, tuple[str, ...], Span | None]]:
    """What was read from words: kind, paragraph, steps below it, and where the words are."""
    for act in extraction.acts:
        steps = (f"act{act.position}",)
        if not act.inherited:
            yield "act", act.paragraph, steps, act.verb
        for number, mandate in enumerate(act.mandates, 1):
            for kind, below, span in _of_mandate(mandate, (*steps, f"mandate{number}")):
                yield kind, act.paragraph, below, span
    for citation in extraction.citations:
        yield "citation", citation.paragraph, (f"cite{citation.position}",), citation.span


def _expected(extraction: Extraction) -> set[Expected]:
    metadata = extraction.document.metadata
    return {
        (kind, IRIS.mint(Place(metadata.symbol, metadata.language, paragraph, steps)), span)
        for kind, paragraph, steps, span in _spans(extraction)
        if span
    }


def _marked(extraction: Extraction, blocks: Sequence[Block]) -> set[Expected]:
    metadata = extraction.document.metadata
    starts = {
        IRIS.mint(Place(metadata.symbol, metadata.language, paragraph.id)): paragraph.span.start
        for part in extraction.document.parts
        for paragraph in part.paragraphs
    }
    return {
        (mark.kind, mark.node, Span(starts[block.node] + mark.span.start, starts[block.node] + mark.span.end))
        for block in blocks
        for mark in block.marks
        if mark.span
    }


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_every_mark_stands_where_it_was_read(path: Path, lexicon: Lexicon) -> None:
    extraction = pipeline.read(path.name, path.read_bytes(), lexicon)
    blocks = _blocks(triples.quads(extraction, IRIS, "0.1.0"))
    assert _marked(extraction, blocks) == _expected(extraction)
    inherited = {mark.node for block in blocks for mark in block.unplaced}
    assert len(inherited) == sum(act.inherited for act in extraction.acts)


@pytest.fixture
def sample(sample_lines: Sequence[str]) -> list[Block]:
    return _blocks(sample_lines)


def test_the_hand_made_document_is_marked_where_its_records_stand(sample: list[Block]) -> None:
    assert _marked(EXTRACTION, sample) == _expected(EXTRACTION)


def test_the_text_is_in_order_with_its_footnotes_last(sample: list[Block]) -> None:
    assert [(block.kind, block.number) for block in sample] == [
        ("preambular", None),
        ("operative", "1"),
        ("operative", "2"),
        ("heading", None),
        ("operative", "3"),
        ("operative-sub", "(a)"),
        ("operative", "4"),
        ("title", None),
        ("operative", "1"),
        ("table", None),
        ("footnote", "1"),
    ]


def test_the_words_of_a_mark_are_those_of_its_place(sample: list[Block]) -> None:
    for block in sample:
        for mark in block.marks:
            assert mark.span
            assert block.words[mark.span.start : mark.span.end] == mark.words


def test_what_stands_nowhere_is_told(sample_lines: Sequence[str]) -> None:
    lines = [line.replace('"世界卫生组织"@zh', '"世卫组织"@zh') for line in sample_lines]
    unplaced = [(mark.kind, mark.words) for block in _blocks(lines) for mark in block.unplaced]
    assert ("partner", "世卫组织") in unplaced
