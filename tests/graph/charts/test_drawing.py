"""Charts as files: what stands in them, as text and as bars."""

from __future__ import annotations

import logging
import warnings
from io import BytesIO
from xml.etree import ElementTree

import matplotlib as mpl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.image import imread
from matplotlib.patches import Rectangle

from graph.charts import fonts
from graph.charts.counting import Table
from graph.charts.drawing import draw, matrix, over_years, ranked
from graph.export.flat import shortened

HOSTILE = ("<script>alert(1)</script>", "$\\frac{1}{0$", "_hidden", "%s {0} \\n", "a&b ]]> --", "敦促", "مرحبا")
SVG = "{http://www.w3.org/2000/svg}"


def table(rows: tuple[str, ...], columns: tuple[str, ...]) -> Table:
    numbers = tuple(tuple(row + 2 * column for column in range(len(columns))) for row in range(1, len(rows) + 1))
    return Table("Title", rows, columns, numbers, "mandates", "year", "a note")


YEARS = table(("urges", "requests", "calls upon"), ("2012", "2013", "2014", "2015"))


def read(svg: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314 - it was written here


def texts(svg: bytes) -> list[str]:
    return ["".join(element.itertext()) for element in read(svg).iter(f"{SVG}text")]


def test_bars_stand_on_each_other() -> None:
    (axes,) = over_years(YEARS).axes
    bars = [patch for container in axes.containers for patch in container if isinstance(patch, Rectangle)]
    assert [bar.get_height() for bar in bars] == [number for numbers in YEARS.numbers for number in numbers]
    assert [bar.get_y() for bar in bars[8:]] == [1 + 2, 3 + 4, 5 + 6, 7 + 8]
    assert {"6", "12", "18", "24"} <= {text.get_text() for text in axes.texts}


def test_a_matrix_writes_each_number_and_names_each_row_and_column() -> None:
    (axes,) = matrix(YEARS).axes
    assert sorted(int(text.get_text()) for text in axes.texts) == sorted(
        map(int, (n for row in YEARS.numbers for n in row))
    )
    assert [label.get_text() for label in axes.get_yticklabels()] == list(YEARS.rows)
    assert [label.get_text() for label in axes.get_xticklabels()] == list(YEARS.columns)


def test_the_first_bar_is_above() -> None:
    (axes,) = ranked(Table("Treaties", ("one", "two"), ("n",), ((9,), (4,)), "paragraphs")).axes
    first, second = axes.patches[:2]
    assert isinstance(first, Rectangle)
    assert isinstance(second, Rectangle)
    assert (first.get_width(), second.get_width()) == (9, 4)
    bottom, top = axes.get_ylim()
    assert bottom > top


@pytest.mark.parametrize("name", ["years", "verbs", "treaties"])
def test_an_svg_holds_its_words_as_text_and_is_the_same_again(name: str) -> None:
    drawn = draw(name, YEARS, "svg", "mandategraph, 4 documents")
    assert drawn == draw(name, YEARS, "svg", "mandategraph, 4 documents")
    assert {"Title", "a note", "mandategraph, 4 documents", *YEARS.rows} <= set(texts(drawn))
    assert b"<dc:date>" not in drawn
    assert b"Noto Sans CJK SC" in drawn


@pytest.mark.parametrize("name", ["years", "verbs", "treaties"])
def test_hostile_words_are_text(name: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        drawn = draw(name, table(HOSTILE, HOSTILE), "svg", HOSTILE[0])
    assert set(HOSTILE) <= set(texts(drawn))
    assert not list(read(drawn).iter(f"{SVG}script"))


@settings(max_examples=15, deadline=None)
@given(st.lists(st.text(max_size=20).map(shortened), min_size=1, max_size=3))
def test_any_words_give_an_svg_that_can_be_read(words: list[str]) -> None:
    read(draw("verbs", table(tuple(words), tuple(words)), "svg", words[0]))


def test_what_somebody_has_set_changes_nothing() -> None:
    plain = draw("years", YEARS, "svg", "source")
    with mpl.rc_context({"text.parse_math": True, "svg.fonttype": "path", "font.size": 20, "axes.facecolor": "red"}):
        assert draw("years", YEARS, "svg", "source") == plain


def test_a_png_can_be_opened_and_is_the_same_again() -> None:
    drawn = draw("years", YEARS, "png", "source")
    assert drawn == draw("years", YEARS, "png", "source")
    high, wide, _ = imread(BytesIO(drawn)).shape
    assert wide > high > 500


def test_without_a_font_for_chinese_a_png_is_refused_and_an_svg_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "CHINESE", ("No Such Font",))
    with pytest.raises(fonts.NoFontError, match="fonts-noto-cjk"):
        draw("years", table(("敦促",), ("2012",)), "png", "source")
    assert "敦促" in texts(draw("years", table(("敦促",), ("2012",)), "svg", "source"))


def test_the_level_of_the_log_of_fonts_is_left_as_it_was() -> None:
    before = logging.getLogger("matplotlib.font_manager").level
    draw("years", YEARS, "svg", "source")
    assert logging.getLogger("matplotlib.font_manager").level == before


def test_what_a_text_takes_is_told_from_its_letters() -> None:
    assert fonts.width("敦促") == 2
    assert fonts.width("ab") < 2
