"""A network as a graph of networkx, from which its own writers make files."""

from __future__ import annotations

import networkx as nx

from graph.export.flat import clean, edge_data, network_data, node_data
from graph.views.network import Network


def multigraph(network: Network, language: str) -> nx.MultiGraph[str]:
    """Nodes by IRI and edges by number from 1, each with its flat attributes; a MultiDiGraph where it is directed."""
    graph: nx.MultiGraph[str] = nx.MultiDiGraph() if network.is_directed else nx.MultiGraph()
    graph.graph.update(network_data(network, language))
    for node in network.nodes:
        graph.add_node(clean(node.id), **node_data(node, language))
    for number, edge in enumerate(network.edges, start=1):
        graph.add_edge(clean(edge.source), clean(edge.target), key=number, **edge_data(edge, language))
    return graph
