"""Answers as data: CSV, TSV, JSON, Markdown, and triples as N-Triples and Turtle. Line ends are \\n everywhere."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from pyoxigraph import Literal, RdfFormat, serialize

from graph.terms import NAMESPACES, XSD
from queries.answers import Answer, Cell, Triples, written

_SPECIAL_IN_CSV = re.compile('[",\r\n]')
_SPECIAL_IN_TSV = re.compile('["\t\r\n]')
_SPECIAL_IN_MARKDOWN = re.compile(r"[\\|<>&`*_\[\]]")
_PREFIXES = {
    **{prefix: NAMESPACES[prefix] for prefix in ("cito", "dcterms", "eli", "mg", "oa", "prov", "skos")},
    "xsd": XSD,
}


def joined(cell: Cell) -> str:
    """The text of a cell, several values with `|` between them."""
    return "|".join(map(written, cell))


def csv(answer: Answer) -> Iterator[str]:
    """RFC 4180 with a header row; text stands as it is, also where a spreadsheet would take it for a formula."""
    return _separated(answer, ",", _SPECIAL_IN_CSV)


def tsv(answer: Answer) -> Iterator[str]:
    """As CSV, with tabs."""
    return _separated(answer, "\t", _SPECIAL_IN_TSV)


def _separated(answer: Answer, separator: str, special: re.Pattern[str]) -> Iterator[str]:
    def line(fields: list[str]) -> str:
        quoted = ('"' + field.replace('"', '""') + '"' if special.search(field) else field for field in fields)
        return (separator.join(quoted) or '""') + "\n"  # a blank line would be no row

    yield line(list(answer.columns))
    for row in answer.rows:
        yield line([joined(cell) for cell in row])


def json_(answer: Answer) -> Iterator[str]:
    """A list of objects, one a line: null where a cell is empty, a list in a column that joins values."""
    separator = "[\n"
    for row in answer.rows:
        cells = zip(answer.columns, row, strict=True)
        record = {column: _json_value(cell, column in answer.joined) for column, cell in cells}
        yield separator + json.dumps(record, ensure_ascii=False)
        separator = ",\n"
    yield "\n]\n" if answer.rows else "[]\n"


def _json_value(cell: Cell, several: bool) -> object:
    values = [
        _JSON_TYPES[term.datatype.value](term.value)
        if isinstance(term, Literal) and term.datatype.value in _JSON_TYPES
        else written(term)
        for term in cell
    ]
    if several:
        return values
    return values[0] if values else None


_JSON_TYPES: Mapping[str, Callable[[str], object]] = MappingProxyType(
    {
        f"{XSD}integer": int,
        f"{XSD}nonNegativeInteger": int,
        f"{XSD}decimal": float,
        f"{XSD}boolean": lambda text: text in {"true", "1"},
    }
)


def markdown(answer: Answer) -> Iterator[str]:
    """A table in Markdown with bars; several values of a cell stand below each other."""

    def line(fields: Iterator[str]) -> str:
        return f"| {' | '.join(fields)} |\n"

    yield line(map(_markdown_text, answer.columns))
    yield line("---" for _ in answer.columns)
    for row in answer.rows:
        yield line("<br>".join(_markdown_text(written(term)) for term in cell) for cell in row)


def _markdown_text(text: str) -> str:
    return "<br>".join(_SPECIAL_IN_MARKDOWN.sub(r"\\\g<0>", text).splitlines())


TABLES: Mapping[str, Callable[[Answer], Iterator[str]]] = MappingProxyType(
    {"csv": csv, "tsv": tsv, "json": json_, "md": markdown}
)
_TRIPLES = MappingProxyType({"nt": RdfFormat.N_TRIPLES, "ttl": RdfFormat.TURTLE})
TABULAR = ("table", *TABLES)
NAMES = (*TABULAR, *_TRIPLES)


def triples(answer: Triples, name: str) -> str:
    """N-Triples (`nt`), sorted, or Turtle (`ttl`)."""
    prefixes = _PREFIXES if name == "ttl" else None
    data = serialize(sorted(answer.triples, key=str), format=_TRIPLES[name], prefixes=prefixes)
    return (data or b"").decode("utf-8")


def is_for_triples(name: str) -> bool:
    """Whether a format holds triples and no tables."""
    return name in _TRIPLES
