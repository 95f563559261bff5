"""The shapes bite: what is sound passes every shape, and each fault is named with its place and its words."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from random import Random

import pytest
from pyshacl import validate
from rdflib import RDF, RDFS, SH, Graph, Literal, URIRef

from extract.records import Extraction
from graph import correspondence
from graph.engines import PyshaclEngine
from graph.iris import LANGUAGES, Iris
from graph.terms import name
from graph.triples import quads
from graph.validate import Engine, Validator
from ontology.files import SHAPES
from tests.graph import planting
from tests.graph.sample import DOCUMENT, EXTRACTION, METADATA

HERE = Path(__file__).parent
IRIS = Iris()


def _table(file: str) -> list[list[str]]:
    with (HERE / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


FAULTS = _table("faults.tsv")  # shape, edits, focus, paragraph, words
AUTHORITY_FAULTS = _table("authority_faults.tsv")  # shape, edits, focus
SOUND = _table("sound.tsv")  # edits that leave the graph sound

# What a document may lack, so that nothing is wrong when it is gone. A mandate's roles repeat what its mentions say.
OPTIONAL = {
    name(property_)
    for property_ in (
        *("dcterms:identifier", "mg:issuer", "mg:session", "mg:agendaItem", "mg:adoptedOn", "mg:meeting"),
        *("mg:committeeReport", "mg:draft", "mg:distribution", "mg:publishedOn", "mg:fileName", "mg:number"),
        *("mg:inherited", "mg:actor", "mg:partner", "mg:beneficiary", "mg:recipient", "mg:condition", "mg:action"),
        *(
            "mg:due",
            "mg:pin",
            "mg:citedParagraph",
            "mg:footnote",
            "eli:id_local",
            "mg:sessionNumber",
            "mg:record",
            "mg:sponsor",
        ),
        *("mg:keyword", "mg:agenda", "mg:party", "mg:additional", "mg:votesInFavour", "mg:votesAgainst"),
        *("mg:abstentions", "mg:notVoting", "mg:follows"),
    )
}


def _in(language: str) -> Extraction:
    return replace(EXTRACTION, document=replace(DOCUMENT, metadata=replace(METADATA, language=language)))


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return Graph().parse(SHAPES)


@pytest.fixture(scope="module")
def bare(engine: Engine) -> Validator:
    """For graphs that say everything themselves."""
    return Validator(engine, IRIS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sound_document_passes(language: str, validator: Validator) -> None:
    assert validator.check(sorted(set(quads(_in(language), IRIS, "0.1.0")))) == ()


def test_what_corresponds_passes(bare: Validator) -> None:
    versions = {language: sorted(set(quads(_in(language), IRIS, "0.1.0"))) for language in LANGUAGES}
    links = sorted(correspondence.quads(METADATA.symbol, versions, IRIS))
    assert links
    assert bare.check(links) == ()


@pytest.mark.parametrize("edits", [row[0] for row in SOUND])
def test_a_sound_variant_passes(edits: str, validator: Validator, sample_lines: Sequence[str]) -> None:
    assert validator.check(planting.plant(sample_lines, edits)) == ()


def test_sound_authorities_pass(bare: Validator, small_authorities: Sequence[str]) -> None:
    assert bare.check(small_authorities) == ()


def test_the_vocabulary_and_the_authorities_pass(bare: Validator, authority_lines: Sequence[str]) -> None:
    assert bare.check(authority_lines) == ()


@pytest.mark.parametrize("fault", FAULTS, ids=[row[1] for row in FAULTS])
def test_a_fault_in_a_document_is_named(fault: list[str], validator: Validator, sample_lines: Sequence[str]) -> None:
    shape, edits, focus, paragraph, words = fault
    found = validator.check(planting.plant(sample_lines, edits))
    places = [(v.paragraph or "", v.words or "") for v in found if (v.shape, v.focus) == (shape, planting.iri(focus))]
    assert (paragraph, words) in places


@pytest.mark.parametrize(("shape", "edits", "focus"), AUTHORITY_FAULTS, ids=[row[1] for row in AUTHORITY_FAULTS])
def test_a_fault_in_the_authorities_is_named(
    shape: str, edits: str, focus: str, bare: Validator, small_authorities: Sequence[str]
) -> None:
    found = bare.check(planting.plant(small_authorities, edits))
    assert (shape, planting.iri(focus)) in {(v.shape, v.focus) for v in found}


def _named_shapes(shapes: Graph) -> Iterator[URIRef]:
    for kind in (SH.NodeShape, SH.PropertyShape):
        for shape in shapes.subjects(RDF.type, kind):
            assert isinstance(shape, URIRef)
            yield shape


def test_each_shape_has_a_fault(shapes: Graph) -> None:
    assert {row[0] for row in FAULTS + AUTHORITY_FAULTS} == {shape.split("#")[1] for shape in _named_shapes(shapes)}


def test_each_shape_looks_at_something_that_is_sound(shapes: Graph, small_authorities: Sequence[str]) -> None:
    versions = {language: sorted(set(quads(_in(language), IRIS, "0.1.0"))) for language in LANGUAGES}
    links = correspondence.quads(METADATA.symbol, versions, IRIS)
    data = Graph()
    data.parse(data="".join(map(_triple, chain(*versions.values(), links, small_authorities))), format="nt")
    assert {shape for shape in _named_shapes(shapes) if not any(_targets(shapes, shape, data))} == set()


def _triple(line: str) -> str:
    """The statement of a line of N-Quads, without its graph."""
    return line.rsplit(" ", 2)[0] + " .\n"


def _targets(shapes: Graph, shape: URIRef, data: Graph) -> Iterator[object]:
    for target in shapes.objects(shape, SH.targetClass):
        for class_ in data.transitive_subjects(RDFS.subClassOf, target):
            yield from data.subjects(RDF.type, class_)
    for target in shapes.objects(shape, SH.targetNode):
        yield from data.triples((target, None, None))
        yield from data.triples((None, None, target))
    for target in shapes.objects(shape, SH.targetSubjectsOf):
        yield from data.subjects(target)
    for target in shapes.objects(shape, SH.targetObjectsOf):
        yield from data.objects(None, target)


def test_each_shape_says_what_is_wrong_in_english_and_chinese(shapes: Graph) -> None:
    for shape in _named_shapes(shapes):
        messages = [m for m in shapes.objects(shape, SH.message) if isinstance(m, Literal)]
        assert sorted(m.language or "" for m in messages) == ["en", "zh"], shape


@pytest.mark.slow
def test_the_shapes_are_sound_by_the_shapes_of_shapes(shapes: Graph) -> None:
    conforms, _, text = validate(Graph(), shacl_graph=shapes, meta_shacl=True)
    assert conforms, text


def _retyped(line: str) -> str:
    """The statement with a value of another type."""
    subject, predicate, rest = line.split(" ", 2)
    value, graph, _ = rest.rsplit(" ", 2)
    is_link = value.startswith("<") and predicate != name("rdf:type")
    return " ".join((subject, predicate, f'"{value[1:-1]}"' if is_link else "<urn:x>", graph, ".\n"))


def _mutants(lines: Sequence[str], seed: int, number: int) -> Iterator[tuple[str, list[str]]]:
    """Graphs in which one required statement is gone or one statement has a value of another type."""
    random = Random(seed)  # noqa: S311 - to be repeated, not kept secret
    for _ in range(number):
        at = random.randrange(len(lines))
        is_required = lines[at].split(" ", 2)[1] not in OPTIONAL
        others = [*lines[:at], *lines[at + 1 :]]
        yield lines[at], others if is_required and random.random() < 0.5 else [*others, _retyped(lines[at])]


def _survivors(lines: Sequence[str], validator: Validator, seed: int, number: int) -> list[str]:
    return [line for line, mutant in _mutants(lines, seed, number) if not validator.check(mutant)]


def test_mutants_are_flagged(validator: Validator, sample_lines: Sequence[str]) -> None:
    assert _survivors(sample_lines, validator, 1, 15) == []


@pytest.mark.slow
def test_five_hundred_mutants_are_flagged(validator: Validator, sample_lines: Sequence[str]) -> None:
    assert _survivors(sample_lines, validator, 2, 500) == []


def test_an_engine_reports_paths_and_values(sample_lines: Sequence[str], known_lines: Sequence[str]) -> None:
    faulty = planting.plant(sample_lines, '= zho/op1 mg:paragraphId "OP9" ; = zho/op2/cite1 mg:pin 12')
    results = {r.shape.split("#")[1]: r for r in PyshaclEngine(SHAPES).results([*faulty, *known_lines])}
    assert results["ParagraphText-id"].path == "eli:realizes/mg:paragraphId"
    assert results["Citation-pin"].path == "mg:pin"
    assert results["Citation-pin"].value == "12"
    assert results["Citation-pin"].severity == str(SH.Violation)
    assert [language for language, _ in results["Citation-pin"].messages] == ["en", "zh"]
