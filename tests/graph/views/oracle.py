"""What views should count, told anew from the statements of a store, by loops and no query."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pyoxigraph import NamedNode, Store, Triple

from graph.terms import NAMESPACES
from graph.views.network import Edge, Network

DIRECTIVE = NAMESPACES["mg"] + "directive"
EdgeKey = tuple[str, str, str, str, int | None]
_Values = Mapping[str, Sequence[str]]


def counted(network: Network) -> dict[EdgeKey, int]:
    """The weights of edges; each key stands there once."""
    keys = [_key(edge) for edge in network.edges]
    assert len(keys) == len(set(keys))
    return {_key(edge): edge.weight for edge in network.edges}


def _key(edge: Edge) -> EdgeKey:
    return edge.source, edge.target, edge.kind, edge.verb, edge.year


class Told:
    """The values of a store by property and node."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._properties: dict[str, _Values] = {}

    def all(self, property_: str, node: str) -> Sequence[str]:
        if property_ not in self._properties:
            prefix, _, local = property_.partition(":")
            values: defaultdict[str, list[str]] = defaultdict(list)
            for quad in self._store.quads_for_pattern(None, NamedNode(NAMESPACES[prefix] + local), None, None):
                if not isinstance(quad.subject, Triple) and not isinstance(quad.object, Triple):
                    values[quad.subject.value].append(quad.object.value)
            self._properties[property_] = values
        return sorted(set(self._properties[property_].get(node, ())))

    def nodes(self, property_: str) -> list[str]:
        self.all(property_, "")
        return sorted(self._properties[property_])

    def one(self, property_: str, node: str) -> str:
        (value,) = self.all(property_, node)
        return value

    def year(self, work: str) -> int | None:
        days = [*self.all("mg:adoptedOn", work), *self.all("mg:publishedOn", work)]
        return int(min(days)[:4]) if days else None

    def work(self, text: str) -> str:
        """The document of the text of a paragraph."""
        return self.one("eli:realizes", self.one("mg:inExpression", text))

    def mandates(self) -> Iterator[tuple[str, str, str, str, int | None]]:
        """Each mandate with the one it corresponds to, the act of that, its verb, and the year."""
        for mandate in self.nodes("mg:ofAct"):
            said = min(self.all("mg:correspondsTo", mandate), default=mandate)
            act = self.one("mg:ofAct", said)
            work = self.work(self.one("mg:inParagraph", self.one("mg:ofAct", mandate)))
            yield mandate, said, act, self.one("mg:verb", act).rpartition("/")[2], self.year(work)


def expected_actors(store: Store) -> dict[EdgeKey, int]:
    told = Told(store)
    said_of: defaultdict[EdgeKey, set[str]] = defaultdict(set)
    for mandate, said, act, verb, year in told.mandates():
        actors = told.all("mg:actor", mandate)
        if told.one("mg:mode", mandate) == DIRECTIVE:
            for issuer in told.all("mg:issuer", act):
                for actor in actors:
                    said_of[issuer, actor, "asks", verb, year].add(said)
        for kind, role in (("with", "mg:partner"), ("for", "mg:beneficiary"), ("for", "mg:recipient")):
            for other in told.all(role, mandate):
                for actor in actors:
                    said_of[actor, other, kind, verb, year].add(said)
    return {key: len(said) for key, said in said_of.items()}


def expected_citations(store: Store) -> dict[EdgeKey, int]:
    told = Told(store)
    places: defaultdict[EdgeKey, set[str]] = defaultdict(set)
    for text in told.nodes("eli:cites"):
        work = told.work(text)
        for cited in told.all("eli:cites", text):
            places[work, cited, "cites", "", told.year(work)].add(told.one("eli:realizes", text))
    return {key: len(paragraphs) for key, paragraphs in places.items()}


def expected_treaties(store: Store) -> dict[EdgeKey, int]:
    told = Told(store)
    treaty = NAMESPACES["mg"] + "Treaty"
    said_of: defaultdict[EdgeKey, set[str]] = defaultdict(set)
    for mandate, said, _, verb, year in told.mandates():
        for cited in told.all("eli:cites", told.one("mg:inParagraph", told.one("mg:ofAct", mandate))):
            for one in {cited, *told.all("mg:hasMember", cited)}:
                if treaty in told.all("rdf:type", one):
                    for actor in told.all("mg:actor", mandate):
                        said_of[actor, one, "cites", verb, year].add(said)
    return {key: len(said) for key, said in said_of.items()}
