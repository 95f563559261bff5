"""The authorities as a graph: every statement of their files, under the base of the build."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from graph import authorities
from graph.iris import Iris
from graph.terms import name
from ontology.files import ALIGNMENT, CORE, LEXICON


def test_every_statement_of_the_files_is_in_the_graph(authority_lines: Sequence[str]) -> None:
    stated = {
        str(triple) for path in (CORE, ALIGNMENT, *LEXICON) for triple in parse(path=str(path), format=RdfFormat.TURTLE)
    }
    lines = "".join(authority_lines).encode()
    assert {str(quad.triple) for quad in parse(lines, format=RdfFormat.N_QUADS)} == stated


def test_another_base_changes_entities_and_no_vocabulary(tmp_path: Path) -> None:
    turtle = """<https://w3id.org/mandategraph/agent/cnd> a <https://w3id.org/mandategraph/ontology#Body> ;
        <http://www.w3.org/2004/02/skos/core#exactMatch> <http://metadata.un.org/thesaurus/1001775> ;
        <https://w3id.org/mandategraph/ontology#adoptedBy> <https://w3id.org/mandategraph/agent/ecosoc> ."""
    (tmp_path / "a.ttl").write_text(turtle)
    lines = set(authorities.quads([tmp_path / "a.ttl"], Iris("http://localhost/")))
    cnd, graph = "<http://localhost/agent/cnd>", "<http://localhost/graph/authorities>"
    assert lines == {
        f"{cnd} {name('rdf:type')} {name('mg:Body')} {graph} .\n",
        f"{cnd} {name('skos:exactMatch')} <http://metadata.un.org/thesaurus/1001775> {graph} .\n",
        f"{cnd} {name('mg:adoptedBy')} <http://localhost/agent/ecosoc> {graph} .\n",
    }


@pytest.mark.parametrize(
    ("turtle", "error"),
    [("<urn:a> <urn:b> [] .", ValueError), ("[] <urn:b> 1 .", ValueError), ("<urn:a>", SyntaxError)],
)
def test_a_file_that_no_rebuild_could_repeat_is_refused(turtle: str, error: type[Exception], tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(turtle)
    with pytest.raises(error):
        list(authorities.quads([tmp_path / "a.ttl"], Iris()))


@pytest.mark.parametrize(
    ("node", "classes"),
    [
        ("agent/cnd", {"Agent"}),
        ("agent/secretary-general", {"Agent"}),
        ("instrument/convention-1988", {"Instrument"}),
        ("act/urge", {"ActVerb"}),
        ("condition/upon-request", {"Condition"}),
        ("ontology#recalls", {"CitationRelation"}),
        ("ontology#Directive", {"ActClass"}),
        ("ontology#actor", {"Role"}),
    ],
)
def test_what_a_document_may_refer_to_is_known_by_its_widest_class(
    node: str, classes: set[str], authority_lines: Sequence[str]
) -> None:
    known = authorities.classes(authority_lines)
    of_node = [line for line in known if line.startswith(f"<https://w3id.org/mandategraph/{node}> ")]
    assert {line.split("#")[-1].split(">")[0] for line in of_node} == classes
