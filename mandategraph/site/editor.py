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
from mandategraph.site.security import POLICY
from mandategraph.site.table import Reader, Table, table
from queries.answers import Answer, written
from queries.errors import ParameterError, UnknownQueryError
from queries.library import Query, find, library
from queries.run import bound, run
from queries.values import TYPES

_MOST_ROWS = 500  # that a page shows
_KINDS = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
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
    """A parameter in a form; `kind` is a type of HTML's `input`, `hint` says what it takes."""

    name: str
    value: str
    kind: str
    choices: tuple[str, ...]
    hint: str
    required: bool


def editor(request: Request) -> Response:
    """The editor with a query of one's own; where a canned one is named, it has a page of its own."""
    if name := request.query_params.get("name"):
        rest = request.query_params.multi_items()
        rest.remove(("name", name))
        return RedirectResponse(f"/query/{_known(name).name}{f'?{urlencode(rest)}' if rest else ''}", 301)
    beginning = as_sparql({"mg": NAMESPACES["mg"]}) + _BEGINNING
    return _page(request, None, request.query_params.get("query", beginning))


def canned(request: Request) -> Response:
    """A canned query with the values that it is given, its SPARQL and its answer."""
    query, given, build = _known(request.path_params["name"]), _given(request), build_of(request)
    try:
        sparql = bound(query, build.select, given, build.iris)
        answer = run(query, build.select, given, build.iris)
    except ParameterError as error:
        return _page(request, query, query.sparql, given, fault=str(error), status=400)
    reader = Reader(tongue_of(request), build.iris, lambda iri: address(request, iri))
    shown = table(answer, reader, query.table or answer.columns, _MOST_ROWS)
    return _page(request, query, sparql, given, answer=shown)


def data(request: Request) -> Response:
    """The whole answer of a canned query, as the command line gives it."""
    form = request.path_params["form"]
    if form not in _KINDS:
        raise HTTPException(404)
    query, given, build = _known(request.path_params["name"]), _given(request), build_of(request)
    try:
        answer: Answer = run(query, build.select, given, build.iris)
    except ParameterError as error:
        raise HTTPException(400, str(error)) from None
    name = f'attachment; filename="{query.name}.{form}"'
    return Response(
        "".join(formats.TABLES[form](answer)), media_type=_KINDS[form], headers={"Content-Disposition": name}
    )


def _page(  # noqa: PLR0913 - each by its name
    request: Request,
    query: Query | None,
    sparql: str,
    given: Mapping[str, list[str]] | None = None,
    *,
    answer: Table | None = None,
    fault: str = "",
    status: int = 200,
) -> Response:
    tongue = tongue_of(request)
    response = page(
        request,
        "query.html",
        status,
        query=query,
        title=_in(tongue, query.title, query.title_zh) if query else "",
        description=_in(tongue, query.description, query.description_zh) if query else "",
        fields=tuple(_fields(query, given or {})) if query else (),
        listed=[
            Listed(each.name, _in(tongue, each.title, each.title_zh), local(request, f"/query/{each.name}", **values))
            for each, values in _examples()
        ],
        sparql=_without_header(sparql) if query else sparql,
        answer=answer,
        fault=fault,
        data=[(form.upper(), _data_link(request, query, form)) for form in _KINDS] if query else [],
        base=build_of(request).iris.base,
        prefixes=prefixes(build_of(request).iris.base),
        terms=_terms(build_of(request)),
        most=_MOST_ROWS,
    )
    response.headers["Content-Security-Policy"] = _POLICY
    return response


def _known(name: str) -> Query:
    try:
        return find(name)
    except UnknownQueryError as error:
        raise HTTPException(404, str(error)) from None


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
        kind = TYPES[parameter.type]
        yield Field(
            parameter.name,
            next(iter(values.get(parameter.name, ())), ""),
            _INPUTS.get(parameter.type, "text"),
            kind.choices,
            "" if kind.choices else kind.takes,
            parameter.required,
        )


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


def _data_link(request: Request, query: Query, form: str) -> str:
    given = urlencode([(name, value) for name, values in _given(request).items() for value in values])
    return f"/query/{query.name}.{form}{f'?{given}' if given else ''}"


def _in(tongue: Tongue, english: str, chinese: str) -> str:
    return chinese if tongue == "zh" else english


ROUTES = [
    Route("/query", editor),
    Route("/query/{name}.{form}", data),
    Route("/query/{name}", canned),
]
