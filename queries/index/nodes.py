"""Nodes of one graph, read from its lines of N-Quads: what an index is made of, and no more."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from graph.terms import Term

_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_SHORT = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
# Subjects with their properties and the values of each, all as N-Quads writes them.
Nodes = Mapping[Term, Mapping[Term, list[Term]]]


def read(lines: Iterable[str], properties: Collection[Term]) -> Nodes:
    """What a graph says of its nodes with some properties. Its lines are those that `graph.terms` writes."""
    nodes: dict[Term, dict[Term, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for line in lines:
        subject, property_, rest = line.split(" ", 2)
        if property_ in properties:
            nodes[subject][property_].append(rest.rsplit(" ", 2)[0])
    return nodes


def having(nodes: Nodes, property_: Term) -> Iterator[tuple[str, Mapping[Term, list[Term]]]]:
    """The IRIs of the nodes of which a property is told, in the order of the file, with all that is told of them."""
    return ((subject[1:-1], node) for subject, node in nodes.items() if property_ in node)


def value(term: Term) -> str:
    """The IRI or the words of a term."""
    if term[0] == "<":
        return term[1:-1]
    words = term[1 : term.rindex('"')]
    return _ESCAPE.sub(_character, words) if "\\" in words else words


def language(term: Term) -> str:
    """The language of words, empty for what has none."""
    return term.rpartition('"@')[2] if '"@' in term[term.rindex('"') :] else ""


def first(node: Mapping[Term, list[Term]], property_: Term) -> str:
    """The first value of a property, empty where there is none."""
    values = node.get(property_)
    return value(values[0]) if values else ""


def every(node: Mapping[Term, list[Term]], property_: Term) -> list[str]:
    """All values of a property."""
    return [value(term) for term in node.get(property_, ())]


def _character(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    return chr(int(code, 16)) if code else _SHORT.get(found[3], found[3])
