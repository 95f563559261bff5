"""The graphs of a build as they are sent to a store."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.folders import Folder
from graph.iris import Graph, Iris
from graph.progress import Progress
from graph.summary import AUTHORITIES, Summary


class DamagedGraphError(Exception):
    """A file that does not hold the statements of its graph alone; the message says which, in one line."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A graph and the file of N-Quads, of the build in `folder`, that holds it: its SHA-256, statements and bytes."""

    folder: Folder
    file: str
    iri: str
    digest: str
    statements: int
    size: int

    def quads(self) -> bytes:
        """Its N-Quads. Raises DamagedGraphError where the file has changed, OSError where it cannot be read."""
        quads = self.folder.read(self.file)
        if hashlib.sha256(quads).hexdigest() != self.digest:
            raise DamagedGraphError(f"{self.file}: changed while it was sent; wait for the build, and load again")
        return quads

    def triples(self) -> bytes:
        """Its N-Triples. Raises as `quads`."""
        return triples(self.quads(), self.iri)


@dataclass(frozen=True, slots=True)
class Parcel:
    """Graphs that are sent by one request, as a stream of N-Quads that can be read again."""

    graphs: Sequence[Outgoing]

    @property
    def size(self) -> int:
        """Its bytes."""
        return sum(graph.size for graph in self.graphs)

    def __iter__(self) -> Iterator[bytes]:
        """A graph at a time."""
        return (graph.quads() for graph in self.graphs)


def outgoing(folder: Folder, summary: Summary, on_progress: Progress | None = None) -> tuple[Outgoing, ...]:
    """All graphs of a build, by their names. Raises DamagedGraphError, OSError."""
    iris = Iris(summary.base)
    files = {iris.mint(Graph()): AUTHORITIES, **{iris.mint(made.name): made.graph for made in summary.made}}
    graphs = []
    for done, (iri, file) in enumerate(sorted(files.items())):
        if on_progress:
            on_progress("reading", done, len(files))
        graphs.append(_outgoing(folder, file, iri))
    return tuple(graphs)


def triples(quads: bytes, graph: str) -> bytes:
    """N-Triples of the N-Quads of one graph, whose name ends each line. Raises DamagedGraphError."""
    end = f" <{graph}> .\n".encode()  # nowhere but at an end: in N-Quads no literal holds a line feed
    if quads.count(end) != quads.count(b"\n") or (quads and not quads.endswith(b"\n")):
        raise DamagedGraphError(f"not the statements of {graph} alone; remove the file and build again")
    return quads.replace(end, b" .\n")


def _outgoing(folder: Folder, file: str, iri: str) -> Outgoing:
    try:
        quads = folder.read(file)
        triples(quads, iri)
    except FileNotFoundError:
        raise DamagedGraphError(f"{file}: not there; build again") from None
    except DamagedGraphError as error:
        raise DamagedGraphError(f"{file}: {error}") from None
    return Outgoing(folder, file, iri, hashlib.sha256(quads).hexdigest(), quads.count(b"\n"), len(quads))
