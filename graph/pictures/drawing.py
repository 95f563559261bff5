"""What a browser needs to draw a network: JSON for `client/`, and rows for a table that holds the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote, urlsplit

import msgspec

from graph.export.flat import clean
from graph.pictures.layout import Placed, laid_out
from graph.pictures.words import TONGUES, Tongue, figure, words
from graph.views.network import Edge, Network, Node
from graph.views.words import NODE_KINDS, called

_TOLD = 20  # ties of a node in the table
_HIDDEN = frozenset({"centre", "class"})  # attributes that a reader has no use for
# Written so in JSON, a word cannot end the element that the JSON stands in, nor a line of a script.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}

Link = Callable[[Node], str]


@dataclass(frozen=True, slots=True)
class Tie:
    """What ties a node to `other`, of one kind (as a word), and how often."""

    kind: str
    other: str
    weight: int


@dataclass(frozen=True, slots=True)
class Row:
    """A node as a table tells it: `names` are its label and then those in other languages; `link` may be
    empty. `ties` are the strongest; `more` tells how many others there are."""

    names: tuple[str, ...]
    kind: str
    kind_word: str
    weight: int
    link: str
    ties: tuple[Tie, ...]
    more: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A network laid out, with `placed` in order of rank."""

    network: Network
    placed: tuple[Placed, ...]

    @property
    def years(self) -> tuple[int, ...]:
        """The first and the last year of an edge; none where no year is known."""
        known = [edge.year for edge in self.network.edges if edge.year is not None]
        return (min(known), max(known)) if known else ()

    def title(self, tongue: Tongue) -> str:
        """The title in a language."""
        return self.network.titles.get(tongue) or next(iter(self.network.titles.values()), "")

    def source(self, tongue: Tongue) -> str:
        """What all of it was read from, and of which years."""
        years = "–".join(map(str, dict.fromkeys(self.years)))
        return f"{words(tongue)['source']}{f' ({years})' if years else ''}"

    def told(self, tongue: Tongue) -> str:
        """`300 of 435 shown`."""
        return words(tongue)["told"].format(shown=len(self.placed), total=self.network.total or len(self.placed))


def drawn(network: Network) -> Drawing:
    """A network, laid out, with clean words."""
    clean_one = _cleaned(network)
    return Drawing(clean_one, laid_out(clean_one))


def as_json(drawing: Drawing, tongue: Tongue, link: Link) -> str:
    """What `client/` draws, as JSON that may stand in a page."""
    network, place = drawing.network, {placed.node.id: at for at, placed in enumerate(drawing.placed)}
    told = {
        "language": tongue,
        "titles": {tongue: drawing.title(tongue) for tongue in TONGUES},
        "sources": {tongue: drawing.source(tongue) for tongue in TONGUES},
        "total": network.total or len(network.nodes),
        "directed": network.is_directed,
        "words": {tongue: _words(network, tongue) for tongue in TONGUES},
        "verbs": network.verbs,
        "nodes": [_node(placed, link) for placed in drawing.placed],
        "edges": [(place[e.source], place[e.target], e.kind, e.weight, e.verb, e.year) for e in network.edges],
    }
    return msgspec.json.encode(told).decode().translate(_ESCAPES)


def rows(drawing: Drawing, tongue: Tongue, link: Link) -> list[Row]:
    """The nodes with what they are tied to, in order of rank."""
    ties = _ties(drawing.network.edges, {node.id: node.label(tongue) for node in drawing.network.nodes}, tongue)
    return [_row(placed, ties[placed.node.id], tongue, link) for placed in drawing.placed]


def public(node: Node) -> str:
    """Where the web has a node: documents at the United Nations, all else at its IRI; empty where that is no link."""
    address = f"https://undocs.org/{quote(node.label('en'))}" if node.kind == "document" else node.id
    return address if urlsplit(address).scheme in {"http", "https"} else ""


def _cleaned(network: Network) -> Network:
    """The network without controls and marks that turn the direction of what stands beside them."""
    nodes = tuple(
        replace(
            node,
            labels=_clean_all(node.labels),
            attributes={n: clean(value) if isinstance(value, str) else value for n, value in node.attributes.items()},
        )
        for node in network.nodes
    )
    verbs = {verb: _clean_all(labels) for verb, labels in network.verbs.items()}
    return replace(network, titles=_clean_all(network.titles), nodes=nodes, verbs=verbs)


def _clean_all(texts: Mapping[str, str]) -> dict[str, str]:
    return {language: clean(text) for language, text in texts.items()}


def _words(network: Network, tongue: Tongue) -> dict[str, str]:
    """The words of controls, and what kinds and figures of the network are called."""
    return {
        **{name: told for name, told in words(tongue).items() if not name.startswith("figure_")},
        **{f"kind_{kind}": NODE_KINDS[kind][tongue] for kind in sorted({node.kind for node in network.nodes})},
        **{f"edge_{kind}": called(kind, tongue) for kind in sorted({edge.kind for edge in network.edges})},
        **{
            f"figure_{name}": figure(name, tongue)
            for name in sorted({n for node in network.nodes for n in node.attributes})
        },
    }


def _node(placed: Placed, link: Link) -> dict[str, object]:
    node = placed.node
    return {
        "kind": node.kind,
        "labels": {tongue: node.label(tongue) for tongue in TONGUES},
        "lettering": {tongue: placed.letters(tongue) for tongue in TONGUES},
        "x": placed.x,
        "y": placed.y,
        "radius": placed.radius,
        "weight": placed.weight,
        "link": link(node),
        "figures": {name: value for name, value in node.attributes.items() if name not in _HIDDEN},
    }


def _ties(edges: Sequence[Edge], labels: Mapping[str, str], tongue: Tongue) -> defaultdict[str, list[Tie]]:
    """What leads from each node, by kind and other end, the strongest first."""
    weights = Counter[tuple[str, str, str]]()
    for edge in edges:
        weights[edge.source, edge.kind, edge.target] += edge.weight
    ties = defaultdict[str, list[Tie]](list)
    for (source, kind, target), weight in sorted(weights.items(), key=lambda item: (-item[1], item[0])):
        ties[source].append(Tie(called(kind, tongue), labels[target], weight))
    return ties


def _row(placed: Placed, ties: Sequence[Tie], tongue: Tongue, link: Link) -> Row:
    node = placed.node
    names = tuple(dict.fromkeys([node.label(tongue), *(node.label(other) for other in TONGUES)]))
    more = words(tongue)["more"].format(count=len(ties) - _TOLD) if len(ties) > _TOLD else ""
    return Row(names, node.kind, NODE_KINDS[node.kind][tongue], placed.weight, link(node), tuple(ties[:_TOLD]), more)
