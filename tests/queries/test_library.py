"""The canned queries keep to their form, and a header that does not is named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import URIRef
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.parserutils import CompValue

from graph.iris import Authority, Iris
from ontology.files import LEXICON
from queries.errors import HeaderError, UnknownQueryError
from queries.library import canned, find, library, own

FILES = sorted(Path(__file__).parents[2].joinpath("queries").glob("*.rq"))

# What the other programs rely on.
CONTRACT = {
    "paragraphs": "document,language,paragraph,kind,text",
    "acts": "document,language,paragraph,position,verb,class",
    "mandates": "document,language,paragraph,position,mode,actor,actor_text,action,"
    "partners,beneficiaries,recipients,conditions,due",
    "citations": "document,language,paragraph,cited,text,pin,footnote",
}

HEADER = """# title: Title
# title-zh: 标题
# description: One line
#   and another.
# description-zh: 说明
# parameter: actor agent optional Who is to act.
# columns: actor actor_zh
#   action
# join: action
# table: actor
# example: mandategraph query x -g out
#
# preset: y actor=unodc actor=cnd
# title: Preset
# title-zh: 预设
SELECT ?actor ?action { VALUES ?actor { UNDEF } GRAPH ?g { ?m <x:actor> ?actor ; <x:action> ?action } }
"""

BROKEN = {
    "no title": ("# title: Title\n", ""),
    "no columns": ("# columns: actor actor_zh\n#   action\n# join: action\n# table: actor\n", ""),
    "two of title": ("# title: Title\n", "# title: Title\n# title: Title\n"),
    "not a line of a header: # titel": ("# title:", "# titel:"),
    "parameter of unknown type agnet": ("agent optional", "agnet optional"),
    "parameter is not `name type": ("agent optional Who is to act.", "agent"),
    "parameter actor has no block": ("{ UNDEF }", "{ <x:y> }"),
    "the block VALUES ?more { UNDEF } has no parameter": ("GRAPH ?g", "VALUES ?more { UNDEF } GRAPH ?g"),
    "two parameters have one name": ("# columns", "# parameter: actor text optional Again.\n# columns"),
    "column other_zh is not selected and labels no column": ("#   action\n", "#   action other_zh\n"),
    "other is joined or shown and is no column": ("# join: action", "# join: other"),
    "language is not selected, so that": ("# join: action", "# once: action"),
    "actin is not selected, so that": ("# join: action", "# once: actin"),
    "preset y sets actr": ("y actor=unodc", "y actr=unodc"),
    "preset y has no title-zh": ("# title-zh: 预设\n", ""),
}


def test_reads_a_header() -> None:
    query, preset = canned("x", HEADER)
    assert (query.title, query.title_zh, query.description) == ("Title", "标题", "One line and another.")
    assert query.columns == ("actor", "actor_zh", "action")
    assert query.joined == frozenset({"action"})
    assert query.table == ("actor",)
    assert query.labels == {"actor_zh": ("actor", "zh")}
    [actor] = query.parameters
    assert (actor.name, actor.type, actor.required, actor.description) == ("actor", "agent", False, "Who is to act.")
    assert (preset.name, preset.title, preset.description) == ("y", "Preset", "One line and another.")
    assert preset.example == "mandategraph query y -g out"
    assert preset.given({}) == {"actor": ("unodc", "cnd")}
    assert preset.given({"actor": ["who"]}) == {"actor": ["who"]}


@pytest.mark.parametrize(("reason", "change"), BROKEN.items(), ids=BROKEN)
def test_names_what_breaks_the_form(reason: str, change: tuple[str, str]) -> None:
    before, after = change
    assert before in HEADER
    with pytest.raises(HeaderError) as raised:
        canned("x", HEADER.replace(before, after, 1))
    assert str(raised.value).startswith(f"x: {reason}")


def test_a_query_of_ones_own_needs_no_header() -> None:
    query = own("mine.rq", "# title, or what I think\n# whatever: it is\nSELECT * { VALUES ?x { UNDEF } ?s ?p ?x }")
    assert (query.parameters, query.columns, query.title) == ((), (), "")


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownQueryError, match=r"no query named 'mandate'\. Did you mean mandates") as raised:
        find("mandate")
    assert raised.value.nearest[0] == "mandates"
    with pytest.raises(UnknownQueryError, match=r"no query named 'xyzzy'\.$"):
        find("xyzzy")


@pytest.mark.parametrize(("name", "columns"), CONTRACT.items(), ids=CONTRACT)
def test_the_contract_has_its_columns(name: str, columns: str) -> None:
    assert ",".join(find(name).columns) == columns


def test_each_file_is_a_query_by_its_name() -> None:
    assert FILES
    assert {file.stem for file in FILES} == {query.name for query in library().values() if not query.preset}


def test_the_examples_ask_for_what_they_stand_under() -> None:
    for query in library().values():
        assert query.example.startswith(f"mandategraph query {query.name} -g out"), query.name


def test_presets_set_what_the_authorities_hold() -> None:
    known = {str(quad.subject) for file in LEXICON for quad in parse(path=file, format=RdfFormat.TURTLE)}
    agents = {value for query in library().values() for name, value in query.preset if name == "actor"}
    assert agents
    for agent in agents:
        assert f"<{Iris().mint(Authority('agent', agent))}>" in known


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_pattern_stands_in_a_named_graph(file: Path) -> None:
    algebra = prepareQuery(file.read_text(encoding="utf-8")).algebra
    patterns = list(_patterns(algebra, in_graph=False))
    assert patterns
    assert all(in_graph for in_graph in patterns)


def test_exists_stands_outside_of_graph() -> None:
    """Below VALUES in GRAPH, rdflib asks the default graph for what EXISTS says."""
    lines = [line for file in FILES for line in file.read_text(encoding="utf-8").splitlines() if "EXISTS" in line]
    assert lines
    assert all(re.search(r"EXISTS { GRAPH \?\w {", line) for line in lines)


@pytest.mark.parametrize(
    "file", [file for file in FILES if re.search("EXISTS|MINUS", file.read_text("utf-8"))], ids=lambda file: file.stem
)
def test_what_does_not_exist_is_sought_in_one_graph(file: Path) -> None:
    """In the graph that the rest stands in; only a single pattern, which is looked up at once, may ask any graph."""
    groups = list(_negations(prepareQuery(file.read_text(encoding="utf-8")).algebra))
    outside = set(re.findall(r"(?m)^ +GRAPH (\?\w+) \{", file.read_text(encoding="utf-8")))
    assert groups
    assert all(graph in outside or (graph is not None and patterns == 1) for graph, patterns in groups)


def _negations(node: object, graph: str | None = None, *, inside: bool = False) -> Iterator[tuple[str | None, int]]:
    """For each block of triples in EXISTS or MINUS, the variable of its graph and how many patterns it has."""
    if isinstance(node, CompValue):
        if node.name in {"TriplesBlock", "BGP"} and node.triples and inside:
            yield graph, sum(_steps(term) for block in node.triples for term in block[1::3])
        if node.name in {"GraphGraphPattern", "Graph"}:
            graph = f"?{node.term}"
        for key, value in node.items():
            negated = node.name in {"Builtin_NOTEXISTS", "Builtin_EXISTS"} or (node.name == "Minus" and key == "p2")
            yield from _negations(value, graph, inside=inside or negated)
    elif isinstance(node, list | tuple | set):
        for value in node:
            yield from _negations(value, graph, inside=inside)


def _steps(predicate: object) -> int:
    """A path counts as several patterns."""
    return 1 if isinstance(predicate, URIRef) else 2


def _patterns(node: object, *, in_graph: bool) -> Iterator[bool]:
    """For each basic graph pattern or path, whether it stands below GRAPH."""
    if isinstance(node, CompValue):
        if node.name == "BGP" and node.triples:
            yield in_graph
        for value in node.values():
            yield from _patterns(value, in_graph=in_graph or node.name == "Graph")
    elif isinstance(node, list | tuple | set):
        for value in node:
            yield from _patterns(value, in_graph=in_graph)
