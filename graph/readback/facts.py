"""What one graph says, by node and property, for those who make records of it again."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pyoxigraph import Quad

from graph.terms import Term, Triple, name

_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_SHORT = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
_NOTHING: Mapping[str, list[str]] = {}


def value_of(term: Term) -> str:
    """What a term says: an IRI without its brackets, the characters of a literal."""
    if term.startswith("<"):
        return term[1:-1]
    characters = term[1 : term.rindex('"')] if term.startswith('"') else term
    return _ESCAPE.sub(_unescaped, characters) if "\\" in characters else characters


def triples_of(quads: Iterable[Quad]) -> Iterable[Triple]:
    """The triples of some quads, as terms of N-Quads."""
    return ((str(quad.subject), str(quad.predicate), str(quad.object)) for quad in quads)


class Facts:
    """The statements of a graph. Nodes are IRIs without brackets; properties and classes have prefixes: `mg:text`."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._values: defaultdict[Term, dict[str, list[str]]] = defaultdict(dict)  # by property and node
        self._inverse: dict[Term, Mapping[str, Sequence[str]]] = {}
        values = self._values
        for subject, property_, object_ in triples:
            node = subject[1:-1]
            value = object_[1:-1] if object_[0] == "<" else value_of(object_)
            of_property = values[property_]
            if node in of_property:
                of_property[node].append(value)
            else:
                of_property[node] = [value]

    def of(self, class_: str) -> list[str]:
        """The nodes of a class, sorted."""
        return self.having("rdf:type", name(class_)[1:-1])

    def is_a(self, node: str, class_: str) -> bool:
        """Whether a node is of a class."""
        return name(class_)[1:-1] in self._of(node, "rdf:type")

    def having(self, property_: str, value: str) -> list[str]:
        """The nodes with this value of a property, sorted."""
        return sorted(self._by_value(name(property_)).get(value, ()))

    def all(self, node: str, property_: str) -> list[str]:
        """The values of a node's property, sorted."""
        return sorted(self._of(node, property_))

    def get(self, node: str, property_: str) -> str | None:
        """The first of the values, None where there is none."""
        return min(self._of(node, property_), default=None)

    def one(self, node: str, property_: str) -> str:
        """The first of the values. Raises KeyError where there is none."""
        value = self.get(node, property_)
        if value is None:
            raise KeyError(f"{node}: no {property_}")
        return value

    def text(self, node: str) -> str:
        """The words of a node, empty where it has none."""
        return self.get(node, "mg:text") or ""

    def position(self, node: str) -> int:
        """The number of a node among those beside it. Raises KeyError where it has none."""
        return int(self.one(node, "mg:position"))

    def place(self, node: str) -> int:
        """Where in the source the words of a node begin; 0 where nothing tells."""
        evidence = self.all(node, "mg:evidence")
        selectors = (selector for one in evidence for selector in self.all(one, "oa:hasSelector"))
        return min((int(start) for selector in selectors for start in self.all(selector, "oa:start")), default=0)

    def quotation(self, node: str) -> str:
        """What stands in the source where the words of a node do; empty where nothing tells."""
        selectors = (selector for one in self.all(node, "mg:evidence") for selector in self.all(one, "oa:hasSelector"))
        return next((exact for selector in selectors for exact in self.all(selector, "oa:exact")), "")

    def _of(self, node: str, property_: str) -> Sequence[str]:
        return self._values.get(name(property_), _NOTHING).get(node, ())

    def _by_value(self, property_: Term) -> Mapping[str, Sequence[str]]:
        """The nodes of a property by their values: made when it is first asked for, as few properties are."""
        if property_ not in self._inverse:
            nodes: defaultdict[str, list[str]] = defaultdict(list)
            for node, values in self._values.get(property_, _NOTHING).items():
                for value in values:
                    nodes[value].append(node)
            self._inverse[property_] = nodes
        return self._inverse[property_]


def _unescaped(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    return chr(int(code, 16)) if code else _SHORT.get(found[3], found[3])
