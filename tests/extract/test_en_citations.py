"""Citations in English: the cases of cases/citations.en.toml."""

from __future__ import annotations

import pytest

from extract.language import Grammar
from extract.lexicon import Lexicon
from tests.extract.casebook import Case, cases, check


@pytest.mark.parametrize("case", cases("citations.en"), ids=lambda case: case.id)
def test_citations(case: Case, english: Grammar, lexicon: Lexicon) -> None:
    check(case, english, lexicon)
