"""A network: what all views of a store give, and all pictures and writers take."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

NodeKind = Literal["agent", "instrument", "document", "paragraph", "act", "mandate", "condition"]
# What may be told of a node beside its labels: no lists, nothing empty.
Value = str | int | float | bool
_NOTHING: Mapping[str, Value] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Node:
    """Something with an IRI. `labels` are by language (`en`, `zh`), at least one; a symbol stands under both."""

    id: str
    kind: NodeKind
    labels: Mapping[str, str]
    attributes: Mapping[str, Value] = field(default=_NOTHING)

    def label(self, language: str) -> str:
        """The label in a language, or else the first in order of languages."""
        return self.labels.get(language) or self.labels[min(self.labels)]


@dataclass(frozen=True, slots=True)
class Edge:
    """`weight` times something is said of two nodes, in one way: of one `kind`, with one verb, in one year.

    `verb` is the id of an act (`urge`), empty where none is meant; `year` is that of adoption, None where unknown. Two
    nodes have as many edges as there are ways; `merged` makes one of them.
    """

    source: str
    target: str
    kind: str
    weight: int = 1
    verb: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes sorted by id, edges sorted; every edge's ends are among the nodes.

    `titles` are by language. `total` is the number of nodes that there were before some were left out.
    """

    titles: Mapping[str, str]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    is_directed: bool = True
    total: int = 0
