"""What views take, and what the views of one document and one body hold."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from pyoxigraph import Store

from graph.iris import Iris
from graph.views import VIEWS, NarrowingError, ViewName, view
from graph.views.describing import Describer
from graph.views.narrowing import Narrowing
from graph.views.network import Edge
from graph.views.words import EDGE_KINDS, NODE_KINDS
from tests.queries.engines import stored
from tests.queries.graphs import bilingual_graph

IRIS = Iris()
UNODC = f"{IRIS.base}agent/unodc"
DOC = f"{IRIS.base}doc/A-RES-67-193"
ALL = Narrowing("A/RES/67/193", UNODC, "zh", (2012, 2012))


@pytest.mark.parametrize("name", VIEWS)
def test_each_view_takes_what_it_says(store: Store, name: ViewName) -> None:
    takes = VIEWS[name].takes
    assert view(name, store, IRIS, replace(ALL, **dict.fromkeys(_fields() - takes))).nodes
    for field in _fields() - takes:
        with pytest.raises(NarrowingError, match=f"the view {name} cannot be narrowed to a {field}"):
            view(name, store, IRIS, ALL if len(_fields() - takes) == 1 else _only(name, field))


def _fields() -> frozenset[str]:
    return frozenset({"document", "body", "language", "years"})


def _only(name: ViewName, field: str) -> Narrowing:
    """Narrowed by what a view needs, and by one field more."""
    return replace(ALL, **dict.fromkeys(_fields() - {field, VIEWS[name].needs}))


@pytest.mark.parametrize("name", ["document", "body"])
def test_what_a_view_is_of_is_needed(store: Store, name: ViewName) -> None:
    with pytest.raises(NarrowingError, match=f"the view {name} is of one {name}"):
        view(name, store, IRIS)


def test_every_kind_has_its_words_in_both_languages(store: Store) -> None:
    networks = [view(name, store, IRIS, replace(ALL, **dict.fromkeys(_fields() - VIEWS[name].takes))) for name in VIEWS]
    assert {edge.kind for network in networks for edge in network.edges} == set(EDGE_KINDS)
    assert {node.kind for network in networks for node in network.nodes} == set(NODE_KINDS)
    for words in (*EDGE_KINDS.values(), *NODE_KINDS.values()):
        assert set(words) == {"en", "zh"}


def test_a_document_is_all_that_was_read_of_it(store: Store) -> None:
    network = view("document", store, IRIS, Narrowing("A/RES/67/193"))
    kinds = Counter(node.kind for node in network.nodes)
    assert {kind: kinds[kind] for kind in ("paragraph", "act", "mandate")} == {
        "paragraph": 77,
        "act": 83,
        "mandate": 64,
    }
    assert Counter(edge.kind for edge in network.edges)["cites"] == 107
    assert network.titles == {"en": "A/RES/67/193", "zh": "A/RES/67/193"}
    nodes = {node.id: node for node in network.nodes}
    assert nodes[DOC].attributes == {"centre": True, "title_zh": "国际合作对付世界毒品问题", "year": 2012}
    assert nodes[f"{DOC}/op46"].attributes == {"text_zh": "还决定在现有资源范围内举办和筹备该特别会议；"}
    act, mandate = f"{DOC}/zho/op46/act1", f"{DOC}/zho/op46/act1/mandate1"
    assert nodes[act].labels["en"] == "decides"
    assert nodes[act].attributes == {"class": "Decision"}
    assert nodes[mandate].labels == {"zh": "在现有资源范围内举办和筹备该特别会议"}
    assert nodes[mandate].attributes == {"mode": "decision"}
    within = [edge for edge in network.edges if edge.target in {act, mandate}]
    assert within == [
        Edge(f"{DOC}/op46", act, "act", 1, "decide", 2012),
        Edge(act, mandate, "mandate", 1, "decide", 2012),
    ]


def test_two_languages_are_one_document() -> None:
    store = stored(bilingual_graph())
    both, chinese, english = (
        view("document", store, IRIS, Narrowing("A/RES/67/193", language=language)) for language in (None, "zh", "en")
    )
    acts = [sum(node.kind == "act" for node in network.nodes) for network in (both, chinese, english)]
    assert acts == [7, 7, 6]
    (mandate,) = (node for node in both.nodes if node.id == f"{DOC}/eng/op1/act1/mandate1")
    assert set(mandate.labels) == {"en", "zh"}
    named = {(edge.kind, edge.target.rpartition("/")[2]) for edge in both.edges if edge.source == mandate.id}
    assert {("actor", "states"), ("actor", "cnd"), ("condition", "upon-request")} <= named
    assert not any(
        "/zho/" in edge.source and edge.source.replace("/zho/", "/eng/") == mandate.id for edge in both.edges
    )


def test_a_body_stands_in_the_centre(store: Store) -> None:
    network = view("body", store, IRIS, Narrowing(body=UNODC))
    assert all(UNODC in {edge.source, edge.target} for edge in network.edges)
    (centre,) = (node for node in network.nodes if node.attributes.get("centre"))
    assert centre.id == UNODC
    assert (
        network.titles
        == centre.labels
        == {"en": "United Nations Office on Drugs and Crime", "zh": "联合国毒品和犯罪问题办公室"}
    )
    of_kind = Counter[str]()
    for edge in network.edges:
        of_kind[edge.kind] += edge.weight
    assert of_kind["asks"] == of_kind["mandates"] == 17
    assert {edge.target for edge in network.edges if edge.kind == "condition"} >= {f"{IRIS.base}condition/upon-request"}


def test_a_body_of_which_nothing_is_said_is_alone(store: Store) -> None:
    network = view("body", store, IRIS, Narrowing(body=UNODC, years=(1945, 1945)))
    assert ([node.id for node in network.nodes], network.edges) == ([UNODC], ())
    assert network.titles["en"] == "United Nations Office on Drugs and Crime (1945)"


@pytest.mark.parametrize(
    "iri", ["https://elsewhere.invalid/x", f"{IRIS.base}graph/authorities", f"{IRIS.base}act/urge"]
)
def test_what_is_no_node_is_refused(store: Store, iri: str) -> None:
    with pytest.raises(ValueError, match=r"no node of a network|not an IRI"):
        Describer(store, IRIS).node(iri)
