"""Networks: merged, cut to the largest, and looked at by language."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from graph.views.network import Edge, Network, Node, largest, merged
from tests.graph.views.made import A, B, C, D, networks, small


def test_edges_of_one_pair_and_kind_are_merged() -> None:
    whole = small(
        Edge(A, B, "asks", 2, "urge", 2012),
        Edge(A, B, "asks", 3, "request", 2012),
        Edge(A, B, "asks", 1, "urge", None),
        Edge(A, B, "with", 1),
        Edge(B, A, "asks", 1, "urge", 2010),
    )
    assert merged(whole).edges == (
        Edge(A, B, "asks", 6, attributes={"verbs": "request|urge", "years": "2012"}),
        Edge(A, B, "with", 1),
        Edge(B, A, "asks", 1, attributes={"verbs": "urge", "years": "2010"}),
    )


@given(networks())
def test_merging_keeps_all_weight(whole: Network) -> None:
    one = merged(whole)
    assert _weights(one) == _weights(whole)
    assert len(one.edges) == len(_weights(one))
    assert one.nodes == whole.nodes


def test_the_largest_are_those_with_the_greatest_weight_and_then_the_first() -> None:
    whole = small(Edge(A, B, "asks", 2), Edge(B, C, "asks", 2), Edge(C, D, "asks", 2))
    three = largest(whole, 3)
    assert [node.id for node in three.nodes] == [A, B, C]
    assert three.edges == (Edge(A, B, "asks", 2), Edge(B, C, "asks", 2))
    assert (three.total, len(three.nodes)) == (4, 3)
    assert [node.id for node in largest(whole, 2).nodes] == [B, C]
    assert largest(largest(whole, 3), 1).total == 4


@given(networks(), st.integers(1, 15))
def test_of_fewer_nodes_edges_are_whole(whole: Network, most: int) -> None:
    cut = largest(whole, most)
    ids = {node.id for node in cut.nodes}
    assert len(ids) == min(most, len(whole.nodes))
    assert list(cut.edges) == [edge for edge in whole.edges if {edge.source, edge.target} <= ids]
    assert cut.total == len(whole.nodes)


def test_a_label_in_another_language_stands_in() -> None:
    node = Node(A, "agent", {"zh": "大会", "fr": "Assemblée"})
    assert [node.label(language) for language in ("zh", "en")] == ["大会", "Assemblée"]


def _weights(network: Network) -> Counter[tuple[str, str, str]]:
    weights = Counter[tuple[str, str, str]]()
    for edge in network.edges:
        weights[edge.source, edge.target, edge.kind] += edge.weight
    return weights
