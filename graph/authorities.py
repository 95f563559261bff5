"""The vocabulary and the authorities as a graph of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from graph.iris import DEFAULT_BASE, Graph, Iris
from graph.oxigraph import written
from graph.terms import Term, iri, name, quad

_ONTOLOGY = f"{DEFAULT_BASE}ontology"  # the vocabulary keeps its IRIs whatever the base
_VOCABULARY = name("mg:").removesuffix(">")
_TYPE, _SUBCLASS = name("rdf:type"), name("rdfs:subClassOf")


def quads(files: Iterable[Path], iris: Iris) -> Iterator[str]:
    """The lines of N-Quads of some Turtle files, in no particular order and perhaps twice.

    Raises OSError or SyntaxError for a file that is no Turtle, ValueError for a blank node, which no rebuild could
    give the same name.
    """
    graph = iri(iris.mint(Graph()))
    for file in files:
        for triple in parse(path=str(file), format=RdfFormat.TURTLE):
            terms = (_term(triple.subject, iris), _term(triple.predicate, iris), _term(triple.object, iris))
            yield quad(terms, graph)


def classes(lines: Iterable[str]) -> Iterator[str]:
    """What each authority and each individual of the vocabulary is, as lines of N-Quads of the default graph.

    Only the widest classes of the vocabulary are stated: that UNODC is an agent, not that it is a body.
    """
    types: list[tuple[Term, Term]] = []
    wider: dict[Term, list[Term]] = defaultdict(list)
    for line in lines:
        subject, predicate, value = line.split(" ", 3)[:3]
        if predicate == _TYPE:
            types.append((subject, value))
        elif predicate == _SUBCLASS and value.startswith(_VOCABULARY):
            wider[subject].append(value)
    for subject, class_ in types:
        if class_.startswith(_VOCABULARY):
            yield from (f"{subject} {_TYPE} {widest} .\n" for widest in _widest(class_, wider))


def _widest(class_: Term, wider: Mapping[Term, Sequence[Term]]) -> Iterator[Term]:
    if not wider.get(class_):
        yield class_
    for other in wider.get(class_, ()):
        yield from _widest(other, wider)


def _term(value: NamedNode | BlankNode | Literal | Triple, iris: Iris) -> Term:
    if isinstance(value, NamedNode):
        return iri(_rebased(value.value, iris.base))
    if isinstance(value, Literal):
        return written(value)
    raise ValueError(f"{value}: a node of the authorities must have an IRI")


def _rebased(value: str, base: str) -> str:
    if value.startswith(DEFAULT_BASE) and not value.startswith(_ONTOLOGY):
        return base + value.removeprefix(DEFAULT_BASE)
    return value
