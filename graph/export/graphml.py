"""A network as GraphML, which Gephi, yEd, Cytoscape, igraph and networkx read."""

from __future__ import annotations

import io

import networkx as nx

from graph.export.multigraph import multigraph
from graph.views.network import Network


def write(network: Network, language: str) -> bytes:
    """The file, in UTF-8; labels are also in each language of their own."""
    file = io.BytesIO()
    nx.write_graphml_xml(multigraph(network, language), file)
    return file.getvalue() + b"\n"
