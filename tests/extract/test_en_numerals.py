"""English ordinals are the numbers that they are read as."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.languages.en_numerals import ORDINAL, number

ONES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
TEENS = (
    "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def written(value: int) -> str:
    """An ordinal below two hundred as it is written."""
    if value >= 100:
        return f"one hundred and {written(value - 100)}" if value > 100 else "one hundredth"
    if value < 20:
        return (*ONES, *TEENS)[value - 1]
    tens, ones = TENS[value // 10 - 2], value % 10
    return f"{tens}-{ONES[ones - 1]}" if ones else f"{tens[:-1]}ieth"


@given(st.integers(1, 199))
def test_an_ordinal_written_is_read_as_itself(value: int) -> None:
    assert number(written(value)) == value
    assert re.fullmatch(ORDINAL, written(value))


@pytest.mark.parametrize(("words", "value"), [("67th", 67), ("101st", 101), ("Sixty-seventh", 67), ("30", 30)])
def test_so_are_digits_and_capitals(words: str, value: int) -> None:
    assert number(words) == value


@pytest.mark.parametrize("words", ["sixty", "sixty seventh", "first session", "", "thousandth"])
def test_anything_else_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match="not an ordinal"):
        number(words)
