"""Strings that know where their characters came from, however they are cut, joined and changed."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from extract.read.lines import tidied
from extract.read.mapped import Mapped, numbers

_texts = st.text("ab1 \n\t\u00a0\u3000\u200b\u00ad中", max_size=12)


def _each(chars: Mapped) -> list[tuple[str, int]]:
    """The characters with their places."""
    return list(zip(chars.value, numbers(chars.places), strict=True))


@given(st.lists(st.tuples(st.integers(0, 99), _texts)))
def test_joined_pieces_keep_every_place(pieces: list[tuple[int, str]]) -> None:
    joined = Mapped.joined(Mapped.at(start, text) for start, text in pieces)
    assert _each(joined) == [(c, start + i) for start, text in pieces for i, c in enumerate(text)]


def test_pieces_that_stood_together_are_one_range() -> None:
    assert Mapped.joined([Mapped.at(3, "ab"), Mapped.at(5, ""), Mapped.at(5, "c")]).places == range(3, 6)
    assert list(Mapped.joined([Mapped.at(3, "ab"), Mapped.at(6, "c")]).places) == [3, 4, 6]


@given(st.integers(0, 1 << 17), st.integers(0, 9))
def test_a_range_is_counted_wherever_it_lies(start: int, length: int) -> None:
    assert list(numbers(range(start, start + length))) == list(range(start, start + length))


def test_what_is_put_in_has_the_places_of_what_it_replaces() -> None:
    chars = Mapped.at(10, "abcde").sub(re.compile("bcd|e"), lambda found: {"bcd": "1234", "e": "e"}[found[0]])
    assert _each(chars) == [("a", 10), ("1", 11), ("2", 11), ("3", 11), ("4", 13), ("e", 14)]


@given(_texts)
def test_tidied_characters_keep_their_places(text: str) -> None:
    tidy = tidied(Mapped.at(7, text))
    assert tidy.value == " ".join(re.sub("[\u200b\u00ad]", "", text).split())
    assert all(text[place - 7] == c or (c == " " and text[place - 7].isspace()) for c, place in _each(tidy))
