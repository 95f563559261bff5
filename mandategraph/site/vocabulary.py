"""The page of the vocabulary: every term at its place, with what it means in the language of the reader."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from starlette.requests import Request
from starlette.responses import Response

from graph.dataset.prefixes import expanded
from graph.readback.described import VOCABULARY, description
from graph.readback.facts import value_of
from graph.terms import Term, Triple
from mandategraph.site.interface import tongue_of
from mandategraph.site.labels import Labels, labels_of
from mandategraph.site.nodes import node_page
from mandategraph.site.rendering import build_of, page
from mandategraph.site.representations import FORMATS

_COMMENT = f"<{expanded('rdfs:comment')}>"
_LINKS = {f"<{expanded(f'rdfs:{local}')}>": local for local in ("subClassOf", "domain", "range")}
_TYPE = f"<{expanded('rdf:type')}>"


@dataclass(frozen=True, slots=True)
class Entry:
    """A term: its name, label and meaning, and the IRIs of its types and of what it links to, by how."""

    id: str
    label: str
    comment: str
    links: tuple[tuple[str, str], ...]


def vocabulary_page(request: Request, iri: str) -> Response:
    """The page of the vocabulary, or of a version of it. Raises HTTPException where there is none."""
    if iri != VOCABULARY:
        return node_page(request, iri)
    build, tongue = build_of(request), tongue_of(request)
    labels = labels_of(build, tongue)
    terms = groupby(description(build.store, build.iris, iri), itemgetter(0))
    entries = [_entry(value_of(term), list(said), labels, tongue) for term, said in terms if value_of(term) != iri]
    return page(request, "vocabulary.html", iri=iri, entries=entries, labels=labels, formats=FORMATS)


def _entry(term: str, said: Iterable[Triple], labels: Labels, tongue: str) -> Entry:
    types = [("type", value_of(value)) for _, predicate, value in said if predicate == _TYPE]
    links = [(_LINKS[predicate], value_of(value)) for _, predicate, value in said if predicate in _LINKS]
    comments = [value for _, predicate, value in said if predicate == _COMMENT]
    return Entry(term.partition("#")[2], labels.of(term), _in(tongue, comments), (*types, *links))


def _in(tongue: str, words: Iterable[Term]) -> str:
    """Of some words those in a language, else the first."""
    ranked = sorted(words, key=lambda term: not term.endswith(f"@{tongue}"))
    return value_of(ranked[0]) if ranked else ""
