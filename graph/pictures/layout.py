"""Where the nodes of a picture stand: the same for the same network, the strongest at the middle, no label on another.

A node first has a place that it seeks, and then takes the free one nearest to that, the strongest first. So the
strongest few make a whole picture of their own, round which the others stand.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import cos, log1p, pi, sin, sqrt

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from graph.pictures.lettering import lettered, measured
from graph.views.network import Edge, Network, Node

_SMALLEST, _LARGEST = 6.0, 26.0  # radii, in pixels
_GAP = np.array([10.0, 7.0])  # between one node with its label and another
_STEP = np.array([14.0, 9.0])  # of the places that are tried
_FLAT = 1.3  # how much wider than high a picture is
_STAR = 0.5  # from which share of nodes on that know nobody but the centre a network is a star
_SEED = 7

_Points = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Placed:
    """A node in a picture: its middle, from that of the picture, and its radius, in pixels; y grows downwards.

    `weight` is that of its edges; `lettering` its labels by language, in lines.
    """

    node: Node
    weight: int
    x: int
    y: int
    radius: int
    lettering: dict[str, str]

    def letters(self, language: str) -> str:
        """The label in a language in lines, or else that of `Node.label`."""
        return self.lettering.get(language) or self.lettering[min(self.lettering)]


def laid_out(network: Network) -> tuple[Placed, ...]:
    """Every node of a network, the centre first, then by the weight of its ties to the centre and of all its edges."""
    if not network.nodes:
        return ()
    weights = _weights(network.edges)
    centre = _centre(network.nodes, weights)
    ties = _weights(edge for edge in network.edges if centre.id in {edge.source, edge.target})
    ranked = sorted(network.nodes, key=lambda n: (n is not centre, -ties[n.id], -weights[n.id], n.id))
    letterings = [{language: lettered(label) for language, label in node.labels.items()} for node in ranked]
    radii = [_radius(weights[node.id], max(weights.values(), default=0)) for node in ranked]
    boxes = np.array([_box(radius, lettering) for radius, lettering in zip(radii, letterings, strict=True)])
    places = _free(_sought(ranked, network.edges, boxes), boxes + np.array(radii)[:, None])
    return tuple(
        Placed(node, weights[node.id], round(x), round(y - height / 2 + radius), radius, lettering)
        for node, lettering, radius, (x, y), (_, height) in zip(
            ranked, letterings, radii, places.tolist(), boxes.tolist(), strict=True
        )
    )


def _weights(edges: Sequence[Edge] | Iterator[Edge]) -> Counter[str]:
    """The weight of the edges of each node."""
    weights = Counter[str]()
    for edge in edges:
        for end in {edge.source, edge.target}:
            weights[end] += edge.weight
    return weights


def _centre(nodes: Sequence[Node], weights: Counter[str]) -> Node:
    """The node that a view says is its centre, or else the one with the greatest weight."""
    return min(nodes, key=lambda node: (not node.attributes.get("centre"), -weights[node.id], node.id))


def _radius(weight: int, greatest: int) -> int:
    """Its area tells the weight."""
    return round(_SMALLEST + (_LARGEST - _SMALLEST) * sqrt(weight / greatest if greatest else 0.0))


def _box(radius: int, lettering: dict[str, str]) -> tuple[float, float]:
    """What a node takes up with its label below, in whatever language."""
    sizes = [measured(label) for label in lettering.values()]
    return max(2.0 * radius, *(width for width, _ in sizes)), 2.0 * radius + max(height for _, height in sizes)


def _sought(ranked: Sequence[Node], edges: Sequence[Edge], boxes: _Points) -> _Points:
    """The places that nodes seek, in order; that of the first is the middle."""
    near = _neighbours(edges)
    leaves = sum(near[node.id] <= {ranked[0].id} for node in ranked[1:])
    if leaves >= _STAR * (len(ranked) - 1):
        return _by_kind(ranked, boxes)
    return _by_force(ranked, edges, boxes)


def _neighbours(edges: Sequence[Edge]) -> defaultdict[str, set[str]]:
    near = defaultdict[str, set[str]](set)
    for edge in edges:
        near[edge.source].add(edge.target)
        near[edge.target].add(edge.source)
    return near


def _by_kind(ranked: Sequence[Node], boxes: _Points) -> _Points:
    """A star: each kind of node has a sector, of which any first few fill the whole width; the weaker, the farther."""
    shares = Counter(node.kind for node in ranked[1:])
    starts, start = dict[str, float](), 0.0
    for kind in sorted(shares, key=lambda kind: (-shares[kind], kind)):
        starts[kind] = start
        start += shares[kind] / len(ranked[1:])
    areas = np.cumsum(np.prod(boxes + _GAP, axis=1))
    seen, places = Counter[str](), [(0.0, 0.0)]
    for node, area in zip(ranked[1:], areas[1:].tolist(), strict=True):
        seen[node.kind] += 1
        turn = starts[node.kind] + _halved(seen[node.kind]) * shares[node.kind] / len(ranked[1:])
        angle, distance = 2 * pi * turn - pi * 0.75, sqrt(1.3 * area / pi)
        places.append((distance * cos(angle) * sqrt(_FLAT), distance * sin(angle) / sqrt(_FLAT)))
    return np.array(places)


def _halved(number: int) -> float:
    """1/2, 1/4, 3/4, 1/8, 5/8…: the numbers of van der Corput, which never leave a wide gap."""
    found, part = 0.0, 0.5
    while number:
        number, bit = divmod(number, 2)
        found += bit * part
        part /= 2
    return found


def _by_force(ranked: Sequence[Node], edges: Sequence[Edge], boxes: _Points) -> _Points:
    """What is tied stands close, as springs draw it; in all about as wide as its nodes need."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(node.id for node in ranked)
    for edge in edges:
        if edge.source != edge.target:
            before = graph.get_edge_data(edge.source, edge.target, {"weight": 0})["weight"]
            graph.add_edge(edge.source, edge.target, weight=before + edge.weight)
    for _, _, told in graph.edges(data=True):
        told["weight"] = log1p(told["weight"])
    found = nx.spring_layout(graph, weight="weight", iterations=80, seed=_SEED, method="force")
    places = np.array([found[node.id] for node in ranked], dtype=np.float64)
    places -= places[0]
    spread = float(np.prod(np.std(places, axis=0))) or 1.0
    scale = sqrt(float(np.prod(boxes + _GAP, axis=1).sum()) / spread / 8)
    return np.asarray(places * scale * [sqrt(_FLAT), 1 / sqrt(_FLAT)], dtype=np.float64)


