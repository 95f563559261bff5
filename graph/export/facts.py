"""What one graph says, by node and property, for those who make records of it again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pyoxigraph import Quad, Triple

from graph.terms import name

_EVIDENCE, _SELECTOR, _START = name("mg:evidence"), name("oa:hasSelector"), name("oa:start")
_TYPE, _CITING = name("rdf:type"), name("cito:hasCitingEntity")


class Facts:
    """The statements of a graph. Nodes are IRIs without brackets, properties have prefixes: `mg:text`."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        said: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        members: defaultdict[str, list[str]] = defaultdict(list)
        for quad in quads:
            if isinstance(quad.object, Triple):
                continue  # says something of a statement, as no graph of ours does
            subject, predicate = str(quad.subject), str(quad.predicate)
            said[subject[1:-1], predicate].append(quad.object.value)
            if predicate == _TYPE:
                members[str(quad.object)].append(subject[1:-1])
        self._is = {(node, class_) for class_, nodes in members.items() for node in nodes}
        self._cited_by: defaultdict[str, list[str]] = defaultdict(list)
        for (node, predicate), values in said.items():
            if predicate == _CITING:
                self._cited_by[values[0]].append(node)
        self._said: Mapping[tuple[str, str], Sequence[str]] = said
        self._members: Mapping[str, Sequence[str]] = members

    def of(self, class_: str) -> list[str]:
        """The nodes of a class, sorted."""
        return sorted(self._members.get(name(class_), ()))

    def is_a(self, node: str, class_: str) -> bool:
        """Whether a node is of a class."""
        return (node, name(class_)) in self._is

    def citing(self, paragraph: str) -> list[str]:
        """The citations of a paragraph, in order."""
        return sorted(self._cited_by.get(paragraph, ()), key=self.position)

    def position(self, node: str) -> int:
        """The number of a node among those beside it. Raises KeyError where it has none."""
        return int(self.one(node, "mg:position"))

    def all(self, node: str, property_: str) -> list[str]:
        """The values of a node's property, sorted."""
        return sorted(self._said.get((node, name(property_)), ()))

    def get(self, node: str, property_: str) -> str | None:
        """The first of the values, None where there is none."""
        return next(iter(self.all(node, property_)), None)

    def one(self, node: str, property_: str) -> str:
        """The first of the values. Raises KeyError where there is none."""
        value = self.get(node, property_)
        if value is None:
            raise KeyError(f"{node}: no {property_}")
        return value

    def text(self, node: str) -> str:
        """The words of a node, empty where it has none."""
        return self.get(node, "mg:text") or ""

    def place(self, node: str) -> int:
        """Where in the source the words of a node begin; 0 where nothing tells."""
        evidence = self._said.get((node, _EVIDENCE), ())
        selectors = (place for one in evidence for place in self._said.get((one, _SELECTOR), ()))
        starts = (int(start) for selector in selectors for start in self._said.get((selector, _START), ()))
        return min(starts, default=0)
