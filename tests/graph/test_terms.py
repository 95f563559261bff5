"""Terms read back as they were written, one statement a line, whatever they hold."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, parse
from rdflib import Dataset
from rdflib import Literal as RdflibLiteral

from graph import terms

pytestmark = pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")  # rdflib's own

NODE = "https://example.org/a"
HOSTILE = [
    "",
    '"',
    "\\",
    '\\"',
    "a\nb",
    "a\r\nb",
    "a\tb",
    "\x00\x01\x07\x1f\x7f",
    "\x80\x85\x9f",
    "a\u2028b\u2029c",
    "\u202eabc\u202c",
    "\u2066x\u2069\u200e\u200f\u061c",
    "\ufeffx",
    "\ufffe\uffff",
    "𠀀😀",
    "e\u0301",
    "\\u0041 \\n",
    '" <https://example.org/b> .\n<https://example.org/a> <https://example.org/a> "injected',
    "<script>alert(1)</script>",
    "尽管如此，",
]


def _line(value: terms.Term) -> str:
    return terms.quad((terms.iri(NODE), terms.name("mg:text"), value), terms.iri("https://example.org/g"))


def _read(line: str) -> Literal:
    (quad,) = parse(line.encode(), format=RdfFormat.N_QUADS)
    assert isinstance(quad.object, Literal)
    assert quad.graph_name == NamedNode("https://example.org/g")
    return quad.object


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_words_read_back_in_both_libraries(value: str) -> None:
    line = _line(terms.text(value, "zh"))
    assert line.splitlines(keepends=True) == [line]
    assert _read(line) == Literal(value, language="zh")
    dataset = Dataset()
    dataset.parse(data=line, format="nquads")
    assert [o for _, _, o, _ in dataset.quads()] == [RdflibLiteral(value, lang="zh")]


@settings(max_examples=500, deadline=None)
@given(st.text())
def test_any_words_read_back(value: str) -> None:
    line = _line(terms.string(value))
    assert line.splitlines(keepends=True) == [line]
    assert _read(line) == Literal(value)


def test_half_a_surrogate_pair_becomes_the_mark_of_a_lost_character() -> None:
    assert _read(_line(terms.string("a\udcff"))) == Literal("a\ufffd")


@pytest.mark.parametrize(
    ("term", "literal"),
    [
        (terms.string("敦促"), Literal("敦促")),
        (terms.text("敦促", "zh"), Literal("敦促", language="zh")),
        (terms.integer(7), Literal("7", datatype=NamedNode(f"{terms.XSD}integer"))),
        (terms.offset(0), Literal("0", datatype=NamedNode(f"{terms.XSD}nonNegativeInteger"))),
        (terms.day(date(2012, 12, 20)), Literal("2012-12-20", datatype=NamedNode(f"{terms.XSD}date"))),
        (terms.TRUE, Literal("true", datatype=NamedNode(f"{terms.XSD}boolean"))),
    ],
)
def test_a_value_has_its_datatype(term: terms.Term, literal: Literal) -> None:
    assert _read(_line(term)) == literal


def test_a_name_is_of_a_vocabulary_that_is_known() -> None:
    assert terms.name("mg:Act") == "<https://w3id.org/mandategraph/ontology#Act>"
    with pytest.raises(KeyError):
        terms.name("foaf:Agent")


def test_a_character_is_escaped_alike_beside_one_that_must_be() -> None:
    for character in map(chr, range(0x10000)):
        assert terms.string(character)[1:-1] == terms.string(f"\n{character}")[3:-1], f"{ord(character):x}"


_IRIS = st.sampled_from([NODE, f"{NODE}/b", f"{NODE}1", f"{NODE}-b"])
_SAID = st.tuples(
    st.sampled_from(["rdf:type", "mg:text", "mg:textual"]),
    st.sampled_from([terms.string("a"), terms.text("a", "zh"), terms.text("a b", "en"), terms.integer(1), None]),
)


@given(st.lists(st.tuples(_IRIS, st.lists(_SAID))))
def test_quads_are_those_of_all_nodes_sorted_each_once(nodes: list[tuple[str, list[tuple[str, str | None]]]]) -> None:
    graph = terms.iri("https://example.org/g")
    triples = ((terms.iri(node), terms.name(p), value) for node, said in nodes for p, value in said if value)
    lines = terms.quads((terms.about(node, *said) for node, said in nodes), graph)
    assert lines == sorted({terms.quad(triple, graph) for triple in triples})
