"""The page: the figures as tables of Markdown, with the plot, and all of them as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks.figures import PREPARE, READ, STEPS, Asked, Figures, Seconds, each_once
from benchmarks.plot import draw
from benchmarks.runs import ASKS, BUILDS
from mandategraph.output import counted

_NAME = "benchmarks"
_NONE = "-"
_MIB = 2**20


def write(figures: Figures, folder: Path) -> None:
    """Write the page, its figures and its plot into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{_NAME}.md").write_text(page(figures), encoding="utf-8")
    told = json.dumps(asdict(figures), ensure_ascii=False, indent=1)
    (folder / f"{_NAME}.json").write_text(told + "\n", encoding="utf-8")
    draw(figures, folder / f"{_NAME}.svg")


def page(figures: Figures) -> str:
    """The page in Markdown."""
    sections = (_head(figures), _beside(figures), _growth(figures), _memory(figures), _command(figures))
    return "\n\n".join((*sections, _queries(figures), _how(figures))) + "\n"


def _head(figures: Figures) -> str:
    return "\n\n".join(
        (
            "# Benchmarks",
            "<!-- made by `python -m benchmarks SOURCE... -o docs`; do not edit -->",
            "What a build and its queries cost, and what they cost the plain way: the usual libraries in the usual "
            "way, rdflib for graphs, files and queries and pyshacl over the whole graph, on the same documents in the "
            "same run. Times are seconds of processor time, if nothing else is said. "
            "[benchmarks.json](benchmarks.json) has every figure in full.",
            "![processor time of each step, its growth, and that of each query](benchmarks.svg)",
            "\n".join(f"- {what}: {it}" for what, it in figures.machine.items()),
        )
    )


def _beside(figures: Figures) -> str:
    ours, plain = figures.beside, figures.plain
    rows: list[Sequence[str]] = []
    for step, title in STEPS.items():
        # The extraction is the same in both ways.
        one, other = ours.step(step), ours.step(step) if step == READ else plain.step(step)
        rows.append((title, _told(one), _told(other), _ratio(other, one)))
    extraction = ours.step(READ) or Seconds(0)
    for title, one, other in (
        ("**all**", ours.total(), plain.total() + extraction),
        ("**all but read and extract**", ours.total(extraction=False), plain.total(extraction=False)),
    ):
        rows.append((title, _told(one), _told(other), f"**{_ratio(other, one)}**"))
    rows += _with_queries(figures, ours.total(), plain.total() + extraction)
    rows.append(("getting ready, once", *(_told(way.steps.get(PREPARE)) for way in (ours, plain)), _NONE))
    table = _table(("seconds for each document", "ours", "plain", "plain : ours"), rows)
    title = f"## Beside the plain way, {counted(ours.documents, 'document')}"
    cut = (
        "\n\n`>`: a limit ended the step, so that what follows from it is a lower bound."
        if any(">" in row[2] for row in rows)
        else ""
    )
    return f"{title}\n\n{table}{cut}"


def _with_queries(figures: Figures, *totals: Seconds) -> Iterable[Sequence[str]]:
    """What the canned queries add to both ways, where both were asked them."""
    answers = figures.beside_answers, figures.plain_answers
    both = answers[0].keys() & answers[1].keys()
    once = [each_once(answered, both).per(figures.beside.documents) for answered in answers]
    yield f"{len(both)} canned queries, each once", *map(_told, once), _ratio(once[1], once[0])
    ours, plain = (total + asked for total, asked in zip(totals, once, strict=True))
    yield "**all, and the queries**", _told(ours), _told(plain), f"**{_ratio(plain, ours)}**"


def _growth(figures: Figures) -> str:
    smallest = figures.builds[0].total()
    rows = [
        (
            f"{built.documents:,}",
            f"{built.quads:,}",
            *(_told(built.step(step)) for step in STEPS),
            _told(built.total()),
            f"{built.total().value / smallest.value:.2f}",
        )
        for built in figures.builds
    ]
    header = ("documents", "quads", *STEPS.values(), "all", "all, to the smallest")
    return f"## Growth\n\nOurs, seconds for each document:\n\n{_table(header, rows)}"


