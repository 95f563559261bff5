"""Acts, agents and mandates in English: the cases of the files named .en, and what a paragraph begins with."""

from __future__ import annotations

import pytest

from extract.acts import begins_act
from extract.language import Grammar
from extract.lexicon import Lexicon
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
