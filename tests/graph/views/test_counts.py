"""Views count what their queries say they do, on random readings in several languages and on the samples."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from pyoxigraph import Store

from graph.iris import Iris
from graph.views import ViewName, view
from graph.views.narrowing import Narrowing
from graph.views.network import Network
from queries.library import find
from queries.run import run, select_on
from tests.graph.views.oracle import EdgeKey, counted, expected_actors, expected_citations, expected_treaties
from tests.queries.engines import stored
from tests.queries.graphs import bilingual_graph, random_graph

IRIS = Iris()
AGENT = f"{IRIS.base}agent/"
EXPECTED: tuple[tuple[ViewName, Callable[[Store], dict[EdgeKey, int]]], ...] = (
    ("actors", expected_actors),
    ("citations", expected_citations),
    ("treaties", expected_treaties),
)
SEEDS = range(20)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("name", "expected"), EXPECTED)
def test_random_readings_are_counted_as_told(
    seed: int, name: ViewName, expected: Callable[[Store], dict[EdgeKey, int]]
) -> None:
    store = stored(random_graph(seed))
    assert counted(view(name, store, IRIS)) == expected(store)


@pytest.mark.parametrize(("name", "expected"), EXPECTED)
def test_samples_are_counted_as_told(
    store: Store, name: ViewName, expected: Callable[[Store], dict[EdgeKey, int]]
) -> None:
    edges = counted(view(name, store, IRIS))
    assert edges == expected(store)
    assert len(edges) > 50


@pytest.mark.parametrize("seed", SEEDS)
def test_what_touches_a_body_is_the_same_among_all_actors(seed: int) -> None:
    store = stored(random_graph(seed))
    actors = counted(view("actors", store, IRIS))
    for name in ("unodc", "states"):
        of_body = counted(view("body", store, IRIS, Narrowing(body=AGENT + name)))
        shared = {key: weight for key, weight in of_body.items() if key[2] in {"asks", "with", "for"}}
        assert shared == {key: weight for key, weight in actors.items() if AGENT + name in key[:2]}


def test_two_languages_say_it_once() -> None:
    store = stored(bilingual_graph())
    both, chinese, english = (_asked(store, Narrowing(language=language)) for language in (None, "zh", "en"))
    assert chinese == {"states": 3, "secretary-general": 1}
    assert english == {"states": 3, "cnd": 1}
    assert both == {"states": 3, "secretary-general": 1, "cnd": 1}


def _asked(store: Store, narrowing: Narrowing) -> Counter[str]:
    asked = Counter[str]()
    for edge in view("actors", store, IRIS, narrowing).edges:
        if edge.kind == "asks":
            asked[edge.target.removeprefix(AGENT)] += edge.weight
    return asked


def test_it_agrees_with_the_canned_query(store: Store) -> None:
    answer = run(find("actors"), select_on(store), {}, IRIS)
    actor, directives = (answer.columns.index(column) for column in ("actor", "directives"))
    rows = {row[actor][0].value: int(row[directives][0].value) for row in answer.rows}  # type: ignore[union-attr]
    asked = _asked(store, Narrowing())
    assert {AGENT + name: weight for name, weight in asked.items()} == {name: n for name, n in rows.items() if n}


@pytest.mark.parametrize(
    ("narrowing", "years"),
    [
        (Narrowing(), {2008, 2012, 2014, 2015, 2024}),
        (Narrowing(years=(2012, 2014)), {2012, 2014}),
        (Narrowing(years=(1945, 1946)), set()),
        (Narrowing(document="A/RES/67/193"), {2012}),
        (Narrowing(language="en"), {2015}),
        (Narrowing(document="A/RES/67/193", language="en"), set()),
    ],
)
def test_it_is_narrowed(store: Store, narrowing: Narrowing, years: set[int]) -> None:
    assert {edge.year for edge in view("citations", store, IRIS, narrowing).edges} == years


def test_a_body_narrows_the_treaties(store: Store) -> None:
    whole = view("treaties", store, IRIS)
    of_body = view("treaties", store, IRIS, Narrowing(body=f"{AGENT}unodc"))
    assert list(of_body.edges) == [edge for edge in whole.edges if edge.source == f"{AGENT}unodc"] != []


@pytest.mark.parametrize("name", ["actors", "citations", "treaties"])
def test_it_is_whole_and_in_order(store: Store, name: ViewName) -> None:
    network = view(name, store, IRIS)
    _assert_whole(network)
    assert network == view(name, store, IRIS)
    assert network.is_directed == (name != "treaties")


def _assert_whole(network: Network) -> None:
    ids = [node.id for node in network.nodes]
    assert ids == sorted(set(ids))
    assert {end for edge in network.edges for end in (edge.source, edge.target)} == set(ids)
    assert network.total == len(ids)
    assert {edge.verb for edge in network.edges if edge.verb} == set(network.verbs)
    assert all(node.labels and all(node.labels.values()) for node in network.nodes)
