"""Networks made by hand for pictures: a star round a body, a web of bodies, and one of hostile words."""

from __future__ import annotations

from itertools import cycle

from graph.views.network import Edge, Network, Node, NodeKind, network
from tests.payloads import PAYLOADS

BASE = "https://w3id.org/mandategraph/"
_KINDS: tuple[NodeKind, ...] = ("agent", "instrument", "document", "condition")


def star(leaves: int) -> Network:
    """A body in the middle and what is tied to it, by several verbs and years."""
    centre = Node(
        f"{BASE}agent/unodc",
        "agent",
        {"en": "Office on Drugs and Crime", "zh": "毒品和犯罪问题办公室"},
        {"centre": True},
    )
    nodes = [centre, *(_leaf(number, kind) for number, kind in zip(range(leaves), cycle(_KINDS), strict=False))]
    edges = [
        Edge(centre.id, node.id, "with", number % 7 + 1, ("urge", "request")[number % 2], 2010 + number % 5)
        for number, node in enumerate(nodes[1:])
    ]
    verbs = {"urge": {"en": "urges", "zh": "敦促"}, "request": {"en": "requests", "zh": "请"}}
    return network({"en": "Office", "zh": "办公室"}, nodes, edges, verbs)


def web(count: int) -> Network:
    """Bodies of which each is tied to several others."""
    nodes = [_leaf(number, "agent") for number in range(count)]
    edges = [Edge(nodes[n].id, nodes[(n * k + k) % count].id, "asks", k) for n in range(count) for k in (1, 2, 3)]
    return network({"en": "Web"}, nodes, edges, {})


def hostile() -> Network:
    """A network whose every word and IRI is hostile."""
    nodes = [
        Node(
            f"{BASE}agent/{number}" if number % 2 else payload,
            "agent",
            {"en": payload, "zh": payload},
            {payload: payload},
        )
        for number, payload in enumerate(PAYLOADS)
    ]
    nodes += [Node(f"{BASE}doc/{number}", "document", {"en": payload}) for number, payload in enumerate(PAYLOADS)]
    edges = [
        Edge(nodes[0].id, node.id, payload, 1, payload, 2012)
        for node, payload in zip(nodes[1:], PAYLOADS, strict=False)
    ]
    edges += [Edge(nodes[0].id, node.id, "cites", 1, "", 2013) for node in nodes[len(PAYLOADS) :]]
    title = " ".join(PAYLOADS)
    return network(
        {"en": title, "zh": title}, nodes, edges, {payload: {"en": payload, "zh": payload} for payload in PAYLOADS}
    )


def _leaf(number: int, kind: NodeKind) -> Node:
    labels = {"en": f"United Nations body for purpose {number}", "zh": f"负责第{number}项事务的联合国机构"}
    return Node(f"{BASE}{kind}/{number}", kind, labels)
