"""Figures of networks: known ones of small networks, and the same whatever the order of hashing."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import given, settings

from graph.views.figures import FIGURES, with_figures
from graph.views.network import Edge, Network, network
from tests.graph.views.made import A, B, C, D, networks, node, small

SCRIPT = """
from graph.views.figures import with_figures
from tests.graph.views.test_figures import ring
print([tuple(node.attributes.values()) for node in with_figures(ring(520)).nodes])
"""


def ring(size: int) -> Network:
    """Nodes in a ring, with chords, so that there are communities to find."""
    ids = [f"https://w3id.org/mandategraph/agent/n{number:04}" for number in range(size)]
    steps = ((number, (number + step) % size) for number in range(size) for step in (1, 2, 7))
    edges = (Edge(ids[one], ids[other], "asks", 1 + one % 3) for one, other in steps)
    return network({"en": "Ring"}, map(node, ids), edges, {}, is_directed=True)


def test_a_path_has_these_figures() -> None:
    whole = with_figures(small(Edge(A, B, "asks", 3), Edge(B, A, "with", 1), Edge(B, C, "asks", 2), Edge(C, C, "asks")))
    figures = {node.id: tuple(node.attributes[name] for name in FIGURES) for node in whole.nodes}
    assert figures[A][:4] == (1, 1, 3, 0.0)
    assert figures[B][:4] == (2, 3, 3, round(1 / 3, 6))
    assert figures[C][:4] == (1, 3, 1, 0.0)
    assert figures[D] == (0, 0, 0, 0.0, figures[D][4], 2, 0)
    assert sorted(figures, key=lambda id_: float(figures[id_][4])) == [D, C, A, B]
    assert {figures[id_][5] for id_ in (A, B, C)} == {1}
    assert [figures[id_][6] for id_ in (A, B, C)] == [1, 2, 1]
    assert [edge.attributes.get("bridge", False) for edge in whole.edges] == [True, True, True, False]


@settings(deadline=None)
@given(networks())
def test_every_node_has_every_figure(whole: Network) -> None:
    found = with_figures(whole)
    assert all(set(FIGURES) <= node.attributes.keys() for node in found.nodes)
    communities = {node.attributes["community"] for node in found.nodes}
    assert communities == set(range(1, len(communities) + 1))
    assert sum(int(node.attributes["weight_in"]) for node in found.nodes) == sum(edge.weight for edge in whole.edges)


def test_nothing_has_no_figures() -> None:
    assert with_figures(Network({}, (), ())) == Network({}, (), ())


@pytest.mark.parametrize("seed", ["0", "4711"])
def test_they_do_not_hang_on_the_order_of_hashing(seed: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
    )
    here = [tuple(found.attributes.values()) for found in with_figures(ring(520)).nodes]
    assert done.stdout.decode().strip() == str(here)
