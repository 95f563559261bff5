"""The plain way: rdflib for graphs, files and queries, pyshacl over the whole graph.

It starts from the same statements as our build has, as Python values, so that neither the extraction nor the mapping to
statements is charged to it. It does not compare languages.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from time import process_time

import pyoxigraph
import pyshacl
from rdflib import Dataset, Graph, Literal, URIRef

from benchmarks.measuring import Stopwatch, apart, fastest, given, limited, tell
from ontology.files import ALIGNMENT, CORE, LEXICON, SHAPES

logging.getLogger("rdflib.term").setLevel(logging.ERROR)  # it logs ill-typed literals with a traceback

# Subject, predicate, object; and for a literal its language and its datatype, of which a plain string has neither.
Statement = tuple[str, str, str, tuple[str | None, str | None] | None]

_STRING = "http://www.w3.org/2001/XMLSchema#string"
_AUTHORITIES = URIRef("https://w3id.org/mandategraph/graph")

iri = cache(URIRef)


def build(files: Sequence[Path], out: Path, limit: int) -> None:
    """Make the graph of some documents, write and validate it; tell what each step took as it ends."""
    watch, dataset = Stopwatch(), Dataset()
    with watch.step("prepare"):
        shapes = Graph().parse(SHAPES)
        authorities = dataset.graph(_AUTHORITIES)
        for file in (CORE, ALIGNMENT, *LEXICON):
            authorities.parse(file)
    quads = 0
    for file in files:
        name, statements = _statements(file)
        quads += len(statements)
        with watch.step("triples"):
            _add(dataset.graph(iri(name)), statements)
    tell(steps=watch.seconds, quads=quads)
    tell(begun="write")
    with limited(limit), watch.step("write"):
        dataset.serialize(destination=out, format="nquads", encoding="utf-8")
    tell(steps=watch.seconds, begun="validate")
    with limited(limit), watch.step("validate"):
        pyshacl.validate(_union(dataset), shacl_graph=shapes)
    tell(steps=watch.seconds, begun=None)


def _statements(file: Path) -> tuple[str, list[Statement]]:
    """The name of a graph in a file, and what it says."""
    quads = list(pyoxigraph.parse(path=str(file), format=pyoxigraph.RdfFormat.N_QUADS))
    return str(quads[0].graph_name.value), [_statement(quad) for quad in quads]


def _statement(quad: pyoxigraph.Quad) -> Statement:
    value = quad.object
    assert not isinstance(value, pyoxigraph.Triple)  # noqa: S101 - for the type checker: this is RDF 1.1
    assert isinstance(quad.subject, pyoxigraph.NamedNode)  # noqa: S101 - and has no blank nodes
    kind = None
    if isinstance(value, pyoxigraph.Literal):
        datatype = value.datatype.value
        kind = (value.language, None if value.language or datatype == _STRING else datatype)
    return quad.subject.value, quad.predicate.value, value.value, kind


def _add(graph: Graph, statements: Sequence[Statement]) -> None:
    for subject, predicate, value, kind in statements:
        graph.add((iri(subject), iri(predicate), iri(value) if kind is None else _literal(value, *kind)))


def _literal(value: str, language: str | None, datatype: str | None) -> Literal:
    return Literal(value, lang=language, datatype=iri(datatype) if datatype else None)


def _union(dataset: Dataset) -> Graph:
    """All graphs as one, on which pyshacl is faster than on the dataset, the making of it counted."""
    union = Graph()
    for subject, predicate, value, _ in dataset.quads():
        union.add((subject, predicate, value))
    return union


def ask(files: Sequence[Path], queries: Mapping[str, str], limit: int, query_limit: int, repeat: int) -> None:
    """Read a written graph and ask queries, given as SPARQL by name, each for as long as the limit allows."""
    dataset = Dataset()
    tell(begun="load")
    with limited(limit):
        start = process_time()
        for file in files:
            dataset.parse(file, format="nquads")
        tell(steps={"load": process_time() - start}, begun=None)
    for name, sparql in queries.items():
        told = apart(lambda sparql=sparql: _asked(dataset, sparql, repeat, query_limit), query_limit)  # type: ignore[misc]
        tell(query=name, **(told or {"seconds": query_limit, "cut": True}))


def _asked(dataset: Dataset, sparql: str, repeat: int, limit: int) -> dict[str, float]:
    seconds, rows = fastest(lambda: sum(1 for _ in _solutions(dataset, sparql)), repeat, limit)
    return {"seconds": seconds, "rows": rows}


def _solutions(dataset: Dataset, sparql: str) -> Iterator[object]:
    return filter(None, dataset.query(sparql).bindings)  # of nothing it counts one empty group


def main() -> None:
    """Do what the parent asks for."""
    job = given()
    files = [Path(file) for file in job["files"]]
    if "queries" in job:
        ask(files, job["queries"], job["limit"], job["query_limit"], job["repeat"])
    else:
        build(files, Path(job["out"]), job["limit"])


if __name__ == "__main__":
    main()
