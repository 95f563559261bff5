"""What people call things, as the graph names them: `unodc`, "UNODC" and "the Office" to an IRI."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from graph.iris import Authority, BadIdentifierError, Iris, Place
from queries.answers import Select, written
from queries.errors import ParameterError
from queries.library import Given, Query
from queries.values import TYPES

_NAMED = 8
_PREFIXES = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX mg: <https://w3id.org/mandategraph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
_LABELS = f"""{_PREFIXES}
SELECT DISTINCT ?entity ?label ?passing WHERE {{
  GRAPH ?g {{
    {{ ?entity skos:prefLabel|skos:altLabel ?label . BIND(0 AS ?passing) }}
    UNION
    {{ ?entity mg:shortLabel ?label . BIND(1 AS ?passing) }}
  }}
}}
"""
_SYMBOLS = f"""{_PREFIXES}
SELECT DISTINCT ?symbol ?first WHERE {{
  GRAPH ?g {{ ?work a mg:Document ; mg:symbol ?first ; mg:symbol|dcterms:identifier ?symbol }}
}}
"""


class Names:
    """The names in one graph. Reads them when first asked."""

    def __init__(self, select: Select, iris: Iris) -> None:
        self._select = select
        self._iris = iris

    def resolve(self, query: Query, given: Given) -> dict[str, tuple[str, ...]]:
        """`given`, with entities by IRI and documents by first symbol.

        Raises ParameterError for a name that denotes nothing or more than one thing; values of other types and
        parameters that the query does not have stay as they are.
        """
        return {name: tuple(self._resolved(query, name, values)) for name, values in given.items()}

    def _resolved(self, query: Query, name: str, values: Sequence[str]) -> Iterator[str]:
        parameter = query.parameter(name)
        scheme = TYPES[parameter.type].scheme if parameter else None
        for value in values:
            try:
                yield self._named(scheme, value) if scheme else value
            except LookupError as error:
                raise ParameterError(name, str(error)) from None

    def _named(self, scheme: str, value: str) -> str:
        symbol = self._symbols.get(_folded(value))
        if scheme == "document" or value.startswith(("http://", "https://")):
            return symbol or value
        if scheme == "instrument" and symbol:
            return self._iris.mint(Place(symbol))
        return self._entity(scheme, value)

    def _entity(self, scheme: str, value: str) -> str:
        """An id before a label, a label before a short one, which means one thing only where the context tells."""
        ids, *labels = (known[scheme] for known in self._known)
        key = _folded(value)
        for known in (ids, *labels):
            match sorted(known.get(key, ())):
                case [one]:
                    return one
                case []:
                    continue
                case several:
                    raise LookupError(f"{value!r} may be {_either([self._id(iri) for iri in several])}")
        near = difflib.get_close_matches(key, [*ids, *labels[0]], n=3, cutoff=0.6)
        near += sorted(label for label in labels[0] if key in label)[:5]
        found = (sorted(known.get(label, ())) for label in near for known in (ids, labels[0]))
        likely = list(dict.fromkeys(self._id(iri) for iris in found for iri in iris))
        hint = f"; did you mean {_either(likely)}?" if likely else ""
        raise LookupError(f"no {scheme} is called {value!r}{hint}")

    @cached_property
    def _symbols(self) -> dict[str, str]:
        return {_folded(written(row["symbol"])): written(row["first"]) for row in self._select(_SYMBOLS)}

    @cached_property
    def _known(self) -> tuple[defaultdict[str, defaultdict[str, set[str]]], ...]:
        """IRIs by id, by label and by short label, each by scheme and folded name."""
        known = tuple(defaultdict[str, defaultdict[str, set[str]]](lambda: defaultdict(set)) for _ in range(3))
        for row in self._select(_LABELS):
            entity = written(row["entity"])
            try:
                name = self._iris.read(entity)
            except BadIdentifierError:
                continue
            if isinstance(name, Authority):
                known[0][name.scheme][_folded(name.id)].add(entity)
                passing = int(written(row["passing"]))
                known[1 + passing][name.scheme][_folded(written(row["label"]))].add(entity)
        return known

    def _id(self, iri: str) -> str:
        name = self._iris.read(iri)
        return name.id if isinstance(name, Authority) else iri


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _either(ids: Sequence[str]) -> str:
    """The first of some ids, and how many more there are."""
    more = len(ids) - _NAMED
    return f"{', '.join(ids[:_NAMED])} or {more} others" if more > 1 else " or ".join(ids)
