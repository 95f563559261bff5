"""Charts drawn: bars over years, a matrix, bars of one number; as SVG whose text is text, or as PNG.

Where text stands is computed from its letters and not from the fonts of the machine, so that the same numbers give the
same SVG everywhere. Nothing in a text has a meaning: no formula, no markup.
"""

from __future__ import annotations

import logging
import math
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import matplotlib.style
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.ticker import MaxNLocator

from graph.charts.counting import Table
from graph.charts.fonts import CHINESE, LATIN, installed, width

# Okabe and Ito's colours, which people tell apart who see few; the last is for what is left.
_COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#999999")
_INK, _PALE = "#222222", "#dddddd"
_SIZE = 10  # points of a letter
_EM = _SIZE / 72  # inches
_WIDTH = 9.0  # inches of a chart over years
_MOST_YEARS = 15  # that are written below the bars
_ROW = 0.32  # inches of a row
_COLUMN = 0.5
_HEAD, _FOOT, _GAP = 0.7, 0.6, 0.15
_DARK = 0.75  # share of the greatest number above which a cell is written in white
_DPI = 200
_FINDER = logging.getLogger("matplotlib.font_manager")
_STYLE: dict[str, Any] = {
    "svg.hashsalt": "mandategraph",
    "svg.fonttype": "none",
    "font.size": _SIZE,
    "text.parse_math": False,
    "text.color": _INK,
    "axes.edgecolor": _INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "axes.unicode_minus": False,
}


@dataclass(frozen=True, slots=True)
class _Space:
    """Inches around axes."""

    left: float
    right: float
    foot: float
    head: float = _HEAD


def draw(name: str, table: Table, form: str, source: str) -> bytes:
    """The file of a table with at least one row: `svg` or `png`. Raises NoFontError for a PNG alone."""
    texts = (table.title, *table.rows, *table.columns, table.unit, table.column_title, table.note, source)
    family = installed(texts) if form == "png" else ["sans-serif"]
    with _style(family):
        figure = _DRAWN[name](table)
        figure.text(_GAP / _wide(figure), 1 - 0.35 / _high(figure), table.title, size=_SIZE + 3, weight="bold")
        for text, above in ((source, 0.12), (table.note, 0.3)):
            figure.text(_GAP / _wide(figure), above / _high(figure), text, size=_SIZE - 2, color="#555555")
        file = BytesIO()
        metadata = {"Date": None, "Creator": None, "Title": table.title} if form == "svg" else {"Software": None}
        figure.savefig(file, format=form, dpi=_DPI, metadata=metadata)
    return file.getvalue()


def over_years(table: Table) -> Figure:
    """Bars of columns, in which rows stand on each other; what colours mean, beside them."""
    beside = (max(map(width, table.rows)) + 3) * _EM
    figure, axes = _figure(table, _WIDTH, 3.6, _Space(0.8, beside, _FOOT + 0.4))
    places, below = range(len(table.columns)), [0] * len(table.columns)
    for row, numbers in enumerate(table.numbers):
        look: dict[str, Any] = {"facecolor": _COLOURS[row], "edgecolor": "white", "linewidth": 0.6}
        axes.bar(places, numbers, 0.8, bottom=below, **look)
        below = [under + number for under, number in zip(below, numbers, strict=True)]
        _key(figure, axes, table.rows[row], row * _ROW, look)
    for place, total in zip(places, below, strict=True):
        if total:
            axes.text(place, total, str(total), ha="center", va="bottom", size=_SIZE - 2)
    step = math.ceil(len(table.columns) / _MOST_YEARS)
    axes.set_xticks(places[::step], table.columns[::step])
    axes.yaxis.set_major_locator(MaxNLocator(integer=True, steps=[1, 2, 5, 10]))
    axes.set_xlim(-0.6, len(table.columns) - 0.4)
    axes.set_xlabel(table.column_title)
    axes.set_ylabel(table.unit)
    axes.grid(axis="y", color=_PALE, linewidth=0.6)
    return figure


