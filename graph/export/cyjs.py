"""A network as JSON of Cytoscape.js, which Cytoscape reads too."""

from __future__ import annotations

import json

import networkx as nx

from graph.export.multigraph import multigraph
from graph.views.network import Network


def write(network: Network, language: str) -> bytes:
    """The file, in UTF-8; what could end a script that somebody puts it into is escaped."""
    graph = multigraph(network, language)
    data = nx.cytoscape_data(graph, name="label")
    data["data"] = {"name": graph.graph["title"], **graph.graph}
    for number, edge in enumerate(data["elements"]["edges"], start=1):
        edge["data"]["id"] = f"e{number}"
    text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True)
    return (text.replace("<", "\\u003c") + "\n").encode()
