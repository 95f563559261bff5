"""Agents: the cases of cases/agents.toml."""

from __future__ import annotations

import pytest

from extract.agents import named_by
from extract.language import Grammar
from extract.lexicon import Lexicon
from tests.extract.casebook import Case, cases, check


@pytest.mark.parametrize("case", cases("agents"), ids=lambda case: case.id)
def test_agents(case: Case, grammar: Grammar, lexicon: Lexicon) -> None:
    check(case, grammar, lexicon)


@pytest.mark.parametrize(
    ("words", "agent"),
    [
        ("麻醉药品委员会", "cnd"),
        ("联合国各专门机构和方案", "un-entities"),
        ("麻醉药品委员会的主席", None),
        ("委员会", None),
        ("巴厘进程", None),
    ],
)
def test_words_name_an_agent_as_a_whole(words: str, agent: str | None, grammar: Grammar) -> None:
    assert named_by(words, grammar) == agent
