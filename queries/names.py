"""What people call things, as the graph names them: `unodc`, "UNODC" and "the Office" to an IRI."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import cast

from pyoxigraph import Literal, NamedNode

from graph.iris import Authority, BadIdentifierError, Iris, Place, Scheme
from queries.answers import Select, written
from queries.errors import ParameterError
from queries.library import Given, Query
from queries.values import TYPES, serialised

_NAMED = 8
_PREFIXES = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX mg: <https://w3id.org/mandategraph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
# All names, or those of which a filter tells more: thousands of documents have too many to read all each time.
_LABELS = f"""{_PREFIXES}
SELECT DISTINCT ?entity ?label ?passing WHERE {{
  GRAPH ?g {{
    {{ ?entity skos:prefLabel|skos:altLabel ?label . BIND(0 AS ?passing) }}
    UNION
    {{ ?entity mg:shortLabel ?label . BIND(1 AS ?passing) }}
  }}
  FILTER(%s)
}}
"""
_AN_ID = f"""{_PREFIXES}
SELECT ?label WHERE {{ GRAPH ?g {{ %s skos:prefLabel|skos:altLabel|mg:shortLabel ?label }} }} LIMIT 1
"""
_FIRST_SYMBOL = f"""{_PREFIXES}
SELECT ?first WHERE {{
  GRAPH ?g {{
    VALUES ?symbol {{ %s }}
    ?work mg:symbol|dcterms:identifier ?symbol . ?work a mg:Document ; mg:symbol ?first
  }}
}}
ORDER BY DESC(?symbol = ?first) ?first
"""
# By themselves: whose they are would be looked up for each before one is chosen.
_SPELLINGS = f"""{_PREFIXES}
SELECT DISTINCT ?symbol WHERE {{
  GRAPH ?g {{ ?work mg:symbol|dcterms:identifier ?symbol . FILTER(LCASE(STR(?symbol)) = %s) }}
}}
"""
# IRIs by scheme and folded name.
_Known = defaultdict[str, defaultdict[str, set[str]]]


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
                yield self.named(scheme, value) if scheme else value
            except LookupError as error:
                raise ParameterError(name, str(error)) from None

    def named(self, scheme: str, value: str) -> str:
        """The IRI of what `value` denotes among what a scheme holds; of a document, its first symbol.

        An IRI stays as it is. Raises LookupError for what denotes nothing or more than one thing.
        """
        if scheme == "document":
            return self._symbol(value) or value
        if value.startswith(("http://", "https://")):
            return value
        if scheme == "instrument" and (symbol := self._symbol(value)):
            return self._iris.mint(Place(symbol))
        return self._entity(cast(Scheme, scheme), value)

    def _symbol(self, value: str) -> str | None:
        """The first symbol of the document that has this one."""
        if "/" not in value:
            return None
        return self._first_symbol(_literal(value)) or self._first_symbol(*self._spellings(value))

    def _first_symbol(self, *symbols: str) -> str | None:
        rows = self._select(_FIRST_SYMBOL % " ".join(symbols)) if symbols else ()
        return next((written(row["first"]) for row in rows), None)

    def _spellings(self, value: str) -> Iterator[str]:
        """A symbol in any case, as it is written in the graph."""
        return (serialised(cast(Literal, row["symbol"])) for row in self._select(_SPELLINGS % _literal(_folded(value))))

    def _entity(self, scheme: Scheme, value: str) -> str:
        """An id before a label, a label before a short one, which means one thing only where the context tells."""
        key = _folded(value)
        iri = self._iris.mint(Authority(scheme, key)) if key else ""
        if key and any(True for _ in self._select(_AN_ID % NamedNode(iri))):
            return iri
        for known in (*self._read(f"LCASE(STR(?label)) = {_literal(_folded(value))}"), *self._known):
            match sorted(known[scheme].get(key, ())):
                case [one]:
                    return one
                case []:
                    continue
                case several:
                    raise LookupError(f"{value!r} may be {_either([self._id(iri) for iri in several])}")
        raise LookupError(f"no {scheme} is called {value!r}{self._hint(scheme, key)}")

    def _hint(self, scheme: Scheme, key: str) -> str:
        ids, labels, _ = (known[scheme] for known in self._known)
        near = difflib.get_close_matches(key, [*ids, *labels], n=3, cutoff=0.6)
        near += sorted(label for label in labels if key in label)[:5]
        found = (sorted(known.get(label, ())) for label in near for known in (ids, labels))
        likely = list(dict.fromkeys(self._id(iri) for iris in found for iri in iris))
        return f"; did you mean {_either(likely)}?" if likely else ""

    @cached_property
    def _known(self) -> tuple[_Known, _Known, _Known]:
        return self._read("true")

    def _read(self, filter_: str) -> tuple[_Known, _Known, _Known]:
        """Entities by id, by label and by short label."""
        ids, labels, short = (_Known(lambda: defaultdict(set)) for _ in range(3))
        for row in self._select(_LABELS % filter_):
            entity = written(row["entity"])
            try:
                name = self._iris.read(entity)
            except BadIdentifierError:
                continue
            if isinstance(name, Authority):
                ids[name.scheme][_folded(name.id)].add(entity)
                of_kind = short if int(written(row["passing"])) else labels
                of_kind[name.scheme][_folded(written(row["label"]))].add(entity)
        return ids, labels, short

    def _id(self, iri: str) -> str:
        name = self._iris.read(iri)
        return name.id if isinstance(name, Authority) else iri


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _literal(value: str) -> str:
    return serialised(Literal(value))


def _either(ids: Sequence[str]) -> str:
    """The first of some ids, and how many more there are."""
    more = len(ids) - _NAMED
    return f"{', '.join(ids[:_NAMED])} or {more} others" if more > 1 else " or ".join(ids)
