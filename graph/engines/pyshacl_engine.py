"""The reference: pyshacl on rdflib, which is slow."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox
from pyshacl import validate
from rdflib import SH, XSD, BNode, Graph, Literal, URIRef

from graph.engines.shape_table import ShapeTable
from graph.validate import Result

# rdflib logs each ill-typed literal with a traceback; here it becomes a result.
logging.getLogger("rdflib.term").setLevel(logging.ERROR)


class PyshaclEngine:
    """pyshacl on rdflib in memory.

    Not on an Oxigraph store, though pyshacl takes one: the store folds datatypes (a non-negative integer into an
    integer), pyshacl then misses plain strings in sh:in, and each failed alternative counts the whole store.
    """

    def __init__(self, shapes: Path) -> None:
        """Raises OSError or a parser's error for a file that is no Turtle."""
        self._table = ShapeTable(shapes)
        self._shapes = Graph().parse(str(shapes), format="turtle")

    def results(self, lines: Iterable[str]) -> Iterator[Result]:
        """See `graph.validate.Engine`."""
        _, report, _ = validate(_graph(lines), shacl_graph=self._shapes)
        for node in report.objects(None, SH.result):
            path, value = report.value(node, SH.resultPath), report.value(node, SH.value)
            yield self._table.result(
                shape=str(report.value(node, SH.sourceShape)),
                focus=str(report.value(node, SH.focusNode)),
                predicate=str(path) if isinstance(path, URIRef) else None,
                value=str(value) if value is not None else None,
            )


def _graph(lines: Iterable[str]) -> Graph:
    """The triples with their terms exactly as written, which rdflib's own parsers would normalise."""
    graph = Graph()
    iris: dict[str, URIRef] = {}

    def iri(value: str) -> URIRef:
        return iris.get(value) or iris.setdefault(value, URIRef(value))

    def term(of: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> URIRef | BNode | Literal:
        match of:
            case ox.NamedNode():
                return iri(of.value)
            case ox.BlankNode():
                return BNode(of.value)
            case ox.Literal() if of.language:
                return Literal(of.value, lang=of.language)
            case ox.Literal() if of.datatype.value == str(XSD.string):
                return Literal(of.value)
            case ox.Literal():
                return Literal(of.value, datatype=iri(of.datatype.value), normalize=False)
        raise TypeError(f"{of}: not a term of RDF 1.1")

    for quad in ox.parse("".join(lines).encode(), format=ox.RdfFormat.N_QUADS):
        graph.add((term(quad.subject), iri(quad.predicate.value), term(quad.object)))
    return graph
