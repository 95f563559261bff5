"""What other people's parsers read in a file, in terms that can be compared with each other and with what was meant."""

from __future__ import annotations

import shutil
import subprocess
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
import rdflib
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Triple, parse
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

OXIGRAPH = {
    "nq": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "jsonld": RdfFormat.JSON_LD,
    "ttl": RdfFormat.TURTLE,
}
RDFLIB = {"nq": "nquads", "trig": "trig", "jsonld": "json-ld", "ttl": "turtle"}
RAPTOR = {"nq": "nquads", "trig": "trig", "ttl": "turtle"}  # it reads no JSON-LD
needs_raptor = pytest.mark.skipif(shutil.which("rapper") is None, reason="raptor's `rapper` is not installed")

_STRING = "http://www.w3.org/2001/XMLSchema#string"
_LANGUAGE_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"


class Words(NamedTuple):
    """A literal, as it stands: `007` is not `7`."""

    text: str
    language: str | None
    datatype: str


Value = str | Words
# Subject, predicate, value and graph, which is "" for the default graph; names are their IRIs.
Statement = tuple[str, str, Value, str]


def plain(text: str) -> Words:
    return Words(text, None, _STRING)


def worded(text: str, language: str) -> Words:
    return Words(text, language, _LANGUAGE_STRING)


def by_oxigraph(data: bytes, form: str) -> frozenset[Statement]:
    return _of_oxigraph(parse(data, format=OXIGRAPH[form]))


def by_rdflib(data: bytes, form: str) -> frozenset[Statement]:
    dataset = rdflib.Dataset()
    with _as_they_stand(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that it uses what it deprecates, and that a value is none of its datatype
        dataset.parse(data=data.decode(), format=RDFLIB[form], publicID="https://example.org/")
    return frozenset(
        (str(s), str(p), _of_rdflib(o), "" if g in {None, DATASET_DEFAULT_GRAPH_ID} else str(g))
        for s, p, o, g in dataset.quads()
    )


def by_raptor(path: Path, form: str) -> frozenset[Statement]:
    """Raises CalledProcessError where it finds an error; a warning fails too."""
    command = ["rapper", "--quiet", "--input", RAPTOR[form], "--output", "nquads", str(path), "https://example.org/"]
    ran = subprocess.run(command, capture_output=True, check=True, timeout=60)
    assert ran.stderr == b""
    return by_oxigraph(ran.stdout, "nq")


@contextmanager
def _as_they_stand() -> Iterator[None]:
    """Have rdflib keep literals; else it makes 7 of 007, and false of what is no truth value."""
    normalizing, rdflib.NORMALIZE_LITERALS = rdflib.NORMALIZE_LITERALS, False
    try:
        yield
    finally:
        rdflib.NORMALIZE_LITERALS = normalizing


def _of_oxigraph(quads: Iterable[Quad]) -> frozenset[Statement]:
    return frozenset(
        (
            _iri(q.subject),
            q.predicate.value,
            _value(q.object),
            "" if isinstance(q.graph_name, DefaultGraph) else _iri(q.graph_name),
        )
        for q in quads
    )


def _value(term: NamedNode | BlankNode | Literal | Triple) -> Value:
    return Words(term.value, term.language, term.datatype.value) if isinstance(term, Literal) else _iri(term)


def _iri(term: NamedNode | BlankNode | Literal | Triple) -> str:
    assert isinstance(term, NamedNode), f"{term}: only what has an IRI is published"
    return term.value


def _of_rdflib(term: object) -> Value:
    if not isinstance(term, rdflib.Literal):
        assert isinstance(term, rdflib.URIRef), f"{term}: only what has an IRI is published"
        return str(term)
    datatype = _LANGUAGE_STRING if term.language else str(term.datatype or _STRING)
    return Words(str(term), term.language, datatype)
