"""The start page."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from mandategraph.site.rendering import page


def start(request: Request) -> Response:
    """The start page."""
    return page(request, "start.html")


ROUTES = [Route("/", start)]
