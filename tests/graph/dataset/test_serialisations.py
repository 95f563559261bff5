"""Whatever a graph says, each of the formats says the same to each of the parsers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph import terms
from graph.dataset import jsonld
from graph.dataset.context import RESERVED, properties
from graph.dataset.prefixes import as_turtle, prefixes, shortener
from graph.dataset.turtle import turtle
from graph.iris import DEFAULT_BASE, LANGUAGES
from graph.terms import XSD, Term, Triple
from tests.graph.dataset.parsers import (
    Statement,
    Value,
    Words,
    by_oxigraph,
    by_raptor,
    by_rdflib,
    needs_raptor,
    plain,
    worded,
)

GRAPHS, EXAMPLES = 20, 150  # 3,000 graphs
MG = "https://w3id.org/mandategraph/ontology#"
HOSTILE = [
    *("", '"', "\\", '\\"', "'''", '"""', "a\nb", "a\r\nb", "\t", "\x00\x01\x07\x1f\x7f", "\x80\x85\x9f", "a\u2028b"),
    *("\u2029", "\u202eabc\u202c", "\u2066x\u2069\u200e\u200f\u061c", "\ufeffx", "\ufffe\uffff", "𠀀😀", "e\u0301"),
    *("\udcff", "\\u0041 \\n", '" .\n<a> <b> "c', "<script>alert(1)</script>", "]]>", "&amp;", "@prefix : <x> ."),
    *("}{", "@id", "@none", "https://example.org/a", "eli:a", "actor", "7", "true", " ", "尽管如此，", "x" * 100_000),
]
NUMBERS = ["7", "-7", "0", "-0", "007", "+7", "9" * 30, "true", "false", "1", "2012-12-20", "2012", "7.50", "1e3", "no"]
DATATYPES = [f"{XSD}{local}" for local in ("integer", "nonNegativeInteger", "boolean", "date", "gYear", "decimal")]
IRIS = [
    *(f"{DEFAULT_BASE}{path}" for path in ("doc/A-RES-67-193", "doc/A-1/zho/op1/(12)", "doc/%2E", "agent/unodc")),
    *(f"{DEFAULT_BASE}agent/unlisted-区域办事机构", "http://eurovoc.europa.eu/2281", "https://example.org/a.b?c=d#e:f"),
    *(
        f"{MG}{local}"
        for local in ("Act", "actor", "in-accordance-with", "", "-a", "a.", "1", "a/b", *sorted(RESERVED))
    ),
    *("http://www.w3.org/2004/02/skos/core#Concept", "urn:isbn:0451450523"),
]
PREDICATES = [
    *sorted(properties()),
    *("http://www.w3.org/2000/01/rdf-schema#label", "https://example.org/p", f"{MG}unheard-of", f"{MG}id"),
]
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

# What is said, with the terms to say it by: a statement without its graph.
Said = tuple[Triple, tuple[str, str, Value]]


def _meant(text: str) -> str:
    """Halves of surrogate pairs are no characters and cannot be written."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


_WORDS = st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
_NAMES: st.SearchStrategy[tuple[Term, Value]] = st.sampled_from(IRIS).map(lambda iri: (terms.iri(iri), iri))
_VALUES: st.SearchStrategy[tuple[Term, Value]] = st.one_of(
    _NAMES,
    _WORDS.map(lambda text: (terms.string(text), plain(_meant(text)))),
    st.tuples(_WORDS, st.sampled_from([*LANGUAGES, "zh-hant"])).map(
        lambda said: (terms.text(*said), worded(_meant(said[0]), said[1]))
    ),
    st.tuples(st.one_of(st.sampled_from(NUMBERS), _WORDS), st.sampled_from(DATATYPES)).map(
        lambda said: (terms.typed(*said), Words(_meant(said[0]), None, said[1]))
    ),
)


@st.composite
def _statements(draw: st.DrawFn) -> Said:
    """Something said of something; of what a thing is, by an IRI, as all are."""
    subject = draw(st.sampled_from(IRIS))
    if draw(st.integers(0, 4)) == 0:
        predicate, (term, value) = TYPE, draw(_NAMES)
    else:
        predicate, (term, value) = draw(st.sampled_from(PREDICATES)), draw(_VALUES)
    return (terms.iri(subject), terms.iri(predicate), term), (subject, predicate, value)


_GRAPHS = st.lists(st.lists(_statements(), min_size=1, max_size=5), min_size=GRAPHS, max_size=GRAPHS)


def _name(number: int) -> str:
    return f"{DEFAULT_BASE}graph/A-{number}/zho"


def _written(graphs: Sequence[Sequence[Said]]) -> dict[str, bytes]:
    """The graphs in each of the formats, as a data set has them."""
    known = prefixes(DEFAULT_BASE)
    short = shortener(known)
    quads, trig, objects = "", as_turtle(known), []
    for number, said in enumerate(graphs):
        triples, name = sorted({triple for triple, _ in said}), _name(number)
        quads += "".join(terms.quad(triple, terms.iri(name)) for triple in triples)
        trig += f"{short(terms.iri(name))} {{\n{''.join(turtle(triples, short))}}}\n"
        objects.append(jsonld.graph_object(name, triples))
    document = jsonld.HEAD + jsonld.SEPARATOR.join(objects) + jsonld.TAIL
    return {"nq": quads.encode(), "trig": trig.encode(), "jsonld": document.encode()}


def _expected(graphs: Sequence[Sequence[Said]]) -> frozenset[Statement]:
    return frozenset((*meant, _name(number)) for number, said in enumerate(graphs) for _, meant in said)


def _check(graphs: Sequence[Sequence[Said]]) -> None:
    expected = _expected(graphs)
    for form, data in _written(graphs).items():
        assert by_oxigraph(data, form) == expected, form
        assert by_rdflib(data, form) == expected, form


_HEALTH = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]


@settings(max_examples=5, deadline=None, suppress_health_check=_HEALTH)
@given(_GRAPHS)
def test_a_hundred_graphs_read_back_from_every_format(graphs: list[list[Said]]) -> None:
    _check(graphs)


@pytest.mark.slow
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=_HEALTH)
@given(_GRAPHS)
def test_three_thousand_graphs_read_back_from_every_format(graphs: list[list[Said]]) -> None:
    _check(graphs)


@needs_raptor
@pytest.mark.parametrize("form", ["nq", "trig"])
def test_raptor_reads_all_but_what_it_holds_for_no_character(form: str, tmp_path: Path) -> None:
    """It ends a string at U+0000, and refuses what Unicode keeps for no character."""
    words = [plain(_meant(text)) for text in HOSTILE if not set(text) & set("\x00\ufffe\uffff")]
    values: list[tuple[Term, Value]] = [(terms.string(value.text), value) for value in words]
    values += [(terms.text(value.text, "zh"), worded(value.text, "zh")) for value in words]
    values += [(terms.typed(n, d), Words(n, None, d)) for n in NUMBERS for d in DATATYPES]
    values += [(terms.iri(iri), iri) for iri in IRIS]
    graphs: list[list[Said]] = [
        [((terms.iri(iri), terms.iri(PREDICATES[-1]), term), (iri, PREDICATES[-1], value)) for term, value in values]
        for iri in IRIS
    ]
    (tmp_path / "data").write_bytes(_written(graphs)[form])
    assert by_raptor(tmp_path / "data", form) == _expected(graphs)
