"""English ordinals as they number sessions."""

from __future__ import annotations

import re

from extract.languages.alternatives import any_of

_ONES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_TEENS = (
    "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth",
)  # fmt: skip
_TENS = ("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")

_VALUES = (
    {word: value for value, word in enumerate((*_ONES, *_TEENS), 1)}
    | {f"{stem}ieth": 10 * value for value, stem in enumerate(_TENS, 2)}
    | {f"{stem}y-{one}": 10 * value + unit for value, stem in enumerate(_TENS, 2) for unit, one in enumerate(_ONES, 1)}
)
_HUNDRED = re.compile(r"(?:one )?hundred(?: and)? ")
_DIGITS = re.compile(r"(?P<digits>\d+)(?:st|nd|rd|th)?")

ORDINAL = rf"(?:(?:(?:one )?hundred and )?{any_of(_VALUES)}|(?:one )?hundredth|\d{{1,3}}(?:st|nd|rd|th))"


def number(words: str) -> int:
    """`sixty-seventh` is 67, `one hundred and first` 101, `67th` 67. Raises ValueError for anything else."""
    folded = words.lower()
    digits = _DIGITS.fullmatch(folded)
    if digits:
        return int(digits["digits"])
    if folded in ("hundredth", "one hundredth"):
        return 100
    hundred = _HUNDRED.match(folded)
    rest = folded[hundred.end() :] if hundred else folded
    if rest not in _VALUES:
        raise ValueError(f"not an ordinal: {words!r}")
    return _VALUES[rest] + (100 if hundred else 0)
