"""Every record points to its words: inside its parent, in order beside its siblings, and back into the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import pipeline
from extract.lexicon import Lexicon
from extract.read.akn import read_akn
from extract.read.files import read_bytes
from extract.records import Act, AgentMention, Citation, Document, Extraction, Mandate, Paragraph, Span
from tests.extract.drafts import LANGUAGES, documents
from tests.extract.made import document
from tests.extract.read.drafts import files

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))
INVISIBLE = re.compile("[\\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
MARK = re.compile(r"\[\^[^\]]+\]")
FEW, MANY = 100, 1500
HARD = {"zh": ["重申须 2015 年前完成"], "en": ["Reaffirms it must by 2015 be done"]}

Read = Callable[[Document | bytes], Extraction]


@pytest.fixture(scope="session", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="session")
def read(language: str, lexicon: Lexicon) -> Read:
    """What is read from a document that is laid out, or from a file of XML."""
    grammar = pipeline.grammar_of(language, lexicon)
    assert grammar is not None

    def read_it(made: Document | bytes) -> Extraction:
        if isinstance(made, bytes):
            made = pipeline._document(read_akn("made.xml", made), grammar, lexicon)
        return pipeline.extract(made, grammar, lexicon)

    return read_it


def check_all(
    number: int, made: Callable[[str], st.SearchStrategy[Document | bytes]], language: str, read: Read, lexicon: Lexicon
) -> None:
    """Assert all of `number` documents drafted at random."""

    @settings(max_examples=number, deadline=None, database=None)
    @given(made(language))
    def checked(document: Document | bytes) -> None:
        check(read(document), lexicon)

    checked()


@pytest.mark.parametrize("made", [documents, files], ids=["laid out", "XML"])
def test_of_drafts(
    made: Callable[[str], st.SearchStrategy[Document | bytes]], language: str, read: Read, lexicon: Lexicon
) -> None:
    check_all(FEW, made, language, read, lexicon)


@pytest.mark.slow
@pytest.mark.parametrize("made", [documents, files], ids=["laid out", "XML"])
def test_of_very_many_drafts(
    made: Callable[[str], st.SearchStrategy[Document | bytes]], language: str, read: Read, lexicon: Lexicon
) -> None:
    check_all(MANY, made, language, read, lexicon)


def test_of_a_hard_paragraph(language: str, read: Read, lexicon: Lexicon) -> None:
    check(read(document(HARD[language], language=language)), lexicon)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_of_a_sample(path: Path, lexicon: Lexicon) -> None:
    check(pipeline.read(path.name, read_bytes(path), lexicon), lexicon)


def check(extraction: Extraction, lexicon: Lexicon) -> None:
    """Assert all that holds of the records of any document."""
    paragraphs = {p.id: p for part in extraction.document.parts for p in part.paragraphs}
    for id_, acts in groupby(extraction.acts, lambda act: act.paragraph):
        check_acts(list(acts), paragraphs[id_], list(above(paragraphs[id_], paragraphs)))
    for id_, citations in groupby(extraction.citations, lambda citation: citation.paragraph):
        check_citations(list(citations), paragraphs[id_])
    check_words(extraction, lexicon)
    check_evidence(extraction)
    acting = {act.paragraph for act in extraction.acts}
    silent = {id_ for id_, p in paragraphs.items() if p.kind in ("operative", "operative-sub")} - acting
    assert {finding.paragraph for finding in extraction.findings if finding.kind == "unknown-verb"} == silent


def above(paragraph: Paragraph, paragraphs: Mapping[str, Paragraph]) -> Iterator[Paragraph]:
    """The chapeaux above a paragraph: an item's own item inherits what its item inherited."""
    while paragraph.parent:
        paragraph = paragraphs[paragraph.parent]
        yield paragraph


def check_acts(acts: Sequence[Act], paragraph: Paragraph, chapeaux: Sequence[Paragraph]) -> None:
    """Acts in order and apart, each with what it holds."""
    assert [act.position for act in acts] == list(range(1, len(acts) + 1))
    assert all(one.span.end <= other.span.start for one, other in pairwise(acts))
    assert not any(act.inherited for act in acts[1:])
    for i, act in enumerate(acts):
        assert act.span in paragraph.span
        if act.inherited:
            assert any(act.verb in chapeau.span for chapeau in chapeaux)
        else:
            assert act.span.start == act.verb.start
            assert act.verb in act.span
        following = [mandate for later in acts[i + 1 :] for mandate in later.mandates]
        for mandate in act.mandates:
            is_shared = any(mandate.action == other.action for other in following)  # 邀请并鼓励A做C
            check_mandate(mandate, act, Span(act.span.start, paragraph.span.end) if is_shared else act.span)


def check_mandate(mandate: Mandate, act: Act, whole: Span) -> None:
    """A mandate inside its act, and so its terms; an item of a list binds those of its chapeau."""
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
    terms += [mention.span for mention in mandate.conditions if mention.span not in act.verb]
    # in English they stand before the action too: Urges States, upon request, to act
    assert all(span is None or span in mandate.action or span.end <= mandate.action.start for span in terms)
    assert all(span is None or span in whole for span in terms)
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
            assert citation.span.end <= citation.pin.start or citation.pin.end <= citation.span.start


def check_words(extraction: Extraction, lexicon: Lexicon) -> None:
    """A verb's words end with a label of its authority, and no record begins or ends in a blank."""
    text, verbs = extraction.document.text, lexicon.scheme("actVerbs")
    language = extraction.document.metadata.language
    for act in extraction.acts:
        assert language != "zh" or text.words(act.verb).endswith(verbs[act.concept].labels["zh"])
    for span in spans(extraction):
        assert len(span)
        assert text.words(span)[0].strip()


def check_evidence(extraction: Extraction) -> None:
    """Every span has a place in the file, where its words stand: in order, with nothing of their own but marks."""
    text = extraction.document.text
    for span in spans(extraction):
        place = text.in_source(span)
        assert 0 <= place.start < place.end <= len(text.source.text)
        words, quote = (INVISIBLE.sub("", w) for w in (text.words(span), text.source.text[place.start : place.end]))
        if extraction.document.markup and "[^" not in words:
            assert words == quote
        elif not text.repairs:
            left = iter(quote)
            assert all(character in left for character in MARK.sub("", words))


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
