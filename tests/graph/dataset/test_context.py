"""JSON is short where the context knows a property, and says what it means where it does not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from graph.dataset import jsonld
from graph.dataset.context import CONTEXT_PREFIXES, MG, RESERVED, properties, write_context
from graph.dataset.dumps import JSON_LD
from graph.dataset.prefixes import as_sparql
from ontology.files import CORE
from tests.graph.dataset.conftest import Made

X = "https://example.org/"
# Said of <x>, as a triple without its subject, and the member that says it.
MEMBERS = [
    ("a mg:Act", '"type": "Act"'),
    ("a eli:LegalResource", '"type": "eli:LegalResource"'),
    ("a <https://example.org/T>", '"type": "https://example.org/T"'),
    ("mg:mode mg:directive", '"mode": "directive"'),
    ("mg:role mg:actor", '"role": "actor"'),
    ("mg:role mg:org", '"role": "mg:org"'),
    ("mg:actor <https://example.org/a>", '"actor": "https://example.org/a"'),
    ('mg:actor "a"', '"actor": {"@value": "a"}'),
    ("mg:position 7", '"position": 7'),
    ('mg:position "007"^^xsd:integer', '"position": "007"'),
    ('mg:position "7"', '"position": {"@value": "7"}'),
    (
        'mg:position "1"^^xsd:boolean',
        '"position": {"@value": "1", "@type": "http://www.w3.org/2001/XMLSchema#boolean"}',
    ),
    ("mg:position 9007199254740993", '"position": "9007199254740993"'),
    ("mg:inherited true", '"inherited": true'),
    ('mg:symbol "A/RES/1"', '"symbol": "A/RES/1"'),
    ('mg:symbol "a"@en', '"symbol": {"@value": "a", "@language": "en"}'),
    ("mg:symbol <https://example.org/a>", '"symbol": {"id": "https://example.org/a"}'),
    ('mg:text "词"@zh', '"text": {"zh": "词"}'),
    ('mg:text "a"@en, "b"@en, "词"@zh', '"text": {"en": ["a", "b"], "zh": "词"}'),
    ('mg:text "a"', '"https://w3id.org/mandategraph/ontology#text": "a"'),
    ('mg:text "a", "b"@en', f'"{MG}text": ["a", {{"@value": "b", "@language": "en"}}]'),
    ('dcterms:date "1961"^^xsd:gYear', '"dcterms:date": "1961"'),
    ('<https://example.org/p> "a"', '"https://example.org/p": "a"'),
]


@pytest.mark.parametrize(("said", "member"), MEMBERS)
def test_a_member(said: str, member: str) -> None:
    prefixes = as_sparql(CONTEXT_PREFIXES)
    triples = [
        (str(t.subject), str(t.predicate), str(t.object))
        for t in parse(f"{prefixes} <{X}> {said} .".encode(), format=RdfFormat.TURTLE)
    ]
    written = jsonld.graph_object(f"{X}g", triples)
    assert written == f'{{"id": "{X}g", "@graph": [{{"id": "{X}", {member}}}]}}'


def test_every_property_of_the_vocabulary_is_a_term() -> None:
    kinds = {"DatatypeProperty", "ObjectProperty"}
    declared = {
        str(t.subject)[1:-1]
        for t in parse(path=str(CORE), format=RdfFormat.TURTLE)
        if str(t.object)[1:-1].rpartition("#")[2] in kinds
    }
    assert {iri for iri in properties() if iri.startswith(MG)} == declared


def test_no_term_means_two_things() -> None:
    keys = [property_.key for property_ in properties().values()]
    assert len(keys) == len(set(keys))
    assert not RESERVED & set(keys)


def test_all_that_documents_say_is_said_in_short(made: Made) -> None:
    document = json.loads(made.dump(JSON_LD.name))
    keys = {key for graph in document["@graph"] for node in graph["@graph"] for key in node}
    assert [key for key in keys if key.startswith("http")] == []
    assert {"actor", "mode", "text"} < keys


def test_the_file_is_the_context_of_the_dump(made: Made, tmp_path: Path) -> None:
    part = write_context(tmp_path)
    assert json.loads((tmp_path / part.name).read_text())["@context"] == json.loads(made.dump(JSON_LD.name))["@context"]


def test_what_is_no_literal_is_refused() -> None:
    with pytest.raises(ValueError, match="not a literal"):
        jsonld.graph_object(f"{X}g", [(f"<{X}>", f"<{X}p>", "7")])
