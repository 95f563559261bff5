"""Whatever is given, a bound query differs from its template in the terms of its VALUES block and in nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest
from pyoxigraph import Literal, NamedNode, QuerySolutions, Store
from rdflib import Graph

from graph.iris import DEFAULT_BASE, Iris
from queries.binding import bind
from queries.errors import ParameterError
from queries.library import HELP, Parameter, Query, library
from queries.values import TYPES, serialised

HEAD, TAIL = "SELECT ?x {\n  VALUES ?only_x { ", " }\n  GRAPH ?g { ?s ?p ?x }\n}\n"
TEMPLATE = f"{HEAD}UNDEF{TAIL}"

GOOD = {
    "agent": ["unodc", f"{DEFAULT_BASE}agent/unodc", f"{DEFAULT_BASE}agent/unlisted-青年"],
    "instrument": ["convention-1988", f"{DEFAULT_BASE}instrument/convention-1988", f"{DEFAULT_BASE}doc/A-RES-64-182"],
    "act": ["urge", f"{DEFAULT_BASE}act/urge"],
    "condition": ["upon-request", f"{DEFAULT_BASE}condition/upon-request"],
    "document": ["A/RES/67/193", "E/CN.7/2014/L.2/Rev.1", "A/RES/S-20/4 A-E", "A/67/53 (Part II)"],
    "paragraph": ["OP17(a)", "PP3", "annex-1/OP33.12"],
    "language": ["zh", "en"],
    "kind": ["operative", "operative-sub"],
    "class": ["directive", "decision"],
    "mode": ["need", "directive"],
    "integer": ["0", "7", "-12", "+3", "007"],
    "date": ["2012-12-20", "2024-02-29"],
    "text": ["毒品", 'a "b" \\ c', "\\u0022 } \\U0000005C", "line\nline\ttab", "'''"],
}
BAD = {
    "agent": ["", "UNODC", "unodc>", f"{DEFAULT_BASE}instrument/convention-1988", "https://example.org/agent/unodc"],
    "instrument": [f"{DEFAULT_BASE}agent/unodc", f"{DEFAULT_BASE}doc/A-RES-64-182/zho", "a b"],
    "act": [f"{DEFAULT_BASE}condition/upon-request", "javascript:urge"],
    "condition": [f"{DEFAULT_BASE}act/urge", "upon-request "],
    "document": ["A", "A/RES/67/193\n", 'A/RES/"', "A//193"],
    "paragraph": ["17", "OP17(a) ", "OP17}"],
    "language": ["ZH", "de", ""],
    "kind": ["Operative", "heading"],
    "class": ["Directive", "need"],
    "mode": ["decisions", "mg:need"],
    "integer": ["1.0", "1e3", "٣", "", "9" * 19, "0x1"],
    "date": ["2012-12-32", "20121220", "2012-12-20T00:00:00", "today"],
    "text": ["", "\x00", "\x1b[31m", "\ud800", "a" * 10_001],
}
HOSTILE = (
    '"', "'", "\\", "\\\\", "\n", "\r", "}", "{", ">", "<", "#", "?x", "$x", " } UNION { ?s ?p ?o } #", "UNDEF",
    "\\u0022", "\\U00000022", "\\u005C", "\\u007D", "u0022", "U00000022", "\x00", "\u2028", "\u202e", "\ud800",
    '"""', "'''", "@zh", "^^<x:y>", "VALUES ?x { UNDEF }", "%7D", "SERVICE <http://127.0.0.1/>", "é", "毒品", "𠀀", " ",
)  # fmt: skip


def query(kind: str, need: bool = False) -> Query:
    return Query("x", TEMPLATE, parameters=(Parameter("x", kind, need, "What x is."),))


def adversarial(kind: str, count: int) -> Iterator[str]:
    """Good values as they are, with something hostile in them, and hostile things alone."""
    random = Random(kind)  # noqa: S311 - for cases, not for secrets
    for _ in range(count):
        value = random.choice([*GOOD[kind], ""])
        for _ in range(random.randint(0, 4)):
            place = random.randint(0, len(value))
            value = value[:place] + random.choice(HOSTILE) + value[place:]
        yield value


