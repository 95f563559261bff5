"""What things are called, in the language of the reader where they have a name in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

from pyoxigraph import Literal, NamedNode, Quad

from graph.dataset.prefixes import VOCABULARIES, expanded
from graph.iris import Authority, Graph, Place, Run, Source
from graph.readback.described import name_of
from mandategraph.site.build import Build
from mandategraph.site.interface import TONGUES, Tongue

_NAMING = tuple(
    NamedNode(expanded(property_))
    for property_ in ("skos:prefLabel", "rdfs:label", "dcterms:title", "mg:symbol", "mg:fileName")
)
_STEP = re.compile(r"([a-z]+)([0-9]*)")
# What stands at a step, where the vocabulary calls it otherwise.
_STEPS = {
    "act": "Act",
    "ballot": "Ballot",
    "cite": "Citation",
    "finding": "Finding",
    "fn": "Footnote",
    "heading": "Heading",
    "item": "AgendaItem",
    "mandate": "Mandate",
    "quote": "text",
    "repair": "Repair",
    "sponsor": "Sponsorship",
    "table": "Table",
    "vote": "Vote",
}
_LOOKED_AT = 50  # names that documents give to what no authority lists
_KEPT = 1 << 16  # names
_SHOWN = 12  # digits of a digest


@lru_cache(maxsize=len(TONGUES))
def labels_of(build: Build, tongue: Tongue) -> Labels:
    """The names of what is in a build, for a reader of one language; they are kept from page to page."""
    return Labels(build, tongue)


class Labels:
    """The names of what is in a build, for a reader of one language; those that were asked for last are kept."""

    def __init__(self, build: Build, tongue: Tongue) -> None:
        self._build = build
        self._tongue = tongue
        self._authorities = NamedNode(build.iris.mint(Graph()))
        self.of = lru_cache(maxsize=_KEPT)(self._of)

    def _of(self, iri: str) -> str:
        """The name of a node: of a place in a document what people cite it by, else its label, else its IRI."""
        name = name_of(self._build.iris, iri)
        match name:
            case Place():
                return self.place(name)
            case Graph(str(symbol), language):
                return f"{symbol} ({language})"
            case Source(digest) | Run(_, digest):
                return self._named(iri) or digest[:_SHOWN]
        return self._named(iri) or (name.id if isinstance(name, Authority) else shortened(iri))

    def place(self, place: Place) -> str:
        """A place as it is cited, with what stands there in words: A/RES/67/193 (zh) OP26 · act 1 · mandate 1."""
        version = f" ({place.language})" if place.language else ""
        where = " ".join(filter(None, [f"{place.symbol}{version}", place.paragraph]))
        return " · ".join([where, *map(self._step, place.steps)])

    def _step(self, step: str) -> str:
        found = _STEP.fullmatch(step)
        term = _STEPS.get(found[1], found[1]) if found else "Footnote"
        number = found[2] if found else step.removeprefix("fn")
        return f"{self.of(expanded(f'mg:{term}'))} {number}".strip()

    def _named(self, iri: str) -> str | None:
        """The first of the labels that the authorities give a node, else of those that documents give it."""
        node = NamedNode(iri)
        for graph in (self._authorities, None):
            for property_ in _NAMING:
                quads = self._build.store.quads_for_pattern(node, property_, None, graph)
                if found := best(islice(quads, _LOOKED_AT), self._tongue):
                    return found
        return None


def best(quads: Iterable[Quad], tongue: str) -> str | None:
    """Of some words the first in a language, else in English, else in any."""
    words = [quad.object for quad in quads if isinstance(quad.object, Literal)]
    ranked = sorted(words, key=lambda word: (word.language != tongue, word.language != "en", str(word)))
    return ranked[0].value if ranked else None


def shortened(iri: str) -> str:
    """An IRI by its prefix, where it has one that is known."""
    for prefix, namespace in VOCABULARIES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri
