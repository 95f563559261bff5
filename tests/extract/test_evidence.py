"""Every record points to its words: inside its parent, in order beside its siblings, and back into the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings

from extract.language import Grammar
from extract.lexicon import Lexicon
from extract.pipeline import extract, read
from extract.records import Act, AgentMention, Citation, Document, Extraction, Mandate, Paragraph, Span
from tests.extract.drafts import documents
from tests.extract.made import document

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))


@pytest.fixture(scope="session")
def read_made(grammar: Grammar, lexicon: Lexicon) -> Callable[[Document], Extraction]:
    def read_it(made: Document) -> Extraction:
        return extract(made, grammar, lexicon)

    return read_it


@settings(max_examples=300, deadline=None)
@example(made=document(["重申须 2015 年前完成"]))
@given(made=documents())
def test_of_drafts(made: Document, read_made: Callable[[Document], Extraction], lexicon: Lexicon) -> None:
    check(read_made(made), lexicon)


@pytest.mark.slow
@settings(max_examples=3000, deadline=None)
@given(made=documents())
def test_of_very_many_drafts(made: Document, read_made: Callable[[Document], Extraction], lexicon: Lexicon) -> None:
    check(read_made(made), lexicon)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_of_a_sample(path: Path, lexicon: Lexicon) -> None:
    extraction = read(path, lexicon)
    check(extraction, lexicon)
    text = extraction.document.text
    for act in extraction.acts:
        place = text.in_source(act.verb)
        assert "".join(text.source.text[place.start : place.end].split()) == text.words(act.verb).replace(" ", "")


def check(extraction: Extraction, lexicon: Lexicon) -> None:
    """Assert all that holds of the records of any document."""
    paragraphs = {p.id: p for part in extraction.document.parts for p in part.paragraphs}
    for id_, acts in groupby(extraction.acts, lambda act: act.paragraph):
        check_acts(list(acts), paragraphs[id_], paragraphs.get(paragraphs[id_].parent or ""))
    for id_, citations in groupby(extraction.citations, lambda citation: citation.paragraph):
        check_citations(list(citations), paragraphs[id_])
    check_words(extraction, lexicon)
    check_evidence(extraction)
    acting = {act.paragraph for act in extraction.acts}
    silent = {id_ for id_, p in paragraphs.items() if p.kind in ("operative", "operative-sub")} - acting
    assert {finding.paragraph for finding in extraction.findings if finding.kind == "unknown-verb"} == silent


def check_acts(acts: Sequence[Act], paragraph: Paragraph, parent: Paragraph | None) -> None:
    """Acts in order and apart, each with what it holds."""
    assert [act.position for act in acts] == list(range(1, len(acts) + 1))
    assert all(one.span.end <= other.span.start for one, other in pairwise(acts))
    assert not any(act.inherited for act in acts[1:])
    for i, act in enumerate(acts):
        assert act.span in paragraph.span
        if act.inherited:
            assert parent is not None
            assert act.verb in parent.span
        else:
            assert act.span.start == act.verb.start
            assert act.verb in act.span
        following = [mandate for later in acts[i + 1 :] for mandate in later.mandates]
        for mandate in act.mandates:
            is_shared = any(mandate.action == other.action for other in following)  # 邀请并鼓励A做C
            check_mandate(mandate, act, Span(act.span.start, paragraph.span.end) if is_shared else act.span)


def check_mandate(mandate: Mandate, act: Act, whole: Span) -> None:
    """A mandate inside its act, its terms inside its action; an item of a list binds those of its chapeau."""
    if not act.inherited:
        assert all(actor.span is None or actor.span in whole for actor in mandate.actors)
    roles = (*mandate.partners, *mandate.beneficiaries, *mandate.recipients)
    terms = [*(mention.span for mention in roles), mandate.due]
    if mandate.action is None:
        assert not any(terms)
        assert not mandate.conditions
        return
    assert len(mandate.action)
    assert mandate.action in whole
    assert all(span is None or span in mandate.action for span in terms)
    assert all(mention.span in mandate.action or mention.span in act.verb for mention in mandate.conditions)
    for mentions in (mandate.partners, mandate.beneficiaries, mandate.recipients):
        check_once(mentions)


def check_once(mentions: Sequence[AgentMention]) -> None:
    """Each agent once in a role, in order."""
    assert len({mention.agent for mention in mentions}) == len(mentions)
    places = [mention.span for mention in mentions if mention.span]
    assert places == sorted(places)


def check_citations(citations: Sequence[Citation], paragraph: Paragraph) -> None:
    """Citations in order, each of one thing, once."""
    assert [citation.position for citation in citations] == list(range(1, len(citations) + 1))
    assert all(one.span <= other.span for one, other in pairwise(citations))
    cited = [(citation.instrument, citation.symbol) for citation in citations]
    assert len(set(cited)) == len(cited)
    labels = {mark.label for mark in paragraph.marks}
    for citation in citations:
        assert (citation.instrument is None) != (citation.symbol is None)
        assert citation.span in paragraph.span
        assert citation.footnote is None or citation.footnote in labels
        if citation.pin:
            assert citation.pin in paragraph.span
            assert citation.span.end <= citation.pin.start


def check_words(extraction: Extraction, lexicon: Lexicon) -> None:
    """A verb's words end with a label of its authority, and no record begins or ends in a blank."""
    text, verbs = extraction.document.text, lexicon.scheme("actVerbs")
    for act in extraction.acts:
        assert text.words(act.verb).endswith(verbs[act.concept].labels["zh"])
    for span in spans(extraction):
        assert len(span)
        assert text.words(span)[0].strip()


def check_evidence(extraction: Extraction) -> None:
    """Every span has a place in the file."""
    text = extraction.document.text
    for span in spans(extraction):
        place = text.in_source(span)
        assert 0 <= place.start < place.end <= len(text.source.text)


def spans(extraction: Extraction) -> Iterator[Span]:
    """The spans of all records, but for acts that a list's empty item inherits."""
    for act in extraction.acts:
        yield act.verb
        if len(act.span):
            yield act.span
        for mandate in act.mandates:
            yield from filter(None, (mandate.action, mandate.due))
            yield from (mention.span for mention in mandate.conditions)
            for mentions in (mandate.actors, mandate.partners, mandate.beneficiaries, mandate.recipients):
                yield from (mention.span for mention in mentions if mention.span)
    for citation in extraction.citations:
        yield citation.span
        if citation.pin:
            yield citation.pin
