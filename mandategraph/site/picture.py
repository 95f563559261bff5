"""The pages of pictures: a view of the build as a network that can be explored, and taken away."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from graph.pictures.drawing import Drawing, as_json
from graph.pictures.page import CLIENT, LIBRARY, SCRIPTS, STYLES, table
from graph.pictures.page import page as file_page
from graph.pictures.words import words
from graph.views import VIEWS
from graph.views.describing import Describer
from mandategraph.site.build import Build
from mandategraph.site.drawings import Drawings
from mandategraph.site.interface import TONGUES, Tongue, messages, tongue_of
from mandategraph.site.rendering import address, build_of, local, page
from mandategraph.site.wishes import WishError, wish_of
from queries.answers import written

_LISTED = 12  # bodies that other pictures are of
_FIELDS = ("view", "body", "document", "from", "to", "nodes")
_CLASSES = frozenset({"Body", "Post"})  # what is asked by name, and is no group
_ACTORS = """
PREFIX mg: <https://w3id.org/mandategraph/ontology#>
SELECT ?actor (COUNT(*) AS ?mandates) WHERE { GRAPH ?g { ?mandate mg:actor ?actor } }
GROUP BY ?actor ORDER BY DESC(?mandates) ?actor
"""


_DRAWINGS = Drawings()


@dataclass(frozen=True, slots=True)
class Body:
    """A body that a picture may be of: its id, and its name in each language of the site."""

    id: str
    names: Mapping[Tongue, str]


def picture(request: Request) -> Response:
    """A picture, with a form to ask for another; without a wish, of the body with the most mandates."""
    build, tongue = build_of(request), tongue_of(request)
    asked, problem, drawing = _asked(request, build), "", None
    try:
        drawing = _DRAWINGS.of(build, wish_of(build, asked))
    except WishError as error:
        problem = messages(tongue)[error.message]
    return page(
        request,
        "picture.html",
        400 if problem else 200,
        wished={**dict.fromkeys(_FIELDS, ""), "view": "body", **asked},
        views=tuple(VIEWS),
        bodies=_bodies(build),
        problem=problem,
        title=drawing.title(tongue) if drawing else messages(tongue)["picture_title"],
        source=drawing.source(tongue) if drawing else "",
        table=table(drawing, tongue, lambda node: address(request, node.id)) if drawing and drawing.placed else "",
        data=local(request, "/picture/data.json", **asked),
        file=local(request, "/picture/file.html", **asked),
        failed=words(tongue)["failed"],
        scripts=(LIBRARY, *SCRIPTS),
        styles=STYLES,
    )


def data(request: Request) -> Response:
    """What the page draws, as JSON."""
    drawing = _wished(request)
    text = as_json(drawing, tongue_of(request), lambda node: address(request, node.id))
    return Response(text, media_type="application/json")


def file(request: Request) -> Response:
    """The picture as a file to be kept, which needs neither this site nor another."""
    name = "-".join(re.findall("[A-Za-z0-9]+", "-".join(_asked(request, build_of(request)).values()))) or "picture"
    headers = {"Content-Disposition": f'attachment; filename="{name[:80]}.html"'}
    return HTMLResponse(file_page(_wished(request), tongue_of(request)), headers=headers)


def _wished(request: Request) -> Drawing:
    """The drawing that an address asks for. Raises HTTPException where it asks for none."""
    build = build_of(request)
    try:
        return _DRAWINGS.of(build, wish_of(build, _asked(request, build)))
    except WishError as error:
        raise HTTPException(400, messages(tongue_of(request))[error.message]) from None


def _asked(request: Request, build: Build) -> dict[str, str]:
    """The fields of a form that are filled in, or else those of the picture that is shown at first."""
    query = request.query_params
    asked = {name: query[name].strip() for name in _FIELDS if query.get(name, "").strip()}
    return asked or {"view": "body", "body": next((body.id for body in _bodies(build)), "")}


@lru_cache(maxsize=2)
def _bodies(build: Build) -> tuple[Body, ...]:
    """The bodies with the most mandates."""
    describer = Describer(build.store, build.iris)
    nodes = (describer.node(written(row["actor"])) for row in build.select(_ACTORS))
    bodies = (node for node in nodes if node.attributes.get("class") in _CLASSES)
    return tuple(
        Body(describer.id(node.id), {tongue: node.label(tongue) for tongue in TONGUES})
        for node in islice(bodies, _LISTED)
    )


ROUTES = [
    Route("/picture", picture),
    Route("/picture/data.json", data),
    Route("/picture/file.html", file),
    Mount("/static/picture", StaticFiles(directory=CLIENT)),
]