def _memory(figures: Figures) -> str:
    ways = [("ours", built) for built in figures.builds]
    if figures.beside not in figures.builds:
        ways.insert(0, ("ours", figures.beside))
    rows = [
        (way, f"{built.documents:,}", *(f"{built.peaks[process] / _MIB:,.0f}" for process in (BUILDS, ASKS)))
        for way, built in (*ways, ("plain", figures.plain))
    ]
    header = ("way", "documents", "building, MiB", "answering queries, MiB")
    return f"## Memory at its peak\n\n{_table(header, rows)}"


def _command(figures: Figures) -> str:
    taken = figures.commands
    rows = [
        (title, _told(Seconds(usage.cpu)), _told(Seconds(usage.wall)), f"{usage.peak / _MIB:,.0f}")
        for title, usage in (
            ("first build, one worker", taken.first),
            ("again, nothing changed", taken.again),
            ("first build, two workers", taken.two_workers),
        )
    ]
    told = [f"Nothing changed costs {taken.again.cpu / taken.first.cpu:.0%} of the first build's processor time."]
    times = taken.first.wall / taken.two_workers.wall
    told.append(f"Two workers are {times:.2f} times as fast as one by the clock.")
    table = _table(("", "processor, s", "clock, s", "largest process, MiB"), rows)
    return f"## The command line, {taken.files:,} files\n\n`mandategraph build`:\n\n{table}\n\n{' '.join(told)}"


def _queries(figures: Figures) -> str:
    sizes = [built.size for built in figures.builds]
    largest = figures.answers[sizes[-1]]
    rows = [
        (
            f"`{name}`",
            f"{largest[name].rows:,}",
            *(_milliseconds(figures.answers[size][name].whole) for size in sizes),
            *_alone(figures.beside_answers.get(name), figures.plain_answers.get(name)),
        )
        for name in largest
    ]
    documents = [f"{built.documents:,}" for built in figures.builds]
    beside = figures.beside.documents
    header = (
        "query",
        f"solutions at {documents[-1]}",
        *(f"answer at {number}" for number in documents),
        f"SPARQL alone at {beside}",
        f"rdflib at {beside}",
        "rdflib : ours",
    )
    note = (
        "Milliseconds of each canned query asked the example of its header, or of a document in the graph where that "
        "one is not, with numbers of documents. An answer has names resolved and labels found; SPARQL alone is the "
        "same text for both engines."
    )
    return f"## Queries\n\n{note}\n\n{_table(header, rows)}{_differing(figures)}"


def _alone(ours: Asked | None, plain: Asked | None) -> tuple[str, str, str]:
    one, other = (asked.sparql if asked else None for asked in (ours, plain))
    return _milliseconds(one), _milliseconds(other), _ratio(other, one)


def _differing(figures: Figures) -> str:
    """The queries to which the two engines gave not equally many solutions."""
    names = [
        f"`{name}`"
        for name, asked in figures.plain_answers.items()
        if asked.rows is not None and asked.rows != figures.beside_answers[name].rows
    ]
    return f"\n\nThe engines differ in the number of solutions of {', '.join(names)}." if names else ""


def _how(figures: Figures) -> str:
    return f"""## How it is measured

- Each way runs in a process of its own, and so do building and answering; peaks are those of the processes. Small
  builds and short queries are done several times, and the fastest counts.
- Files are taken in the order of a hash of their names, so that every sample holds the smaller ones.
- Ours is the steps of the build in one process: it validates each document by itself, writes its graph to a stage,
  compares the language versions, installs all at one stroke and loads the embedded store.
- The plain way starts from the same statements as Python values, so that neither the extraction nor the mapping to
  statements is charged to it; makes an rdflib graph of each document in one dataset; writes it as N-Quads; validates
  the union with the authorities by pyshacl; and reads the files back for queries, which is its load. It compares no
  languages and sorts nothing.
- A step of the plain way may take {figures.limits["step"]:,} seconds, a query {figures.limits["query"]:,}.
- What is made ready once (grammars and word lists, shapes, authorities) has a row of its own and is in no sum."""


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The first column to the left, the others, which hold figures, to the right."""
    under = ["---", *("---:" for _ in header[1:])]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (header, under, *rows))


def _told(seconds: Seconds | None) -> str:
    return _NONE if seconds is None else str(seconds)


def _milliseconds(seconds: Seconds | None) -> str:
    return _NONE if seconds is None else str(seconds.per(1 / 1000))


def _ratio(one: Seconds | None, other: Seconds | None) -> str:
    return _NONE if one is None or other is None or not other.value else str(one.per(other.value))
