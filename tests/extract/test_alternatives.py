"""Patterns for many words match as the words written out would, the longest first."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.languages.alternatives import any_at_word, any_of

WORDS = st.lists(st.text(alphabet="ab.(", min_size=1, max_size=4), min_size=1, max_size=6)


@given(WORDS, st.text(alphabet="ab.(", max_size=12))
def test_any_word_is_matched_as_if_written_out(words: list[str], text: str) -> None:
    written = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    for after in ("", "a", "(?!b)"):  # for which a shorter word may have to be taken
        expected = [match.span() for match in re.finditer(f"(?:{written}){after}", text)]
        assert [match.span() for match in re.finditer(any_of(words) + after, text)] == expected


def test_a_guard_holds_for_its_word_alone() -> None:
    pattern = re.compile(any_of(["states", "state", "statement"], {"state": "(?!s)"}))
    said = ["states", "state", "statement", "statute", "statesm"]
    found = [match.group() if (match := pattern.match(word)) else None for word in said]
    assert found == ["states", "state", "statement", None, "states"]
    assert re.match(any_of(["state"], {"state": "(?!s)"}), "states") is None


@pytest.mark.parametrize("text", ["who what", "somewho", "(who)", "what", "awhat who"])
def test_words_begin_where_words_begin(text: str) -> None:
    words = ("which", "who", "what")
    expected = [match.span() for match in re.finditer(rf"\b(?:{'|'.join(words)})", text)]
    assert [match.span() for match in re.finditer(any_at_word(words), text)] == expected
