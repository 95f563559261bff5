"""The graphs of a build: where they are, and what they say."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.iris import Correspondence, Graph, Iris, Place
from graph.summary import AUTHORITIES, Built, Compared, Summary
from graph.terms import Triple, iri


@dataclass(frozen=True, slots=True)
class NamedGraph:
    """A graph of a build: its IRI, the file of its lines, and the IRI, language and title of what it is about."""

    iri: str
    path: Path
    about: str | None = None
    language: str | None = None
    title: str | None = None

    def triples(self) -> list[Triple]:
        """Its statements in the order of the file, which is sorted.

        Raises OSError for a file that is not there, or is not as a build writes it.
        """
        try:
            lines = self.path.read_bytes().decode("utf-8").split("\n")
            if lines.pop():  # the last line does not end
                raise self._damaged()
            return list(_triples(lines, f" {iri(self.iri)} ."))
        except ValueError:
            raise self._damaged() from None

    def _damaged(self) -> OSError:
        reason = "not as a build writes a graph; remove it and build again"
        return OSError(errno.EINVAL, reason, str(self.path))


def named_graphs(build: Path, summary: Summary) -> list[NamedGraph]:
    """The graphs of the build in a folder, sorted by their IRIs, so that those of one document stand together."""
    iris = Iris(summary.base)
    graphs = [_of_document(build, made, iris) for made in summary.made]
    graphs.append(NamedGraph(iris.mint(Graph()), build / AUTHORITIES))
    return sorted(graphs, key=lambda graph: graph.iri)


def _of_document(build: Path, made: Built | Compared, iris: Iris) -> NamedGraph:
    work = iris.mint(Place(made.symbol))
    if isinstance(made, Compared):
        return NamedGraph(iris.mint(Correspondence(made.symbol)), build / made.graph, work)
    return NamedGraph(iris.mint(Graph(made.symbol, made.language)), build / made.graph, work, made.language, made.title)


def _triples(lines: Iterable[str], end: str) -> Iterator[Triple]:
    """What lines of N-Quads say that all end in the name of one graph. Raises ValueError for another line."""
    for line in lines:
        if not line.endswith(end):
            raise ValueError(line)
        subject, predicate, value = line[: -len(end)].split(" ", 2)
        yield subject, predicate, value
