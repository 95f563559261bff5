"""Every record points to its words: inside its parent, beside its siblings, and back to the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings

from extract.language import Grammar
from extract.languages import zh
from extract.lexicon import Lexicon
from extract.pipeline import extract, read
from extract.records import Act, Citation, Document, Extraction, Mandate, Paragraph, Span, Text
from ontology.files import LEXICON
from tests.extract.drafts import documents

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))
LEXICONS = Lexicon.load(LEXICON)
GRAMMAR = zh.grammar(LEXICONS)


@settings(max_examples=300, deadline=None)
@given(documents())
def test_of_drafts(made: Document) -> None:
    check(extract(made, GRAMMAR, LEXICONS), LEXICONS)


@pytest.mark.slow
@settings(max_examples=3000, deadline=None)
@given(documents())
def test_of_very_many_drafts(made: Document) -> None:
    check(extract(made, GRAMMAR, LEXICONS), LEXICONS)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_of_the_samples(path: Path) -> None:
    extraction = read(path, LEXICONS)
    check(extraction, LEXICONS)
    text = extraction.document.text
    for span in _spans(extraction):
        place = text.in_source(span)
        assert 0 <= place.start < place.end <= len(text.source.text)
    for act in extraction.acts:
        place = text.in_source(act.verb)
        assert _solid(text.source.text[place.start : place.end]) == _solid(text.words(act.verb))
