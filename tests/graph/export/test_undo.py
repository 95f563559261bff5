"""Relations of UNDO: only its own terms, one for each actor that an act binds, and what it was made to be asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store
from rdflib import RDF, Graph, Namespace, URIRef, Variable

from extract.records import Citation, Extraction
from graph import triples
from graph.export.exported import Exported, Version, versions_in
from graph.export.undo import export_undo
from graph.iris import Authority, Iris, Place
from tests.graph.export.conftest import IRIS

ALLOT = Namespace("https://w3id.org/akn/ontology/allot/")
OA = Namespace("http://www.w3.org/ns/oa#")
UNDO = Namespace("https://w3id.org/un/ontology/undo/")
NAMESPACES = {
    "allot": str(ALLOT),
    "dcterms": "http://purl.org/dc/terms/",
    "iso639-1": "http://id.loc.gov/vocabulary/iso639-1/",
    "oa": str(OA),
    "undo": str(UNDO),
}
TERMS = {
    URIRef(NAMESPACES[prefix] + local)
    for line in Path(__file__).with_name("undo_terms.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
    for prefix, _, local in [line.partition(":")]
}


def _exported(store: Store, iris: Iris = IRIS) -> Exported:
    return export_undo(store, versions_in(store, iris), iris, lambda *_: None)


@pytest.fixture(scope="module")
def exported(store: Store) -> Exported:
    return _exported(store)


@pytest.fixture(scope="module")
def graph(exported: Exported) -> Graph:
    return Graph().parse(data=exported.data, format="nt")


def test_no_term_is_used_that_undo_does_not_have(graph: Graph) -> None:
    assert set(graph.predicates()) - {RDF.type} <= TERMS
    assert set(graph.objects(None, RDF.type)) <= TERMS
    assert set(graph.objects(None, URIRef(NAMESPACES["dcterms"] + "language"))) <= TERMS


def test_a_relation_has_one_of_each_and_was_read_in_one_version(graph: Graph) -> None:
    relations = set(graph.subjects(RDF.type, UNDO.Relation))
    for property_ in (UNDO.hasProponent, UNDO.hasSemantics, UNDO.hasReceiver):
        assert Counter(graph.subjects(property_)) == dict.fromkeys(relations, 1)
    annotations = set(graph.subjects(RDF.type, UNDO.Annotation))
    assert Counter(graph.subjects(OA.hasBody)) == dict.fromkeys(annotations, 1)
    assert Counter(graph.subjects(OA.hasTarget)) == dict.fromkeys(annotations, 1)
    assert Counter(graph.objects(None, OA.hasBody)) == dict.fromkeys(relations, 1)
    assert set(graph.objects(None, OA.hasTarget)) == set(graph.subjects(RDF.type, UNDO.DocumentVersion))


def test_what_stands_in_a_relation_says_what_it_is(graph: Graph) -> None:
    for property_, classes in (
        (UNDO.hasProponent, {UNDO.Agent}),
        (UNDO.hasSemantics, {ALLOT.Concept}),
    ):
        assert all(classes & set(graph.objects(node, RDF.type)) for node in graph.objects(None, property_))


def _cited(citation: Citation) -> str:
    if citation.instrument:
        return IRIS.mint(Authority("instrument", citation.instrument))
    return IRIS.mint(Place(citation.symbol or ""))


def _meanings(extraction: Extraction) -> list[tuple[str, str]]:
    """The concept and the receiver of each relation that a document's records tell."""
    speaks = {
        paragraph.id
        for part in extraction.document.parts
        if part.issuer or extraction.document.metadata.body
        for paragraph in part.paragraphs
    }
    bound = [
        (IRIS.mint(Authority("act", act.concept)), IRIS.mint(Authority("agent", actor.agent)))
        for act in extraction.acts
        if act.paragraph in speaks
        for mandate in act.mandates
        for actor in mandate.actors
    ]
    related = [
        (f"https://w3id.org/mandategraph/ontology#{citation.relation}", _cited(citation))
        for citation in extraction.citations
        if citation.paragraph in speaks and citation.relation != "mentions"
    ]
    return bound + related


def test_every_actor_of_an_act_and_every_citation_with_a_meaning_is_a_relation(
    samples: Mapping[str, Extraction], graph: Graph
) -> None:
    told = Counter(meaning for extraction in samples.values() for meaning in _meanings(extraction))
    found = Counter(
        (str(concept), str(graph.value(relation, UNDO.hasReceiver)))
        for relation, concept in graph.subject_objects(UNDO.hasSemantics)
    )
    assert told == found
    assert len(told) > 100


def test_acts_that_are_no_relation_are_told(samples: Mapping[str, Extraction], exported: Exported) -> None:
    acts = [act for extraction in samples.values() for act in extraction.acts]
    related = sum(any(mandate.actors for mandate in act.mandates) for act in acts)
    assert exported.remarks == (
        f"{len(acts)} acts: {related} are relations; "
        f"{len(acts) - related} have no receiver or no proponent that is named",
    )
    assert 0 < related < len(acts)


def test_it_answers_what_undo_was_made_to_be_asked(graph: Graph) -> None:
    """The third competency question: which documents describe the General Assembly recalling a resolution?"""
    rows = graph.query(
        """
        SELECT DISTINCT ?document {
          ?relation a undo:Relation ; undo:hasProponent <https://w3id.org/mandategraph/agent/general-assembly> ;
            undo:hasSemantics <https://w3id.org/mandategraph/ontology#recalls> ;
            undo:hasReceiver <https://w3id.org/mandategraph/doc/A-RES-53-115> .
          ?annotation a undo:Annotation ; oa:hasBody ?relation ; oa:hasTarget/^allot:hasRealization ?document .
          ?document a undo:Resolution .
        }
        """,
        initNs={"undo": UNDO, "oa": OA, "allot": ALLOT},
    )
    assert [row[Variable("document")] for row in rows.bindings] == [URIRef(IRIS.mint(Place("A/RES/67/193")))]


def test_the_same_store_gives_the_same_bytes_in_order(store: Store, exported: Exported) -> None:
    lines = exported.data.splitlines()
    assert lines == sorted(set(lines))
    copy = Store()
    copy.bulk_extend(reversed(list(store)))
    assert _exported(copy) == exported


def test_one_version_gives_what_is_said_of_it_alone(store: Store, exported: Exported) -> None:
    one = export_undo(store, [Version("A/RES/67/193", "zh")], IRIS, lambda *_: None)
    assert set(one.data.splitlines()) < set(exported.data.splitlines())
    assert b"doc/A-RES-63-197/zho" not in one.data


def test_a_graph_of_another_base_has_its_own_identifiers(
    samples: Mapping[str, Extraction], authority_lines: Sequence[str]
) -> None:
    other = Iris("https://example.org/kg/")
    store = Store()
    moved = "".join(authority_lines).replace(f"{IRIS.base}agent", f"{other.base}agent")
    store.load(moved.replace(f"{IRIS.base}graph", f"{other.base}graph").encode(), RdfFormat.N_QUADS)
    extraction = samples["A/RES/78/284"]
    store.load("".join(triples.quads(extraction, other, "0.1.0")).encode(), RdfFormat.N_QUADS)
    graph = Graph().parse(data=_exported(store, other).data, format="nt")
    receivers = set(graph.objects(None, UNDO.hasReceiver))
    assert receivers
    assert all(str(receiver).startswith(other.base) for receiver in receivers)
