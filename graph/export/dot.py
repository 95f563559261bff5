"""A network in the language of Graphviz."""

from __future__ import annotations

from collections.abc import Mapping

from graph.export.flat import clean, network_data, shortened
from graph.views.network import Network, NodeKind
from graph.views.words import called

_SHAPES: Mapping[NodeKind, str] = {
    "agent": "box",
    "instrument": "ellipse",
    "document": "note",
    "paragraph": "plain",
    "act": "cds",
    "mandate": "tab",
    "condition": "diamond",
}


def write(network: Network, language: str) -> bytes:
    """The file, in UTF-8: nodes by their IRIs, with labels in a language, shortened."""
    told = network_data(network, language)
    title = f"{shortened(str(told['title']))}: {told['nodes_shown']} of {told['nodes_in_all']} nodes"
    form, arrow = ("digraph", "->") if network.is_directed else ("graph", "--")
    lines = [f"{form} {{", f"  graph [label={_quoted(title)} rankdir=LR]"]
    lines += [
        f"  {_quoted(node.id)} [label={_quoted(shortened(node.label(language)))} shape={_SHAPES[node.kind]}]"
        for node in network.nodes
    ]
    for edge in network.edges:
        caption = _quoted(f"{shortened(called(edge.kind, language))} {edge.weight}")
        lines.append(f"  {_quoted(edge.source)} {arrow} {_quoted(edge.target)} [label={caption} weight={edge.weight}]")
    return "\n".join((*lines, "}", "")).encode()


def _quoted(text: str) -> str:
    """A string that nothing in it ends: within quotes only these two characters mean anything."""
    escaped = clean(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
