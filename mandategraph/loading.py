"""The `load` command: from a build to a store that holds it, and a report of what was seen there."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice

import click
from pyoxigraph import Literal, NamedNode

from graph.endpoints.client import Client, kind_of_store
from graph.endpoints.credentials import endpoint_url
from graph.endpoints.errors import CredentialsError, EndpointError, EndpointUrlError
from graph.endpoints.outgoing import DamagedGraphError
from graph.endpoints.plan import Plan, Wish
from graph.endpoints.profiles import Endpoint, endpoint, profiles
from graph.endpoints.transfer import Result, carry_out, planned
from graph.folders import folder_at, summary_of
from graph.iris import Iris
from graph.locations import Location, told
from graph.summary import NoBuildError
from mandategraph.faults import InputFault
from mandategraph.identity import credentials_to
from mandategraph.output import counted, one_line, print_table
from mandategraph.progress import PatientProgress
from queries.answers import Answer, Cell

AUTO = "auto"
_SHOWN = 5  # graphs that are named


@dataclass(frozen=True, slots=True)
class Address:
    """Where a store is, as a person gives it."""

    url: str | None
    store: str
    query: str | None = None
    update: str | None = None
    graphs: str | None = None


def load_and_report(folder: Location, address: Address, wish: Wish, patience: float, *, is_dry: bool) -> None:
    """Load a build into a store, or only tell what would be done. Raises InputFault where the store lacks anything."""
    with _faults(folder):
        client = _client(address, patience)
        build = folder_at(folder)
        base = summary_of(build).base
        with PatientProgress() as progress:
            todo = planned(build, client, wish, progress)
            result = None if is_dry else carry_out(todo, build, client, wish, progress)
    if result is None:
        _show(todo, base)
    else:
        _report(result, client.endpoint, base)


@contextmanager
def _faults(folder: Location) -> Iterator[None]:
    """What is wrong with a build or a store, as an error of usage or of input."""
    try:
        yield
    except EndpointUrlError as error:
        raise click.UsageError(str(error)) from None
    except (EndpointError, CredentialsError, NoBuildError, DamagedGraphError) as error:
        raise InputFault(one_line(str(error))) from None
    except OSError as error:
        raise InputFault(f"{told(folder)}: {error.strerror or error}") from None


def _client(address: Address, patience: float) -> Client:
    name = _kind(address) if address.store == AUTO else address.store
    if name not in profiles():
        raise click.BadParameter(f"{name!r} is not one of {AUTO}, {', '.join(profiles())}", param_hint="--store")
    store = endpoint(name, address.url, query=address.query, update=address.update, graphs=address.graphs)
    return Client(store, credentials_to(store.query), patience)


def _kind(address: Address) -> str:
    """The profile of a store that nobody named."""
    known = f"--store and one of {', '.join(profiles())}"
    if address.url is None:
        raise click.UsageError(f"Say where the store is, ENDPOINT, or which it is: {known}")
    name = kind_of_store(str(endpoint_url(address.url)))
    if name is None:
        raise click.UsageError(f"{address.url}: it does not tell what it is; say it with {known}")
    return name


def _show(plan: Plan, base: str) -> None:
    """What is to be done: on stdout a row for each graph that is not left alone."""
    rows = [(graph.iri, "send", graph.statements) for graph in plan.new]
    rows += [(graph.iri, "replace", graph.statements) for graph in plan.changed]
    rows += [(graph, "remove", 0) for graph in plan.gone]
    cells = tuple(
        ((NamedNode(graph),), (Literal(action),), (Literal(statements),), (Literal(plan.held[graph]),))
        for graph, action, statements in sorted(rows)
    )
    print_table(Answer(("graph", "action", "statements", "in the store"), cells), sys.stdout, Iris(base))
    click.echo(f"{counted(len(rows), 'graph')} to change, {len(plan.left)} left as they are; nothing sent", err=True)


def _report(result: Result, store: Endpoint, base: str) -> None:
    """What was done, on stderr. Raises InputFault where something is missing."""
    rows = {"sent": result.arrived, "left as they are": result.plan.left}
    if result.missing:
        rows["missing"] = list(result.missing)
    cells = [_row(what, len(graphs), sum(graph.statements for graph in graphs)) for what, graphs in rows.items()]
    if result.plan.gone:
        cells.append(_row("removed", len(result.removed), sum(result.plan.held[graph] for graph in result.removed)))
    print_table(Answer(("", "graphs", "statements"), tuple(cells)), sys.stderr, Iris(base))
    if result.unwritten:
        click.echo(f"not written down, so all is sent again next time: {one_line(result.unwritten)}", err=True)
    if not result.is_complete:
        raise InputFault("\n".join(map(one_line, _lacking(result, store.query))))
    held = counted(len(result.arrived) + len(result.plan.left), "graph")
    seen = "; a query sees them by GRAPH, since they are not in its default graph" if store.is_union is False else ""
    click.echo(f"{store.query} holds {held}, all counted{seen}", err=True)


def _row(what: str, graphs: int, statements: int) -> tuple[Cell, ...]:
    return (Literal(what),), (Literal(graphs),), (Literal(statements),)


def _lacking(result: Result, store: str) -> Iterator[str]:
    """What is wrong and what to do, and of each kind the first graphs by name."""
    lacking = f"{counted(len(result.missing), 'graph')} missing, {len(result.remaining)} not removed"
    yield f"{store}: {lacking}; load again, and only that is done"
    if result.fault:
        yield result.fault
    for graph, held in islice(result.missing.items(), _SHOWN):
        older = ", which may be of an older version" if held >= graph.statements else ""
        yield f"missing: {graph.iri}: {held} of {counted(graph.statements, 'statement')} there{older}"
    for name in result.remaining[:_SHOWN]:
        yield f"not removed: {name}"
