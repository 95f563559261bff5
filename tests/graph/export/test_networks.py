"""Formats of networks: whatever the words, a strict parser finds the nodes and edges of the view, and nothing else."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pydot
import pytest
from hypothesis import HealthCheck, given, settings
from pyoxigraph import Store

from graph.export import NETWORK_FORMATS, NetworkFormatName, writer_of
from graph.export.flat import clean, edge_data, node_data, shortened
from graph.iris import Iris
from graph.views import view
from graph.views.figures import FIGURES, with_figures
from graph.views.network import Edge, Network, Node, merged, network
from tests.graph.views.made import networks
from tests.payloads import PAYLOADS

LONG = "a" * 100_000
HOSTILE = (
    *PAYLOADS,
    LONG,
    '"];',
    "\\",
    '\\"',
    "a\x00b\nc",
    "#quot;",
    "%%{init: {}}%%",
    "style x: #35;",
    "-->|x|",
    "\ud800",
)
# What each format tells of nodes by id or label, and of edges by their ends: what a reader of another project finds.
Found = tuple[Counter[str], Counter[tuple[str, str]]]


def hostile(words: str) -> Network:
    """A network in which everything that may be words is these."""
    ids = ["https://w3id.org/mandategraph/agent/a", "https://w3id.org/mandategraph/doc/A-RES-1-1"]
    labels = {"en": words, "zh": words}
    nodes = [Node(ids[0], "agent", labels, {"pid": words, "class": words}), Node(ids[1], "document", labels, {"a": 1})]
    edges = [Edge(ids[0], ids[1], words, 2, words, 2012, {"verbs": words}), Edge(ids[1], ids[0], "asks", 1)]
    return network({"en": words}, nodes, edges, {}, is_directed=True)


def read_graphml(data: bytes) -> Found:
    names = {element.tag.partition("}")[2] for element in ElementTree.fromstring(data).iter()}  # noqa: S314 - our own
    assert names <= {"graphml", "key", "graph", "node", "edge", "data"}
    return _of_networkx(nx.read_graphml(io.BytesIO(data), force_multigraph=True))


GEXF = {
    "gexf",
    "meta",
    "creator",
    "description",
    "graph",
    "attributes",
    "attribute",
    "nodes",
    "node",
    "edges",
    "edge",
} | {
    "attvalues",
    "attvalue",
}


def read_gexf(data: bytes) -> Found:
    names = {element.tag.partition("}")[2] for element in ElementTree.fromstring(data).iter()}  # noqa: S314 - our own
    assert names <= GEXF
    return _of_networkx(nx.read_gexf(io.BytesIO(data)))


def read_cyjs(data: bytes) -> Found:
    assert b"<" not in data
    return _of_networkx(nx.cytoscape_graph(json.loads(data)))


def _of_networkx(graph: nx.Graph[str]) -> Found:
    labels = (data["label"] for _, data in graph.nodes(data=True))
    return Counter(labels), Counter((source, target) for source, target, _ in graph.edges(data=True))


def read_edges(data: bytes) -> Found:
    rows = list(csv.DictReader(io.StringIO(data.decode(), newline=""), strict=True))
    assert all(None not in row and None not in row.values() for row in rows)
    return Counter(), Counter((row["source"], row["target"]) for row in rows)


def read_nodes(data: bytes) -> Found:
    rows = list(csv.DictReader(io.StringIO(data.decode(), newline=""), strict=True))
    assert all(None not in row and None not in row.values() for row in rows)
    return Counter(row["label"] for row in rows), Counter()


def read_dot(data: bytes) -> Found:
    graphs = pydot.graph_from_dot_data(data.decode())
    assert graphs, "no DOT"
    (graph,) = graphs
    assert not graph.get_subgraph_list()
    nodes = [one for one in graph.get_node_list() if one.get_name() != "graph"]  # what holds for all
    assert all(set(one.get_attributes()) == {"label", "shape"} for one in nodes)
    assert all(set(one.get_attributes()) == {"label", "weight"} for one in graph.get_edge_list())
    ends = ((_unquoted(edge.get_source()), _unquoted(edge.get_destination())) for edge in graph.get_edge_list())
    return Counter(_unquoted(one.get_attributes()["label"]) for one in nodes), Counter(ends)


def _unquoted(value: object) -> str:
    text = str(value)
    assert re.fullmatch(r'"(?:[^"\\]|\\["\\])*"', text), text
    return re.sub(r'\\(["\\])', r"\1", text[1:-1])


# A line is a node, with brackets by its kind, or an edge; words stand between quotes, without any mark but these.
_WORDS = r'"((?:[^\W_]|(?<=[^\W_])[.-](?=[^\W_])|[ ,/()\u00b7\u2026\u3001-\u301f\uff08-\uff0c]|#[0-9]+;)*)"'
_NODE = re.compile(rf"  ([A-Za-z0-9_]+)(\[|\(\[|\[\[|\(|>|\[/|\{{\{{){_WORDS}(\]|\]\)|\]\]|\)|/\]|\}}\}})")
_EDGE = re.compile(rf"  ([A-Za-z0-9_]+) (?:-->|---)\|{_WORDS}\| ([A-Za-z0-9_]+)")


def read_mermaid(data: bytes) -> Found:
    first, *lines, last = data.decode().split("\n")
    assert (first, last) == ("graph LR", "")
    labels, edges = {}, []
    for line in lines:
        if found := _NODE.fullmatch(line):
            assert found[1] not in labels
            labels[found[1]] = re.sub("#([0-9]+);", lambda entity: chr(int(entity[1])), found[3])
        else:
            edge = _EDGE.fullmatch(line)
            assert edge, line
            assert {edge[1], edge[3]} <= labels.keys()
            edges.append((edge[1], edge[3]))
    return Counter(labels.values()), Counter(edges)


READERS: Mapping[NetworkFormatName, Callable[[bytes], Found]] = {
    "graphml": read_graphml,
    "gexf": read_gexf,
    "cyjs": read_cyjs,
    "csv": read_edges,
    "nodes": read_nodes,
    "dot": read_dot,
    "mermaid": read_mermaid,
}
SHORT = {"dot", "mermaid"}


def test_every_format_is_read_again() -> None:
    assert set(READERS) == set(NETWORK_FORMATS) - {"html"}  # which browsers read


def assert_read_again(name: NetworkFormatName, whole: Network) -> None:
    nodes, edges = READERS[name](writer_of(name)(whole, "en"))
    shown = shortened if name in SHORT else clean
    if name != "csv":
        assert nodes == Counter(shown(node.label("en")) for node in whole.nodes)
    if name == "mermaid":
        assert edges.total() == len(whole.edges)
    elif name != "nodes":
        assert _either_way(edges, whole) == _either_way(Counter((e.source, e.target) for e in whole.edges), whole)


def _either_way(edges: Counter[tuple[str, str]], whole: Network) -> Counter[tuple[str, ...]]:
    """Edges by their ends, which of undirected ones a reader may turn."""
    turned = Counter[tuple[str, ...]]()
    for ends, number in edges.items():
        turned[ends if whole.is_directed else tuple(sorted(ends))] += number
    return turned


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("name", READERS)
def test_no_words_break_out(name: NetworkFormatName, words: str) -> None:
    assert_read_again(name, hostile(words))


@pytest.mark.parametrize("name", READERS)
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(whole=networks())
def test_any_network_is_read_again(name: NetworkFormatName, whole: Network) -> None:
    assert_read_again(name, whole)


@pytest.mark.parametrize("name", READERS)
def test_views_of_the_samples_are_read_again(store: Store, name: NetworkFormatName) -> None:
    for whole in (view("actors", store, Iris()), merged(view("treaties", store, Iris()))):
        assert_read_again(name, whole)
        assert writer_of(name)(whole, "zh") == writer_of(name)(whole, "zh")


@pytest.mark.parametrize(("name", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_attributes_come_back_as_they_were(store: Store, name: NetworkFormatName, read: Callable[..., Any]) -> None:
    whole = with_figures(merged(view("actors", store, Iris())))
    graph = read(io.BytesIO(writer_of(name)(whole, "en")))
    for node in whole.nodes:
        told = graph.nodes[node.id]
        assert {key: told[key] for key in node_data(node, "en")} == node_data(node, "en")
        assert set(FIGURES) <= told.keys()
    by_ends = {(edge.source, edge.target, edge.kind): edge_data(edge, "en") for edge in whole.edges}
    for source, target, told in graph.edges(data=True):
        expected = by_ends[source, target, told["kind"]]
        assert {key: told.get(key) for key in expected} == expected


def test_labels_are_in_the_language_asked_for(store: Store) -> None:
    whole = merged(view("actors", store, Iris()))
    for name in ("graphml", "gexf", "cyjs", "dot", "mermaid"):
        assert "秘书长" in writer_of(name)(whole, "zh").decode()
    assert '"秘书长"' in writer_of("dot")(whole, "zh").decode()
    assert '"Secretary-General"' in writer_of("dot")(whole, "en").decode()


def test_readable_ids_are_kept_apart() -> None:
    ids = (
        "https://x.org/agent/a-b",
        "https://x.org/agent/a_b",
        "https://x.org/agent/%E4%B8%AD",
        "https://x.org/agent/-",
    )
    whole = network({}, [Node(id_, "agent", {"en": id_}) for id_ in ids], [], {}, is_directed=True)
    nodes, _ = read_mermaid(writer_of("mermaid")(whole, "en"))
    assert nodes == Counter(ids)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\r\nb\tc\u2028d", "a b c d"),
        ("\x00\x1b[31m\x7f", "\ufffd\ufffd[31m\ufffd"),
        ("\u202eabc\u2066", "\ufffdabc\ufffd"),
        ("\ufffe\uffff\ud800\U0001ffff", "\ufffd" * 4),
        ("敦促\u3000é𠀀\U0001f4a9", "敦促\u3000é𠀀\U0001f4a9"),
    ],
)
def test_texts_are_clean(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_what_is_drawn_is_short() -> None:
    assert shortened("x" * 80) == "x" * 80
    assert shortened("x" * 81) == "x" * 79 + "…"
    assert len(writer_of("dot")(hostile(LONG), "en")) < 16_384  # Graphviz reads no longer string
