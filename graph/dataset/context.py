"""The JSON-LD context: terms for the vocabulary as it stands in core.ttl, and for what is reused of others."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from pyoxigraph import NamedNode, RdfFormat, parse

from graph.dataset.parts import Part
from graph.dataset.prefixes import VOCABULARIES, expanded
from ontology.files import CORE

MG = VOCABULARIES["mg"]
ID, VOCAB, LANGUAGE = "@id", "@vocab", "@language"

_PREFIXES = ("cito", "dcterms", "doco", "eli", "mg", "oa", "org", "owl", "prov", "rdfs", "skos", "vann", "xsd")
CONTEXT_PREFIXES = {prefix: VOCABULARIES[prefix] for prefix in _PREFIXES}
RESERVED = frozenset({"id", "type", *CONTEXT_PREFIXES})  # terms that are no property
# What properties of other vocabularies take in this graph: names of others or of ours, words in a language,
# datatypes; None where it is a string, or of one kind here and of another there.
_OTHERS = {
    ID: (
        *("cito:hasCitedEntity", "cito:hasCitingEntity", "dcterms:license", "dcterms:subject", "eli:cites"),
        *("eli:is_part_of", "eli:language", "eli:realizes", "oa:hasSelector", "oa:hasSource", "org:postIn"),
        *("org:subOrganizationOf", "owl:versionIRI", "prov:used", "prov:wasDerivedFrom", "prov:wasGeneratedBy"),
        *("skos:closeMatch", "skos:exactMatch"),
    ),
    VOCAB: ("rdfs:domain", "rdfs:range", "rdfs:subClassOf", "rdfs:subPropertyOf", "skos:inScheme"),
    LANGUAGE: ("dcterms:description", "rdfs:comment", "skos:altLabel", "skos:prefLabel"),
    "xsd:gYear": ("dcterms:date",),
    "xsd:nonNegativeInteger": ("oa:end", "oa:start"),
    None: (
        *("dcterms:identifier", "dcterms:language", "dcterms:title", "eli:id_local", "oa:exact", "owl:versionInfo"),
        *("rdfs:label", "vann:preferredNamespacePrefix", "vann:preferredNamespaceUri"),
    ),
}


_PART = Part("context.jsonld", "application/ld+json", "JSON-LD context", "JSON-LD 上下文")


@dataclass(frozen=True, slots=True)
class Property:
    """A property in JSON: its key, and what its values are, which is one of ID, VOCAB, LANGUAGE, a datatype or None.

    A value that is none of these stands in full below the IRI, of which the context assumes nothing.
    """

    key: str
    iri: str
    takes: str | None

    @property
    def definition(self) -> dict[str, str]:
        """What the context says of the key."""
        kind = {"@container" if self.takes == LANGUAGE else "@type": self.takes} if self.takes else {}
        return {"@id": self.iri, **kind}


def context() -> dict[str, object]:
    """The context, which needs no other: what the keys mean, and which values are names, words, numbers or dates."""
    terms = {property_.key: property_.definition for property_ in properties().values()}
    keywords = {"@version": 1.1, "@vocab": MG, "id": "@id", "type": "@type"}
    return {**keywords, **CONTEXT_PREFIXES, **dict(sorted(terms.items()))}


def write_context(folder: Path) -> Part:
    """Write the context as a file. Raises OSError."""
    document = json.dumps({"@context": context()}, indent=1, ensure_ascii=False) + "\n"
    (folder / _PART.name).write_text(document, encoding="utf-8", newline="\n")
    return _PART


@cache
def properties() -> Mapping[str, Property]:
    """The properties by their IRIs."""
    found = {property_.iri: property_ for property_ in _ours()}
    for takes, keys in _OTHERS.items():
        for key in keys:
            found[expanded(key)] = Property(key, expanded(key), takes)
    return MappingProxyType(found)


def _ours() -> Iterator[Property]:
    """Those of core.ttl. What takes an individual of the vocabulary is written by its name: directive, actor."""
    triples = list(parse(path=str(CORE), format=RdfFormat.TURTLE))
    types = [(_iri(t.subject), _iri(t.object)) for t in triples if t.predicate.value == expanded("rdf:type")]
    closed = {kind for _, kind in types if kind.startswith(MG)}
    ranges = {_iri(t.subject): _iri(t.object) for t in triples if t.predicate.value == expanded("rdfs:range")}
    for property_, kind in types:
        range_ = ranges.get(property_, "")
        if kind == expanded("owl:ObjectProperty"):
            yield Property(property_.removeprefix(MG), property_, VOCAB if range_ in closed else ID)
        elif kind == expanded("owl:DatatypeProperty"):
            yield Property(property_.removeprefix(MG), property_, _datatype(range_))


def _datatype(range_: str) -> str | None:
    if range_ == expanded("rdf:langString"):
        return LANGUAGE
    return None if range_ in {"", expanded("xsd:string")} else range_.replace(VOCABULARIES["xsd"], "xsd:")


def _iri(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else ""
