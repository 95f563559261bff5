"""The pages of queries: an editor, the canned queries beside it, and what they answer."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import dropwhile, pairwise
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from graph.dataset.prefixes import as_sparql, prefixes
from graph.terms import NAMESPACES
from mandategraph import formats
from mandategraph.site.build import Build
from mandategraph.site.interface import Tongue, tongue_of
from mandategraph.site.rendering import address, build_of, local, page
from mandategraph.site.sandboxed import ask, select_within
from mandategraph.site.security import POLICY
from mandategraph.site.sparql import STATUSES
from mandategraph.site.table import Reader, Table, table
from queries.answers import Answer, written
from queries.errors import ParameterError, QueryError, UnknownQueryError
from queries.library import Query, find, library
from queries.run import bound, run
from queries.values import TYPES

_MOST_ROWS = 500  # that a page shows
_FORMS = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
# What the editor shows where a query is wrong has one style of its own, text-decoration:underline, and nothing more.
_POLICY = f"{POLICY}; style-src-attr 'unsafe-hashes' 'sha256-EntWS0hFrz2vH7susM+dPUxvHlL6sBswmM8K80E5oUk='"
_OF_THE_PAGE = frozenset({"lang"})  # parameters that are no query's
_BEGINNING = """\
# How many mandates each body has
SELECT ?actor (COUNT(?mandate) AS ?mandates) WHERE {
  ?mandate a mg:Mandate ; mg:actor ?actor
}
GROUP BY ?actor
ORDER BY DESC(?mandates)
LIMIT 20
"""
_VOCABULARY = """
PREFIX owl: <http://www.w3.org/2002/07/owl#>
SELECT DISTINCT ?term ?type WHERE {
  VALUES ?type { owl:Class owl:ObjectProperty owl:DatatypeProperty } GRAPH ?g { ?term a ?type }
}
"""
_INPUTS = {"integer": "number", "date": "date"}

Given = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Listed:
    """A canned query in the list: its name, its title, and its address with the values of its example."""

    name: str
    title: str
    link: str


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter in a form; `kind` is a type of HTML's `input`, `hint` an example of what it takes."""

    name: str
    value: str
    kind: str
    choices: tuple[str, ...]
    hint: str
    required: bool


@dataclass(frozen=True, slots=True)
class Answered:
    """What a page tells below a query: a table, or yes or no, or why there is neither; `status` is that of the page."""

    table: Table | None = None
    verdict: bool | None = None
    fault: str = ""
    status: int = 200


def editor(request: Request) -> Response:
    """The editor with a query of one's own and its answer; a canned one that is named has a page of its own."""
    if names := request.query_params.getlist("name"):
        rest = request.query_params.multi_items()
        rest.remove(("name", names[0]))
        return RedirectResponse(_with(f"/query/{_known(names[0]).name}", rest), 301)
    sparql = request.query_params.get("query", "")
    if not sparql.strip():
        return _page(request, None, as_sparql({"mg": NAMESPACES["mg"]}) + _BEGINNING, Answered())
    try:
        answer = ask(request.app.state.sandbox, sparql)
    except QueryError as error:
        return _page(request, None, sparql, _failed(error))
    if isinstance(answer, bool):
        return _page(request, None, sparql, Answered(verdict=answer))
    return _page(request, None, sparql, Answered(table(answer, _reader(request), answer.columns, _MOST_ROWS)))


def canned(request: Request) -> Response:
    """A canned query with the values that it is given, its SPARQL and its answer."""
    query, build = _known(request.path_params["name"]), build_of(request)
    select, sparql = select_within(request.app.state.sandbox), query.sparql
    try:
        sparql = bound(query, build.select, _given(request), build.iris)
        answer = run(query, select, _given(request), build.iris)
    except QueryError as error:
        return _page(request, query, sparql, _failed(error))
    shown = table(answer, _reader(request), query.table or answer.columns, _MOST_ROWS)
    return _page(request, query, sparql, Answered(shown))


def data(request: Request) -> Response:
    """The whole of an answer, that of a canned query as the command line gives it."""
    name, form = request.path_params.get("name"), request.path_params["form"]
    if form not in _FORMS:
        raise HTTPException(404)
    try:
        answer = _whole(request, name)
    except QueryError as error:
        failed = _failed(error)
        raise HTTPException(failed.status, failed.fault) from None
    headers = {"Content-Disposition": f'attachment; filename="{name or "answer"}.{form}"'}
    return Response("".join(formats.TABLES[form](answer)), media_type=_FORMS[form], headers=headers)


