"""Networks made by hand, and by chance."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import strategies as st

from graph.views.network import Edge, Network, Node, network

A, B, C, D = (f"https://w3id.org/mandategraph/agent/{name}" for name in "abcd")


def node(id_: str, label: str = "x", attributes: Mapping[str, str | int | float | bool] | None = None) -> Node:
    return Node(id_, "agent", {"en": label, "zh": label}, attributes or {})


def small(*edges: Edge, is_directed: bool = True) -> Network:
    """A network of four nodes."""
    return network({"en": "Title"}, map(node, (D, C, B, A)), edges, {}, is_directed=is_directed)


_IDS = st.sampled_from([f"https://w3id.org/mandategraph/agent/n{number}" for number in range(12)])
_EDGES = st.builds(
    Edge,
    _IDS,
    _IDS,
    st.sampled_from(["asks", "with"]),
    st.integers(1, 9),
    st.sampled_from(["", "urge", "request"]),
    st.none() | st.integers(1946, 2026),
)
_WORDS = st.text(max_size=30)
_NODES = st.builds(
    Node,
    _IDS,
    st.sampled_from(["agent", "document", "condition", "mandate", "act", "paragraph", "instrument"]),
    st.dictionaries(st.sampled_from(["en", "zh", "fr"]), st.text(min_size=1, max_size=30), min_size=1),
    st.dictionaries(st.sampled_from(["pid", "label", "year", "class", "key"]), _WORDS | st.integers() | st.booleans()),
)


@st.composite
def networks(draw: st.DrawFn) -> Network:
    """Any network, with any words in it; two edges may differ in nothing but their verbs and years."""
    nodes = {drawn.id: drawn for drawn in draw(st.lists(_NODES, max_size=12))}
    edges = [edge for edge in draw(st.lists(_EDGES, max_size=30)) if {edge.source, edge.target} <= nodes.keys()]
    once = {(edge.source, edge.target, edge.kind, edge.verb, edge.year): edge for edge in edges}
    return network({"en": draw(_WORDS)}, nodes.values(), once.values(), {}, is_directed=draw(st.booleans()))
