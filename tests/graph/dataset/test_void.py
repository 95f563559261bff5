"""What a data set says of itself is true of it."""

from __future__ import annotations

import hashlib

import pytest
from pyoxigraph import Literal, NamedNode, QuerySolutions, RdfFormat, Store

from graph.dataset.dumps import DUMPS, N_QUADS
from graph.dataset.parts import measured
from graph.dataset.prefixes import as_sparql, prefixes
from graph.dataset.statements import named_graphs
from graph.dataset.void import Description, dataset_iri, description
from tests.graph.dataset.conftest import Made
from tests.graph.dataset.parsers import by_oxigraph, by_rdflib

DISTINCT = "{ SELECT DISTINCT ?s ?p ?o { ?s ?p ?o } }"
# Each row of the first, asked of the description, is one of the second, asked of the data; in the same order.
COUNTS = {
    "triples": (
        "SELECT ?n { ?dataset a dcat:Dataset ; void:triples ?n }",
        f"SELECT (COUNT(*) AS ?n) {DISTINCT}",
    ),
    "subjects": (
        "SELECT ?n { ?dataset void:distinctSubjects ?n }",
        "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }",
    ),
    "number of classes": (
        "SELECT ?n { ?dataset void:classes ?n }",
        "SELECT (COUNT(DISTINCT ?class) AS ?n) { ?s a ?class }",
    ),
    "number of properties": (
        "SELECT ?n { ?dataset void:properties ?n }",
        "SELECT (COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o }",
    ),
    "classes": (
        "SELECT ?key ?n { ?dataset void:classPartition [ void:class ?key ; void:entities ?n ] } ORDER BY ?key",
        "SELECT ?key (COUNT(DISTINCT ?s) AS ?n) { ?s a ?key } GROUP BY ?key ORDER BY ?key",
    ),
    "properties": (
        "SELECT ?key ?n { ?dataset void:propertyPartition [ void:property ?key ; void:triples ?n ] } ORDER BY ?key",
        f"SELECT (?p AS ?key) (COUNT(*) AS ?n) {DISTINCT} GROUP BY ?p ORDER BY ?key",
    ),
    "graphs": (
        "SELECT ?key ?n { ?dataset void:subset ?key . ?key void:triples ?n MINUS { ?key a void:Linkset } }"
        " ORDER BY ?key",
        "SELECT ?key (COUNT(*) AS ?n) { GRAPH ?key { ?s ?p ?o } } GROUP BY ?key ORDER BY ?key",
    ),
    "links": (
        "SELECT ?key ?n { ?set a void:Linkset ; void:linkPredicate ?key ; void:triples ?n ;"
        ' void:objectsTarget/void:uriSpace "http://metadata.un.org/thesaurus/" } ORDER BY ?key',
        f"SELECT (?p AS ?key) (COUNT(*) AS ?n) {{ {DISTINCT}"
        ' FILTER(isIRI(?o) && STRSTARTS(STR(?o), "http://metadata.un.org/thesaurus/")) } GROUP BY ?p ORDER BY ?key',
    ),
    "languages of graphs": (
        "SELECT ?key (COUNT(?graph) AS ?n) { ?graph foaf:primaryTopic ?work ; dcterms:language ?key }"
        " GROUP BY ?key ORDER BY ?key",
        "SELECT ?key (COUNT(?s) AS ?n) { ?s eli:language ?key } GROUP BY ?key ORDER BY ?key",
    ),
    "topics of graphs": (
        "SELECT ?key (COUNT(?graph) AS ?n) { ?graph foaf:primaryTopic ?key ; dcterms:language ?language }"
        " GROUP BY ?key ORDER BY ?key",
        "SELECT ?key (COUNT(DISTINCT ?s) AS ?n) { ?s eli:realizes ?key . ?key a eli:LegalResource }"
        " GROUP BY ?key ORDER BY ?key",
    ),
}


@pytest.fixture
def described(made: Made) -> str:
    files = measured(made.dumps, DUMPS)
    graphs = named_graphs(made.out, made.summary)
    return description(Description(made.summary.base, graphs, made.figures, files, "0.1.0", made.summary.recipe))


def _store(turtle: str) -> Store:
    store = Store()
    store.load(turtle, format=RdfFormat.TURTLE)
    return store


def _asked(store: Store, sparql: str) -> list[tuple[str, ...]]:
    result = store.query(as_sparql(prefixes("https://example.org/")) + sparql, use_default_graph_as_union=True)
    assert isinstance(result, QuerySolutions)
    names = [variable.value for variable in result.variables]
    rows = []
    for row in result:
        terms = [row[name] for name in names]
        assert all(isinstance(term, NamedNode | Literal) for term in terms)
        rows.append(tuple(term.value for term in terms if isinstance(term, NamedNode | Literal)))
    return rows


@pytest.mark.parametrize("name", COUNTS)
def test_what_it_counts_is_there(made: Made, described: str, name: str) -> None:
    told, true = COUNTS[name]
    assert _asked(_store(described), told) == _asked(made.store(), true) != []


def test_the_graphs_add_up_to_the_lines_of_the_dump(made: Made, described: str) -> None:
    told = _asked(_store(described), COUNTS["graphs"][0])
    assert sum(int(number) for _, number in told) == made.dump(N_QUADS.name).count(b"\n")


def test_the_files_are_as_it_tells(made: Made, described: str) -> None:
    told = _asked(
        _store(described),
        "SELECT ?name ?size ?sum { ?dataset a dcat:Dataset ; dcat:distribution ?file ."
        " ?file dcterms:identifier ?name ; dcat:byteSize ?size ; spdx:checksum/spdx:checksumValue ?sum }",
    )
    files = [(part.name, (made.dumps / part.name).read_bytes()) for part in DUMPS]
    assert sorted(told) == sorted((name, str(len(data)), hashlib.sha256(data).hexdigest()) for name, data in files)


def test_it_tells_under_which_licence_and_by_what_it_was_made(made: Made, described: str) -> None:
    (row,) = _asked(
        _store(described),
        "SELECT ?dataset ?license ?name ?version ?recipe { ?dataset a void:Dataset, dcat:Dataset ;"
        " dcterms:license ?license ; dcterms:creator ?program ; prov:wasGeneratedBy ?build ."
        " ?build prov:wasAssociatedWith ?program ; dcterms:identifier ?recipe ."
        " ?program a prov:SoftwareAgent ; foaf:name ?name ; owl:versionInfo ?version }",
    )
    license_ = "https://www.apache.org/licenses/LICENSE-2.0"
    assert row == (dataset_iri(made.summary.base), license_, "mandategraph", "0.1.0", made.summary.recipe)


def test_parsers_agree_and_find_no_blank_node(described: str) -> None:
    assert by_oxigraph(described.encode(), "ttl") == by_rdflib(described.encode(), "ttl")


def test_a_build_without_a_recipe_has_none(made: Made) -> None:
    told = description(Description(made.summary.base, made.graphs, made.figures, [], "0.1.0", ""))
    assert _asked(_store(told), "SELECT ?recipe { ?build a prov:Activity ; dcterms:identifier ?recipe }") == []
