"""The two engines behind one face, for asking both the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store
from rdflib import BNode, Dataset, URIRef
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.term import Node

from queries.answers import Answer, Row, Select, Term
from queries.run import select_on


def stored(quads: str) -> Store:
    store = Store()
    store.load(quads.encode(), format=RdfFormat.N_QUADS)
    return store


def oxigraph(quads: str) -> Select:
    return select_on(stored(quads))


def rdflib(quads: str) -> Select:
    dataset = Dataset()
    dataset.parse(data=quads, format="nquads")

    def select(sparql: str) -> Iterator[Row]:
        for row in filter(None, dataset.query(_prepared(sparql)).bindings):  # of nothing it counts one empty group
            yield {str(name): _term(value) for name, value in row.items() if isinstance(value, Node)}

    return select


@cache
def _prepared(sparql: str) -> Query:
    return prepareQuery(sparql)


def bag(answer: Answer) -> Counter[tuple[tuple[str, ...], ...]]:
    """The rows as a bag, each term in its whole written form."""
    return Counter(tuple(tuple(map(str, cell)) for cell in row) for row in answer.rows)


def _term(node: Node) -> Term:
    if isinstance(node, URIRef):
        return NamedNode(node)
    if isinstance(node, BNode):
        return BlankNode(node)
    datatype, language = getattr(node, "datatype", None), getattr(node, "language", None)
    return Literal(str(node), datatype=NamedNode(datatype) if datatype and not language else None, language=language)
