"""The prefixes of a data set, and IRIs written by them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

from graph.dataset.parts import Part
from graph.terms import NAMESPACES, XSD, Term

# What the vocabulary, the authorities and the description of a data set say in addition to what documents do.
VOCABULARIES: Mapping[str, str] = {
    **{prefix: namespace for prefix, namespace in NAMESPACES.items() if prefix != "language"},
    "dcat": "http://www.w3.org/ns/dcat#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "lrmlmm": "http://docs.oasis-open.org/legalruleml/ns/v1.0/metamodel#",
    "odrl": "http://www.w3.org/ns/odrl/2/",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "spdx": "http://spdx.org/rdf/terms#",
    "undo": "https://w3id.org/un/ontology/undo/",
    "vann": "http://purl.org/vocab/vann/",
    "void": "http://rdfs.org/ns/void#",
    "xsd": XSD,
}
_ENTITIES = ("act", "agent", "condition", "doc", "graph", "instrument")
# Names that every parser reads as they are; Turtle allows more, with escapes.
_LOCAL = "[A-Za-z_][A-Za-z0-9_-]*"

_PARTS = (
    Part("prefixes/prefixes.ttl", "text/turtle", "prefixes, for Turtle and TriG", "前缀，用于 Turtle 和 TriG"),
    Part("prefixes/prefixes.rq", "application/sparql-query", "prefixes, for SPARQL", "前缀，用于 SPARQL"),
    Part("prefixes/prefixes.json", "application/json", "prefixes, by name", "前缀对照表"),
)

Shorten = Callable[[Term], str]


def prefixes(base: str) -> dict[str, str]:
    """Namespaces by their prefixes, in alphabetical order; `base` is what the identifiers of the build begin with."""
    known = {
        **VOCABULARIES,
        "language": NAMESPACES["language"],
        **{name: f"{base}{name}/" for name in _ENTITIES},
    }
    return dict(sorted(known.items()))


def expanded(prefixed: str) -> str:
    """The IRI of a term of a vocabulary: `expanded("void:Dataset")`. Raises KeyError for a prefix that is not known."""
    prefix, _, local = prefixed.partition(":")
    return VOCABULARIES[prefix] + local


def shortener(known: Mapping[str, str]) -> Shorten:
    """What writes an IRI of N-Quads by its prefix, where that needs no escape, and else leaves it as it is."""
    prefix_of = {namespace: prefix for prefix, namespace in known.items()}
    namespaces = "|".join(map(re.escape, prefix_of))
    form = re.compile(f"<({namespaces})({_LOCAL})>")

    @lru_cache(maxsize=1 << 16)
    def short(term: Term) -> str:
        found = form.fullmatch(term)
        return f"{prefix_of[found[1]]}:{found[2]}" if found else term

    return short


def write_prefixes(known: Mapping[str, str], folder: Path) -> list[Part]:
    """Write the prefixes in each form. Raises OSError."""
    texts = (as_turtle(known), as_sparql(known), json.dumps(known, indent=2) + "\n")
    for part, text in zip(_PARTS, texts, strict=True):
        (folder / part.name).parent.mkdir(exist_ok=True)
        (folder / part.name).write_text(text, encoding="utf-8", newline="\n")
    return list(_PARTS)


def as_turtle(known: Mapping[str, str]) -> str:
    """The beginning of a file of Turtle or TriG."""
    return "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in known.items())


def as_sparql(known: Mapping[str, str]) -> str:
    """The beginning of a query."""
    return "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in known.items())