def _whole(request: Request, name: str | None) -> Answer:
    sandbox, build = request.app.state.sandbox, build_of(request)
    if name is not None:
        return run(_known(name), select_within(sandbox), _given(request), build.iris)
    answer = ask(sandbox, request.query_params.get("query", ""))
    if isinstance(answer, bool):
        raise HTTPException(404)
    return answer


def _page(request: Request, query: Query | None, sparql: str, answered: Answered) -> Response:
    tongue, build = tongue_of(request), build_of(request)
    response = page(
        request,
        "query.html",
        answered.status,
        query=query,
        title=_in(tongue, query.title, query.title_zh) if query else "",
        description=_in(tongue, query.description, query.description_zh) if query else "",
        fields=tuple(_fields(query, _given(request))) if query else (),
        listed=[_listed(request, each, values) for each, values in _examples()],
        sparql=_without_header(sparql) if query else sparql,
        answered=answered,
        data=[(form.upper(), _data_link(request, query, form)) for form in _FORMS],
        prefixes=prefixes(build.iris.base),
        terms=_terms(build),
        most=_MOST_ROWS,
    )
    response.headers["Content-Security-Policy"] = _POLICY
    return response


def _known(name: str) -> Query:
    try:
        return find(name)
    except UnknownQueryError as error:
        raise HTTPException(404, str(error)) from None


def _failed(error: QueryError) -> Answered:
    return Answered(fault=str(error), status=400 if isinstance(error, ParameterError) else STATUSES[type(error)])


def _reader(request: Request) -> Reader:
    return Reader(tongue_of(request), build_of(request).iris, lambda iri: address(request, iri))


def _given(request: Request) -> Given:
    """What the address gives a query; a field that was left empty gives nothing."""
    given: Given = {}
    for name, value in request.query_params.multi_items():
        if name not in _OF_THE_PAGE and value.strip():
            given.setdefault(name, []).append(value.strip())
    return given


def _fields(query: Query, given: Mapping[str, list[str]]) -> Iterator[Field]:
    values = query.given(given)
    for parameter in query.parameters:
        takes, (value, *_) = TYPES[parameter.type], (*values.get(parameter.name, ()), "")
        kind, hint = _INPUTS.get(parameter.type, "text"), takes.takes.rpartition(": ")[2]
        yield Field(parameter.name, value, kind, takes.choices, hint, parameter.required)


def _listed(request: Request, query: Query, values: Mapping[str, str]) -> Listed:
    title = _in(tongue_of(request), query.title, query.title_zh)
    return Listed(query.name, title, local(request, f"/query/{query.name}", **values))


@cache
def _examples() -> tuple[tuple[Query, dict[str, str]], ...]:
    """The canned queries, each with the values that its example gives it."""
    return tuple((query, dict(_values(shlex.split(query.example)))) for query in library().values())


def _values(words: list[str]) -> Iterator[tuple[str, str]]:
    for option, assignment in pairwise(words):
        if option == "-p":
            name, _, value = assignment.partition("=")
            yield name, value


def _without_header(sparql: str) -> str:
    """A query without what its header says, which the page has told."""
    return "".join(dropwhile(lambda line: line.startswith("#"), sparql.splitlines(keepends=True)))


def _terms(build: Build) -> dict[str, list[str]]:
    """The names of the classes and properties of the vocabulary, for the editor to complete."""
    rows = [(written(row["type"]), written(row["term"])) for row in build.select(_VOCABULARY)]
    names = [(kind, term.removeprefix(NAMESPACES["mg"])) for kind, term in rows if term.startswith(NAMESPACES["mg"])]
    return {
        "classes": sorted(name for kind, name in names if kind.endswith("Class")),
        "properties": sorted(name for kind, name in names if kind.endswith("Property")),
    }


def _data_link(request: Request, query: Query | None, form: str) -> str:
    given = [(name, value) for name, values in _given(request).items() for value in values]
    return _with(f"/query/{query.name}.{form}" if query else f"/query.{form}", given)


def _with(path: str, query: list[tuple[str, str]]) -> str:
    return f"{path}?{urlencode(query)}" if query else path


def _in(tongue: Tongue, english: str, chinese: str) -> str:
    return chinese if tongue == "zh" else english


ROUTES = [
    Route("/query", editor),
    Route("/query.{form}", data),
    Route("/query/{name}.{form}", data),
    Route("/query/{name}", canned),
]
