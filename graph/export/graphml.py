"""A network as GraphML, which Gephi, yEd, Cytoscape, igraph and networkx read.

networkx writes it too, but truth values as XML Schema does not know them.
"""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from graph.export.columns import columns, written
from graph.export.flat import clean, edge_data, network_data, node_data
from graph.export.xml import document_bytes, put
from graph.views.network import Network, Value

_NAMESPACE = {"xmlns": "http://graphml.graphdrawing.org/xmlns"}


def write(network: Network, language: str) -> bytes:
    """The file, in UTF-8."""
    of_whole = network_data(network, language)
    nodes = [node_data(node, language) for node in network.nodes]
    edges = [edge_data(edge, language) for edge in network.edges]
    types = {"graph": columns([of_whole]), "node": columns(nodes), "edge": columns(edges)}
    root = Element("graphml", _NAMESPACE)
    for of, of_type in types.items():
        for name, type_ in of_type.items():
            put(root, "key", **{"id": f"{of}-{name}", "for": of, "attr.name": name, "attr.type": type_})
    graph = put(root, "graph", edgedefault="directed" if network.is_directed else "undirected")
    _put_data(graph, "graph", of_whole)
    for node, data in zip(network.nodes, nodes, strict=True):
        _put_data(put(graph, "node", id=clean(node.id)), "node", data)
    for number, (edge, data) in enumerate(zip(network.edges, edges, strict=True), start=1):
        ends = {"source": clean(edge.source), "target": clean(edge.target)}
        _put_data(put(graph, "edge", id=str(number), **ends), "edge", data)
    return document_bytes(root, frozenset())


def _put_data(element: Element, of: str, data: Mapping[str, Value]) -> None:
    for name, value in data.items():
        put(element, "data", written(value), key=f"{of}-{name}")
