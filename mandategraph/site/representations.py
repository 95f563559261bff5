"""Triples as the site hands them on: Turtle, JSON-LD and N-Triples, the same bytes for the same triples."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from graph.dataset import jsonld
from graph.dataset.prefixes import as_turtle, prefixes, shortener
from graph.dataset.turtle import turtle
from graph.terms import Triple

HTML = "html"


@dataclass(frozen=True, slots=True)
class Representation:
    """A format: its name in an address, its media type, and what writes sorted triples whose base is given."""

    name: str
    media_type: str
    write: Callable[[Sequence[Triple], str], str]


def _as_turtle(triples: Sequence[Triple], base: str) -> str:
    known = prefixes(base)
    return "".join([as_turtle(known), "\n", *turtle(triples, shortener(known))])


def _as_jsonld(triples: Sequence[Triple], _base: str) -> str:
    return jsonld.document(triples)


def _as_ntriples(triples: Sequence[Triple], _base: str) -> str:
    return "".join(f"{subject} {predicate} {value} .\n" for subject, predicate, value in triples)


FORMATS: Mapping[str, Representation] = MappingProxyType(
    {
        "ttl": Representation("ttl", "text/turtle", _as_turtle),
        "jsonld": Representation("jsonld", "application/ld+json", _as_jsonld),
        "nt": Representation("nt", "application/n-triples", _as_ntriples),
    }
)
"""The formats of triples by their names in an address."""

# HTML comes first, so that a client that takes anything gets a page. JSON-LD is JSON too.
MEDIA_TYPES: Mapping[str, str] = MappingProxyType(
    {"text/html": HTML, **{format_.media_type: name for name, format_ in FORMATS.items()}, "application/json": "jsonld"}
)
"""What is offered, in order of our preference, with the name of each."""
