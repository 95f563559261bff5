"""Patterns are found as `re` finds them, however much of the text is left out."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.sought import Family, OneOf, Sought
from extract.syntax import beginnings, needs

NEEDS = {
    r"(?:as|where) appropriate": (" appropriate",),
    r"reports?": ("report",),
    r"(?:a report|reports)": ("a report", "reports"),
    r"(?:a report|my report|its report|reports|no reports)": ("report",),  # of many, words alone
    r"(?:resolution|decision)s? \d+/\d+": ("decision", "resolution"),
    r"\d+(?:/\d+|\(\d{4}\))": ("(", "/"),
    r"(?:two words){2,}": ("two words",),
    r"(?:maybe)? (?=after)(?<=before)": (" ",),
    r"(?:a|\d)": None,
    r"\w+": None,
    r"(?!)": (),
    r"(?:a(?!)|b)": ("b",),
    r"(?i:Session)s": ("Session",),
}
BEGINNINGS = {
    r"(?<=[ (])\b(?:[A-Z]\w*|\d{4})": {"A-Z", r"\d"},
    r"(?:E?S-)?\d": {"E", "S", r"\d"},
    r"\b(?:report|annex)": {"r", "a"},
    r"\b\w+": None,
    r"\b(?:a|[^b])": None,
    r"(?:a)?": None,
    r"report": None,
    r"(?:report|annex)": None,
}
PATTERNS = (
    *(r"\bab(?:c|d)?", r"(?<!a)(?:b|cd)+", r"(?i:aB)c?", r"(?:ab|ba)+?c", r"a(?=b)", r"[ab]c$", r"(?<=b)(?:[a-c]|D)d?"),
    *("(?!)", r"(?:A?B)?C\b", "d{2,3}|(?:c|C)a"),
)
TEXTS = st.text(alphabet="abcdABCD \n", max_size=40)


@pytest.mark.parametrize("pattern", NEEDS)
def test_what_a_match_needs_is_told_by_the_pattern(pattern: str) -> None:
    found = needs(pattern, re.NOFLAG)
    assert (found if found is None else tuple(sorted(found))) == NEEDS[pattern]


@pytest.mark.parametrize("pattern", BEGINNINGS)
def test_so_is_what_begins_it_unless_re_skips_to_it(pattern: str) -> None:
    assert beginnings(pattern, re.NOFLAG) == BEGINNINGS[pattern]


def all_of(pattern: str, text: str, start: int, end: int, flags: re.RegexFlag = re.NOFLAG) -> list[tuple[int, int]]:
    return [match.span() for match in re.compile(pattern, flags).finditer(text, start, end)]


@given(TEXTS, st.integers(0, 40), st.integers(0, 40))
def test_all_is_found_that_re_finds(text: str, start: int, end: int) -> None:
    for pattern in PATTERNS:
        for flags in (re.NOFLAG, re.IGNORECASE):
            expected = all_of(pattern, text, start, end, flags)
            sought = Sought(pattern, flags)
            assert [match.span() for match in sought.finditer(text, start, end)] == expected, pattern
            first = sought.search(text, start, end)
            assert (first and first.span()) == next(iter(expected), None), pattern


@given(TEXTS, st.integers(0, 40), st.integers(0, 40))
def test_a_family_finds_what_each_of_it_finds(text: str, start: int, end: int) -> None:
    family = Family((pattern, Sought(pattern)) for pattern in PATTERNS)
    each = [(pattern, span) for pattern in PATTERNS for span in all_of(pattern, text, start, end)]
    assert [(name, match.span()) for name, match in family.finditer(text, start, end)] == each
    firsts = {name: match.span() for name, match in family.search(text, start, end)}
    assert firsts == dict(reversed(each))


def test_the_first_of_several_that_matches_counts() -> None:
    one = OneOf([("long", "States (parties)"), ("short", "States"), ("again", "States")])
    assert one.match("all States parties", 4, 18) == ("long", 18)
    assert one.match("all States parties", 4, 12) == ("short", 10)
    assert one.match("all States parties", 0, 18) is None
    assert (one.fullmatch("States"), one.fullmatch("States parties"), one.fullmatch("State")) == ("short", "long", None)
    assert OneOf([]).match("States", 0, 6) is None
