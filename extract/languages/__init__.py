"""The languages that documents are read in."""

from __future__ import annotations

from extract.languages.en_layout import EN
from extract.languages.no_layout import NONE
from extract.languages.zh_layout import ZH
from extract.read.words import LayoutWords

LAYOUTS = (ZH, EN)
_SAMPLE = 200_000  # characters that tell a language


def layout_words(text: str) -> LayoutWords:
    """The language of a text, as its commonest characters tell it."""
    sample = text[:_SAMPLE]
    return max(LAYOUTS, key=lambda words: _share(sample, words))


def layout_of(language: str) -> LayoutWords:
    """The words of a language that is known; none of one that no layout is written for."""
    return next((words for words in LAYOUTS if words.code == language), NONE)


def familiarity(text: str) -> float:
    """The share of a text's letters that are among the commonest of a language, the one that it fits best: 0 to 1."""
    sample = text[:_SAMPLE]
    return max(_share(sample, words) for words in LAYOUTS)


def _share(sample: str, words: LayoutWords) -> float:
    letters = [c for c in sample if c.isalpha()]
    return sum(c in words.common for c in letters) / len(letters) if letters else 0.0
