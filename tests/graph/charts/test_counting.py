"""Charts show the numbers of their networks, of which none is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.charts.counting import ACTORS, SERIES, VERBS, treaties_cited, verbs_by_actor, years_by_verb
from graph.views.network import Edge, Network, Node, network

DOCUMENT, BODY, OTHER = "x:doc/A", "x:agent/body", "x:agent/other"
TREATY, PROGRAMME = "x:instrument/treaty", "x:instrument/programme"
VERBS_CALLED = {"urge": {"en": "urges", "zh": "敦促"}, "request": {"en": "requests", "zh": "请"}}
NODES = (
    Node(DOCUMENT, "document", {"en": "A", "zh": "A"}),
    Node(BODY, "agent", {"en": "Body", "zh": "机构"}),
    Node(OTHER, "agent", {"en": "Other"}),
    Node(TREATY, "instrument", {"en": "Treaty", "zh": "公约"}, {"class": "Treaty"}),
    Node(PROGRAMME, "instrument", {"en": "Programme"}, {"class": "Programme"}),
)


def made(*edges: Edge) -> Network:
    return network({"en": "Body (A)", "zh": "机构"}, NODES, edges, VERBS_CALLED)


def mandates(weight: int, verb: str, year: int | None) -> Edge:
    return Edge(DOCUMENT, BODY, "mandates", weight, verb, year)


def test_years_between_have_a_column_and_what_has_no_date_is_told() -> None:
    asks = Edge(OTHER, BODY, "asks", 9, "urge", 2012)  # the same mandates, from the body that speaks
    found = (mandates(2, "urge", 2012), mandates(3, "request", 2014), mandates(4, "urge", None), asks)
    table = years_by_verb(made(*found), "en")
    assert (table.rows, table.columns) == (("requests", "urges"), ("2012", "2013", "2014"))
    assert table.numbers == ((0, 0, 3), (2, 0, 0))
    assert table.title == "Body (A): mandates by year and verb"
    assert table.note == "not shown: 4 mandates of documents without a date"


@pytest.mark.parametrize(
    ("verbs", "rows", "last"), [(SERIES, SERIES, "v6"), (SERIES + 1, SERIES + 1, "v7"), (30, 8, "")]
)
def test_rare_verbs_stand_together(verbs: int, rows: int, last: str) -> None:
    table = years_by_verb(made(*(mandates(100 - at, f"v{at}", 2012) for at in range(verbs))), "en")
    assert len(table.rows) == rows
    assert table.rows[-1] == (last or "23 other verbs")
    assert sum(number for (number,) in table.numbers) == sum(100 - at for at in range(verbs))


@given(st.lists(st.builds(mandates, st.integers(1, 9), st.sampled_from("abcdefghijkl"), st.integers(1946, 2026))))
def test_no_mandate_is_lost(edges: list[Edge]) -> None:
    table = years_by_verb(made(*edges), "zh")
    assert sum(map(sum, table.numbers)) == sum(edge.weight for edge in edges)
    assert len(table.rows) == len(table.numbers) <= SERIES + 1
    assert all(len(numbers) == len(table.columns) for numbers in table.numbers)


def test_actors_and_verbs_stand_by_how_often_they_meet() -> None:
    asks = (
        Edge(OTHER, BODY, "asks", 2, "urge", 2012),
        Edge(OTHER, BODY, "asks", 1, "urge", 2013),
        Edge(OTHER, BODY, "asks", 1, "request", None),
        Edge(BODY, OTHER, "asks", 1, "urge", 2012),
        Edge(BODY, OTHER, "with", 9, "urge", 2012),
    )
    table = verbs_by_actor(made(*asks), "zh")
    assert (table.rows, table.columns) == (("机构", "Other"), ("敦促", "请"))
    assert table.numbers == ((3, 1), (1, 0))
    assert table.note == "显示：行为者 2/2，动词 2/2"


def test_of_many_actors_and_verbs_it_is_told_how_many_are_shown() -> None:
    nodes = [Node(f"x:{at:03}", "agent", {"en": f"n{at}"}) for at in range(40)]
    edges = [Edge(nodes[0].id, node.id, "asks", 40 - at, f"v{at:02}") for at, node in enumerate(nodes)]
    table = verbs_by_actor(network({}, nodes, edges, {}), "en")
    assert (len(table.rows), len(table.columns)) == (ACTORS, VERBS)
    assert table.rows[:2] == ("n0", "n1")
    assert table.note == f"shown: {ACTORS} of 40 actors, {VERBS} of 40 verbs"


def test_of_instruments_only_treaties_count() -> None:
    cites = (Edge(DOCUMENT, TREATY, "cites", 3), Edge(DOCUMENT, PROGRAMME, "cites", 5))
    table = treaties_cited(made(*cites), "zh")
    assert (table.rows, table.numbers) == (("公约",), ((3,),))
    assert table.note == "显示：条约 1/1"


@pytest.mark.parametrize("count", [years_by_verb, verbs_by_actor, treaties_cited])
def test_of_nothing_there_is_nothing(count: object) -> None:
    assert callable(count)
    assert count(made(), "en").numbers == ()
