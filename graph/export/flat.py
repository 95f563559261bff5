"""Nodes and edges as flat attributes: clean text, numbers and truth values, as every format of networks holds them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from graph.views.network import Edge, Network, Node, Value
from graph.views.words import called

_SPACES = re.compile("[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
# Controls, marks that turn the direction of writing, halves of surrogate pairs, and what is no character.
_UNCLEAN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(chr(plane << 16 | last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
_REPLACEMENT = "\ufffd"
# Names that a format, or what is told of every node or edge, gives a meaning of its own.
_TAKEN = frozenset(
    {"id", "pid", "for", "key", "label", "name", "value", "source", "target", "start", "end", "viz"}
    | {"kind", "weight", "verb"}
)
_LONGEST = 80


def clean(text: str) -> str:
    """A text in one line: line ends and tabs become a space, what no text should hold U+FFFD."""
    return _UNCLEAN.sub(_REPLACEMENT, _SPACES.sub(" ", text))


def shortened(text: str) -> str:
    """A clean text as it is drawn: its first characters, and `…` for the others."""
    cleaned = clean(text)
    return cleaned if len(cleaned) <= _LONGEST else cleaned[: _LONGEST - 1].rstrip() + "…"


def node_data(node: Node, language: str) -> dict[str, Value]:
    """What is told of a node: `label` in a language, `label_en`, `label_zh`…, `kind`, and its own attributes."""
    labels = {f"label_{tag}": clean(label) for tag, label in sorted(node.labels.items())}
    return {"label": clean(node.label(language)), "kind": node.kind, **labels, **_flat(node.attributes)}


def edge_data(edge: Edge, language: str) -> dict[str, Value]:
    """What is told of an edge: `label` in a language, `kind`, `weight`, `verb`, `year`, and its own attributes."""
    told: dict[str, Value] = {
        "label": clean(called(edge.kind, language)),
        "kind": clean(edge.kind),
        "weight": edge.weight,
    }
    if edge.verb:
        told["verb"] = clean(edge.verb)
    if edge.year is not None:
        told["year"] = edge.year
    return {**told, **_flat(edge.attributes)}


def network_data(network: Network, language: str) -> dict[str, Value]:
    """What is told of the whole: its `title`, and of how many nodes it shows how many."""
    title = network.titles.get(language) or next(iter(network.titles.values()), "")
    return {"title": clean(title), "nodes_shown": len(network.nodes), "nodes_in_all": network.total}


def _flat(attributes: Mapping[str, Value]) -> dict[str, Value]:
    return {
        f"{name}_" if name in _TAKEN else clean(name): clean(value) if isinstance(value, str) else value
        for name, value in sorted(attributes.items())
    }
