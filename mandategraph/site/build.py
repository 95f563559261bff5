"""The build that a site shows, opened anew when another has taken its place."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode, Store

from graph.dataset.statements import NamedGraph
from graph.iris import Correspondence, Graph, Iris
from graph.readback.facts import Facts, triples_of
from graph.store import open_store
from graph.summary import FILE_NAME, graph_file, iris_of
from queries.answers import Select
from queries.run import select_on


@dataclass(frozen=True, slots=True)
class Build:
    """A build as it stood when it was opened. `stamp` is another for every build of a folder."""

    folder: Path
    stamp: str
    store: Store
    iris: Iris

    @property
    def select(self) -> Select:
        """Answers SELECT queries from the named graphs."""
        return select_on(self.store)

    def holds(self, graph: Graph | Correspondence) -> bool:
        """Whether it has a graph."""
        return self.store.contains_named_graph(NamedNode(self.iris.mint(graph)))

    def facts(self, version: Graph) -> Facts:
        """What the graph of a language version says; nothing where there is none.

        It is read from its file, which is several times as fast as to ask the store, where the file is there.
        """
        graph = self.iris.mint(version)
        file = self.folder / graph_file(version.symbol or "", version.language or "")
        try:
            return Facts(NamedGraph(graph, file).triples())
        except OSError:
            return Facts(triples_of(self.store.quads_for_pattern(None, None, None, NamedNode(graph))))


class Builds:
    """The builds of one folder, one after the other; used by many threads."""

    def __init__(self, folder: Path) -> None:
        """Open the build in a folder. Raises NoStoreError or NoBuildError."""
        self._folder = folder
        self._lock = threading.Lock()
        self._current = self._opened()

    def current(self) -> Build:
        """The build in the folder now. Raises NoStoreError or NoBuildError where there is none any more."""
        with self._lock:
            if self._stamp() != self._current.stamp:
                self._current = self._opened()
            return self._current

    def _opened(self) -> Build:
        return Build(self._folder, self._stamp(), open_store(self._folder), iris_of(self._folder))

    def _stamp(self) -> str:
        """Of the summary, which a build writes last and puts in place whole."""
        try:
            status = (self._folder / FILE_NAME).stat()
        except OSError:
            return ""
        return f"{status.st_ino:x}-{status.st_mtime_ns:x}-{status.st_size:x}"
