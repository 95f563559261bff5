"""What is looked up row by row answers as it does by the book, where that is said of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Store

from queries.library import library
from queries.lookup import row_by_row
from tests.growth import MOST, growth

SAME = (
    "SELECT * { ?s ?p ?o OPTIONAL { ?o ?q ?r } }",
    "SELECT * { ?s ?p ?o OPTIONAL { ?o ?q ?r . ?r a <x:T>, 1.5, true ; <x:p>/^<x:q> ?t } }",
    "SELECT * { ?s ?p ?o OPTIONAL { GRAPH ?g { ?o ?q ?r } FILTER(?p > ?q || REGEX(?r, 'a')) } }",
    "SELECT * { ?s ?p ?o OPTIONAL { VALUES ?q { <x:q> UNDEF } ?o ?q ?r } }",
    "SELECT * { ?s ?p ?o OPTIONAL { ?o ?q ?r OPTIONAL { ?r ?t ?u } } } ORDER BY ?s ?r",
    "SELECT ?u { ?s ?p ?o OPTIONAL { GRAPH ?g { ?o ?q ?r OPTIONAL { ?o ?t ?u } } } }",
    "SELECT * { { SELECT ?o { ?s ?p ?o } } GRAPH ?h { ?o ?q ?r } }",
)
UNCERTAIN = {
    "a filter that is not at the top": "SELECT * { ?s ?p ?o OPTIONAL { GRAPH ?g { ?o ?q ?r FILTER(?s = ?r) } } }",
    "a filter of a join": "SELECT * { { SELECT ?o ?s { ?s ?p ?o } } GRAPH ?h { ?o ?q ?r FILTER(?s = ?r) } }",
    "EXISTS": "SELECT * { ?s ?p ?o OPTIONAL { ?o ?q ?r FILTER(EXISTS { ?s ?t ?r }) } }",
    "BIND": "SELECT * { ?s ?p ?o OPTIONAL { ?o ?q ?r BIND(?s AS ?t) } }",
    "UNION": "SELECT * { ?s ?p ?o OPTIONAL { { ?o ?q ?r } UNION { ?t ?q ?s } } }",
    "MINUS": "SELECT * { ?s ?p ?o OPTIONAL { ?o ?q ?r MINUS { ?s ?t ?r } } }",
    "a subquery": "SELECT * { ?s ?p ?o OPTIONAL { ?o ?q ?r { SELECT ?r { ?r ?s ?t } } } }",
    "a path of no length": "SELECT * { ?s ?p ?o OPTIONAL { ?o <x:q>* ?r } }",
    "a path of perhaps no length": "SELECT * { ?s ?p ?o OPTIONAL { ?o <x:q>? ?r } }",
    "a variable of an OPTIONAL within": "SELECT * { ?s ?p ?o OPTIONAL { ?o ?q ?r OPTIONAL { ?r ?t ?s } } }",
    "a variable used afterwards": "SELECT * { ?s ?p ?o OPTIONAL { ?o ?q ?r OPTIONAL { ?r ?t ?u } } ?u ?v ?w }",
    "a pattern after an OPTIONAL": "SELECT * { ?s ?p ?o OPTIONAL { ?o ?q ?r OPTIONAL { ?r ?t ?s } ?s ?v ?r } }",
    "values after the query": "SELECT * { ?s ?p ?o OPTIONAL { ?o ?q ?r OPTIONAL { ?r ?t ?u } } } VALUES ?u { 1 }",
    "no end": "SELECT * { ?s ?p ?o OPTIONAL { ?o ?q ?r",
    "no beginning": "SELECT * { ?s ?p ?o OPTIONAL ?o",
}


@pytest.mark.parametrize("sparql", SAME)
def test_what_is_certain_is_looked_up(sparql: str) -> None:
    assert row_by_row(sparql, only_same=True) == row_by_row(sparql) != sparql


@pytest.mark.parametrize("sparql", UNCERTAIN.values(), ids=UNCERTAIN)
def test_what_is_uncertain_stays(sparql: str) -> None:
    told = row_by_row(sparql, only_same=True)
    assert "LATERAL { OPTIONAL { ?o" not in told
    assert "LATERAL { OPTIONAL { GRAPH" not in told
    assert "LATERAL { GRAPH" not in told


def test_canned_queries_are_certain() -> None:
    uncertain = {q.name for q in library().values() if row_by_row(q.sparql, only_same=True) != row_by_row(q.sparql)}
    assert not uncertain


_NAMES = st.sampled_from("abcd")
_TERMS = st.one_of(_NAMES.map("?{}".format), st.sampled_from(["<x:0>", "<x:1>"]))
_PATTERNS = st.tuples(_TERMS, st.sampled_from(["<x:p>", "<x:q>", "?e"]), _TERMS).map(
    lambda parts: f"{' '.join(parts)} . "
)
_FILTERS = st.tuples(_NAMES, _NAMES).map(lambda names: "FILTER(?{} = ?{}) ".format(*names))
_BINDS = st.tuples(_NAMES, st.sampled_from("fg")).map(lambda names: "BIND(?{} AS ?{}) ".format(*names))


def _groups(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(parts, min_size=1, max_size=3).map("".join)
    return st.one_of(
        several.map("OPTIONAL {{ {}}} ".format),
        several.map("GRAPH ?g {{ {}}} ".format),
        several.map("{{ {}}} ".format),
        st.tuples(_PATTERNS, several).map(lambda pair: "OPTIONAL {{ {}{}}} ".format(*pair)),
    )


_PARTS = st.recursive(st.one_of(_PATTERNS, _PATTERNS, _FILTERS, _BINDS), _groups, max_leaves=6)
_QUERIES = st.lists(_PARTS, min_size=1, max_size=4).map(lambda parts: f"SELECT * {{ {_FIRST}{''.join(parts)}}}")
_FIRST = "?a <x:p> ?b . "
_QUADS = st.tuples(st.integers(0, 2), st.sampled_from("pq"), st.integers(0, 2), st.integers(0, 1))


@settings(max_examples=150, deadline=None)
@given(_QUERIES, st.lists(_QUADS, max_size=12))
def test_it_answers_the_same(sparql: str, quads: list[tuple[int, str, int, int]]) -> None:
    store = Store()
    for subject, predicate, value, graph in quads:
        store.add(Quad(*(NamedNode(f"x:{name}") for name in (subject, predicate, value, f"g{graph}"))))
    try:
        expected = _bag(store, sparql)
    except SyntaxError:  # a variable that is bound twice
        return
    assert _bag(store, row_by_row(sparql, only_same=True)) == expected


def _bag(store: Store, sparql: str) -> Counter[frozenset[tuple[str, NamedNode | Literal]]]:
    found = store.query(sparql, use_default_graph_as_union=True)
    assert isinstance(found, QuerySolutions)
    names = [variable.value for variable in found.variables]
    return Counter(frozenset((name, row[name]) for name in names if row[name] is not None) for row in found)


def test_it_costs_as_much_as_the_query_is_long() -> None:
    def work(size: int) -> Callable[[], object]:
        sparql = f"SELECT * {{ ?s ?p ?o OPTIONAL {{ {'?o ?q ?r . ' * size} }} }}"
        return lambda: row_by_row(sparql, only_same=True)

    assert growth(work, 500) <= MOST
