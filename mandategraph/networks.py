"""The `export` command, where it writes a view of a build as a network."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click
from pyoxigraph import Store

from graph.export import DRAWN, MOST, NetworkFormatName, writer_of
from graph.export.exported import versions_in
from graph.iris import Authority, BadIdentifierError, Iris
from graph.views import NarrowingError, ViewName, view
from graph.views.narrowing import Narrowing
from graph.views.network import Network, largest, merged
from mandategraph.exporting import chosen, write
from mandategraph.opening import opened
from mandategraph.output import counted, one_line
from mandategraph.progress import PatientProgress
from queries.names import Names
from queries.run import select_on

_OPTIONS = {"document": "-d SYMBOL", "body": "--body NAME", "language": "--language", "years": "--years"}


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants of a network; without a view, that of the body or document, or else of all actors."""

    view: ViewName | None = None
    document: str | None = None
    body: str | None = None
    language: str | None = None
    years: tuple[int, int] | None = None
    limit: int | None = None
    with_figures: bool = False
    is_merged: bool = False
    labels: str = "en"

    @property
    def of(self) -> ViewName:
        """The view that is meant."""
        return self.view or ("body" if self.body else "document" if self.document else "actors")


def export_network(form: NetworkFormatName, folder: Path, wish: Wish, out: Path | None) -> None:
    """Write a network to a file, whole or not at all, or to stdout; say how much of it that is."""
    store, iris = opened(folder)
    narrowing = narrowed(store, iris, folder, wish)
    with PatientProgress() as progress:
        progress("networks made", 0, 1)
        network = wished(store, iris, narrowing, wish, is_merged=wish.is_merged or form in DRAWN)
        network = largest(network, wish.limit or MOST.get(form, len(network.nodes)))
        write(writer_of(form)(network, wish.labels), out)
    click.echo(_told(network), err=True)


def wished(store: Store, iris: Iris, narrowing: Narrowing, wish: Wish, *, is_merged: bool = False) -> Network:
    """The network that is wished for, whole, with its figures. Raises click.UsageError."""
    try:
        network = view(wish.of, store, iris, narrowing)
    except NarrowingError as error:
        advice = f": say which with {_OPTIONS[error.field]}" if error.is_needed else ""
        raise click.UsageError(f"{error}{advice}") from None
    if is_merged:
        network = merged(network)
    if wish.with_figures:
        from graph.views.figures import with_figures  # noqa: PLC0415 - networkx takes its time

        network = with_figures(network)
    return network


def narrowed(store: Store, iris: Iris, folder: Path, wish: Wish) -> Narrowing:
    """What narrows the view, as the graph names it. Raises click.UsageError."""
    if wish.document is None and wish.language is None:
        document = None
    else:
        versions = chosen(versions_in(store, iris), wish.document, wish.language, folder)
        document = versions[0].symbol if wish.document is not None else None
    body = None if wish.body is None else _body(store, iris, wish.body, folder)
    return Narrowing(document, body, wish.language, wish.years)


def _body(store: Store, iris: Iris, called: str, folder: Path) -> str:
    """The IRI of an agent that is called so."""
    try:
        iri = Names(select_on(store), iris).named("agent", called)
        name = iris.read(iri)
    except (BadIdentifierError, LookupError) as error:
        raise click.UsageError(f"--body: {one_line(str(error))}. To find it: {_finding(folder)}") from None
    if not isinstance(name, Authority) or name.scheme != "agent":
        raise click.UsageError(f"--body: {one_line(called)} is no body. To find one: {_finding(folder)}")
    return iri


def _finding(folder: Path) -> str:
    return f"mandategraph query agents -g {folder} -p name=WORDS"


def _told(network: Network) -> str:
    """How much is shown: `20 of 921 nodes, 64 edges`."""
    shown, total = len(network.nodes), network.total
    nodes = counted(total, "node") if shown == total else f"{shown} of {counted(total, 'node')}"
    return f"{nodes}, {counted(len(network.edges), 'edge')}"
