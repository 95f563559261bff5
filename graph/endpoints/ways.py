"""The ways in which graphs reach a store: each cuts them into the requests that it sends."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from pyoxigraph import NamedNode

from graph.endpoints.client import Client
from graph.endpoints.outgoing import Outgoing, Parcel

# Oxigraph's server takes 330 MB for this; three times as much costs it a quarter less time, but 870 MB.
_PARCEL = 64_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Load:
    """Graphs that reach a store together; `send` raises EndpointError, and what reading a graph raises."""

    graphs: Sequence[Outgoing]
    send: Callable[[], None]


Way = Callable[[Sequence[Outgoing]], Iterable[Load]]


def ways(client: Client, *, is_adding: bool, new: frozenset[str]) -> Iterator[Way]:
    """The ways that a store has, the fastest first. An upload adds, so it is for `new` graphs where others do not."""
    if client.endpoint.upload:
        yield partial(_uploads, client, None if is_adding else new)
    if client.endpoint.graphs:
        yield partial(_graphs, client.post if is_adding else client.put)
    if client.endpoint.update:
        yield partial(_updates, client, is_adding)


def remove(client: Client, graph: str) -> None:
    """Remove a graph, if it is there. Raises EndpointError."""
    if client.endpoint.graphs:
        client.delete(graph)
    else:
        client.update(_drop(graph))


def _uploads(client: Client, new: frozenset[str] | None, graphs: Sequence[Outgoing]) -> Iterator[Load]:
    """Many graphs at once."""
    waiting = [graph for graph in graphs if new is None or graph.iri in new]
    while waiting:
        size, number = waiting[0].size, 1
        while number < len(waiting) and size + waiting[number].size <= _PARCEL:
            size, number = size + waiting[number].size, number + 1
        parcel, waiting = waiting[:number], waiting[number:]
        yield Load(parcel, partial(client.upload, Parcel(parcel)))


def _graphs(send: Callable[[str, bytes], None], graphs: Sequence[Outgoing]) -> Iterator[Load]:
    """One graph at once."""
    for graph in graphs:
        yield Load((graph,), partial(_send, send, graph))


def _send(send: Callable[[str, bytes], None], graph: Outgoing) -> None:
    send(graph.iri, graph.triples())


def _updates(client: Client, is_adding: bool, graphs: Sequence[Outgoing]) -> Iterator[Load]:
    """One graph by updates, between which the store has a part of it."""
    for graph in graphs:
        yield Load((graph,), partial(_insert, client, is_adding, graph))


def _insert(client: Client, is_adding: bool, graph: Outgoing) -> None:
    lines, most = graph.triples().splitlines(keepends=True), client.endpoint.inserts
    into = f"INSERT DATA {{ GRAPH {NamedNode(graph.iri)} {{\n".encode()
    updates = [b"".join((into, *lines[start : start + most], b"} }")) for start in range(0, len(lines), most)]
    if not is_adding:  # with the first, so that a graph of one update is replaced in one step
        updates[:1] = [b" ;\n".join((_drop(graph.iri), *updates[:1]))]
    for update in updates:
        client.update(update)


def _drop(graph: str) -> bytes:
    return f"DROP SILENT GRAPH {NamedNode(graph)}".encode()
