"""Chinese numerals as they number sessions and parts."""

from __future__ import annotations

NUMERAL = r"[一二三四五六七八九十百]+"
DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")}


def number(words: str) -> int:
    """`六十七` is 67, `一百零一` 101, `67` 67. Raises ValueError for anything else."""
    if words.isdecimal():
        return int(words)
    total, digit = 0, 0
    for character in words:
        if character in DIGITS:
            digit = DIGITS[character]
        elif character == "十":
            total, digit = total + (digit or 1) * 10, 0
        elif character == "百":
            total, digit = total + (digit or 1) * 100, 0
        elif character != "零":
            raise ValueError(f"not a numeral: {words!r}")
    return total + digit
