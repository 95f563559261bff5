"""Plants faults in graphs: small edits of N-Quads, written as in the tables of faults.

An edit is `- NODE PROPERTY` (drop all), `- NODE PROPERTY VALUE` (drop one), `+ NODE PROPERTY VALUE` (add) or
`= NODE PROPERTY VALUE` (in place of all); several are joined by ` ; `. A node is `.` for the sample document, a path
below it (`zho/op1/act1`), an authority (`agent/cnd`), another document (`doc/…`), `source`, `run`, or a prefixed name;
a value is that, a literal, or a whole number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from graph import authorities as authority_graph
from graph.iris import DEFAULT_BASE, Iris, Place, Run, Source
from graph.terms import XSD, integer, name
from ontology.files import CORE
from tests.graph.sample import METADATA, TEXT

AUTHORITIES = Path(__file__).with_name("authorities.ttl")

_IRIS = Iris()
_NAMED = {
    ".": _IRIS.mint(Place(METADATA.symbol)),
    "source": _IRIS.mint(Source(TEXT.source.sha256)),
    "run": _IRIS.mint(Run("0.1.0", TEXT.source.sha256)),
}
_ROOTED = re.compile(r"(?:agent|instrument|act|condition|marker|doc)/")
_PREFIXED = re.compile(r"([a-z]+):([\w-]+)")
_OTHERS = {"org": "http://www.w3.org/ns/org#", "unbis": "http://metadata.un.org/thesaurus/"}


def plant(lines: Sequence[str], edits: str) -> list[str]:
    """The graph with a fault in it. Raises ValueError for an edit that changes nothing."""
    changed = list(lines)
    for edit in edits.split(" ; "):
        before = list(changed)
        sign, node, predicate, *value = edit.split(" ", 3)
        start = f"<{iri(node)}> <{iri(predicate)}> "
        statement = start + _term(value[0]) + " " if value else start
        if sign in "-=":
            changed = [line for line in changed if not line.startswith(statement if sign == "-" else start)]
        if sign in "+=":
            changed.append(f"{statement}<https://example.org/graph> .\n")
        if sorted(changed) == sorted(before):
            raise ValueError(f"{edit}: changes nothing")
    return changed


def iri(node: str) -> str:
    """The IRI of a node as it is written in an edit."""
    if node in _NAMED:
        return _NAMED[node]
    if prefixed := _PREFIXED.fullmatch(node):
        return _OTHERS[prefixed[1]] + prefixed[2] if prefixed[1] in _OTHERS else name(node)[1:-1]
    return (DEFAULT_BASE if _ROOTED.match(node) else _NAMED["."] + "/") + node


def _term(value: str) -> str:
    if value.startswith('"'):
        return re.sub(r"\^\^xsd:(\w+)$", rf"^^<{XSD}\1>", value)
    return integer(int(value)) if value.isdigit() else f"<{iri(value)}>"


def authorities() -> list[str]:
    """The vocabulary, and a small graph of authorities with every kind of entry."""
    return sorted(set(authority_graph.quads((CORE, AUTHORITIES), _IRIS)))
