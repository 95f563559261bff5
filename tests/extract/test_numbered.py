"""Numbered: the cases of cases/numbered.toml."""

from __future__ import annotations

import pytest

from extract.language import Grammar
from extract.lexicon import Lexicon
from tests.extract.casebook import Case, cases, check


@pytest.mark.parametrize("case", cases("numbered"), ids=lambda case: case.id)
def test_numbered(case: Case, grammar: Grammar, lexicon: Lexicon) -> None:
    check(case, grammar, lexicon)
