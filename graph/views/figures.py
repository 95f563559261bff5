"""Figures of networks: how many each node is linked to, how central it is, and in which community it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import cast

import networkx as nx

from graph.views.network import Edge, Network, Value

FIGURES = ("degree", "weight_in", "weight_out", "betweenness", "eigenvector", "community", "bridges")
"""The attributes that `with_figures` gives each node."""

_SEED = 1
_SAMPLED = 500  # above as many nodes, betweenness is that of shortest paths from some of them
_SAMPLE = 100
_DIGITS = 6
_ROUNDS = 10_000


def with_figures(whole: Network) -> Network:
    """The network with figures among the attributes of its nodes, and `bridge` among those of edges that are one.

    `degree` counts the other nodes to which edges lead, whatever their kind and direction; `weight_in` and `weight_out`
    are sums of weights. The others take each pair of nodes as one link without a direction: `betweenness` is the share
    of shortest paths that lead through a node (from 100 nodes drawn with a fixed seed, where there are over 500),
    `eigenvector` its weighted eigenvector centrality, `community` the number of its community by the method of Louvain
    with a fixed seed, 1 being the largest, and `bridges` how many of its links nothing else replaces.
    """
    graph, place = _links(whole), {node.id: number for number, node in enumerate(whole.nodes)}
    pairs = cast(Iterable[tuple[int, int]], nx.bridges(graph))  # of which its types tell otherwise
    bridges = set(map(frozenset, pairs))
    weights_in, weights_out = Counter[str](), Counter[str]()
    for edge in whole.edges:
        weights_out[edge.source] += edge.weight
        weights_in[edge.target] += edge.weight
    at_bridges = Counter(number for pair in bridges for number in pair)
    betweenness, eigenvector, community = _betweenness(graph), _eigenvector(graph), _communities(graph)

    def figures(id_: str) -> Mapping[str, Value]:
        number = place[id_]
        values = (
            graph.degree(number),
            weights_in[id_],
            weights_out[id_],
            round(betweenness[number], _DIGITS),
            round(eigenvector[number], _DIGITS),
            community[number],
            at_bridges[number],
        )
        return dict(zip(FIGURES, values, strict=True))

    def marked(edge: Edge) -> Edge:
        is_bridge = frozenset({place[edge.source], place[edge.target]}) in bridges
        return replace(edge, attributes={**edge.attributes, "bridge": True}) if is_bridge else edge

    nodes = (replace(node, attributes={**node.attributes, **figures(node.id)}) for node in whole.nodes)
    return replace(whole, nodes=tuple(nodes), edges=tuple(map(marked, whole.edges)))


def _links(whole: Network) -> nx.Graph[int]:
    """The nodes by number, as what is computed must not hang on how their names are hashed, and each pair once.

    Weights are shares of the greatest, with which the power iteration ends soon.
    """
    place = {node.id: number for number, node in enumerate(whole.nodes)}
    weights = Counter[tuple[int, int]]()
    for edge in whole.edges:
        one, other = sorted((place[edge.source], place[edge.target]))
        if one != other:
            weights[one, other] += edge.weight
    most = max(weights.values(), default=1)
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(place)))
    graph.add_weighted_edges_from((one, other, weight / most) for (one, other), weight in sorted(weights.items()))
    return graph


def _betweenness(graph: nx.Graph[int]) -> Mapping[int, float]:
    is_sampled = len(graph) > _SAMPLED
    found: Mapping[int, float] = nx.betweenness_centrality(graph, k=_SAMPLE if is_sampled else None, seed=_SEED)
    return found


def _eigenvector(graph: nx.Graph[int]) -> Mapping[int, float]:
    if not graph.number_of_edges():
        return dict.fromkeys(graph, 0.0)
    found: Mapping[int, float] = nx.eigenvector_centrality(graph, max_iter=_ROUNDS, weight="weight")
    return found


def _communities(graph: nx.Graph[int]) -> Mapping[int, int]:
    """The number of each node's community, the largest first, of equal ones that with the first node."""
    found = nx.community.louvain_communities(graph, weight="weight", seed=_SEED)
    in_order = sorted(found, key=lambda community: (-len(community), min(community)))
    return {node: number for number, community in enumerate(in_order, start=1) for node in community}
