"""The page of a treaty or another instrument: where it is cited, by article or year, and who is asked there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from pyoxigraph import Literal, NamedNode
from starlette.requests import Request
from starlette.responses import Response

from graph.terms import name
from mandategraph.site.asking import page_number
from mandategraph.site.build import Build
from mandategraph.site.charts import bars
from mandategraph.site.indexes import index_of
from mandategraph.site.interface import tongue_of
from mandategraph.site.nodes import node_page
from mandategraph.site.rendering import build_of, page
from mandategraph.site.representations import FORMATS
from queries.index import treaties
from queries.index.opening import Index
from queries.index.records import Page
from queries.index.treaties import Citation

GROUPS = ("article", "year")
_SIZE = 50
_SERIES, _VOLUME, _REGISTRATION = (
    NamedNode(name(property_)[1:-1]) for property_ in ("mg:treatySeries", "mg:volume", "mg:registration")
)


@dataclass(frozen=True, slots=True)
class Group:
    """Citations of a page that belong together, `number` of all that do; of one `article` or `year`, if any."""

    value: str
    citations: tuple[Citation, ...]
    number: int


@dataclass(frozen=True, slots=True)
class Registered:
    """Where a treaty is published: the `UNTS` or the `LNTS`."""

    series: str
    volume: str
    number: str

    @property
    def address(self) -> str:
        """The volume on the web, as far as the address of one can be told."""
        is_known = self.series == "UNTS" and self.volume.isascii() and self.volume.isdecimal()
        path = f"Volume%20{self.volume}/v{self.volume}.pdf"
        return f"https://treaties.un.org/doc/Publication/UNTS/{path}" if is_known else ""


def treaty_page(request: Request, iri: str) -> Response:
    """The page of an instrument. Raises HTTPException where the build does not hold it."""
    index = index_of(request)
    with index.asked() as asked:
        treaty = asked.entity(iri)
    if treaty is None:  # perhaps of a build that is newer than the index
        return node_page(request, iri)
    cited = _cited(index, treaty.id, tongue_of(request))
    group = "year" if request.query_params.get("group") == "year" else "article"
    shown = Page.of(page_number(request), _SIZE, len(cited.citations))
    return page(
        request,
        "treaty.html",
        treaty=treaty,
        formats=FORMATS,
        registered=_registered(build_of(request), iri),
        groups=_groups(cited.citations, group, shown),
        group=group,
        shown=shown,
        documents=len({citation.work for citation in cited.citations}),
        asked_there=cited.asked,
        bars=bars(dict(sorted(Counter(citation.year for citation in cited.citations if citation.year).items()))),
    )


@lru_cache(maxsize=32)
def _cited(index: Index, treaty: int, tongue: str) -> treaties.Cited:
    with index.asked() as asked:
        return treaties.cited(asked, treaty, tongue)


def _groups(citations: Sequence[Citation], facet: str, shown: Page) -> list[Group]:
    ordered = list(citations) if facet == "year" else treaties.by_article(citations)
    number = Counter(_value(citation, facet) for citation in ordered)
    on_page = groupby(ordered[shown.start : shown.end], key=lambda each: _value(each, facet))
    return [Group(value, tuple(these), number[value]) for value, these in on_page]


def _value(citation: Citation, facet: str) -> str:
    return citation.year if facet == "year" else str(citation.article or "")


def _registered(build: Build, iri: str) -> Registered | None:
    values = [_value_of(build, iri, property_) for property_ in (_SERIES, _VOLUME, _REGISTRATION)]
    return Registered(*values) if values[0] and values[1] else None


def _value_of(build: Build, iri: str, property_: NamedNode) -> str:
    found = (quad.object for quad in build.store.quads_for_pattern(NamedNode(iri), property_, None))
    return min((term.value for term in found if isinstance(term, Literal)), default="")
