"""Printed numbers at the head of a paragraph."""

from __future__ import annotations

import pytest

from extract.read.marker import Marker, letters, ordinal, read_marker, read_printed, roman

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


PRINTED = {
    "12. 敦促": Marker("number", 12, "12", 4),
    "(b) act": Marker("letter", 2, "(b)", 4),
    "b) agir": Marker("letter", 2, "b)", 3),
    "bb) agir": Marker("letter", 28, "bb)", 4),
    "ii) agir": Marker("letter", 35, "ii)", 4, roman=2),
    "iv) agir": Marker("ring", 4, "iv)", 4, roman=4),
    "с) докладывать": Marker("letter", 3, "с)", 3),  # Cyrillic
    "12 - تطلب": Marker("number", 12, "12", 5),
    "2- تطلب": Marker("number", 2, "2", 3),
    "(ج) تعمل": Marker("letter", 3, "(ج)", 4),
    "(هـ) تعمل": Marker("letter", 5, "(هـ)", 5),
    "’2‘ تعمل": Marker("ring", 2, "’2‘", 4, roman=2),
    "1 -": None,
    "(ب)": None,
    "abc) no": None,
    "2030 - year": None,
    "http) no": None,
}


@pytest.mark.parametrize(("text", "marker"), PRINTED.items(), ids=PRINTED)
def test_printed_numbers_of_all_languages(text: str, marker: Marker | None) -> None:
    assert read_printed(text) == marker


def test_letters_go_both_ways() -> None:
    found = [read_marker(f"({letters(n)}) x") for n in range(1, 79)]
    assert [marker and marker.value for marker in found] == list(range(1, 79))


def test_roman_numerals_go_both_ways() -> None:
    assert [ordinal(roman(n)) for n in range(1, 40)] == list(range(1, 40))


@pytest.mark.parametrize(("text", "value"), [("二", 2), ("十一", 11), ("二十", 20), ("IV", 4), ("7", 7), ("国", None)])
def test_ordinals(text: str, value: int | None) -> None:
    assert ordinal(text) == value
