"""Printed numbers at the head of a paragraph."""

from __future__ import annotations

import pytest

from extract.read.marker import Marker, ordinal, read_marker, roman

MARKERS = {
    "12. 敦促": Marker("number", 12, "12", 4),
    "3．请": Marker("number", 3, "3", 2),
    "7、请": Marker("number", 7, "7", 2),
    "(b) 措施": Marker("letter", 2, "(b)", 4),
    "（b）措施": Marker("letter", 2, "（b）", 3),
    "(i) 措施": Marker("letter", 9, "(i)", 4, roman=1),
    "(iv) 措施": Marker("ring", 4, "(iv)", 5, roman=4),
    "(aa) 措施": Marker("letter", 27, "(aa)", 5),
    "㈢ 措施": Marker("ring", 3, "㈢", 2),
    "(十二) 措施": Marker("ring", 12, "(十二)", 5),
    "2009 年": None,
    "3.5 亿": None,
    "3、7、13": None,
    "(国) 家": None,
    "(ab) 措施": None,
    "12.": None,
}


@pytest.mark.parametrize(("text", "marker"), MARKERS.items(), ids=MARKERS)
def test_markers(text: str, marker: Marker | None) -> None:
    assert read_marker(text) == marker


def test_roman_numerals_go_both_ways() -> None:
    assert [ordinal(roman(n)) for n in range(1, 40)] == list(range(1, 40))


@pytest.mark.parametrize(("text", "value"), [("二", 2), ("十一", 11), ("二十", 20), ("IV", 4), ("7", 7), ("国", None)])
def test_ordinals(text: str, value: int | None) -> None:
    assert ordinal(text) == value
