"""What no list holds, with how often it is used and an example."""

from __future__ import annotations

from graph.iris import Iris
from mandategraph.formats import joined
from queries.library import find
from queries.run import run
from tests.queries.engines import oxigraph
from tests.queries.graphs import small_graph

UNLISTED = {
    "act/unlisted-决定设立": "A/RES/67/193 annex-1/OP1: 决定设立工作组",
    "agent/unlisted-青年": "A/RES/67/193 OP1: ",
    "instrument/unlisted-合作": "A/RES/67/193 OP2: ",
}


def test_verbs_agents_and_instruments_are_told_with_words_around_them() -> None:
    answer = run(find("unlisted"), oxigraph(small_graph()), {}, Iris())
    rows = [dict(zip(answer.columns, map(joined, row), strict=True)) for row in answer.rows]
    assert [row["entity"].removeprefix(Iris().base) for row in rows] == list(UNLISTED)
    for row, beginning in zip(rows, UNLISTED.values(), strict=True):
        assert (row["uses"], row["documents"], row["language"]) == ("1", "1", "zh")
        assert row["example"].startswith(beginning)
        assert row["entity_zh"] in row["example"]
        assert len(row["example"]) <= len(beginning) + 100
