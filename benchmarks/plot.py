"""The plot: steps beside the plain way, growth, and queries."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from benchmarks.figures import READ, STEPS, Figures, Seconds

# Okabe and Ito's colours, which people tell apart who see few.
_COLOURS = ("#0072B2", "#56B4E9", "#009E73", "#E69F00", "#CC79A7", "#666666")
_OURS, _PLAIN, _ALL = _COLOURS[0], "#D55E00", "#000000"
_CUT = ">"  # behind what a limit ended, and the marker for it
_NUMBER = "{x:g}"
_BESIDE: dict[str, Any] = {"loc": "center left", "bbox_to_anchor": (1, 0.5)}  # where a legend hides nothing
_LEAST = 1e-5  # below it, a logarithmic axis shows nothing


def draw(figures: Figures, file: Path) -> None:
    """Write the plot as SVG, the same bytes for the same figures."""
    with mpl.rc_context({"svg.hashsalt": "mandategraph", "font.size": 9, "axes.axisbelow": True}):
        figure = Figure(figsize=(13, 9.5), layout="constrained")
        grid = figure.add_gridspec(2, 2)
        _steps(figure.add_subplot(grid[0, 0]), figures)
        _growth(figure.add_subplot(grid[1, 0]), figures)
        _queries(figure.add_subplot(grid[:, 1]), figures)
        figure.savefig(file, format="svg", metadata={"Date": None})


def _steps(axes: Axes, figures: Figures) -> None:
    """Two bars for each step, and for all."""
    ours, plain = figures.beside, figures.plain
    extraction = ours.step(READ) or Seconds(0)
    pairs = {title: (ours.step(step), plain.step(step)) for step, title in STEPS.items()}
    pairs[STEPS[READ]] = (extraction, extraction)
    pairs["all"] = (ours.total(), plain.total() + extraction)
    for row, two in enumerate(pairs.values()):
        for seconds, colour, shift in zip(two, (_OURS, _PLAIN), (-0.2, 0.2), strict=True):
            if seconds is not None and seconds.value > _LEAST:
                axes.barh(row + shift, seconds.value, 0.38, color=colour)
                axes.text(seconds.value, row + shift, f" {seconds}", va="center", fontsize=8)
    axes.set_yticks(range(len(pairs)), list(pairs))
    axes.invert_yaxis()
    axes.set_xscale("log")
    axes.xaxis.set_major_formatter(_NUMBER)
    axes.margins(x=0.15)
    axes.set_xlabel("seconds of processor time for each document (logarithmic)")
    axes.set_title(f"Beside the plain way, {ours.documents} documents")
    axes.legend(handles=[_patch(_OURS, "ours"), _patch(_PLAIN, "plain")], **_BESIDE)
    axes.grid(axis="x", alpha=0.3)


def _growth(axes: Axes, figures: Figures) -> None:
    """A line for each step, and for all, over the number of documents."""
    sizes = [built.documents for built in figures.builds]
    for (step, title), colour in zip(STEPS.items(), _COLOURS, strict=True):
        values = [(built.step(step) or Seconds(0)).value for built in figures.builds]
        if max(values) > _LEAST:
            axes.plot(sizes, values, marker="o", color=colour, label=title)
    axes.plot(sizes, [built.total().value for built in figures.builds], marker="s", color=_ALL, label="all")
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.yaxis.set_major_formatter(_NUMBER)
    axes.set_xticks(sizes, [f"{size:,}" for size in sizes])
    axes.minorticks_off()
    axes.set_xlabel("documents (logarithmic)")
    axes.set_ylabel("seconds for each (logarithmic)")
    axes.set_title("Growth: flat is linear in the number of documents")
    axes.legend(**_BESIDE)
    axes.grid(alpha=0.3)


def _queries(axes: Axes, figures: Figures) -> None:
    """A row for each query, slowest first: a dot for our SPARQL at each size, a cross for rdflib's."""
    sizes = [built.size for built in figures.builds]
    largest = figures.answers[sizes[-1]]
    names = sorted(largest, key=lambda name: largest[name].sparql.value)
    for number, size in enumerate(sizes):
        shade = 0.3 + 0.7 * (number + 1) / len(sizes)
        values = [figures.answers[size][name].sparql.value * 1000 for name in names]
        axes.plot(values, range(len(names)), "o", color=_OURS, alpha=shade, markersize=5)
    for row, name in enumerate(names):
        if name in figures.plain_answers:
            seconds = figures.plain_answers[name].sparql
            axes.plot(seconds.value * 1000, row, _CUT if seconds.at_least else "x", color=_PLAIN, markersize=5)
    axes.set_yticks(range(len(names)), names)
    axes.set_ylim(-1, len(names))
    axes.set_xscale("log")
    axes.xaxis.set_major_formatter(_NUMBER)
    axes.set_xlabel("milliseconds of processor time (logarithmic)")
    axes.set_title("Queries, SPARQL alone")
    axes.legend(handles=_markers(figures), loc="upper center", bbox_to_anchor=(0.5, -0.06), ncols=2)
    axes.grid(alpha=0.3)


def _markers(figures: Figures) -> list[Line2D]:
    documents = [f"{built.documents:,}" for built in figures.builds]
    beside = figures.plain.documents
    return [
        *(
            _dot("o", _OURS, f"ours, {number} documents", 0.3 + 0.7 * (place + 1) / len(documents))
            for place, number in enumerate(documents)
        ),
        _dot("x", _PLAIN, f"rdflib, {beside} documents"),
        _dot(_CUT, _PLAIN, "rdflib, ended by the limit"),
    ]


def _dot(marker: str, colour: str, label: str, alpha: float = 1) -> Line2D:
    return Line2D([], [], marker=marker, linestyle="", color=colour, alpha=alpha, label=label)


def _patch(colour: str, label: str) -> Line2D:
    return Line2D([], [], color=colour, linewidth=6, label=label)