@pytest.mark.parametrize("kind", TYPES)
def test_ten_thousand_values_change_the_terms_alone(kind: str) -> None:
    bound = refused = 0
    for value in adversarial(kind, 10_000):
        try:
            text = bind(query(kind), {"x": [value]})
        except ParameterError:
            refused += 1
            continue
        bound += 1
        assert text.startswith(HEAD)
        assert text.endswith(TAIL)
        term = text.removeprefix(HEAD).removesuffix(TAIL)
        assert one_term(term) == TYPES[kind].read(value, Iris()), value
    assert bound > 100
    assert refused > 100


def one_term(text: str) -> object:
    """The only term in a VALUES block that holds `text`."""
    result = Store().query(f"SELECT ?x {{ VALUES ?x {{ {text} }} }}")
    assert isinstance(result, QuerySolutions)
    [row] = result
    return row["x"]


def test_rdflib_reads_the_same_text() -> None:
    """It expands escapes of characters before it reads strings, as SPARQL says."""
    read = 0
    for value in dict.fromkeys(adversarial("text", 300)):
        try:
            term = serialised(TYPES["text"].read(value, Iris()))
        except ValueError:
            continue
        [found] = Graph().query(f"SELECT ?x {{ VALUES ?x {{ {term} }} }}").bindings
        assert [str(term) for term in found.values()] == [value]
        read += 1
    assert read > 100


@pytest.mark.parametrize(("kind", "value"), [(kind, value) for kind in GOOD for value in GOOD[kind]])
def test_takes_values_of_its_type(kind: str, value: str) -> None:
    assert isinstance(TYPES[kind].read(value, Iris()), NamedNode | Literal)


@pytest.mark.parametrize(("kind", "value"), [(kind, value) for kind in BAD for value in BAD[kind]])
def test_refuses_values_of_another_type(kind: str, value: str) -> None:
    with pytest.raises(ParameterError, match=r"^x: "):
        bind(query(kind), {"x": [value]})


def test_every_type_has_its_cases() -> None:
    assert set(GOOD) == set(BAD) == set(TYPES)


def test_several_values_stand_in_one_block_once_each() -> None:
    assert bind(query("language"), {"x": ["zh", "en", "zh"]}) == f'{HEAD}"zh" "en"{TAIL}'


def test_without_a_value_the_template_stands() -> None:
    assert bind(query("language"), {}) == TEMPLATE


def test_ids_are_minted_below_the_base() -> None:
    iris = Iris("https://example.org/graph/")
    assert bind(query("agent"), {"x": ["unodc"]}, iris) == f"{HEAD}<https://example.org/graph/agent/unodc>{TAIL}"


def test_a_required_value_must_be_given() -> None:
    with pytest.raises(ParameterError, match=r"x: x needs a value for it: What x is\."):
        bind(query("language", need=True), {})


def test_an_unknown_parameter_is_named() -> None:
    with pytest.raises(ParameterError, match="y: x has no such parameter; it has x"):
        bind(query("language"), {"y": ["zh"]})


def test_a_comment_tells_where_to_begin_when_a_value_is_given() -> None:
    template = TEMPLATE.replace("GRAPH ?g {", "GRAPH ?g {\n    # with x: ?s ?q ?only_x .\n   ")
    query = Query("q", template, parameters=(Parameter("x", "text", required=False, description=""),))
    assert bind(query, {}) == template
    assert bind(query, {"x": ["a"]}) == template.replace("UNDEF", '"a"').replace("# with x: ", "")


def test_comments_that_tell_where_to_begin_name_parameters() -> None:
    helped = [(query, found["name"]) for query in library().values() for found in HELP.finditer(query.sparql)]
    assert helped
    assert all(query.parameter(name) for query, name in helped)
