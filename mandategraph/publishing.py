"""The `publish` command: a build as a data set to hand on, put in place whole."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click
from pyoxigraph import Literal

from graph.dataset.census import Figures
from graph.dataset.context import write_context
from graph.dataset.dumps import DUMPS, write_dumps
from graph.dataset.parts import SUMS, Measured, Part, measured, sums
from graph.dataset.place import whole
from graph.dataset.prefixes import prefixes, write_prefixes
from graph.dataset.readme import PART as README
from graph.dataset.readme import readme
from graph.dataset.statements import NamedGraph, named_graphs
from graph.dataset.vocabulary import write_authorities, write_ontology
from graph.dataset.void import PART as VOID
from graph.dataset.void import Description, description
from graph.engines import ENGINES
from graph.folders import folder_at, summary_of
from graph.iris import Graph, Iris
from graph.progress import Progress
from graph.recipe import Recipe, program, program_version
from graph.store import NoStoreError, open_store
from graph.summary import NoBuildError, Summary
from mandategraph.csvw import write_tables
from mandategraph.faults import InputFault
from mandategraph.output import counted, print_table
from mandategraph.progress import PatientProgress
from queries.answers import Answer
from queries.run import select_on


@dataclass(frozen=True, slots=True)
class Published:
    """A data set that was put in place."""

    summary: Summary
    figures: Figures
    files: Sequence[Measured]


def publish_and_report(build: Path, out: Path) -> None:
    """Make a data set of a build at `out`, and tell on stderr what it holds. Raises InputFault."""
    try:
        with PatientProgress() as progress:
            published = publish(build, out, progress)
    except (NoStoreError, NoBuildError) as error:
        raise InputFault(str(error)) from None
    except OSError as error:
        where = f"{error.filename or out}: " if error.strerror else ""
        raise InputFault(f"{where}{error.strerror or error}") from None
    summary, figures = published.summary, published.figures
    rows = (
        ((Literal(file.part.name),), (Literal(file.size),), (Literal(file.part.title),)) for file in published.files
    )
    print_table(Answer(("file", "bytes", "what"), tuple(rows)), sys.stderr, Iris(summary.base))
    if not _is_of_this_program(summary):
        warning = "another version of the program, or with other authorities; build again, or ontology/ may not fit it"
        click.echo(f"warning: {build} was built by {warning}", err=True)
    graphs, files = counted(len(figures.statements), "graph"), counted(len(published.files), "file")
    click.echo(f"{figures.quads} statements in {graphs} written to {out} in {files}", err=True)


def publish(build: Path, out: Path, on_progress: Progress) -> Published:
    """Make a data set of a build at `out`, whole or not at all.

    Raises NoBuildError, NoStoreError, OSError, also where `out` is neither absent nor a data set.
    """
    summary, store = summary_of(folder_at(build)), open_store(build)
    graphs = named_graphs(build, summary)
    with whole(out) as folder:
        figures = write_dumps(graphs, summary.base, folder, on_progress)
        parts = [*DUMPS, *_terms(graphs, summary.base, folder)]
        parts += write_tables(select_on(store), Iris(summary.base), folder, on_progress)
        files = _describe(folder, parts, graphs, summary, figures)
        if summary_of(folder_at(build)) != summary:
            raise NoBuildError(f"{build}: a build changed it while it was being published; publish it again")
    return Published(summary, figures, files)


def _terms(graphs: Sequence[NamedGraph], base: str, folder: Path) -> list[Part]:
    """Write the ontology, the authorities, the prefixes and the context."""
    name = Iris(base).mint(Graph())
    authorities = next(graph for graph in graphs if graph.iri == name)
    return [
        *write_ontology(folder),
        *write_authorities(authorities.triples(), base, folder),
        *write_prefixes(prefixes(base), folder),
        write_context(folder),
    ]


def _describe(
    folder: Path, parts: Sequence[Part], graphs: Sequence[NamedGraph], summary: Summary, figures: Figures
) -> list[Measured]:
    """Write the files that tell of the others, each of which counts those before it; all files, in order."""
    files = measured(folder, parts)
    described = Description(summary.base, graphs, figures, files, program_version(), summary.recipe)
    _write(folder / VOID.name, description(described))
    files = [*measured(folder, [VOID]), *files]
    _write(folder / README.name, readme(summary, figures, files, program_version()))
    files = [*measured(folder, [README]), *files]
    _write(folder / SUMS, sums(files))
    return files


def _write(path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8", newline="\n")


def _is_of_this_program(summary: Summary) -> bool:
    return summary.recipe in {Recipe(summary.base, engine, program()).key() for engine in ENGINES}
