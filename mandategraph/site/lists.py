"""The lists of documents, bodies and treaties."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from mandategraph.site.asking import page_number, wanted
from mandategraph.site.indexes import index_of
from mandategraph.site.rendering import page
from queries.index import lists

_SIZE = 50
_OF_DOCUMENTS = ("year", "body", "language", "topic", "title")


def documents(request: Request) -> Response:
    """Documents, the latest first."""
    given = wanted(request, _OF_DOCUMENTS)
    with index_of(request).asked() as asked:
        found = lists.documents(asked, given, page_number(request), _SIZE)
    return page(
        request, "documents.html", found=found, given=dict.fromkeys(_OF_DOCUMENTS, "") | given, is_filtered=bool(given)
    )


def bodies(request: Request) -> Response:
    """Bodies and groups by what they are asked."""
    return _entities(request, "agent", request.query_params.get("kind", ""))


def treaties(request: Request) -> Response:
    """Treaties by how often they are cited; `kind` may ask for other instruments, and `all` for every one."""
    kind = request.query_params.get("kind", "Treaty")
    return _entities(request, "instrument", "" if kind == "all" else kind)


def _entities(request: Request, scheme: str, kind: str) -> Response:
    with index_of(request).asked() as asked:
        found = lists.ranked(asked, scheme, kind, page_number(request), _SIZE)
    return page(request, "entities.html", found=found, scheme=scheme, kind=kind)


ROUTES = [Route("/documents", documents), Route("/bodies", bodies), Route("/treaties", treaties)]
