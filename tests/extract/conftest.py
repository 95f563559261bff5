"""What is made once for all tests of reading."""

from __future__ import annotations

import pytest

from extract.language import Grammar
from extract.languages import en, zh
from extract.lexicon import Lexicon
from ontology.files import LEXICON


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return Lexicon.load(LEXICON)


@pytest.fixture(scope="session")
def grammar(lexicon: Lexicon) -> Grammar:
    return zh.grammar(lexicon)


@pytest.fixture(scope="session")
def english(lexicon: Lexicon) -> Grammar:
    return en.grammar(lexicon)