def matrix(table: Table) -> Figure:
    """A cell for each row and column, the darker the more, with its number in it."""
    slant = max(map(width, table.columns)) * _EM * 0.75 + 0.2
    left, wide = max(map(width, table.rows)) * _EM + 0.3, len(table.columns) * _COLUMN
    figure, axes = _figure(table, wide, len(table.rows) * _ROW, _Space(left, slant, _FOOT, _HEAD + slant))
    most = max(map(max, table.numbers))
    shades = [[math.sqrt(number / most) for number in numbers] for numbers in table.numbers]
    axes.imshow(shades, cmap="Blues", vmin=0, vmax=1.15, aspect="auto")
    for row, numbers in enumerate(table.numbers):
        for column, number in enumerate(numbers):
            if number:
                colour = "white" if shades[row][column] > _DARK else _INK
                axes.text(column, row, str(number), ha="center", va="center", size=_SIZE - 2, color=colour)
    axes.set_yticks(range(len(table.rows)), table.rows)
    axes.xaxis.tick_top()
    axes.set_xticks(range(len(table.columns)), table.columns, rotation=45, ha="left", rotation_mode="anchor")
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    return figure


def ranked(table: Table) -> Figure:
    """A bar for each row with its number, the first above."""
    left = max(map(width, table.rows)) * _EM + 0.3
    figure, axes = _figure(table, 4.5, len(table.rows) * _ROW, _Space(left, 0.6, _FOOT + 0.2))
    numbers = [first for first, *_ in table.numbers]
    axes.barh(range(len(numbers)), numbers, 0.7, color=_COLOURS[0])
    for row, number in enumerate(numbers):
        axes.annotate(str(number), (number, row), (4, 0), textcoords="offset points", va="center", size=_SIZE - 1)
    axes.set_yticks(range(len(table.rows)), table.rows)
    axes.set_ylim(len(numbers) - 0.4, -0.6)
    axes.set_xlim(0, max(numbers) * 1.02)
    axes.set_xticks([])
    axes.set_xlabel(table.unit)
    axes.tick_params(length=0)
    axes.spines["bottom"].set_visible(False)
    return figure


_DRAWN: dict[str, Callable[[Table], Figure]] = {"years": over_years, "verbs": matrix, "treaties": ranked}


@contextmanager
def _style(family: list[str]) -> Iterator[None]:
    """matplotlib's own style and ours, whatever a person has set; what a font lacks is not told."""
    fonts = {"font.family": family, "font.sans-serif": [LATIN, *CHINESE]}
    level = _FINDER.level
    with matplotlib.style.context(["default", {**_STYLE, **fonts}]), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        _FINDER.setLevel(logging.ERROR)
        try:
            yield
        finally:
            _FINDER.setLevel(level)


def _figure(table: Table, wide: float, high: float, space: _Space) -> tuple[Figure, Axes]:
    """Axes of some inches, and space around them; as wide as what stands above and below them is."""
    told = max(width(table.title) * 1.4, width(table.note), 40) * _EM + 2 * _GAP
    across, down = max(space.left + wide + space.right, told), space.head + high + space.foot
    figure = Figure(figsize=(across, down))
    return figure, figure.add_axes((space.left / across, space.foot / down, wide / across, high / down))


def _key(figure: Figure, axes: Axes, text: str, above: float, look: dict[str, Any]) -> None:
    """What one colour means, `above` the foot of the axes by some inches, on their right."""
    wide, high = figure.get_size_inches() * axes.get_position().size
    at, side = (1 + _GAP / wide, (above + 0.1) / high), (_EM / wide, _EM / high)
    axes.add_patch(Rectangle(at, *side, transform=axes.transAxes, clip_on=False, **look))
    axes.text(at[0] + 1.5 * side[0], at[1] + side[1] / 2, text, transform=axes.transAxes, va="center")


def _wide(figure: Figure) -> float:
    return float(figure.get_figwidth())


def _high(figure: Figure) -> float:
    return float(figure.get_figheight())
