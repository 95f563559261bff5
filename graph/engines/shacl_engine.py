"""The fast engine: the package `shacl`, which is written in Rust."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import shacl

from graph.engines.shape_table import ShapeTable
from graph.validate import Result

_GRAPH = re.compile(r"\S+ \S+ .+( <[^<>\s]+> \.\n)")


class ShaclEngine:
    """Some twenty-five times as fast as the reference (docs/benchmarks.md); a test holds its results equal."""

    def __init__(self, shapes: Path) -> None:
        """Raises OSError or SyntaxError for a file that is no Turtle."""
        self._table = ShapeTable(shapes)
        self._shapes = shacl.Shapes.from_file(str(shapes))

    def results(self, lines: Iterable[str]) -> Iterator[Result]:
        """See `graph.validate.Engine`."""
        report = self._shapes.validate_text(_triples("".join(lines)), "nquads")
        for result in report.results:
            yield self._table.result(
                shape=_iri(result.source_shape or ""),
                focus=_iri(result.focus_node),
                predicate=_iri(result.path) if result.path else None,
                value=result.value_plain,
            )


def _triples(text: str) -> str:
    """The statements without the name of their graph, where the first has one: a third less to read."""
    named = _GRAPH.match(text)
    return text.replace(named[1], " .\n") if named else text


def _iri(term: str) -> str:
    return term.removeprefix("<").removesuffix(">")
