"""The start page: what a build holds, and the search over it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from mandategraph.site.asking import page_number
from mandategraph.site.indexes import index_of
from mandategraph.site.interface import tongue_of
from mandategraph.site.rendering import page
from queries.index import lists, search
from queries.index.opening import Asked, Index
from queries.index.records import Document, Entity

_FEW, _MANY = 6, 25
_RECENT, _MOST_ASKED, _MOST_CITED = 8, 12, 6
# What is found, by what the address calls it.
Group = search.Names | search.Titles | search.Words
_GROUPS: Mapping[str, Callable[[Asked, str, int, int], Group]] = {
    "bodies": lambda asked, question, number, size: search.named(asked, question, "agent", number, size),
    "treaties": lambda asked, question, number, size: search.named(asked, question, "instrument", number, size),
    "documents": search.titled,
    "paragraphs": search.saying,
}


def start(request: Request) -> Response:
    """The start page, or what is found for `q`: some of each group, or a page of the group `of`."""
    question = request.query_params.get("q", "").strip()
    if question:
        return _results(request, question)
    return page(request, "start.html", held=_held(index_of(request), tongue_of(request)))


def _results(request: Request, question: str) -> Response:
    group = request.query_params.get("of", "")
    with index_of(request).asked() as asked:
        if group in _GROUPS:
            found = {group: _GROUPS[group](asked, question, page_number(request), _MANY)}
        else:
            found = {name: find(asked, question, 1, _FEW) for name, find in _GROUPS.items()}
    found = {name: these for name, these in found.items() if these.page.total}
    if "/" in question:  # a symbol
        found = dict(sorted(found.items(), key=lambda item: item[0] != "documents"))
    return page(request, "results.html", question=question, found=found, group=group if group in _GROUPS else "")


@dataclass(frozen=True, slots=True)
class Held:
    """What the start page tells of a build."""

    facts: Mapping[str, str]
    years: tuple[str, ...]
    bodies: tuple[Entity, ...]
    treaties: tuple[Entity, ...]
    latest: tuple[lists.Latest, ...]
    recent: tuple[Document, ...]


@lru_cache(maxsize=4)
def _held(index: Index, tongue: str) -> Held:
    with index.asked() as asked:
        recent = lists.documents(asked, {}, 1, _RECENT).documents
        language = recent[0].language(tongue) if recent else tongue
        return Held(
            facts=lists.facts(asked),
            years=tuple(lists.mandates_by_year(asked)),
            bodies=lists.ranked(asked, "agent", "", 1, _MOST_ASKED).entities,
            treaties=lists.ranked(asked, "instrument", "Treaty", 1, _MOST_CITED).entities,
            latest=lists.latest(asked, language),
            recent=recent,
        )


ROUTES = [Route("/", start)]
