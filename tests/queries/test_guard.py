"""A query from outside only reads, and only the graph it is given."""

from __future__ import annotations

import pytest

from queries.errors import RefusedQueryError
from queries.guard import check, is_distinct

ALLOWED = (
    "SELECT * { ?s ?p ?o }",
    "# INSERT SERVICE LOAD\nASK { ?service ?load $insert }",
    'PREFIX dcat: <http://www.w3.org/ns/dcat#> SELECT * { ?s dcat:accessService "SERVICE <x>" ; dcat:service ?o }',
    "CONSTRUCT WHERE { ?s <http://example.org/SERVICE#service> 'it''s SERVICE' }",
    'DESCRIBE ?x { ?x ?p """a "SERVICE" { b""" , \'\'\'SERVICE \' {\'\'\' , "\\" SERVICE {" @en }',
    "SELECT ?a { ?a ?b ?c FILTER(?a<?b && ?c>?a) } # SERVICE",
    "SELECT (1 AS ?insert) { ?s ?p ?load }",
    "SELECT * " + "{" * 100 + "}" * 100,
)
REFUSED = {
    "INSERT DATA { <x:a> <x:b> <x:c> }": "1:1: INSERT is refused",
    "PREFIX x: <y>\n  LOAD <http://example.org/>": "2:3: LOAD is refused",
    "base <http://x/> prefix a: <b> with <g> delete { ?s ?p ?o } where {}": "1:32: WITH is refused",
    "SELECT * {\n SERVICE <http://example.org/> { ?s ?p ?o } }": "2:2: SERVICE is refused",
    "SELECT * { seRVice SILENT ?x { } }": "1:12: SERVICE",
    "SELECT * { { }SERVICE<http://x>{} }": "1:15: SERVICE",
    "PREFIX : <http://x/> SELECT * { SERVICE:a { } }": "1:33: SERVICE",
    "SELECT * { ?s ?p 1SERVICE<http://x>{} }": "1:18: SERVICE",
    "SELECT * { ?s ?p 1.SERVICE<http://x>{} }": "1:20: SERVICE",
    "PREFIX e: <x:> SELECT * { ?s ?p e:a.SERVICE<http://x>{} }": "1:37: SERVICE",
    "SELECT * { ?s ?p true SERVICE<http://x>{} }": "1:23: SERVICE",
    "SELECT * { FILTER(?a<?b)SERVICE<http://x>{} }": "1:25: SERVICE",
    "SELECT * { ?s ?p 'a'SERVICE<http://x>{} }": "1:21: SERVICE",
    "SELECT * { ?s ?p 'a\\'SERVICE<http://x>{} }": "1:22: SERVICE",
    "SELECT * { # a\rSERVICE <http://x> {} }": "1:16: SERVICE",
    "SELECT * { \\u0053ERVICE <http://x> {} }": "1:12: write the character itself",
    "SELECT * " + "{" * 101 + "}" * 101: "1:110: brackets nest more than 100 deep",
    "SELECT (" * 101: "brackets nest more than 100 deep",
    "SELECT * {}" + " " * 1_000_000: "a query has at most 1000000 characters",
}


@pytest.mark.parametrize("sparql", ALLOWED)
def test_lets_a_reading_query_pass(sparql: str) -> None:
    assert check(sparql)


@pytest.mark.parametrize(("sparql", "reason"), REFUSED.items(), ids=range(len(REFUSED)))
def test_refuses_with_the_place(sparql: str, reason: str) -> None:
    with pytest.raises(RefusedQueryError) as raised:
        check(sparql)
    assert reason in str(raised.value)


def test_tells_the_keywords() -> None:
    assert check("SELECT * FROM <x:g> { ?from a 'from' }") == ("SELECT", "FROM", "A")


@pytest.mark.parametrize(
    ("sparql", "expected"),
    [
        ("PREFIX select: <https://x/select> # SELECT\nselect distinct ?a {}", True),
        ("SELECT ?a { { SELECT DISTINCT ?a {} } }", False),
        ("SELECT * { SELECT DISTINCT ?a {} }", False),
        ("SELECT (COUNT(DISTINCT ?a) AS ?n) {}", False),
        ("SELECT ?distinct {}", False),
        ("ASK { SELECT DISTINCT ?a {} }", False),
        ("SELECT # DISTINCT\nDISTINCT ?a {}", True),
        ("", False),
    ],
)
def test_whether_rows_are_asked_for_once(sparql: str, expected: bool) -> None:
    assert is_distinct(sparql) is expected
