"""What is printed at the head of a paragraph: 12., (a), ㈠, (iii)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from extract.languages.item_letters import ABJAD, LATIN_ALIKE, TATWEEL

Rank = Literal["number", "letter", "ring"]

NUMERALS = "".join(c for c in map(chr, range(0x4E00, 0xA000)) if unicodedata.numeric(c, 0) in range(1, 11))

NUMBERED_TITLE = re.compile(r"(?P<number>(?:E?S-)?\d{1,4}/\d{1,4})(?:\s?(?P<letter>[A-Z]))?\s?[.．]\s?(?=\S)")
"""A resolution's number before its title: 67/193."""

_NUMBER = re.compile(r"(?P<number>\d{1,3})\s?(?:[.．](?!\d)|、(?!\s?\d))\s*(?=\S)")
_ITEM = re.compile(
    rf"[(（](?:(?P<letter>[a-z]{{1,5}})|(?P<numerals>[{NUMERALS}]{{1,3}}))[)）]\s*|(?P<ring>[\u3220-\u3229\u2460-\u2473])\s*"
)
_OTHER = re.compile(
    rf"(?P<number>\d{{1,3}})\s?[-–—]\s*(?=\S)|[’‘'](?P<ring>\d{{1,2}})[’‘']\s*"
    rf"|[(](?P<abjad>[{ABJAD}]){TATWEEL}?[)]\s*|(?P<letter>[a-z{''.join(map(chr, LATIN_ALIKE))}]{{1,5}})[)]\s+"
)
_LETTERS = 26
_ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10}


@dataclass(frozen=True, slots=True)
class Marker:
    """A printed number. `value` counts from 1 in its rank, `roman` too where a letter may be a Roman numeral.

    `printed` is the number without blanks, `end` the characters that it takes of the block.
    """

    rank: Rank
    value: int
    printed: str
    end: int
    roman: int | None = None


def read_marker(text: str) -> Marker | None:
    """The number at the head of a block."""
    number = _NUMBER.match(text)
    if number:
        return Marker("number", int(number["number"]), number["number"], number.end())
    item = _ITEM.match(text)
    if item is None or item.end() == len(text):
        return None
    printed = item[0].strip()
    if item["letter"]:
        return _letter(item["letter"], printed, item.end())
    value = _count(item["ring"] or item["numerals"])
    return Marker("ring", value, printed, item.end()) if value else None


def read_printed(text: str) -> Marker | None:
    """The number at the head of a block in any official language: a), (ب), 1 -, ’1‘ too.

    Only for blocks that are paragraphs for certain.
    """
    found = _OTHER.match(text)
    if found is None or found.end() == len(text):
        return read_marker(text)
    printed = found[0].strip()
    if found["number"]:
        return Marker("number", int(found["number"]), found["number"], found.end())
    if found["ring"]:
        return Marker("ring", int(found["ring"]), printed, found.end(), int(found["ring"]))
    if found["abjad"]:
        return Marker("letter", ABJAD.index(found["abjad"]) + 1, printed, found.end())
    return _letter(found["letter"].translate(LATIN_ALIKE), printed, found.end())


def _letter(printed_letters: str, printed: str, end: int) -> Marker | None:
    """a, b, … z, aa, bb, …; or a Roman numeral."""
    roman = _roman(printed_letters)
    if len(set(printed_letters)) == 1:
        value = ord(printed_letters[0]) - ord("a") + 1 + _LETTERS * (len(printed_letters) - 1)
        return Marker("letter", value, printed, end, roman)
    return Marker("ring", roman, printed, end, roman) if roman else None


def _roman(letters: str) -> int | None:
    if not letters or not _ROMAN.fullmatch(letters):
        return None
    digits = [_ROMAN_DIGITS[c] for c in letters]
    return sum(-d if d < after else d for d, after in zip(digits, [*digits[1:], 0], strict=True))


def _count(numerals: str) -> int:
    """A Chinese or ringed number up to 39; 0 where it is none."""
    values = [int(unicodedata.numeric(c)) for c in numerals]
    if len(values) == 1:
        return values[0]
    if 10 not in values:
        return 0
    tens = values.index(10)
    return (values[0] if tens else 1) * 10 + (values[tens + 1] if tens + 1 < len(values) else 0)


def ordinal(text: str) -> int | None:
    """The value of a number in digits, Chinese or Roman numerals."""
    if text.isdecimal():
        return int(text)
    if text and all(c in NUMERALS for c in text):
        return _count(text) or None
    return _roman(text.lower())


def letters(value: int) -> str:
    """The letter of an item: a, … z, aa, bb, …"""
    times, place = divmod(value - 1, _LETTERS)
    return chr(ord("a") + place) * (times + 1)


def roman(value: int) -> str:
    """A number up to 39 in Roman numerals."""
    tens, ones = divmod(value, 10)
    return "x" * tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[ones]
