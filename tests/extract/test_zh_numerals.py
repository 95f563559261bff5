"""Chinese numerals are the numbers that they are read as."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.languages.zh_numerals import number

DIGITS = "零一二三四五六七八九"


def written(value: int) -> str:
    """A number below a thousand as it is written."""
    hundreds, tens, ones = value // 100, value // 10 % 10, value % 10
    words = f"{DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        words += "十" if tens == 1 and not hundreds else f"{DIGITS[tens]}十"
    elif hundreds and ones:
        words += "零"
    return words + (DIGITS[ones] if ones else "")


@given(st.integers(1, 999))
def test_a_number_written_is_read_as_itself(value: int) -> None:
    assert number(written(value)) == value


@given(st.integers(0, 10**6))
def test_so_is_one_in_digits(value: int) -> None:
    assert number(str(value)) == value


@pytest.mark.parametrize(
    ("words", "value"), [("十", 10), ("二十", 20), ("六十七", 67), ("一百零一", 101), ("一百一十", 110)]
)
def test_as_sessions_are_numbered(words: str, value: int) -> None:
    assert number(words) == value


@pytest.mark.parametrize("words", ["六十七届", "1四", "-1", "五千"])
def test_anything_else_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match="not a numeral"):
        number(words)
