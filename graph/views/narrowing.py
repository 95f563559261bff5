"""What narrows a view, and the graphs of a store that it then sees."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import BlankNode, NamedNode, Store

from graph.export.exported import versions_in
from graph.iris import LANGUAGES, Correspondence, Graph, Iris, Name


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Less than all: one document by its symbol, one body by its IRI, one language, or the years from one to another.

    Without a language, what several languages say counts once; with one, what it alone says counts.
    """

    document: str | None = None
    body: str | None = None
    language: str | None = None
    years: tuple[int, int] | None = None

    def holds(self, year: int | None) -> bool:
        """Whether a year, if it is known, is one of them."""
        return self.years is None or (year is not None and self.years[0] <= year <= self.years[1])

    def graphs(self, store: Store, iris: Iris) -> list[NamedNode | BlankNode] | None:
        """The graphs that are seen; None is all. Those of correspondences are, unless one language alone is meant."""
        if self.document is None and self.language is None:
            return None
        return [NamedNode(iris.mint(name)) for name in (Graph(), *self._graphs(store, iris))]

    def _graphs(self, store: Store, iris: Iris) -> list[Name]:
        if self.document is None:
            versions = versions_in(store, iris)
            return [Graph(v.symbol, v.language) for v in versions if v.language == self.language]
        if self.language is None:
            return [Correspondence(self.document), *(Graph(self.document, language) for language in LANGUAGES)]
        return [Graph(self.document, self.language)]

    @property
    def told(self) -> str:
        """In a few signs: `A/RES/67/193, zh, 2012-2014`; empty where nothing is left out. A body is not told."""
        years = "-".join(map(str, dict.fromkeys(self.years or ())))
        return ", ".join(filter(None, (self.document, self.language, years)))
