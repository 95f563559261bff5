"""What a data set says of itself: VoID for what is in it, DCAT for its files, PROV-O for where it comes from.

Nothing here tells a time, so that the same build gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from urllib.parse import quote

from graph.dataset.census import TARGETS, Figures
from graph.dataset.dumps import DUMPS
from graph.dataset.parts import Measured, Part
from graph.dataset.prefixes import VOCABULARIES, Shorten, as_turtle, expanded, prefixes, shortener
from graph.dataset.statements import NamedGraph
from graph.dataset.turtle import turtle
from graph.iris import LANGUAGES
from graph.terms import NAMESPACES, Term, Triple, integer, iri, string, text, typed

PART = Part(
    "void.ttl", "text/turtle", "what is in here, and where it comes from (VoID, DCAT, PROV-O)", "本数据集的说明"
)
LICENSE = "https://www.apache.org/licenses/LICENSE-2.0"
TITLE = "mandategraph: who is asked to do what by the United Nations"
TITLE_ZH = "mandategraph：联合国要求谁做什么"
RIGHTS = (
    "The words of the documents are the United Nations’. What was made of them, the vocabulary and the authorities are "
    "licensed under Apache 2.0."
)
RIGHTS_ZH = "文件的文字属联合国所有。由此制成的数据以及词汇和规范档按 Apache 2.0 许可。"

_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
_FORMATS = "http://www.w3.org/ns/formats/"
_FEATURES = ("N-Quads", "TriG", "JSON-LD")
_USED = ("cito", "dcterms", "doco", "eli", "mg", "oa", "org", "prov", "skos")  # vocabularies


@dataclass(frozen=True, slots=True)
class Description:
    """What is to be told of: graphs and what they hold, files, the version and the recipe of what made them."""

    base: str
    graphs: Sequence[NamedGraph]
    figures: Figures
    files: Sequence[Measured]
    version: str
    recipe: str


def description(of: Description) -> str:
    """The description in Turtle."""
    known = prefixes(of.base)
    short = shortener(known)
    parts = (_dataset(of), _provenance(of), _graphs(of), _partitions(of, short), _linksets(of, short), _files(of))
    blocks = turtle(sorted(set(chain.from_iterable(parts))), short)
    return f"{as_turtle(known)}\n{''.join(blocks)}"


def dataset_iri(base: str) -> str:
    """The IRI of the data set made of a build whose identifiers begin with `base`."""
    return f"{base}dataset"


def _dataset(of: Description) -> Iterator[Triple]:
    languages = sorted({graph.language for graph in of.graphs if graph.language})
    yield from _about(
        dataset_iri(of.base),
        ("rdf:type", _name("void:Dataset")),
        ("rdf:type", _name("dcat:Dataset")),
        ("dcterms:title", text(TITLE, "en")),
        ("dcterms:title", text(TITLE_ZH, "zh")),
        ("dcterms:license", iri(LICENSE)),
        ("dcterms:rights", text(RIGHTS, "en")),
        ("dcterms:rights", text(RIGHTS_ZH, "zh")),
        ("owl:versionInfo", string(of.version)),
        *(("dcterms:language", _language(language)) for language in languages),
        *(("dcat:keyword", text(word, "en")) for word in ("United Nations", "resolutions", "mandates")),
        *(("void:vocabulary", iri(VOCABULARIES[prefix])) for prefix in _USED),
        *(("void:feature", iri(f"{_FORMATS}{feature}")) for feature in _FEATURES),
        *(("void:dataDump", iri(_file(of, part))) for part in DUMPS),
        ("void:uriSpace", string(of.base)),
        ("void:triples", integer(of.figures.triples)),
        ("void:distinctSubjects", integer(of.figures.subjects)),
        ("void:classes", integer(len(of.figures.classes))),
        ("void:properties", integer(len(of.figures.properties))),
    )


def _provenance(of: Description) -> Iterator[Triple]:
    dataset = dataset_iri(of.base)
    program, build = f"{dataset}#program", f"{dataset}#build"
    yield from _about(dataset, ("dcterms:creator", iri(program)), ("prov:wasGeneratedBy", iri(build)))
    yield from _about(
        build,
        ("rdf:type", _name("prov:Activity")),
        ("prov:wasAssociatedWith", iri(program)),
        *([("dcterms:identifier", string(of.recipe))] if of.recipe else ()),
    )
    yield from _about(
        program,
        ("rdf:type", _name("prov:SoftwareAgent")),
        ("rdf:type", _name("foaf:Agent")),
        ("foaf:name", string("mandategraph")),
        ("owl:versionInfo", string(of.version)),
    )


def _graphs(of: Description) -> Iterator[Triple]:
    """Each named graph is a part of the data set; what several say, each counts."""
    for graph in of.graphs:
        yield from _about(dataset_iri(of.base), ("void:subset", iri(graph.iri)))
        yield from _about(
            graph.iri,
            ("rdf:type", _name("void:Dataset")),
            ("void:triples", integer(of.figures.statements[graph.iri])),
            *([("foaf:primaryTopic", iri(graph.about))] if graph.about else ()),
            *([("dcterms:language", _language(graph.language))] if graph.language else ()),
            *([("dcterms:title", text(graph.title, graph.language))] if graph.title and graph.language else ()),
        )


def _partitions(of: Description, short: Shorten) -> Iterator[Triple]:
    kinds = (
        ("class", of.figures.classes, "void:classPartition", "void:class", "void:entities"),
        ("property", of.figures.properties, "void:propertyPartition", "void:property", "void:triples"),
    )
    for kind, counts, partition, term, counted in kinds:
        for value, count in counts.items():
            node = f"{dataset_iri(of.base)}#{kind}-{_fragment(short(value))}"
            yield from _about(dataset_iri(of.base), (partition, iri(node)))
            yield from _about(node, ("rdf:type", _name("void:Dataset")), (term, value), (counted, integer(count)))


def _linksets(of: Description, short: Shorten) -> Iterator[Triple]:
    dataset = dataset_iri(of.base)
    for (predicate, target), count in of.figures.links.items():
        linkset, objects = (
            f"{dataset}#links-{_fragment(short(predicate))}-{_fragment(target)}",
            f"{dataset}#target-{_fragment(target)}",
        )
        yield from _about(dataset, ("void:subset", iri(linkset)))
        yield from _about(
            linkset,
            ("rdf:type", _name("void:Linkset")),
            ("void:linkPredicate", predicate),
            ("void:subjectsTarget", iri(dataset)),
            ("void:objectsTarget", iri(objects)),
            ("void:triples", integer(count)),
        )
        yield from _about(
            objects,
            ("rdf:type", _name("void:Dataset")),
            ("dcterms:title", text(target, "en")),
            ("void:uriSpace", string(TARGETS[target])),
        )


def _files(of: Description) -> Iterator[Triple]:
    for file in of.files:
        node, packed = _file(of, file.part), file.part.name.endswith(".gz")
        yield from _about(dataset_iri(of.base), ("dcat:distribution", iri(node)))
        yield from _about(
            node,
            ("rdf:type", _name("dcat:Distribution")),
            ("dcterms:identifier", string(file.part.name)),
            ("dcterms:title", text(file.part.title, "en")),
            ("dcterms:title", text(file.part.title_zh, "zh")),
            ("dcterms:license", iri(LICENSE)),
            ("dcat:mediaType", iri(f"{_MEDIA_TYPES}{file.part.media_type}")),
            *([("dcat:compressFormat", iri(f"{_MEDIA_TYPES}application/gzip"))] if packed else ()),
            ("dcat:byteSize", typed(str(file.size), expanded("xsd:nonNegativeInteger"))),
            ("spdx:checksum", iri(f"{node}#sha256")),
        )
        yield from _about(
            f"{node}#sha256",
            ("rdf:type", _name("spdx:Checksum")),
            ("spdx:algorithm", _name("spdx:checksumAlgorithm_sha256")),
            ("spdx:checksumValue", typed(file.sha256, expanded("xsd:hexBinary"))),
        )


def _about(node: str, *said: tuple[str, Term]) -> Iterable[Triple]:
    return ((iri(node), _name(prefixed), value) for prefixed, value in said)


def _name(prefixed: str) -> Term:
    return iri(expanded(prefixed))


def _file(of: Description, part: Part) -> str:
    return f"{dataset_iri(of.base)}/{part.name}"


def _language(tag: str) -> Term:
    return iri(f"{NAMESPACES['language']}{LANGUAGES[tag].upper()}")


def _fragment(text_: str) -> str:
    """What can stand in the fragment of an IRI and in a prefixed name: `mg-actor` for mg:actor."""
    return quote(text_.strip("<>").replace(":", "-", 1).replace(" ", "-"), safe="")
