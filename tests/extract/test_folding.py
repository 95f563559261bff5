"""Folding leaves out what does not count, and leads back to where words stood."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.folding import WORD_END, WORD_START, fold, fold_case, fold_words
from extract.records import Span

IGNORE = re.compile(r"\s|\[\^\d\]")
MARK = re.compile(r"\[\^\d\]")


@given(st.text(alphabet="国家 \n[^1]İẞAΣς‑’", max_size=30))
def test_each_character_is_folded_by_itself_and_keeps_its_place(text: str) -> None:
    folded = fold(text, IGNORE)
    assert folded.said == IGNORE.sub("", text)
    assert folded.words == "".join(map(fold_case, folded.said))
    for i, character in enumerate(folded.said):
        place = folded.in_text(Span(i, i + 1))
        assert text[place.start : place.end] == character


@given(st.text(alphabet="aBİ- [^1]\n’_", max_size=30))
def test_whole_words_keep_their_places(text: str) -> None:
    folded = fold_words(text, MARK)
    words = re.findall(r"[^\W_]+|\S", MARK.sub(" ", text))
    assert folded.said == "".join(f"{WORD_START}{word}{WORD_END}" for word in words)
    assert folded.words == "".join(map(fold_case, folded.said))
    start = 0
    for word in words:
        place = folded.in_text(Span(start, start + len(word) + 2))
        assert text[place.start : place.end] == word
        start += len(word) + 2


@pytest.mark.parametrize(("text", "places"), [("", ()), ("who", ()), ("WHO", (1, 2, 3)), ("a B", (4,))])
def test_capitals_are_counted_with_the_margins_of_words(text: str, places: tuple[int, ...]) -> None:
    assert fold_words(text, MARK).capitals == places
