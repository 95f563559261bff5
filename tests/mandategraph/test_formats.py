from __future__ import annotations

import csv
import json
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from mandategraph.formats import TABLES, is_for_triples, triples
from queries.answers import Answer, Cell, Triples

UNODC = NamedNode("https://w3id.org/mandategraph/agent/unodc")
ANSWER = Answer(
    ("actor", "text", "acts", "partners"),
    (
        ((UNODC,), (Literal('说 "a", b|c\n<d>', language="zh"),), (Literal(2),), (NamedNode("x:a"), NamedNode("x:b"))),
        ((), (Literal("=1+1"),), (Literal(True),), ()),
    ),
    frozenset({"partners"}),
)
WRITTEN = {
    "csv": (
        "actor,text,acts,partners\n"
        'https://w3id.org/mandategraph/agent/unodc,"说 ""a"", b|c\n<d>",2,x:a|x:b\n'
        ",=1+1,true,\n"
    ),
    "tsv": (
        "actor\ttext\tacts\tpartners\n"
        'https://w3id.org/mandategraph/agent/unodc\t"说 ""a"", b|c\n<d>"\t2\tx:a|x:b\n'
        "\t=1+1\ttrue\t\n"
    ),
    "json": (
        '[\n{"actor": "https://w3id.org/mandategraph/agent/unodc", "text": "说 \\"a\\", b|c\\n<d>", '
        '"acts": 2, "partners": ["x:a", "x:b"]},\n'
        '{"actor": null, "text": "=1+1", "acts": true, "partners": []}\n]\n'
    ),
    "md": (
        "| actor | text | acts | partners |\n| --- | --- | --- | --- |\n"
        '| https://w3id.org/mandategraph/agent/unodc | 说 "a", b\\|c<br>\\<d\\> | 2 | x:a<br>x:b |\n'
        "|  | =1+1 | true |  |\n"
    ),
}

texts = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=8)


def answer(rows: list[list[str]]) -> Answer:
    def cell(text: str) -> Cell:
        return (Literal(text),) if text else ()

    width = max((len(row) for row in rows), default=1)
    padded = ([*row, *[""] * (width - len(row))] for row in rows)
    return Answer(tuple(f"c{n}" for n in range(width)), tuple(tuple(map(cell, row)) for row in padded))


@pytest.mark.parametrize("name", TABLES)
def test_writes(name: str) -> None:
    assert "".join(TABLES[name](ANSWER)) == WRITTEN[name]


@pytest.mark.parametrize(("name", "delimiter"), [("csv", ","), ("tsv", "\t")])
@given(rows=st.lists(st.lists(texts, min_size=1, max_size=3), max_size=4))
def test_separated_values_are_read_back(name: str, delimiter: str, rows: list[list[str]]) -> None:
    table = answer(rows)
    text = "".join(TABLES[name](table))
    expected = [[cell[0].value if cell else "" for cell in row] for row in table.rows]  # type: ignore[union-attr]
    assert list(csv.reader(StringIO(text, newline=""), delimiter=delimiter)) == [list(table.columns), *expected]


@given(st.lists(st.lists(texts, min_size=1, max_size=3), max_size=4))
def test_json_is_read_back(rows: list[list[str]]) -> None:
    table = answer(rows)
    records = json.loads("".join(TABLES["json"](table)))
    assert [list(record) for record in records] == [list(table.columns)] * len(rows)
    assert [
        [value or "" for value in record.values()][: len(row)] for record, row in zip(records, rows, strict=True)
    ] == rows


@pytest.mark.parametrize("name", ["nt", "ttl"])
def test_triples_are_read_back(name: str) -> None:
    some = {Triple(UNODC, NamedNode("x:p"), Literal(f'"{n}"\n', language="zh")) for n in range(3)}
    text = triples(Triples(tuple(some)), name)
    form = {"nt": RdfFormat.N_TRIPLES, "ttl": RdfFormat.TURTLE}[name]
    assert {quad.triple for quad in parse(text.encode(), format=form)} == some
    assert is_for_triples(name)


def test_triples_are_written_in_one_order() -> None:
    some = [Triple(UNODC, NamedNode("x:p"), Literal(n)) for n in range(9)]
    assert triples(Triples(tuple(some)), "nt") == triples(Triples(tuple(reversed(some))), "nt")
