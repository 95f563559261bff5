"""The `build` command: runs a build and tells on stderr what was read, found and rejected."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from itertools import groupby

import click
from pyoxigraph import Literal

from graph.build import build
from graph.engines import EngineName
from graph.iris import BadIdentifierError, Iris
from graph.locations import Location, told
from graph.lock import LockedError
from graph.summary import FILE_NAME, Built, Summary, total
from graph.tasks import OtherProgramError
from graph.validate import Violation
from graph.workers import Workers, WorkersError
from mandategraph.faults import InputFault
from mandategraph.output import counted, one_line, print_table
from mandategraph.progress import PatientProgress
from queries.answers import Answer, Cell

_SHOWN = 5
_LISTED = 60  # documents; the summary's file has each
# What a terminal of 80 cells holds; the summary's file has more.
_COLUMNS = ("document", "paragraphs", "acts", "mandates", "citations", "findings", "violations")


def build_and_report(sources: Sequence[Location], out: Location, base: str, engine: EngineName, by: Workers) -> bool:
    """Build a graph; tell whether every input was read and no violation was found."""
    try:
        with PatientProgress() as progress:
            summary = build(sources, out, base=base, engine=engine, workers=by, on_progress=progress)
    except BadIdentifierError as error:
        raise click.BadParameter(str(error), param_hint="--base") from None
    except (LockedError, WorkersError, OtherProgramError) as error:
        raise InputFault(str(error)) from None
    except OSError as error:
        where = f"{told(error.filename or out)}: " if error.strerror else ""
        raise InputFault(f"{where}{error.strerror or error}") from None
    for line in _faults(summary, f"{told(out)}/{FILE_NAME}"):
        click.echo(one_line(line), err=True)
    print_table(_table(summary), sys.stderr, Iris(summary.base))
    built = (
        f"{counted(len(summary.documents), 'document')} written to {told(out)}"
        if summary.documents
        else "nothing written"
    )
    click.echo(f"{built}; {len(summary.rejected)} rejected", err=True)
    return not (summary.rejected or summary.all_violations)


def _faults(summary: Summary, file: str) -> Iterator[str]:
    """What was rejected, and of each kind of violation in a graph the first few; `file` has all."""
    yield from (f"rejected: {rejected.source}: {rejected.reason}" for rejected in summary.rejected)
    graphs = {"authorities": summary.violations}
    graphs |= {_version(document): document.violations for document in summary.documents}
    graphs |= {f"{work.symbol} ({', '.join(work.languages)})": work.violations for work in summary.compared}
    graphs |= {"between documents": summary.between}
    for graph, violations in graphs.items():
        for shape, group in groupby(sorted(violations, key=_shape), _shape):
            alike = list(group)
            yield from (f"violation: {graph}: {_fault(violation)}" for violation in alike[:_SHOWN])
            if (more := len(alike) - _SHOWN) > 0:
                yield f"violation: {graph}: {more} more of [{shape}] in {file}"


def _shape(violation: Violation) -> str:
    return violation.shape


def _fault(violation: Violation) -> str:
    """The paragraph or the node, what is wrong, and the words it was read from, in one line."""
    quoted = f": {' '.join(violation.words.split())}" if violation.words else ""
    return f"{violation.paragraph or violation.focus}: {violation.message} [{violation.shape}]{quoted}"


def _version(document: Built) -> str:
    return f"{document.symbol} ({document.language})"


def _table(summary: Summary) -> Answer:
    """A row for each document; for each language where they are too many to be read."""
    groups: dict[str, tuple[Built, ...]] = {_version(document): (document,) for document in summary.documents}
    if len(groups) > _LISTED:
        languages = sorted({document.language for document in summary.documents})
        of = {code: tuple(d for d in summary.documents if d.language == code) for code in languages}
        groups = {f"{len(documents)} in {code}": documents for code, documents in of.items()}
    rows = [_row(name, documents) for name, documents in groups.items()]
    if len(rows) > 1:
        rows.append(_row("total", summary.documents))
    return Answer(_COLUMNS, tuple(rows))


def _row(name: str, documents: Sequence[Built]) -> tuple[Cell, ...]:
    counts = total(document.counts for document in documents)
    violations = sum(len(document.violations) for document in documents)
    findings = sum(counts.findings.values())
    numbers = (counts.paragraphs, counts.acts, counts.mandates, counts.citations, findings, violations)
    return ((Literal(name),), *((Literal(number),) for number in numbers))
