from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from mandategraph.wrapping import longest_piece, wrapped

CASES = (
    ("", 5, [""]),
    ("one two", 20, ["one two"]),
    ("one two three", 7, ["one two", "three"]),
    ("敦促各国合作", 4, ["敦促", "各国", "合作"]),
    ("敦促各国合作", 5, ["敦促", "各国", "合作"]),
    ("各国合作；并请", 8, ["各国合", "作；并请"]),  # no stop at the beginning of a line
    ("各国《宣言》", 6, ["各国", "《宣", "言》"]),  # no opening bracket at the end of one
    ("2009 年第64/182号决议", 12, ["2009 年第", "64/182号决议"]),
    ("abcdefgh", 3, ["abc", "def", "gh"]),
    ("a\nb", 9, ["a", "b"]),
)


@pytest.mark.parametrize(("text", "width", "lines"), CASES)
def test_wraps(text: str, width: int, lines: list[str]) -> None:
    assert wrapped(text, width) == lines


@given(st.text(alphabet="ab 敦促，。《》（)-é\u0301\u200b𠀀", max_size=60), st.integers(2, 20))
def test_lines_fit_and_no_letter_is_lost(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@pytest.mark.parametrize(("text", "cells"), [("", 0), ("敦促各国", 2), ("合作；", 4), ("agent:unodc 合作", 11)])
def test_longest_piece(text: str, cells: int) -> None:
    assert longest_piece(text) == cells
