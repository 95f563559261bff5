"""What documents say as relations of the United Nations System Document Ontology, by the CONSTRUCT of undo.rq."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, QuerySolutions, QueryTriples, RdfFormat, Store, serialize

from graph.export.exported import Exported, Version
from graph.iris import Graph, Iris
from graph.progress import Progress

_RELATIONS = Path(__file__).with_name("undo.rq").read_text(encoding="utf-8")
_Graphs = list[NamedNode | BlankNode | DefaultGraph]  # as a store takes them
_WITHOUT = Path(__file__).with_name("undo_without.rq").read_text(encoding="utf-8")


def export_undo(store: Store, versions: Sequence[Version], iris: Iris, on_progress: Progress) -> Exported:
    """The relations of some versions as N-Triples, which is Turtle too, sorted, each once.

    An act that binds nobody named is no relation of UNDO, which has one receiver; nor is one that nobody named utters.
    """
    authorities = NamedNode(iris.mint(Graph()))
    lines: set[bytes] = set()
    acts = without = 0
    for done, version in enumerate(versions):
        on_progress("documents exported", done, len(versions))
        graphs: _Graphs = [version.graph(iris), authorities]
        lines.update(_lines(store, graphs))
        of_version = _acts(store, graphs)
        acts, without = acts + of_version[0], without + of_version[1]
    remark = f"{acts} acts: {acts - without} are relations; {without} have no receiver or no proponent that is named"
    return Exported(b"".join(sorted(lines)), (remark,))


def _lines(store: Store, graphs: _Graphs) -> list[bytes]:
    """What the CONSTRUCT makes of one version, as lines."""
    triples = store.query(_RELATIONS, default_graph=graphs)
    if not isinstance(triples, QueryTriples):
        raise TypeError("not a CONSTRUCT query")
    return (serialize(triples, format=RdfFormat.N_TRIPLES) or b"").splitlines(keepends=True)


def _acts(store: Store, graphs: _Graphs) -> tuple[int, int]:
    """How many acts a version has, and how many of them are no relation."""
    solutions = store.query(_WITHOUT, default_graph=graphs)
    if not isinstance(solutions, QuerySolutions):
        raise TypeError("not a SELECT query")
    row = next(iter(solutions))
    return int(row["acts"].value), int(row["without"].value)
