"""What an export takes and gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from pyoxigraph import NamedNode, Store

from graph.iris import BadIdentifierError, Graph, Iris
from graph.progress import Progress


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """A document in one language."""

    symbol: str
    language: str

    def graph(self, iris: Iris) -> NamedNode:
        """The graph of what was read of it."""
        return NamedNode(iris.mint(Graph(self.symbol, self.language)))


@dataclass(frozen=True, slots=True)
class Exported:
    """A file. `remarks` tell, a line each, what the format could not hold."""

    data: bytes
    remarks: tuple[str, ...] = ()


class Export(Protocol):
    """Makes one file of some versions of a store."""

    def __call__(self, store: Store, versions: Sequence[Version], iris: Iris, on_progress: Progress) -> Exported:
        """The file; the same for the same store and versions."""


def versions_in(store: Store, iris: Iris) -> tuple[Version, ...]:
    """The documents of a store, each in its languages, in order."""
    return tuple(sorted(_versions(store, iris)))


def _versions(store: Store, iris: Iris) -> Iterator[Version]:
    for node in store.named_graphs():
        try:
            name = iris.read(node.value)
        except BadIdentifierError:
            continue  # a graph that somebody else has put there
        if isinstance(name, Graph) and name.symbol and name.language:
            yield Version(name.symbol, name.language)
