"""The `measure` command: how well a corpus is read, without any gold."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
from pyoxigraph import Literal, NamedNode

from extract.quality import reading, versions
from extract.quality.corpus import Corpus, read_corpus
from extract.quality.reading import Deed, Passage
from extract.quality.shares import Figures, Share
from graph.inputs import files_of
from graph.iris import Iris
from graph.locations import told
from graph.summary import Rejected
from mandategraph import formats
from mandategraph.output import counted, print_table
from mandategraph.progress import PatientProgress
from queries.answers import Answer, Cell

_READ = "files read"
_FIGURES = (*reading.FIGURES, *versions.FIGURES)
_ALL = "all"  # languages
_DECIMAL = NamedNode("http://www.w3.org/2001/XMLSchema#decimal")


def measure_and_report(sources: Sequence[Path], form: str, workers: int, shown: int | None) -> bool:
    """Measure files and folders; write the figures, or `shown` differences of each kind. Tell if all were read."""
    given = list(files_of(sources))
    paths = [file for file in given if isinstance(file, Path)]
    with PatientProgress() as progress:
        corpus = read_corpus(paths, workers, progress)
    rejected = [file for file in given if isinstance(file, Rejected)]
    rejected += [Rejected(told(unread.path), unread.reason) for unread in corpus.unread]
    for file in rejected:
        click.echo(f"rejected: {file.source}: {file.reason}", err=True)
    if shown is not None:
        _write(_differences(corpus, shown), form)
    elif form == "table":
        _write(_table(corpus, len(rejected)), form)
    else:
        _write(_rows(corpus, len(rejected)), form)
    _tell(corpus, len(rejected))
    return not rejected


def _tell(corpus: Corpus, rejected: int) -> None:
    """What was not understood, by kind, and how many files were read."""
    findings = ", ".join(f"{kind} {number}" for kind, number in corpus.findings().most_common())
    if findings:
        click.echo(f"findings: {findings}", err=True)
    for path in corpus.copies:
        click.echo(f"a copy of a file read before: {told(path)}", err=True)
    click.echo(f"{counted(corpus.count(), 'file')} read; {rejected} rejected", err=True)


def _write(answer: Answer, form: str) -> None:
    if form == "table":
        print_table(answer, sys.stdout, Iris())
    else:
        sys.stdout.writelines(formats.TABLES[form](answer))


def _columns(corpus: Corpus, rejected: int) -> dict[str, dict[str, Share]]:
    """The figures of all languages and of each; nobody knows the language of a file that was not read."""
    read = corpus.count()
    columns = {_ALL: {_READ: Share(read, read + rejected), **corpus.figures()}}
    for language in corpus.languages:
        count = corpus.count(language)
        columns[language] = {_READ: Share(count, count), **corpus.figures(language)}
    return columns


def _table(corpus: Corpus, rejected: int) -> Answer:
    """For people: a figure a row, a language a column."""
    columns = _columns(corpus, rejected)
    known = [name for name in (_READ, *_FIGURES) if _share(columns[_ALL], name).total]
    rows = ((name, *(_told(_share(figures, name)) for figures in columns.values())) for name in known)
    return Answer(("figure", *columns), tuple(tuple(map(_cell, row)) for row in rows))


def _share(figures: Figures, name: str) -> Share:
    return figures.get(name, Share())


def _told(share: Share) -> str:
    return f"{share.value:.4f} ({share.found}/{share.total})" if share.total else ""


def _rows(corpus: Corpus, rejected: int) -> Answer:
    """For programs: a row for each figure and language that has it."""
    rows = (
        (_cell(name), _cell(language), (_decimal(share.value),), (Literal(share.found),), (Literal(share.total),))
        for language, figures in _columns(corpus, rejected).items()
        for name in (_READ, *_FIGURES)
        if (share := _share(figures, name)).total
    )
    return Answer(("figure", "language", "share", "found", "of"), tuple(rows))


def _decimal(value: float) -> Literal:
    return Literal(f"{value:.4f}", datatype=_DECIMAL)


def _differences(corpus: Corpus, most: int) -> Answer:
    """A row for each version of a paragraph, of each kind of difference those of the first `most` paragraphs."""
    seen: Counter[str] = Counter()
    rows: list[tuple[Cell, ...]] = []
    for difference in corpus.differences():
        kind = difference.what.partition(":")[0]
        seen[kind] += 1
        if seen[kind] <= most:
            place = (difference.what, difference.symbol, difference.paragraph)
            lines = ((*place, language, p.words, _acts(p)) for language, p in difference.versions.items())
            rows += (tuple(map(_cell, texts)) for texts in lines)
    for kind, number in seen.most_common():
        click.echo(f"{kind}: {number}", err=True)
    return Answer(("what", "document", "paragraph", "language", "text", "acts"), tuple(rows))


def _acts(passage: Passage) -> str:
    """directive:Urges[directive: states, un-system] assertive:notes"""
    return " ".join(f"{deed.act_class}:{deed.verb}{''.join(_mandates(deed))}" for deed in passage.deeds)


def _mandates(deed: Deed) -> Iterator[str]:
    for mode, actors in sorted((bound.mode, sorted(bound.actors)) for bound in deed.mandates):
        yield f"[{mode}: {', '.join(actors)}]"


def _cell(text: str) -> Cell:
    return (Literal(text),)
