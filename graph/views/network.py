"""A network: what all views of a store give, and all pictures and writers take."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

NodeKind = Literal["agent", "instrument", "document", "paragraph", "act", "mandate", "condition"]
# What may be told of a node or an edge beside its fields: no lists, nothing empty.
Value = str | int | float | bool


@dataclass(frozen=True, slots=True)
class Node:
    """Something with an IRI. `labels` are by language (`en`, `zh`), at least one; a symbol stands under both."""

    id: str
    kind: NodeKind
    labels: Mapping[str, str]
    attributes: Mapping[str, Value] = field(default_factory=dict)

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
    attributes: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes sorted by id, edges sorted; every edge's ends are among the nodes.

    `titles` are by language. `total` is the number of nodes that there were before some were left out. `verbs` are the
    labels by language of each verb of an edge.
    """

    titles: Mapping[str, str]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    is_directed: bool = True
    total: int = 0
    verbs: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def network(
    titles: Mapping[str, str],
    nodes: Iterable[Node],
    edges: Iterable[Edge],
    verbs: Mapping[str, Mapping[str, str]],
    *,
    is_directed: bool = True,
) -> Network:
    """A whole network of nodes, each once, and edges in any order."""
    in_order = tuple(sorted(nodes, key=lambda node: node.id))
    return Network(titles, in_order, tuple(sorted(edges, key=_place)), is_directed, len(in_order), verbs)


def merged(whole: Network) -> Network:
    """The network with one edge for each pair of nodes and kind.

    Its weight is the sum; its verbs and years stand as `verbs` and `years` among its attributes, with `|` between them.
    """
    alike: defaultdict[tuple[str, str, str], list[Edge]] = defaultdict(list)
    for edge in whole.edges:
        alike[edge.source, edge.target, edge.kind].append(edge)
    return replace(whole, edges=tuple(_one(edges) for edges in alike.values()))


def largest(whole: Network, most: int) -> Network:
    """The `most` nodes on whose edges the greatest weight lies, of equal ones the first by id, and the edges between.

    `total` tells how many there were.
    """
    if len(whole.nodes) <= most:
        return whole
    degrees = Counter[str]()
    for edge in whole.edges:
        degrees[edge.source] += edge.weight
        degrees[edge.target] += edge.weight
    kept = {node.id for node in sorted(whole.nodes, key=lambda node: (-degrees[node.id], node.id))[:most]}
    return replace(
        whole,
        nodes=tuple(node for node in whole.nodes if node.id in kept),
        edges=tuple(edge for edge in whole.edges if edge.source in kept and edge.target in kept),
    )


def _place(edge: Edge) -> tuple[str, str, str, str, int]:
    return edge.source, edge.target, edge.kind, edge.verb, edge.year or 0


def _one(edges: list[Edge]) -> Edge:
    """Edges of one pair and kind as one."""
    told = {
        "verbs": "|".join(sorted({edge.verb for edge in edges if edge.verb})),
        "years": "|".join(sorted({str(edge.year) for edge in edges if edge.year})),
    }
    weight = sum(edge.weight for edge in edges)
    attributes = {name: value for name, value in told.items() if value}
    return Edge(edges[0].source, edges[0].target, edges[0].kind, weight, attributes=attributes)
