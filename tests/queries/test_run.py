"""Canned queries answer alike on two engines, and queries of one's own answer in every form."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Store

from graph.iris import DEFAULT_BASE, Iris
from mandategraph import formats
from mandategraph.formats import joined
from queries.answers import Answer, Row, Select, Triples, tabulated
from queries.errors import ParameterError, RefusedQueryError
from queries.library import Query, find, library, own
from queries.run import bound, embedded, run, run_own
from tests.queries.engines import bag, oxigraph, rdflib, stored
from tests.queries.graphs import bilingual_graph, random_graph, small_graph

IRIS = Iris()
QUERIES = [query for query in library().values() if not query.preset]
A_VALUE = {
    "agent": "unodc",
    "instrument": "convention-1988",
    "act": "urge",
    "condition": "upon-request",
    "document": "A/RES/67/193",
    "paragraph": "OP1",
    "language": "zh",
    "kind": "operative",
    "class": "directive",
    "mode": "directive",
    "integer": "5",
    "date": "2013-01-01",
    "text": "a",
}
# What the four queries of the contract answer of the hand-made document, as CSV.
GOLDEN = sorted(Path(__file__).parent.joinpath("golden").glob("*.csv"))

pytestmark = pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")


@pytest.fixture(scope="module")
def small() -> Select:
    return oxigraph(small_graph())


@pytest.fixture(scope="module")
def store() -> Store:
    return stored(small_graph())


@pytest.mark.parametrize("file", GOLDEN, ids=lambda file: file.stem)
def test_the_contract_answers(small: Select, file: Path) -> None:
    answer = run(find(file.stem), small, {}, IRIS)
    assert "".join(formats.csv(answer)) == file.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def bilingual() -> Select:
    return oxigraph(bilingual_graph())


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_every_query_answers_alike_on_two_engines(bilingual: Select, query: Query) -> None:
    answer = run(query, bilingual, {}, IRIS)
    assert answer.rows
    assert bag(answer) == bag(run(query, rdflib(bilingual_graph()), {}, IRIS))


@pytest.mark.parametrize("seed", range(20))
def test_engines_agree_on_a_random_graph(seed: int) -> None:
    quads = random_graph(seed)
    one, other = oxigraph(quads), rdflib(quads)
    for query in QUERIES:
        assert bag(run(query, one, {}, IRIS)) == bag(run(query, other, {}, IRIS)), query.name


@pytest.mark.parametrize("seed", range(20, 22))
def test_engines_agree_with_each_parameter(seed: int) -> None:
    quads = random_graph(seed)
    one, other = oxigraph(quads), rdflib(quads)
    for query in QUERIES:
        everything = bag(run(query, one, {}, IRIS))
        for parameter in query.parameters:
            given = {parameter.name: [A_VALUE[parameter.type]]}
            answer = bag(run(query, one, given, IRIS))
            assert answer == bag(run(query, other, given, IRIS)), (query.name, parameter.name)
            assert chosen(query) or answer <= everything, (query.name, parameter.name)


def chosen(query: Query) -> bool:
    """Whether a value changes what a row counts or in which language it is shown, and not only which rows there are."""
    return "COUNT(" in query.sparql or bool(query.once)


def test_labels_stand_beside_what_they_name(small: Select) -> None:
    answer = run(find("reports-due"), small, {}, IRIS)
    [row] = ({name: joined(cell) for name, cell in zip(answer.columns, row, strict=True)} for row in answer.rows)
    assert (row["actors_zh"], row["actors_en"]) == ("秘书长", "Secretary-General")
    assert (row["recipient_zh"], row["recipient_en"]) == ("大会", "General Assembly")


def shown(select: Select, name: str, columns: str, **given: str) -> list[tuple[str, ...]]:
    """Some columns of an answer; of entities the id."""
    answer = run(find(name), select, {name: [value] for name, value in given.items()}, IRIS)
    places = [answer.columns.index(column) for column in columns.split()]
    return [tuple(joined(row[place]).removeprefix(f"{DEFAULT_BASE}agent/") for place in places) for row in answer.rows]


def test_a_mandate_is_shown_once_for_each_actor_in_the_first_language_that_names_it(bilingual: Select) -> None:
    in_op1 = [row for row in shown(bilingual, "duties", "paragraph language actor") if row[0] == "OP1"]
    assert in_op1 == [("OP1", "en", "states"), ("OP1", "en", "cnd"), ("OP1", "zh", "secretary-general")]
    assert shown(bilingual, "duties", "paragraph language", actor="cnd") == [("OP1", "en"), ("annex-1/OP1", "en")]


def test_what_only_another_language_says_is_found_by_it(bilingual: Select) -> None:
    given = {"condition": "upon-request"}
    assert shown(bilingual, "duties", "paragraph language actor", **given) == [("OP1", "zh", "states")]


@pytest.mark.parametrize("name", [query.name for query in QUERIES if query.once])
def test_by_language_each_language_is_whole(bilingual: Select, small: Select, name: str) -> None:
    """What is asked of one language is answered as if there were no other."""
    query = replace(find(name), joined=frozenset())
    query = replace(query, columns=tuple(column for column in query.columns if column not in query.labels))
    chinese, english, both = (
        bag(run(query, bilingual, {"language": languages}, IRIS)) for languages in (["zh"], ["en"], ["zh", "en"])
    )
    assert chinese == bag(run(query, small, {}, IRIS))
    assert both == chinese + english
    assert both


@pytest.mark.parametrize("name", ["paragraphs", "acts", "mandates", "citations"])
def test_the_contract_has_a_row_for_each_language(bilingual: Select, name: str) -> None:
    languages = {row[1:] for row in shown(bilingual, name, "document language")}
    assert languages == {("zh",), ("en",)}


@pytest.mark.parametrize(
    ("name", "columns", "row"),
    [
        ("actors", "actor directives commitments decisions needs", ("states", "3", "0", "0", "0")),
        ("actors", "actor directives commitments decisions needs", ("cnd", "1", "0", "1", "0")),
        ("actors", "actor directives commitments decisions needs", ("secretary-general", "1", "0", "0", "0")),
        ("mandates-by-year", "actor year directives documents", ("states", "2012", "3", "1")),
        ("act-together", "agent other mandates", ("states", "who", "1")),
        ("conditions", "condition_en mandates", ("upon request", "1")),
        ("most-cited", "cited_en citations", ("1988 Convention", "1")),
    ],
)
def test_languages_do_not_count_twice(bilingual: Select, name: str, columns: str, row: tuple[str, ...]) -> None:
    assert row in shown(bilingual, name, columns)


def test_where_the_languages_differ(bilingual: Select) -> None:
    columns = "paragraph language other kind verb mode actors"
    assert shown(bilingual, "languages-differ", columns) == [
        ("OP1", "zh", "en", "act", "请", "", ""),
        ("OP1", "zh", "en", "mandate", "", "directive", "secretary-general"),
    ]
    [*_, row] = shown(bilingual, "languages-differ", "text other_text")
    assert row[0] == row[1] != ""
    assert shown(bilingual, "languages-differ", "kind", other="zh") == []


def test_an_unlisted_agent_is_named_by_its_words(small: Select) -> None:
    [row] = run(find("beneficiaries"), small, {}, IRIS).rows
    assert [joined(cell) for cell in row[:3]] == [f"{DEFAULT_BASE}agent/unlisted-青年", "青年", ""]


def test_labels_of_several_keep_their_order() -> None:
    known = {"<x:a>": "A", "<x:c>": "C"}

    def select(_: str) -> list[Row]:
        return [{"entity": NamedNode(n[1:-1]), "label": Literal(w, language="en")} for n, w in known.items()]

    rows: list[Row] = [{"x": NamedNode(f"x:{letter}")} for letter in "cba"]
    answer = tabulated(rows, ("x", "x_en"), frozenset({"x"}), {"x_en": ("x", "en")}, select)
    assert [[joined(cell) for cell in row] for row in answer.rows] == [["x:a|x:b|x:c", "A||C"]]


def test_a_preset_sets_its_value_unless_another_is_given(small: Select) -> None:
    assert not run(find("unodc-asked"), small, {}, IRIS).rows
    assert run(find("unodc-asked"), small, {"actor": ["states"]}, IRIS).rows
    assert "VALUES ?only_mode { <" in bound(find("asked"), small, {}, IRIS)


def test_a_wrong_value_is_refused_before_the_query_is_run() -> None:
    def select(sparql: str) -> list[Row]:
        assert "?mandate" not in sparql
        return []

    for name, value in (("strength", "strong"), ("mode", "maybe"), ("actor", "<x:y>"), ("nothing", "1")):
        with pytest.raises(ParameterError, match=f"^{name}: "):
            run(find("duties"), select, {name: [value]}, IRIS)


MG = "PREFIX mg: <https://w3id.org/mandategraph/ontology#>\n"


def answered(store: Store, sparql: str) -> Answer | Triples:
    return run_own(own("mine.rq", MG + sparql), embedded(store), {}, IRIS)


def texts(answer: Answer | Triples) -> list[list[str]]:
    table = answer.table if isinstance(answer, Triples) else answer
    return [[joined(cell) for cell in row] for row in table.rows]


def test_own_select_sees_all_graphs_as_one(store: Store) -> None:
    answer = answered(store, "SELECT ?label ?none { ?m mg:mode mg:need ; mg:ofAct/mg:verbText ?label }")
    assert isinstance(answer, Answer)
    assert answer.columns == ("label", "none")
    assert texts(answer) == [["强调", ""]]


def test_own_query_that_says_from_sees_what_it_says(store: Store) -> None:
    graph = f"FROM <{DEFAULT_BASE}graph/authorities>"
    assert texts(answered(store, f"ASK {graph} {{ ?m mg:mode mg:need }}")) == [["false"]]
    assert texts(answered(store, f"ASK {graph} {{ ?a a mg:Body }}")) == [["true"]]


@pytest.mark.parametrize("sparql", ["CONSTRUCT { ?d a mg:X } WHERE { ?d a mg:Run }", "DESCRIBE ?d { ?d a mg:Run }"])
def test_own_construct_and_describe_answer_triples(store: Store, sparql: str) -> None:
    answer = answered(store, sparql)
    assert isinstance(answer, Triples)
    assert answer.triples
    assert answer.table.columns == ("subject", "predicate", "object")


def test_own_query_may_have_parameters_columns_and_labels(store: Store) -> None:
    header = "# parameter: who agent required Who.\n# columns: who who_en modes\n# join: modes\n"
    select = "SELECT ?who ?modes { VALUES ?who { UNDEF } ?m mg:actor ?who ; mg:mode ?modes }"
    answer = run_own(own("mine.rq", header + MG + select), embedded(store), {"who": ["States"]}, IRIS)
    assert texts(answer) == [
        [f"{DEFAULT_BASE}agent/states", "States", "https://w3id.org/mandategraph/ontology#directive"]
    ]


@pytest.mark.parametrize(
    ("sparql", "reason"),
    [
        ("SELECT * {\n ?s ?p }", "3:9: no SPARQL: expected"),
        ("", "no SPARQL"),
        ("SELECT * { ?s x:y ?o }", "no SPARQL: "),
        ("DROP ALL", "2:1: DROP is refused"),
        ("SELECT * { SERVICE <http://example.org/> {} }", "2:12: SERVICE is refused"),
    ],
)
def test_own_query_is_refused_with_its_place(store: Store, sparql: str, reason: str) -> None:
    with pytest.raises(RefusedQueryError) as raised:
        answered(store, sparql)
    assert reason in str(raised.value)
    assert "\n" not in str(raised.value)
