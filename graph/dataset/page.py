"""The vocabulary as a page to be read, in English and Chinese, that needs no other file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from graph.dataset.prefixes import VOCABULARIES, expanded
from graph.dataset.rendering import rendered
from ontology.files import ALIGNMENT, CORE

_MG = VOCABULARIES["mg"]
_ONTOLOGY = _MG.removesuffix("#")
_FACTS = {
    "rdfs:domain": "of · 主语",
    "rdfs:range": "takes · 取值",
    "rdfs:subClassOf": "is a · 属于",
    "rdfs:subPropertyOf": "implies · 蕴含",
    "skos:closeMatch": "near to · 近似",
}
_PROPERTIES = frozenset(map(expanded, ("owl:ObjectProperty", "owl:DatatypeProperty")))
_CLASS = expanded("owl:Class")

# What is said of an entity: values by the IRI of the property.
_Said = Mapping[str, Sequence[NamedNode | Literal]]


@dataclass(frozen=True, slots=True)
class Link:
    """A term by its prefix, and where it is told of: on this page, or at its own IRI."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A term of the vocabulary; texts are by language, `facts` are links by what they tell."""

    id: str
    label: Mapping[str, str]
    comment: Mapping[str, str]
    facts: Mapping[str, Sequence[Link]]


def page() -> str:
    """The page in HTML, without scripts or anything that is loaded from elsewhere."""
    said = _said()
    kinds = {iri: {type_.value for type_ in of[expanded("rdf:type")]} for iri, of in said.items()}
    ours = sorted((iri for iri in said if iri.startswith(_MG)), key=str.lower)
    classes = [iri for iri in ours if _CLASS in kinds[iri]]
    properties = [iri for iri in ours if _PROPERTIES & kinds[iri]]
    rest = [iri for iri in ours if iri not in {*classes, *properties}]
    return rendered(
        "core.html",
        title=_texts(said[_ONTOLOGY], "dcterms:title"),
        description=_texts(said[_ONTOLOGY], "dcterms:description"),
        version=said[_ONTOLOGY][expanded("owl:versionInfo")][0].value,
        namespace=_MG,
        sections=[
            ("classes", "Classes", "类", [_entry(iri, said[iri]) for iri in classes]),
            ("properties", "Properties", "属性", [_entry(iri, said[iri]) for iri in properties]),
            ("individuals", "Individuals", "个体", [_entry(iri, said[iri], kinds[iri]) for iri in rest]),
        ],
    )


def _said() -> dict[str, _Said]:
    found: dict[str, dict[str, list[NamedNode | Literal]]] = defaultdict(lambda: defaultdict(list))
    for file in (CORE, ALIGNMENT):
        for triple in parse(path=str(file), format=RdfFormat.TURTLE):
            if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode | Literal):
                found[triple.subject.value][triple.predicate.value].append(triple.object)
    return {iri: dict(of) for iri, of in found.items()}


def _entry(iri: str, said: _Said, kinds: Iterable[str] = ()) -> Entry:
    facts = {told: [_link(term.value) for term in said.get(expanded(key), ())] for key, told in _FACTS.items()}
    facts["is a · 属于"] = [*facts["is a · 属于"], *map(_link, sorted(kinds))]
    label, comment = _texts(said, "rdfs:label"), _texts(said, "rdfs:comment")
    return Entry(iri.removeprefix(_MG), label, comment, {told: links for told, links in facts.items() if links})


def _texts(said: _Said, key: str) -> dict[str, str]:
    """The words of a property by their language."""
    return {
        literal.language: literal.value
        for literal in said.get(expanded(key), ())
        if isinstance(literal, Literal) and literal.language
    }


def _link(iri: str) -> Link:
    if iri.startswith(_MG):
        return Link(iri.removeprefix(_MG), f"#{iri.removeprefix(_MG)}")
    prefix = next((p for p, namespace in VOCABULARIES.items() if iri.startswith(namespace)), None)
    return Link(f"{prefix}:{iri.removeprefix(VOCABULARIES[prefix])}" if prefix else iri, iri)
