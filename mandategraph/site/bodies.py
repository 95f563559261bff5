"""The page of a body: what it is asked to do, to be narrowed, grouped and taken away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from pyoxigraph import Literal, NamedNode
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from mandategraph.formats import TABLES
from mandategraph.site.asking import page_number, wanted
from mandategraph.site.charts import bars
from mandategraph.site.indexes import index_of
from mandategraph.site.interface import tongue_of
from mandategraph.site.nodes import node_page
from mandategraph.site.rendering import build_of, here, local, page
from mandategraph.site.representations import FORMATS
from queries.answers import Answer, Cell
from queries.index.mandates import FACETS, Chosen, Mandate, by_year, choose, grouped, mandates_of
from queries.index.opening import Index
from queries.index.records import Page

GROUPS = ("year", "verb", "document")
_SIZE = 100
_USUAL = ("role", "actor")
_COLUMNS = (
    *("document", "date", "language", "paragraph", "role", "mode"),
    *("verb", "verb_text", "action", "conditions", "due", "mandate"),
)


@dataclass(frozen=True, slots=True)
class Group:
    """Mandates of a page that belong together, `number` of all that do."""

    value: str
    mandates: tuple[Mandate, ...]
    number: int


def body_page(request: Request, iri: str) -> Response:
    """The page of an agent. Raises HTTPException where the build does not hold it."""
    index, tongue = index_of(request), tongue_of(request)
    with index.asked() as asked:
        body = asked.entity(iri)
        if body is None:  # perhaps of a build that is newer than the index
            return node_page(request, iri)
        wholes, parts = (asked.listed(name, id=body.id) for name in ("wholes", "parts"))
    given, name = _given(request), iri.rpartition("/")[2]
    chosen = _chosen(index, body.id, given, tongue)
    group = request.query_params.get("group", "")
    group = group if group in GROUPS else "year"
    shown = Page.of(page_number(request), _SIZE, len(chosen.mandates))
    return page(
        request,
        "body.html",
        body=body,
        formats=FORMATS,
        wholes=wholes,
        parts_of=parts,
        given=dict.fromkeys(FACETS, "") | given,
        filters={facet: value for facet, value in given.items() if (facet, value) != _USUAL},
        facets=chosen.facets,
        documents=chosen.documents,
        groups=_groups(chosen.mandates, group, shown),
        group=group,
        shown=shown,
        bars=bars(by_year(chosen.mandates)),
        name=name,
        download=_download(request, name, given),
        clear=lambda facet: here(request, page=None, **{facet: None}),
    )


def mandates_csv(request: Request) -> Response:
    """Exactly what the page of a body shows, on all its pages, as CSV."""
    iri = build_of(request).iris.base + f"agent/{request.query_params.get('agent', '')}"
    index = index_of(request)
    with index.asked() as asked:
        body = asked.entity(iri)
    if body is None:
        raise HTTPException(404)
    words = request.query_params.get("words") or tongue_of(request)
    chosen = _chosen(index, body.id, _given(request), words)
    table = Answer(_COLUMNS, tuple(map(_row, chosen.mandates)), frozenset({"conditions"}))
    headers = {"Content-Disposition": 'attachment; filename="mandates.csv"'}
    return Response("".join(TABLES["csv"](table)), media_type="text/csv; charset=utf-8", headers=headers)


def _given(request: Request) -> dict[str, str]:
    """The filters of an address. Who is to act is what a reader means who asks for no role."""
    return dict((_USUAL,)) | wanted(request, FACETS)


def _download(request: Request, name: str, given: Mapping[str, str]) -> str:
    return local(request, "/bodies/mandates.csv", **given, agent=name, words=tongue_of(request))


def _chosen(index: Index, body: int, given: Mapping[str, str], tongue: str) -> Chosen:
    return choose(_mandates(index, body), given, tongue)


@lru_cache(maxsize=32)
def _mandates(index: Index, body: int) -> tuple[Mandate, ...]:
    with index.asked() as asked:
        return mandates_of(asked, body)


def _groups(mandates: Sequence[Mandate], facet: str, shown: Page) -> list[Group]:
    ordered = grouped(mandates, facet)
    number = {value: len(list(these)) for value, these in groupby(ordered, key=lambda each: _value(each, facet))}
    on_page = groupby(ordered[shown.start : shown.end], key=lambda each: _value(each, facet))
    return [Group(value, tuple(these), number[value]) for value, these in on_page]


def _value(mandate: Mandate, facet: str) -> str:
    return next(iter(mandate.values(facet)))


def _row(mandate: Mandate) -> tuple[Cell, ...]:
    words = mandate.symbol, mandate.date, mandate.language, mandate.label, mandate.role, mandate.mode
    conditions = tuple(NamedNode(condition.iri) for condition in mandate.conditions)
    said = (_cell(mandate.verb), _cell(mandate.action), conditions, _cell(mandate.due))
    return (*map(_cell, words), (NamedNode(mandate.act.iri),), *said, (NamedNode(mandate.iri),))


def _cell(words: str) -> Cell:
    return (Literal(words),) if words else ()


ROUTES = [Route("/bodies/mandates.csv", mandates_csv)]
