"""An answer into a file, whole and well-formed, or not at all."""

from __future__ import annotations

import errno
import mmap
import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
    parse_query_results,
    serialize,
)

from graph.terms import NAMESPACES
from queries.sandbox.errors import NotAcceptableError, TooLargeError
from queries.sandbox.formats import GRAPHS, TABLES
from queries.sandbox.limits import Limits
from queries.sandbox.messages import Question

Result = QuerySolutions | QueryBoolean | QueryTriples

_NOT_IN_XML = re.compile(rb"[\x00-\x08\x0B\x0C\x0E-\x1F]|\xEF\xBF[\xBE\xBF]")
_XML_NAME_AT_END = re.compile(r"[^\W\d][\w.-]*\Z")
_QUOTED_IN_CSV = re.compile(rb'"[^"]*"')
_OTHER = "ask for JSON, CSV or TSV instead"


def write(result: Result, question: Question, file: BinaryIO, limits: Limits) -> str:
    """Write an answer in the media type that was asked for, and tell which.

    `file` is unbuffered, and the system bounds its size. Raises TooLargeError for an answer over its limits, and
    NotAcceptableError for one of another form than was asked for, or which its format cannot hold.
    """
    try:
        if isinstance(result, QueryTriples):
            return _write_graph(result, question.graphs, file, limits)
        return _write_table(result, question.tables, file, limits)
    except OSError as error:
        if error.errno != errno.EFBIG:
            raise
        raise TooLargeError(
            f"the answer is larger than {limits.answer:,} bytes; add LIMIT, or ask for fewer columns"
        ) from None


def _write_table(result: QuerySolutions | QueryBoolean, name: str | None, file: BinaryIO, limits: Limits) -> str:
    if name is None:
        raise NotAcceptableError(f"SELECT and ASK are answered as {', '.join(TABLES)}")
    form = TABLES[name]
    result.serialize(file, form)
    if file.tell() > limits.rows and isinstance(result, QuerySolutions):  # a row has a byte or more
        _count(_rows(file, form), limits)
    if form == QueryResultsFormat.XML:
        _make_xml(file)
    return name


def _write_graph(result: QueryTriples, name: str | None, file: BinaryIO, limits: Limits) -> str:
    if name is None:
        raise NotAcceptableError(f"CONSTRUCT and DESCRIBE are answered as {', '.join(GRAPHS)}")
    form = GRAPHS[name]
    triples: Iterable[Triple] = _bounded(result, limits)
    if form == RdfFormat.RDF_XML:
        triples = _with_xml_names(triples)
    serialize(triples, file, form, prefixes=NAMESPACES if form == RdfFormat.TURTLE else None)
    if form == RdfFormat.RDF_XML:
        _make_xml(file)
    return name


def _bounded(triples: Iterable[Triple], limits: Limits) -> Iterator[Triple]:
    for number, triple in enumerate(triples, 1):
        _count(number, limits)
        yield triple


def _count(rows: int, limits: Limits) -> None:
    if rows > limits.rows:
        raise TooLargeError(f"the answer has more than {limits.rows:,} rows; add LIMIT, or ask more precisely")


def _rows(file: BinaryIO, form: QueryResultsFormat) -> int:
    """How many rows a file of results has."""
    file.seek(0)
    if form == QueryResultsFormat.CSV:
        return _QUOTED_IN_CSV.sub(b"", file.read()).count(b"\n") - 1
    rows = parse_query_results(file, form)
    return 0 if isinstance(rows, QueryBoolean) else sum(1 for _ in rows)


def _with_xml_names(triples: Iterable[Triple]) -> Iterator[Triple]:
    """The triples, whose predicates are to be names of elements."""
    for triple in triples:
        if not _XML_NAME_AT_END.search(triple.predicate.value):
            raise NotAcceptableError(f"RDF/XML cannot hold the predicate {triple.predicate}; ask for Turtle instead")
        yield triple


def _make_xml(file: BinaryIO) -> None:
    """Write carriage returns so that a reader keeps them, and refuse characters that XML does not have."""
    with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        if _NOT_IN_XML.search(data):
            raise NotAcceptableError(f"the answer has control characters, which XML cannot hold; {_OTHER}")
        if data.find(b"\r") < 0:
            return
        left = memoryview(data[:].replace(b"\r", b"&#13;"))
    file.seek(0)
    while left:
        left = left[file.write(left) :]
