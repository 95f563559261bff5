"""Which document an address leads to."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.quality.links import comparable, is_resolution, linked_symbol, without_part

CASES = [line.split("\t") for line in Path(__file__).with_name("links.tsv").read_text("utf-8").splitlines()]


@pytest.mark.parametrize(("target", "symbol"), CASES)
def test_an_address_leads_to(target: str, symbol: str) -> None:
    assert linked_symbol(target) == (symbol or None)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [("A/RES/55/235 A", "A/RES/55/235a"), ("A/RES/S-20/4", "A/RES/S-20/4A-E"), ("A/HRC/RES/16/18", "a/hrc/res/16/18")],
)
def test_symbols_are_compared_without_blanks_case_and_ranges_of_parts(ours: str, theirs: str) -> None:
    assert comparable(ours) == comparable(theirs)


def test_parts_are_told_apart() -> None:
    assert comparable("A/RES/55/235 A") != comparable("A/RES/55/235 B") != comparable("A/RES/55/235")


@pytest.mark.parametrize(
    ("symbol", "whole"),
    [
        ("A/RES/36/146 C", "A/RES/36/146"),
        ("A/RES/2341 B (XXII)", "A/RES/2341(XXII)"),
        ("A/RES/36/146", "A/RES/36/146"),
        ("A/RES/2625(XXV)", "A/RES/2625(XXV)"),
    ],
)
def test_a_part_has_a_whole(symbol: str, whole: str) -> None:
    assert without_part(symbol) == whole


def test_resolutions_are_told_from_other_documents() -> None:
    symbols = ("A/RES/75/1", "UNEP/EA.4/RES.1", "S/RES/1373(2001)", "A/75/1", "S/PRST/2020/1")
    assert [is_resolution(symbol) for symbol in symbols] == [True, True, True, False, False]
