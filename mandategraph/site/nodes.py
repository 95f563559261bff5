"""The page of any node: what it is, what is said of it in words, what points to it, and where it was read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from graph.dataset.prefixes import expanded
from graph.iris import Correspondence, Graph, Place
from graph.readback.described import name_of, pointing_at, pointing_count, said_of
from graph.readback.facts import value_of
from graph.terms import Term, Triple
from mandategraph.site.anchors import anchor_of, version_of
from mandategraph.site.interface import tongue_of
from mandategraph.site.labels import Labels, labels_of
from mandategraph.site.rendering import build_of, page
from mandategraph.site.representations import FORMATS

_SHOWN = 100  # values of one property, and nodes that point here
_TYPE = f"<{expanded('rdf:type')}>"
_WORDS = tuple(f"<{expanded(key)}>" for key in ("mg:text", "mg:action", "mg:verbText", "mg:due", "oa:exact"))


@dataclass(frozen=True, slots=True)
class Value:
    """A value as it is shown: an IRI with its label, or words, perhaps in a language."""

    words: str
    iri: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A property with some of its values, and how many it has."""

    property: Value
    values: tuple[Value, ...]
    total: int


def node_page(request: Request, iri: str) -> Response:
    """The page of what has an IRI. Raises HTTPException where the build does not hold it."""
    build, tongue = build_of(request), tongue_of(request)
    labels = labels_of(build, tongue)
    name = name_of(build.iris, iri)
    said = said_of(build.store, iri)
    pointing = pointing_at(build.store, iri, _SHOWN)
    if not said and not pointing and not (isinstance(name, Graph | Correspondence) and build.holds(name)):
        raise HTTPException(404)
    return page(
        request,
        "node.html",
        iri=iri,
        label=labels.of(iri),
        kinds=[labels.of(value_of(value)) for _, predicate, value in said if predicate == _TYPE],
        rows=_rows((triple for triple in said if triple[1] != _TYPE), labels),
        pointing=_pointing(pointing, labels),
        pointing_total=pointing_count(build.store, iri) if len(pointing) == _SHOWN else len(pointing),
        pointing_shown=len(pointing),
        quotation=_quotation(said),
        mark=(version_of(iri, build.iris), anchor_of(iri, build.iris)),
        symbol=name.symbol if isinstance(name, Place) else None,
        formats=FORMATS,
    )


def _rows(triples: Iterable[Triple], labels: Labels) -> list[Row]:
    """The properties of a node in the order of their names."""
    rows = []
    for predicate, group in groupby(triples, itemgetter(1)):
        values = [value for _, _, value in group]
        shown = tuple(_value(value, labels) for value in values[:_SHOWN])
        rows.append(Row(_value(predicate, labels), shown, len(values)))
    return sorted(rows, key=lambda row: row.property.words)


def _pointing(triples: Sequence[Triple], labels: Labels) -> list[Row]:
    """What points here, by the property with which it does."""
    rows = []
    for predicate, group in groupby(triples, itemgetter(1)):
        nodes = tuple(_value(subject, labels) for subject, _, _ in group)
        rows.append(Row(_value(predicate, labels), nodes, len(nodes)))
    return rows


def _value(term: Term, labels: Labels) -> Value:
    if term.startswith("<"):
        iri = value_of(term)
        return Value(labels.of(iri), iri)
    _, at, language = term.rpartition('"')[2].partition("@")
    return Value(value_of(term), language=language if at else None)


def _quotation(said: Sequence[Triple]) -> Value | None:
    """The words of a node that was read from some."""
    for property_ in _WORDS:
        for _, predicate, value in said:
            if predicate == property_:
                return Value(value_of(value), language=value.rpartition("@")[2] if '"@' in value else None)
    return None
