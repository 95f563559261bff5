"""What a report says of each shape, whatever engine found the fault: path, severity and messages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from graph.validate import Result

_SH = "http://www.w3.org/ns/shacl#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

Node = NamedNode | BlankNode
Value = NamedNode | BlankNode | Literal | Triple


@dataclass(frozen=True, slots=True)
class _Shape:
    """`path` is written as in SPARQL, None for a node shape; `messages` are pairs of a language and a text."""

    path: str | None
    severity: str
    messages: tuple[tuple[str, str], ...]


class ShapeTable:
    """The shapes of a Turtle file, by their IRIs."""

    def __init__(self, file: Path) -> None:
        """Raises OSError or SyntaxError."""
        parser = parse(path=str(file), format=RdfFormat.TURTLE)
        self._of: dict[Node, dict[str, list[Value]]] = defaultdict(lambda: defaultdict(list))
        for triple in parser:
            if not isinstance(triple.subject, Triple):
                self._of[triple.subject][triple.predicate.value].append(triple.object)
        self._prefixes = parser.prefixes
        self._shapes = {node.value: self._shape(of) for node, of in self._of.items() if isinstance(node, NamedNode)}

    def result(self, *, shape: str, focus: str, predicate: str | None, value: str | None) -> Result:
        """What is wrong with `focus`; `predicate` is that of a property which a closed shape does not know."""
        said = self._shapes[shape]
        path = said.path or (self.prefixed(predicate) if predicate else None)
        return Result(focus, shape, path, value, said.severity, said.messages)

    def prefixed(self, iri: str) -> str:
        """An IRI as SPARQL writes it with the prefixes of the shapes."""
        for prefix, namespace in self._prefixes.items():
            if iri.startswith(namespace):
                return f"{prefix}:{iri.removeprefix(namespace)}"
        return f"<{iri}>"

    def _shape(self, of: Mapping[str, Sequence[Value]]) -> _Shape:
        path = next(iter(of.get(f"{_SH}path", ())), None)
        severity = next((s.value for s in of.get(f"{_SH}severity", ()) if isinstance(s, NamedNode)), f"{_SH}Violation")
        messages = (m for m in of.get(f"{_SH}message", ()) if isinstance(m, Literal))
        said = tuple(sorted((m.language or "", m.value) for m in messages))
        return _Shape(self._path(path) if path else None, severity, said)

    def _path(self, path: Value) -> str:
        if isinstance(path, NamedNode):
            return self.prefixed(path.value)
        if not isinstance(path, BlankNode):
            raise TypeError(f"{path}: not a property path")
        of = self._of[path]
        if inverse := of.get(f"{_SH}inversePath"):
            return f"^{self._path(inverse[0])}"
        if alternatives := of.get(f"{_SH}alternativePath"):
            return "(" + "|".join(map(self._path, self._members(alternatives[0]))) + ")"
        return "/".join(map(self._path, self._members(path)))

    def _members(self, list_: Value) -> list[Value]:
        members: list[Value] = []
        while isinstance(list_, BlankNode):
            of = self._of[list_]
            members += of[f"{_RDF}first"]
            list_ = of[f"{_RDF}rest"][0]
        return members
