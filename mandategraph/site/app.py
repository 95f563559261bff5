"""The site as an ASGI application: which module answers at which address."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from http import HTTPStatus
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles

from graph.store import NoStoreError
from graph.summary import NoBuildError
from mandategraph.site import bodies, editor, linked, lists, picture, sparql, start
from mandategraph.site.build import Builds
from mandategraph.site.indexes import Indexes
from mandategraph.site.rendering import page
from mandategraph.site.security import Headers
from queries.sandbox.pool import Sandbox

_STATIC = Path(__file__).with_name("static")
_TOLD = frozenset({400, 404, 405, 500, 503})


def application(builds: Builds, hosts: Sequence[str]) -> Starlette:
    """The site of a build. It answers requests that name one of `hosts`, so that no other page can reach it."""
    app = Starlette(
        routes=_routes(),
        middleware=[
            Middleware(Headers),
            Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False),
            Middleware(GZipMiddleware, minimum_size=1000, compresslevel=5),
        ],
        exception_handlers={HTTPException: _refused, NoStoreError: _unread, NoBuildError: _unread, 500: _failed},
        lifespan=_lifespan,
    )
    app.state.builds = builds
    app.state.indexes = Indexes()
    app.state.sandbox = Sandbox(builds.current().folder)
    return app


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    async with app.state.sandbox:
        yield


def _routes() -> list[BaseRoute]:
    return [
        *start.ROUTES,
        *editor.ROUTES,
        *sparql.ROUTES,
        *lists.ROUTES,
        *bodies.ROUTES,
        *picture.ROUTES,
        *linked.ROUTES,
        Mount("/static", StaticFiles(directory=_STATIC), name="static"),
    ]


def _refused(request: Request, error: Exception) -> Response:
    """What an HTTPException tells, as a page for people and as a line for programs."""
    status, detail, headers = 500, "", None
    if isinstance(error, HTTPException):
        status, headers = error.status_code, error.headers
        detail = "" if error.detail == HTTPStatus(status).phrase else error.detail
    return _told(request, status, detail, dict(headers or {}))


def _unread(request: Request, error: Exception) -> Response:
    return _told(request, 503, str(error), {"Retry-After": "5"})


def _failed(request: Request, _error: Exception) -> Response:
    return _told(request, 500, "", {})


def _told(request: Request, status: int, detail: str, headers: dict[str, str]) -> Response:
    if "text/html" not in request.headers.get("accept", ""):
        return PlainTextResponse(f"{detail or HTTPStatus(status).phrase}\n", status, headers)
    response = page(request, "error.html", status, error=status if status in _TOLD else 500, detail=detail)
    response.headers.update(headers)
    return response
