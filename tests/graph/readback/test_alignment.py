"""Where words of a source stand in the text that was laid out from it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.readback.alignment import Alignment

# A piece of a source and what a reader makes of it: white space, marks, a page's foot, markup, repairs.
_CHANGES = st.sampled_from(
    [
        ("\n  ", ""),
        ("  ", " "),
        ("<sup>6</sup>", "[^6]"),
        ("**", ""),
        ("¹", "[^1]"),
        (" (a page's foot, and more) ", ""),
    ]
)
_WORDS = st.text("各国会员请大终止援助提供abc", min_size=6, max_size=16)


@given(st.lists(st.tuples(_WORDS, _CHANGES), min_size=1, max_size=6), st.data())
def test_words_are_found_where_they_stand(pieces: list[tuple[str, tuple[str, str]]], data: st.DataObject) -> None:
    source = "".join(words + before for words, (before, _) in pieces)
    text = "".join(words + after for words, (_, after) in pieces)
    chosen = data.draw(st.integers(0, len(pieces) - 1))
    offset = sum(len(words) + len(before) for words, (before, _) in pieces[:chosen])
    expected = sum(len(words) + len(after) for words, (_, after) in pieces[:chosen])
    words = pieces[chosen][0]
    found = Alignment(text, source).nearest(words, offset)
    assert found is not None
    assert text[found : found + len(words)] == words
    if not any("foot" in before for _, (before, _) in pieces):
        assert found == expected


@pytest.mark.parametrize(
    ("text", "source", "words", "offset", "expected"),
    [
        ("各国请各国", "各国请各国", "各国", 3, 3),
        ("各国，[^6]请各国", "各国，<sup>6</sup>\n请各国", "各国", 17, 8),
        ("以最大限度减少，限度", "以最 限度减少，限度", "限度", 3, 3),
        ("a b c a b c", "a  b c\n\na b  c", "a b c", 8, 6),
        (
            "Requests States; requests States",
            "Requests¹ States; 1 See note, States. requests\nStates",
            "States",
            47,
            26,
        ),
        ("各国", "各国", "会员国", 0, None),
        ("", "", "x", 0, None),
    ],
)
def test_of_equal_words_the_source_tells_which(
    text: str, source: str, words: str, offset: int, expected: int | None
) -> None:
    assert Alignment(text, source).nearest(words, offset) == expected


def test_what_follows_a_place_comes_before_what_is_near() -> None:
    alignment = Alignment("又请各国，请", "又请各国，请")
    assert (alignment.nearest("请", 2), alignment.next("请", 2)) == (1, 5)
    assert alignment.next("又", 2) == 0
