"""Acts: the cases of cases/acts.toml, and what a paragraph begins with."""

from __future__ import annotations

import pytest

from extract.acts import begins_act, read_acts
from extract.language import Grammar
from extract.lexicon import Lexicon
from extract.records import Span
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


@pytest.mark.parametrize("within", ["", "深切", "最", "极其严重", "再次特别", "继续深为"])
def test_adverbs_within_a_verb_leave_its_class_the_same(within: str, grammar: Grammar, lexicon: Lexicon) -> None:
    """Every listed 表示 with a noun, with adverbs between them."""
    labels = {
        label: concept.value("actClass")
        for concept in lexicon.scheme("actVerbs").values()
        for label in concept.labels.get("zh", ())
        if label.startswith("表示") and len(label) > len("表示")
    }
    assert len(labels) > 50
    for label, act_class in labels.items():
        text = f"表示{within}{label.removeprefix('表示')}此事；"
        found = read_acts(text, Span(0, len(text)), grammar.act, lambda _: False)
        assert [act.act_class for act in found] == [str(act_class).lower()], text
