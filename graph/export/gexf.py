"""A network as GEXF 1.3, the format of Gephi.

networkx writes it too, but puts the day into it, and loses or breaks some attributes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element

from graph.export.columns import columns, written
from graph.export.flat import clean, edge_data, network_data, node_data
from graph.export.xml import document_bytes, put
from graph.views.network import Network, Value

_NAMESPACE = {"xmlns": "http://gexf.net/1.3", "version": "1.3"}
_OF_ELEMENTS = frozenset({"label", "weight"})  # what is told in an attribute of the element itself


def write(network: Network, language: str) -> bytes:
    """The file, in UTF-8."""
    root = Element("gexf", _NAMESPACE)
    told = network_data(network, language)
    meta = put(root, "meta")
    put(meta, "creator", "mandategraph")
    put(meta, "description", f"{told['title']}: {told['nodes_shown']} of {told['nodes_in_all']} nodes")
    direction = "directed" if network.is_directed else "undirected"
    graph = put(root, "graph", defaultedgetype=direction, mode="static")
    nodes = [node_data(node, language) for node in network.nodes]
    edges = [edge_data(edge, language) for edge in network.edges]
    node_columns, edge_columns = _put_columns(graph, "node", nodes), _put_columns(graph, "edge", edges)
    all_nodes, all_edges = put(graph, "nodes"), put(graph, "edges")
    for node, data in zip(network.nodes, nodes, strict=True):
        _put_values(put(all_nodes, "node", id=clean(node.id), label=str(data["label"])), data, node_columns)
    for number, (edge, data) in enumerate(zip(network.edges, edges, strict=True), start=1):
        ends = {"source": clean(edge.source), "target": clean(edge.target), "label": str(data["label"])}
        _put_values(put(all_edges, "edge", id=str(number), **ends, weight=str(edge.weight)), data, edge_columns)
    return document_bytes(root, frozenset())


def _put_columns(graph: Element, of: str, rows: Sequence[Mapping[str, Value]]) -> dict[str, str]:
    """Tells what attributes there are and of which type; gives their ids by name."""
    told = put(graph, "attributes", **{"class": of})
    ids: dict[str, str] = {}
    for name, type_ in columns(rows).items():
        if name not in _OF_ELEMENTS:
            ids[name] = str(len(ids))
            put(told, "attribute", id=ids[name], title=name, type=type_)
    return ids


def _put_values(element: Element, data: Mapping[str, Value], ids: Mapping[str, str]) -> None:
    values = put(element, "attvalues")
    for name, id_ in ids.items():
        if name in data:
            put(values, "attvalue", **{"for": id_}, value=written(data[name]))
