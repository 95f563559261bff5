"""Acts, agents and mandates in English: the cases of the files named .en, and what a paragraph begins with."""

from __future__ import annotations

import re

import pytest

from extract.acts import begins_act, read_acts
from extract.language import Grammar
from extract.lexicon import Lexicon
from extract.records import Span
from tests.extract.casebook import Case, cases, check


@pytest.mark.parametrize("case", cases("acts.en", "agents.en", "mandates.en"), ids=lambda case: case.id)
def test_english(case: Case, english: Grammar, lexicon: Lexicon) -> None:
    check(case, english, lexicon)


@pytest.mark.parametrize(
    "words",
    [
        "Urges Member States",
        "Notes with deep concern the shrinking of the glaciers",
        "Calls once again upon all States",
    ],
)
def test_these_begin_an_act(words: str, english: Grammar) -> None:
    assert begins_act(words, english.act)


@pytest.mark.parametrize(
    "words", ["Member States urge", "Requests for assistance", "Urgent measures", "Notes by the Secretariat", ""]
)
def test_these_do_not(words: str, english: Grammar) -> None:
    assert not begins_act(words, english.act)


FINITE = re.compile(r"[a-z]+s .")  # a verb in the third person and more words
ASIDES = ("", " further", ", in this regard,", ", in particular,", " its deep", " once again the full")


@pytest.mark.parametrize("aside", ASIDES)
def test_asides_within_a_verb_leave_it_the_same(aside: str, english: Grammar, lexicon: Lexicon) -> None:
    """Every listed verb of several words, with words between its first and the rest."""
    labels = [
        (label, concept.id)
        for concept in lexicon.scheme("actVerbs").values()
        for label in concept.labels.get("en", ())
        if FINITE.match(label)
    ]
    assert len(labels) > 50
    for label, concept in labels:
        first, rest = label.split(" ", 1)
        text = f"{first.capitalize()}{aside} {rest} the matter;"
        found = read_acts(text, Span(0, len(text)), english.act, lambda _: False)
        assert not aside or not found or found[0].verb.start == 0, text
        assert aside or [act.concept.id for act in found] == [concept], text
