"""Finds the paragraph and the words from which a node of a document's graph was read."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from graph.iris import Authority, BadIdentifierError, Iris, Name, Place
from graph.terms import name

_EVIDENCE, _SELECTOR, _EXACT, _IN_PARAGRAPH = (
    name(property_)[1:-1] for property_ in ("mg:evidence", "oa:hasSelector", "oa:exact", "mg:inParagraph")
)
_PROPERTY = re.compile(r":(\w+)")


@dataclass(frozen=True, slots=True)
class Found:
    """A paragraph's id and words of the source, None where there are none."""

    paragraph: str | None = None
    words: str | None = None


class Locator:
    """Looks places up in one graph."""

    def __init__(self, lines: Iterable[str], iris: Iris) -> None:
        self._iris = iris
        self._values: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._referring: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for quad in parse("".join(lines).encode(), format=RdfFormat.N_QUADS):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
                subject, predicate, value = quad.subject.value, quad.predicate.value, quad.object.value
                self._values[subject, predicate].append(value)
                self._referring[value].append((subject, predicate))

    def find(self, focus: str, path: str | None, value: str | None) -> Found:
        """Where `focus` was read; if it was not read itself, where its faulty `value` or what refers to it was.

        `path` leads from the focus to the value, written as in SPARQL.
        """
        for node in self._candidates(focus, path, value):
            words = self._words(node)
            if words is not None:
                return Found(self._paragraph(node), words)
        return Found(self._paragraph(focus))

    def _candidates(self, focus: str, path: str | None, value: str | None) -> Iterator[str]:
        yield focus
        if path is not None and value is not None:
            yield from self._deepest_first(value, set(_PROPERTY.findall(path)))
        place = self._name(focus)
        if (isinstance(place, Place) and not _is_whole_version(place)) or isinstance(place, Authority):
            yield from self._deepest_first(focus)
        elif place is None and value is not None:  # a language or a scheme, of which the value is a member
            yield from self._deepest_first(value)

    def _deepest_first(self, value: str, properties: Collection[str] | None = None) -> list[str]:
        """What has `value` in one of some properties, or in any; what was read from the fewest words comes first."""
        referring = {
            subject
            for subject, predicate in self._referring.get(value, ())
            if properties is None or re.split("[/#]", predicate)[-1] in properties
        }
        return sorted(referring, key=lambda node: (-node.count("/"), node))

    def _words(self, node: str) -> str | None:
        """The quotation of the nearest node, upwards from `node`, that has one."""
        for place in self._upwards(node):
            for evidence in (place, *self._values.get((place, _EVIDENCE), ())):
                for selector in self._values.get((evidence, _SELECTOR), ()):
                    for quotation in filter(None, self._values.get((selector, _EXACT), ())):
                        return quotation
        return None

    def _upwards(self, node: str) -> Iterator[str]:
        while node.startswith(self._iris.base):
            yield node
            node = node.rpartition("/")[0]

    def _paragraph(self, node: str) -> str | None:
        for place in map(self._name, (node, *self._values.get((node, _IN_PARAGRAPH), ()))):
            if isinstance(place, Place) and place.paragraph is not None:
                return place.paragraph
        return None

    def _name(self, node: str) -> Name | None:
        try:
            return self._iris.read(node)
        except BadIdentifierError:
            return None


def _is_whole_version(place: Place) -> bool:
    return place.language is not None and place == Place(place.symbol, place.language)
