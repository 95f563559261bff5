"""OPTIONAL is looked up row by row: nothing else of a query changes, and it costs less."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import chain

import pytest
from pyoxigraph import RdfFormat, Store

from graph.correspondence import quads as links
from graph.iris import Iris
from graph.triples import quads
from queries.library import find, library
from queries.lookup import row_by_row
from tests.graph.saying import said
from tests.growth import TRIES, seconds
from tests.queries.graphs import authorities

CASES = {
    "SELECT * { ?s ?p ?o OPTIONAL { ?o ?q ?r } }": "SELECT * { ?s ?p ?o LATERAL { OPTIONAL { ?o ?q ?r } } }",
    "SELECT * WHERE { GRAPH ?g { ?s ?p ?o optional { ?o ?q ?r OPTIONAL { ?r ?t ?u } } } }": (
        "SELECT * WHERE { GRAPH ?g { ?s ?p ?o LATERAL { optional { ?o ?q ?r LATERAL { OPTIONAL { ?r ?t ?u } } } } } }"
    ),
    "SELECT * { ?s ?p ?o OPTIONAL { GRAPH ?h { ?o ?q ?r } FILTER(?r > 1) } }": (
        "SELECT * { ?s ?p ?o LATERAL { OPTIONAL { GRAPH ?h { ?o ?q ?r } FILTER(?r > 1) } } }"
    ),
    "SELECT * { { SELECT ?o { ?s ?p ?o } } GRAPH ?h { ?o ?q ?r } GRAPH ?i { ?r ?t ?u } }": (
        "SELECT * { { SELECT ?o { ?s ?p ?o } } LATERAL { GRAPH ?h { ?o ?q ?r } } GRAPH ?i { ?r ?t ?u } }"
    ),
}
UNCHANGED = (
    "SELECT * { ?s ?p ?o . { ?o ?q ?r OPTIONAL { ?r ?t ?u } } UNION { ?o ?v ?r } }",
    "SELECT * { ?s ?p 'OPTIONAL { ?o ?q ?r }' } # OPTIONAL { ?o ?q ?r }",
    "SELECT ?optional { ?optional ?p ?o }",
    "SELECT * { ?s ?p ?o OPTIONAL { SELECT ?o ?r { ?o ?q ?r OPTIONAL { ?r ?t ?u } } } }",
)


@pytest.mark.parametrize(("before", "after"), CASES.items())
def test_optional_becomes_lateral(before: str, after: str) -> None:
    assert row_by_row(before) == after


@pytest.mark.parametrize("sparql", UNCHANGED)
def test_what_is_not_optional_stays(sparql: str) -> None:
    assert row_by_row(sparql) == sparql


def test_a_query_is_as_it_was_without_what_was_added() -> None:
    for query in library().values():
        told = row_by_row(query.sparql)
        assert told.count("OPTIONAL") == query.sparql.count("OPTIONAL")
        assert told.count("{") - query.sparql.count("{") == told.count("LATERAL")
        assert told.count("{") == told.count("}")


@pytest.fixture(scope="module")
def many() -> Store:
    """Some hundreds of small graphs; one actor is asked in few of them."""
    store = Store()
    lines = [authorities()]
    for number in range(1, 201):
        symbol = f"A/RES/70/{number}"
        acts = {f"OP{n}": ["directive request; directive states", "decision decide; decision cnd"] for n in range(1, 9)}
        acts |= {"OP9": []} | ({"OP10": ["directive urge; directive unodc"]} if number % 100 == 0 else {})
        versions = {language: list(quads(said(symbol, language, acts), Iris(), "0")) for language in ("en", "zh")}
        lines += chain(*versions.values(), links(symbol, versions, Iris()))
    store.load("".join(lines).encode(), RdfFormat.N_QUADS)
    return store


def answers(store: Store, sparql: str, *, union: bool = False) -> int:
    return sum(1 for _ in store.query(sparql, use_default_graph_as_union=union))  # type: ignore[union-attr, misc]


def ratio(slow: Callable[[], int], fast: Callable[[], int]) -> float:
    """How many times as much the slow one costs, both answering the same."""
    assert slow() == fast() > 0
    return max(seconds(slow) / seconds(fast) for _ in range(TRIES))


@pytest.mark.slow
def test_what_one_actor_is_asked_costs_less(many: Store) -> None:
    sparql = find("duties").sparql.replace("VALUES ?actor { UNDEF }", f"VALUES ?actor {{ <{Iris().base}agent/unodc> }}")
    looked_up = row_by_row(sparql)
    assert ratio(lambda: answers(many, sparql), lambda: answers(many, looked_up)) > 4


@pytest.mark.slow
def test_what_does_not_exist_is_sought_in_one_graph(many: Store) -> None:
    sparql = find("paragraphs-without-act").sparql
    [inside] = re.findall(r"NOT EXISTS \{ GRAPH \?g (\{.*\}) \}", sparql)
    in_all = sparql.replace(f"{{ GRAPH ?g {inside} }}", inside)
    assert in_all != sparql
    assert ratio(lambda: answers(many, in_all, union=True), lambda: answers(many, sparql)) > 4
