"""What a store says of a node, in all its graphs: sorted triples, each once."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad, QuerySolutions, Store

from graph.iris import BadIdentifierError, Correspondence, Graph, Iris, Name, Place
from graph.oxigraph import written
from graph.terms import NAMESPACES, Triple, iri

VOCABULARY = NAMESPACES["mg"].removesuffix("#")
"""The IRI of the vocabulary, which is the same whatever the base."""

_POINTING = """
SELECT DISTINCT ?subject ?predicate WHERE {{ GRAPH ?g {{ ?subject ?predicate {node} }} }} LIMIT {limit}
"""
_COUNT = """
SELECT (COUNT(*) AS ?count) WHERE {{
  SELECT DISTINCT ?subject ?predicate WHERE {{ GRAPH ?g {{ ?subject ?predicate {node} }} }}
}}
"""
_POINTING_AT_MOST = 1000


def description(store: Store, iris: Iris, node: str) -> list[Triple]:
    """What is handed on of a node: what is said of it, and of a place in a document also what leads to it.

    Of a graph, all that it says; of the vocabulary, all its terms. Empty where the store does not hold the node.
    """
    name = name_of(iris, node)
    if isinstance(name, Graph | Correspondence):
        return _sorted(store.quads_for_pattern(None, None, None, NamedNode(node)))
    if node == VOCABULARY:
        terms = store.quads_for_pattern(None, None, None, NamedNode(iris.mint(Graph())))
        return _sorted(quad for quad in terms if str(quad.subject).startswith(f"<{VOCABULARY}"))
    said = said_of(store, node)
    if isinstance(name, Place) or not said:
        return sorted({*said, *pointing_at(store, node, _POINTING_AT_MOST)})
    return said


def said_of(store: Store, node: str) -> list[Triple]:
    """The triples that have a node as their subject."""
    return _sorted(store.quads_for_pattern(NamedNode(node), None, None, None))


def pointing_at(store: Store, node: str, limit: int) -> list[Triple]:
    """The triples that have a node as their object, `limit` of them at the most, sorted by predicate and subject."""
    rows = _rows(store, _POINTING.format(node=iri(node), limit=limit))
    triples = [(written(subject), written(predicate), iri(node)) for subject, predicate in rows]
    return sorted(triples, key=lambda triple: (triple[1], triple[0]))


def pointing_count(store: Store, node: str) -> int:
    """How many triples have a node as their object."""
    ((count,),) = _rows(store, _COUNT.format(node=iri(node)))
    return int(count.value)


def name_of(iris: Iris, node: str) -> Name | None:
    """The name that an IRI stands for, None where it is none of ours."""
    try:
        return iris.read(node)
    except BadIdentifierError:
        return None


def _rows(store: Store, query: str) -> QuerySolutions:
    rows = store.query(query)
    if not isinstance(rows, QuerySolutions):
        raise TypeError("not a SELECT query")
    return rows


def _sorted(quads: Iterable[Quad]) -> list[Triple]:
    return sorted({(written(quad.subject), written(quad.predicate), written(quad.object)) for quad in quads})
