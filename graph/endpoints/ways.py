"""The ways in which graphs reach a store: each cuts them into the requests that it sends."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from pyoxigraph import NamedNode

from graph.endpoints.client import Client
from graph.endpoints.outgoing import Outgoing, Parcel

T = TypeVar("T")

# Oxigraph's server takes 330 MB for this; three times as much costs it a quarter less time, but 870 MB.
_PARCEL = 64_000_000  # bytes
# What stands before a store often takes no more than 1 MiB, which is what nginx does where nobody has set it.
_UPDATE = 1_000_000  # bytes


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
    those = (graph for graph in graphs if new is None or graph.iri in new)
    for parcel in _portions(those, lambda graph: graph.size, _PARCEL):
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
    into = f"INSERT DATA {{ GRAPH {NamedNode(graph.iri)} {{\n".encode()
    lines = graph.triples().splitlines(keepends=True)
    portions = _portions(lines, len, _UPDATE, client.endpoint.inserts)
    updates = [b"".join((into, *portion, b"} }")) for portion in portions]
    if not is_adding:  # with the first, so that a graph of one update is replaced in one step
        updates[:1] = [b" ;\n".join((_drop(graph.iri), *updates[:1]))]
    for update in updates:
        client.update(update)


def _drop(graph: str) -> bytes:
    return f"DROP SILENT GRAPH {NamedNode(graph)}".encode()


def _portions(items: Iterable[T], size: Callable[[T], int], room: int, most: int = sys.maxsize) -> Iterator[list[T]]:
    """Items in their order, in lists that have room for their sizes and for so many; what is larger alone."""
    portion: list[T] = []
    left = room
    for item in items:
        if portion and (size(item) > left or len(portion) == most):
            yield portion
            portion, left = [], room
        portion.append(item)
        left -= size(item)
    if portion:
        yield portion
