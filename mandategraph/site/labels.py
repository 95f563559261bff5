"""What things are called, in the language of the reader where they have a name in it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, Quad

from graph.dataset.prefixes import VOCABULARIES, expanded
from graph.described import name_of
from graph.iris import Authority, Graph, Place, Run, Source
from mandategraph.site.build import Build
from mandategraph.site.interface import Tongue

_NAMING = tuple(
    NamedNode(expanded(property_))
    for property_ in ("skos:prefLabel", "rdfs:label", "dcterms:title", "mg:symbol", "mg:fileName")
)
_SHOWN = 12  # digits of a digest


class Labels:
    """The names of what is in a build, for a reader of one language."""

    def __init__(self, build: Build, tongue: Tongue) -> None:
        self._build = build
        self._tongue = tongue
        self.of = lru_cache(maxsize=None)(self._of)

    def _of(self, iri: str) -> str:
        """The name of a node: of a place in a document what people cite it by, else its label, else its IRI."""
        name = name_of(self._build.iris, iri)
        match name:
            case Place():
                return place_label(name)
            case Graph(str(symbol), language):
                return f"{symbol} ({language})"
            case Source(digest) | Run(_, digest):
                return self._named(iri) or digest[:_SHOWN]
        return self._named(iri) or (name.id if isinstance(name, Authority) else shortened(iri))

    def _named(self, iri: str) -> str | None:
        """The first of the labels that a node has in the reader's language, else in English, else in any."""
        node = NamedNode(iri)
        for property_ in _NAMING:
            found = best(self._build.store.quads_for_pattern(node, property_, None, None), self._tongue)
            if found:
                return found
        return None


def best(quads: Iterable[Quad], tongue: str) -> str | None:
    """Of some words the first in a language, else in English, else in any."""
    words = [quad.object for quad in quads if isinstance(quad.object, Literal)]
    ranked = sorted(words, key=lambda word: (word.language != tongue, word.language != "en", str(word)))
    return ranked[0].value if ranked else None


def place_label(place: Place) -> str:
    """A place as it is cited: A/RES/67/193, OP26 (zh), act1, mandate1."""
    version = f" ({place.language})" if place.language else ""
    return ", ".join(filter(None, [f"{place.symbol}{version}", place.paragraph, *place.steps]))


def shortened(iri: str) -> str:
    """An IRI by its prefix, where it has one that is known."""
    for prefix, namespace in VOCABULARIES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri
