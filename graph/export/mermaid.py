"""A network as a flowchart of Mermaid, which GitHub and many editors draw in Markdown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from graph.export.flat import clean, shortened
from graph.views.network import Network, Node, NodeKind
from graph.views.words import called

_BRACKETS: Mapping[NodeKind, tuple[str, str]] = {
    "agent": ("[", "]"),
    "instrument": ("([", "])"),
    "document": ("[[", "]]"),
    "paragraph": ("(", ")"),
    "act": (">", "]"),
    "mandate": ("[/", "/]"),
    "condition": ("{{", "}}"),
}
# All but letters, digits and marks of any writing, and what means nothing to Mermaid nor to the Markdown in its labels:
# a dot or hyphen does not inside a word.
_MEANING = re.compile(r"(?!(?<=[^\W_])[.-](?=[^\W_]))[^\w ,/()\u00b7\u2026\u3001-\u301f\uff08-\uff0c]|_")
_NOT_IN_ID = re.compile(r"[^A-Za-z0-9]+")


def write(network: Network, language: str) -> bytes:
    """The file, in UTF-8: nodes with readable ids, labels in a language, shortened."""
    ids, arrow = _ids(network), "-->" if network.is_directed else "---"
    lines = ["graph LR"]
    for node in network.nodes:
        left, right = _BRACKETS[node.kind]
        lines.append(f'  {ids[node.id]}{left}"{_escaped(node.label(language))}"{right}')
    for edge in network.edges:
        caption = _escaped(f"{called(edge.kind, language)} {edge.weight}")
        lines.append(f'  {ids[edge.source]} {arrow}|"{caption}"| {ids[edge.target]}')
    return "\n".join((*lines, "")).encode()


def _ids(network: Network) -> dict[str, str]:
    """An id for each node: its kind and what of its IRI may stand there, with a number where another has it."""
    seen = Counter[str]()
    ids = {}
    for node in network.nodes:
        id_ = _id(node)
        seen[id_] += 1
        ids[node.id] = id_ if seen[id_] == 1 else f"{id_}__{seen[id_]}"
    return ids


def _id(node: Node) -> str:
    name = node.id.rpartition("/doc/")[2] if "/doc/" in node.id else node.id.rpartition("/")[2]
    return f"{node.kind}_{_NOT_IN_ID.sub('_', name).strip('_')}"


def _escaped(text: str) -> str:
    """A text in which nothing means anything: entities stand for all other characters."""
    return _MEANING.sub(lambda found: f"#{ord(found[0])};", shortened(clean(text)))