def _free(sought: _Points, boxes: _Points) -> _Points:
    """For each box in order the place for its middle nearest to the one sought where it meets none before."""
    taken = np.empty_like(sought)
    for index, (place, box) in enumerate(zip(sought, boxes, strict=True)):
        apart = (boxes[:index] + box) / 2 + _GAP
        taken[index] = _nearest(place, taken[:index], apart)
    return taken


def _nearest(place: _Points, taken: _Points, apart: _Points) -> _Points:
    for steps, reach in _spiral():
        near = (np.abs(taken - place) < apart + reach).all(axis=1)
        across, down = (np.abs(steps[:, axis, None] - (taken - place)[None, near, axis]) for axis in (0, 1))
        meets = ((across < apart[near, 0]) & (down < apart[near, 1])).any(axis=1)
        if not meets.all():
            return np.asarray(place + steps[int(np.argmin(meets))], dtype=np.float64)
    return np.array([place[0], float((taken + apart)[:, 1].max())])  # below all others


@cache
def _spiral(size: int = 240) -> tuple[tuple[_Points, _Points], ...]:
    """The steps of a grid by their distance, in portions that grow, each with how far it reaches."""
    across, down = np.meshgrid(np.arange(-size, size + 1), np.arange(-size, size + 1))
    steps = np.stack([across.ravel(), down.ravel()], axis=1) * _STEP
    order = np.argsort((steps**2 / [_FLAT, 1.0]).sum(axis=1), kind="stable")
    portions = np.split(steps[order], [1, 32, 128, 512, 2048, 8192, 32768])
    return tuple((portion, np.abs(portion).max(axis=0)) for portion in portions)
