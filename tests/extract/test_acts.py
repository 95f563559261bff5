"""Acts: the cases of cases/acts.toml, and what a paragraph begins with."""

from __future__ import annotations

import pytest

from extract.acts import begins_act
from extract.language import Grammar
from extract.lexicon import Lexicon
from tests.extract.casebook import Case, cases, check


@pytest.mark.parametrize("case", cases("acts"), ids=lambda case: case.id)
def test_acts(case: Case, grammar: Grammar, lexicon: Lexicon) -> None:
    check(case, grammar, lexicon)


@pytest.mark.parametrize("words", ["敦促会员国", "又深为关切地注意到", "在这方面，请秘书长", "大会决定", "并鼓励"])
def test_these_begin_an_act(words: str, grammar: Grammar) -> None:
    assert begins_act(words, grammar.act)


@pytest.mark.parametrize("words", ["会员国敦促", "请愿人", "决定性因素", "世界毒品问题", "", "在这方面"])
def test_these_do_not(words: str, grammar: Grammar) -> None:
    assert not begins_act(words, grammar.act)
