"""Counts what a data set says, while its graphs pass one after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.terms import Term, Triple, iri, name

_TYPE = name("rdf:type")

# Vocabularies and authority files of others that the graph links to, by what their IRIs begin with.
TARGETS = {
    "EuroVoc": "http://eurovoc.europa.eu/",
    "EU languages": "http://publications.europa.eu/resource/authority/language/",
    "UN Sustainable Development Goals": "http://metadata.un.org/sdg/",
    "UNBIS Thesaurus": "http://metadata.un.org/thesaurus/",
}
_NAMES = {f"<{start}": target for target, start in TARGETS.items()}
_STARTS = tuple(_NAMES)


@dataclass(frozen=True, slots=True)
class Figures:
    """How much a data set says. What several graphs say counts once, but for `statements`, which are those of each.

    `statements` is by the IRI of the graph; `properties`, of triples, and `classes`, of instances, are by the term;
    `links`, of triples, is by the property and the name of a target.
    """

    statements: Mapping[str, int]
    subjects: int
    properties: Mapping[Term, int]
    classes: Mapping[Term, int]
    links: Mapping[tuple[Term, str], int]

    @property
    def quads(self) -> int:
        """Statements in all graphs."""
        return sum(self.statements.values())

    @property
    def triples(self) -> int:
        """Different statements in the union of all graphs."""
        return sum(self.properties.values())


class Census:
    """Counts graphs, those of one document together.

    What is below a document is said in that document's own graphs, so that only these must be held to see what is said
    twice; what may be said anywhere, of agents, keywords and documents themselves, is held to the end.
    """

    def __init__(self) -> None:
        self._statements: dict[str, int] = {}
        self._subjects = 0
        self._properties: Counter[Term] = Counter()
        self._classes: Counter[Term] = Counter()
        self._links: Counter[tuple[Term, str]] = Counter()
        self._about: str | None = None
        self._below: set[Triple] = set()
        self._anywhere: set[Triple] = set()

    def add(self, graph: str, about: str | None, triples: Iterable[Triple]) -> None:
        """Count a graph, given by its IRI and that of its document. Those of one document must come in a row."""
        if about != self._about:
            self._count(self._below)
            self._below, self._about = set(), about
        below = iri(f"{about}/").removesuffix(">")
        number = 0
        for triple in triples:
            number += 1
            (self._below if about and triple[0].startswith(below) else self._anywhere).add(triple)
        self._statements[graph] = number

    def figures(self) -> Figures:
        """What was counted; nothing can be added then."""
        self._count(self._below)
        self._count(self._anywhere)
        properties, classes = (dict(sorted(counts.items())) for counts in (self._properties, self._classes))
        return Figures(self._statements, self._subjects, properties, classes, dict(sorted(self._links.items())))

    def _count(self, triples: set[Triple]) -> None:
        self._subjects += len({subject for subject, _, _ in triples})
        self._properties.update(predicate for _, predicate, _ in triples)
        self._classes.update(value for _, predicate, value in triples if predicate == _TYPE)
        outside = ((predicate, value) for _, predicate, value in triples if value.startswith(_STARTS))
        self._links.update((predicate, _target(value)) for predicate, value in outside)


def _target(value: Term) -> str:
    return next(target for start, target in _NAMES.items() if value.startswith(start))
