"""RDF terms as N-Quads writes them: plain strings, which are several times as fast as objects."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cache

# A term as it stands in a line of N-Quads: `<https://…>`, `"urges"@en`, `"7"^^<…#integer>`.
Term = str
Triple = tuple[Term, Term, Term]
# A node with what is said of it: properties with their values, as they stand side by side in a line of N-Quads.
Node = tuple[Term, list[str]]

XSD = "http://www.w3.org/2001/XMLSchema#"

NAMESPACES = {
    "cito": "http://purl.org/spar/cito/",
    "dcterms": "http://purl.org/dc/terms/",
    "doco": "http://purl.org/spar/doco/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "mg": "https://w3id.org/mandategraph/ontology#",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "language": "http://publications.europa.eu/resource/authority/language/",
}

# Must be escaped: quotes, backslashes, line ends. Should be, for whoever reads or splits the file by lines: other
# controls, the line separators of Unicode, marks that turn the direction of writing, byte order marks. Halves of
# surrogate pairs, which stand in a file name whose bytes are no UTF-8, are no characters and cannot be written.
_UNSAFE = re.compile(
    '["\\\\\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufff9-\uffff]'
)
_EXTERNAL = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]+)?/[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*")
_INTEGER, _OFFSET = f"^^<{XSD}integer>", f"^^<{XSD}nonNegativeInteger>"
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


@cache
def name(prefixed: str) -> Term:
    """The IRI of a term of a vocabulary: `name("mg:Act")`. Raises KeyError for a prefix that is not ours."""
    prefix, _, local = prefixed.partition(":")
    return f"<{NAMESPACES[prefix]}{local}>"


def iri(value: str) -> Term:
    """An IRI that `graph.iris` has minted, which needs no escape."""
    return f"<{value}>"


def external(value: str | None) -> Term | None:
    """The IRI of something of others on the web; None where that is none, or holds what an IRI must escape."""
    return f"<{value}>" if value and _EXTERNAL.fullmatch(value) else None


def string(value: str) -> Term:
    """A plain string."""
    return f'"{_escaped(value)}"'


def text(value: str, language: str) -> Term:
    """Words in a language."""
    return f'"{_escaped(value)}"@{language}'


def typed(value: str, datatype: str) -> Term:
    """A value of another datatype, which is given by its IRI."""
    return f'"{_escaped(value)}"^^<{datatype}>'


def integer(value: int) -> Term:
    """A whole number."""
    return f'"{value}"{_INTEGER}'


def offset(value: int) -> Term:
    """A place in a text, as Web Annotation types it."""
    return f'"{value}"{_OFFSET}'


def day(value: date) -> Term:
    """A date."""
    return typed(value.isoformat(), f"{XSD}date")


def quad(triple: Triple, graph: Term) -> str:
    """A line of N-Quads."""
    return f"{triple[0]} {triple[1]} {triple[2]} {graph} .\n"


def said(prefixed: str, value: Term) -> str:
    """A property with its value."""
    return f"{name(prefixed)} {value}"


def about(node: str, *properties: tuple[str, Term | None]) -> Node:
    """What is said of the node that has an IRI; properties without a value are left out."""
    return iri(node), [f"{name(prefixed)} {value}" for prefixed, value in properties if value is not None]


def quads(nodes: Iterable[Node], graph: Term) -> list[str]:
    """The lines of N-Quads that say this of nodes, sorted, each once.

    Nodes are sorted first and what is said of each then, which takes far less time than to sort the lines: no IRI is
    the beginning of another, for all of them end in `>`.
    """
    whole: defaultdict[Term, list[str]] = defaultdict(list)
    for node, properties in nodes:
        whole[node] += properties
    end = f" {graph} .\n"
    return [f"{node} {property_}{end}" for node in sorted(whole) for property_ in sorted(set(whole[node]))]


TRUE: Term = f'"true"^^<{XSD}boolean>'


def _escaped(value: str) -> str:
    if value.isprintable() and not ('"' in value or "\\" in value or "\ufffc" in value or "\ufffd" in value):
        return value  # as most are; no other printable character is unsafe
    return _UNSAFE.sub(_escape, value)


def _escape(found: re.Match[str]) -> str:
    if "\ud800" <= found[0] <= "\udfff":
        return "\ufffd"
    return _SHORT.get(found[0]) or f"\\u{ord(found[0]):04X}"
