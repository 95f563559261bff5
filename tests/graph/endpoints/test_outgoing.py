"""The graphs of a build, as they are sent."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse, serialize

from graph.endpoints.outgoing import DamagedGraphError, Parcel, outgoing, triples
from graph.files import LocalFolder
from graph.folders import summary_of
from graph.summary import AUTHORITIES, NoBuildError
from tests.graph.endpoints.making import AUTHORITY, iri, small_build, statements

GRAPH = "https://example.org/kg/graph/A/zho"
WORDS = st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from([f" <{GRAPH}> .", f"\n <{GRAPH}> .\n"])


@given(st.lists(WORDS))
def test_what_is_cut_off_is_the_name_of_the_graph(words: list[str]) -> None:
    quads = [Quad(NamedNode("urn:s"), NamedNode("urn:p"), Literal(text), NamedNode(GRAPH)) for text in words]
    cut = triples(serialize(quads, format=RdfFormat.N_QUADS) or b"", GRAPH)
    assert list(parse(cut, RdfFormat.N_TRIPLES)) == [
        Quad(quad.subject, quad.predicate, quad.object, DefaultGraph()) for quad in quads
    ]


@pytest.mark.parametrize(
    "quads",
    [
        b"<urn:s> <urn:p> <urn:o> <urn:other> .\n",
        statements(GRAPH, 2) + b"<urn:s> <urn:p> <urn:o> .\n",
        statements(GRAPH, 2).removesuffix(b"\n"),
        statements(GRAPH, 2)[:-9],
        statements(GRAPH, 2) + b"\n",
        b"<urn:s> <urn:p> <urn:o>",
    ],
)
def test_what_is_not_of_the_graph_alone_is_refused(quads: bytes) -> None:
    with pytest.raises(DamagedGraphError, match="build again"):
        triples(quads, GRAPH)


def test_the_graphs_of_a_build(tmp_path: Path) -> None:
    build = small_build(tmp_path, a=2, b=5)
    graphs = outgoing(build, summary_of(build))
    assert [(g.iri, g.statements) for g in graphs] == [(iri("A/RES/a"), 2), (iri("A/RES/b"), 5), (AUTHORITY, 3)]
    parcel = Parcel(graphs)
    quads = b"".join(parcel)
    assert (len(quads), b"".join(parcel)) == (parcel.size, quads)
    assert quads == statements(iri("A/RES/a"), 2) + statements(iri("A/RES/b"), 5) + statements(AUTHORITY, 3)
    assert graphs[0].triples() == triples(graphs[0].quads(), graphs[0].iri)


def test_a_graph_that_changes_meanwhile_is_not_sent(tmp_path: Path) -> None:
    build = small_build(tmp_path, a=2)
    graph = outgoing(build, summary_of(build))[0]
    build.write(graph.file, statements(graph.iri, 2, "决定"))
    with pytest.raises(DamagedGraphError, match="changed while"):
        graph.quads()


def test_what_is_no_build_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoBuildError, match="no graph has been built here"):
        summary_of(LocalFolder(tmp_path))
    build = small_build(tmp_path, a=2)
    build.write(AUTHORITIES, b"<urn:s> <urn:p> <urn:o> <urn:g> .\n")
    with pytest.raises(DamagedGraphError, match=r"graphs/authorities\.nq: .*build again"):
        outgoing(build, summary_of(build))
    build.remove(AUTHORITIES)
    with pytest.raises(DamagedGraphError, match=r"graphs/authorities\.nq: not there"):
        outgoing(build, summary_of(build))
