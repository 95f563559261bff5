"""Mandates: the cases of cases/mandates.toml, and of cases/terms.toml for conditions and dates."""

from __future__ import annotations

import pytest

from extract.language import Grammar
from extract.lexicon import Lexicon
from tests.extract.casebook import Case, cases, check


@pytest.mark.parametrize("case", cases("mandates", "terms"), ids=lambda case: case.id)
def test_mandates(case: Case, grammar: Grammar, lexicon: Lexicon) -> None:
    check(case, grammar, lexicon)
