"""A network as JSON of Cytoscape.js, which Cytoscape and networkx read too."""

from __future__ import annotations

import json

from graph.export.flat import clean, edge_data, network_data, node_data
from graph.views.network import Network


def write(network: Network, language: str) -> bytes:
    """The file, in UTF-8; `<` is escaped, so that a page may hold it."""
    told = network_data(network, language)
    nodes = []
    for node in network.nodes:
        data, id_ = node_data(node, language), clean(node.id)
        nodes.append({"data": {"id": id_, "value": id_, "name": data["label"], **data}})
    edges = []
    for number, edge in enumerate(network.edges, start=1):
        ends = {"source": clean(edge.source), "target": clean(edge.target)}
        edges.append({"data": {"id": f"e{number}", "key": number, **ends, **edge_data(edge, language)}})
    whole = {
        "data": {"name": told["title"], **told},
        "directed": network.is_directed,
        "multigraph": True,
        "elements": {"nodes": nodes, "edges": edges},
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1).replace("<", "\\u003c") + "\n").encode()
