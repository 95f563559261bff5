"""Linked data: every IRI of ours answers at its path, as a page for people and as triples for programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from http import HTTPStatus
from types import MappingProxyType

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from graph.iris import DEFAULT_BASE
from graph.readback.described import description, name_of
from mandategraph.site.bodies import body_page
from mandategraph.site.documents import document_page
from mandategraph.site.negotiation import chosen
from mandategraph.site.nodes import node_page
from mandategraph.site.rendering import build_of, path_of
from mandategraph.site.representations import FORMATS, HTML, MEDIA_TYPES
from mandategraph.site.treaties import treaty_page
from mandategraph.site.vocabulary import vocabulary_page

Page = Callable[[Request, str], Response]

_KINDS = ("agent", "instrument", "act", "condition", "doc", "source", "run", "graph")
# The pages of what has one of its own, by the first segment of its path; each is given the IRI, which the build may
# not hold, and raises HTTPException where it does not.
_PAGES: Mapping[str, Page] = MappingProxyType(
    {"agent": body_page, "doc": document_page, "instrument": treaty_page, "ontology": vocabulary_page}
)


def linked(request: Request) -> Response:
    """What the build holds of the IRI whose path is asked for, in the format that the client prefers."""
    iri = iri_of(request)
    format_ = _format(request)
    response = _html(request, iri) if format_ == HTML else _triples(request, iri, format_)
    path = path_of(request)
    response.headers["Content-Location"] = f"{path}?format={format_}"
    response.headers.add_vary_header("Accept")
    response.headers.append("Link", _alternates(path))
    return response


def iri_of(request: Request) -> str:
    """The IRI that the path of a request is. Raises HTTPException where it is none of ours."""
    path = path_of(request).removeprefix("/")
    build = build_of(request)
    iri = build.iris.at(path)
    if path.partition("/")[0] == "ontology":
        return DEFAULT_BASE + path
    if name_of(build.iris, iri) is None:
        raise HTTPException(404)
    return iri


def _format(request: Request) -> str:
    """The name of the format that the address asks for, else of the one that the client prefers."""
    asked = request.query_params.get("format")
    if asked is None:
        media_type = chosen(",".join(request.headers.getlist("accept")), tuple(MEDIA_TYPES))
        if media_type is None:
            raise HTTPException(406, f"this is given as {', '.join(MEDIA_TYPES)}", {"Vary": "Accept"})
        return MEDIA_TYPES[media_type]
    if asked not in {HTML, *FORMATS}:
        raise HTTPException(400, f"format is one of {', '.join((HTML, *FORMATS))}")
    return asked


def _html(request: Request, iri: str) -> Response:
    """The page of its kind, or where that knows nothing of it, the page of any node."""
    try:
        return _PAGES.get(path_of(request).split("/")[1], node_page)(request, iri)
    except HTTPException as error:
        if error.status_code != HTTPStatus.NOT_FOUND:
            raise
        return node_page(request, iri)


def _triples(request: Request, iri: str, format_: str) -> Response:
    build = build_of(request)
    triples = description(build.store, build.iris, iri)
    if not triples:
        raise HTTPException(404)
    representation = FORMATS[format_]
    body = representation.write(triples, build.iris.base)
    return Response(body, media_type=f"{representation.media_type}; charset=utf-8")


def _alternates(path: str) -> str:
    """The same in other formats, as a Link header."""
    return ", ".join(
        f'<{path}?format={name}>; rel="alternate"; type="{format_.media_type}"' for name, format_ in FORMATS.items()
    )


ROUTES = [
    Route("/ontology", linked),
    Route("/ontology/{rest:path}", linked),
    *(Route(f"/{kind}/{{rest:path}}", linked) for kind in _KINDS),
]
