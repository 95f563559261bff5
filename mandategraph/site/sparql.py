"""The SPARQL 1.1 Protocol at /sparql, which only reads."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Coroutine
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import parse_qsl

from pyoxigraph import RdfFormat, parse, serialize
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from mandategraph.site.negotiation import chosen
from queries.errors import QueryError, RefusedQueryError
from queries.sandbox.errors import BusyError, ExhaustedError, NotAcceptableError, TooLargeError, UnavailableError
from queries.sandbox.formats import GRAPHS, TABLES
from queries.sandbox.messages import Question
from queries.sandbox.pool import Answered, Sandbox

T = TypeVar("T")

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
STATUSES: dict[type[QueryError], int] = {
    RefusedQueryError: 400,
    NotAcceptableError: 406,
    TooLargeError: 422,
    BusyError: 503,
    ExhaustedError: 503,
    UnavailableError: 503,
}
_AGAIN = {"Retry-After": "5"}  # where the same query may be answered later
_METHODS = ("GET", "HEAD", "POST", "OPTIONS")
_ALLOWED = {"Allow": ", ".join(_METHODS)}
_MOST_PARAMETERS = 1000
_MOST_DISCARDED = 64  # times what may be sent
_PIECE = 65536
_DATA_SET = ("default-graph-uri", "named-graph-uri")


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a request gives: its queries, and the graphs that it names."""

    queries: tuple[str, ...]
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]


_NOTHING = _Asked((), (), ())


async def sparql(request: Request) -> Response:
    """The answer to a query; without one, what there is to be asked. What is wrong is told in one line of text."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers=_ALLOWED)
    try:
        return await _answer(request, request.app.state.sandbox)
    except HTTPException as error:
        return PlainTextResponse(f"{error.detail}\n", error.status_code)
    except QueryError as error:
        headers = _AGAIN if isinstance(error, BusyError | UnavailableError) else None
        return PlainTextResponse(f"{error}\n", STATUSES[type(error)], headers)


ROUTES = [Route("/sparql", sparql, methods=_METHODS, name="sparql")]


async def _answer(request: Request, sandbox: Sandbox) -> Response:
    asked = await _asked(request, sandbox.limits.query)
    if request.method != "POST" and asked == _NOTHING:
        return _description(request)
    return _whole(await _awaited(request, sandbox.ask(_question(asked, _accepted(request), _here(request)))))


async def _asked(request: Request, most: int) -> _Asked:
    """What is asked in the address and in the body, which has at most so many bytes."""
    parameters = _parameters(request.url.query)
    queries = []
    if request.method == "POST":
        kind, charset = _media_type(request.headers.get("content-type", ""))
        if kind not in {FORM, QUERY, UPDATE} or charset not in {"", "utf-8", "utf8"}:
            raise HTTPException(415, f"send a query as {QUERY} or {FORM}, in UTF-8")
        if kind == UPDATE:
            raise HTTPException(403, "updates are refused, this endpoint only reads")
        text = await _text(request, most)
        if kind == QUERY:
            queries.append(text)
        else:
            parameters += _parameters(text)
    if any(name == "update" for name, _ in parameters):
        raise HTTPException(403, "updates are refused, this endpoint only reads")
    default, named = (_all(parameters, name) for name in _DATA_SET)
    return _Asked((*queries, *_all(parameters, "query")), default, named)


def _question(asked: _Asked, accept: str, here: str) -> Question:
    if len(asked.queries) != 1:
        raise HTTPException(400, f"send one query, as the parameter `query` or as {QUERY}")
    tables, graphs = chosen(accept, tuple(TABLES)), chosen(accept, tuple(GRAPHS))
    if tables is None and graphs is None:
        raise HTTPException(406, f"answers are {', '.join((*TABLES, *GRAPHS))}")
    return Question(asked.queries[0], tables, graphs, asked.default_graphs, asked.named_graphs, here)


def _accepted(request: Request) -> str:
    return ",".join(request.headers.getlist("accept"))


def _here(request: Request) -> str:
    """The address of the endpoint, without a query."""
    return str(request.url.replace(query="", fragment=""))


def _media_type(header: str) -> tuple[str, str]:
    """The media type that a Content-Type header gives, and its charset, each perhaps empty."""
    message = Message()
    message["Content-Type"] = header
    return message.get_content_type() if header else "", str(message.get_param("charset", "")).lower()


def _all(parameters: list[tuple[str, str]], name: str) -> tuple[str, ...]:
    return tuple(value for given, value in parameters if given == name)


def _parameters(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_PARAMETERS)
    except ValueError:  # of which a wrong encoding is one
        raise HTTPException(400, f"the parameters are not in UTF-8, or are more than {_MOST_PARAMETERS}") from None


async def _text(request: Request, most: int) -> str:
    """The body. Of one that is too long no more is held than may be, and the rest is read away, so that it is heard."""
    held, size = bytearray(), 0
    try:
        async for piece in request.stream():
            size += len(piece)
            if size <= most:
                held += piece
            elif size > most * _MOST_DISCARDED:
                break
    except ClientDisconnect:
        raise HTTPException(400, "the body was cut") from None
    if size > most:
        raise HTTPException(413, f"a query has at most {most:,} bytes")
    try:
        return held.decode()
    except UnicodeDecodeError as error:
        raise HTTPException(400, f"not UTF-8, at byte {error.start}") from None


async def _awaited(request: Request, work: Coroutine[Any, Any, T]) -> T:
    """What `work` gives; it is cancelled when nobody waits for it any more."""

    async def until_gone() -> None:
        while (await request.receive())["type"] != "http.disconnect":
            pass

    working, gone = asyncio.ensure_future(work), asyncio.ensure_future(until_gone())
    try:
        await asyncio.wait({working, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not working.done():
            raise HTTPException(400, "nobody waits for the answer")
        return working.result()
    finally:
        working.cancel()
        gone.cancel()


def _whole(answered: Answered) -> Response:
    async def pieces() -> AsyncIterator[bytes]:
        with answered.file as file:
            while piece := file.read(_PIECE):
                yield piece

    headers = {"Content-Length": str(answered.size), "Vary": "Accept"}
    return StreamingResponse(pieces(), media_type=answered.media_type, headers=headers)


def _description(request: Request) -> Response:
    """What the service is, as data; for people, the page on which to write a query."""
    kind = chosen(_accepted(request), (*GRAPHS, "text/html"))
    if kind is None:
        raise HTTPException(406, f"the description of this endpoint is {', '.join(GRAPHS)}")
    if kind == "text/html":
        return RedirectResponse("/query", 303, {"Vary": "Accept"})
    data = _service(_here(request), GRAPHS[kind])
    return Response(data, media_type=kind, headers={"Vary": "Accept"})


def _service(url: str, form: RdfFormat) -> bytes:
    triples = parse(path=Path(__file__).with_name("service.ttl"), base_iri=url)
    prefixes = {"sd": "http://www.w3.org/ns/sparql-service-description#"}
    return serialize((quad.triple for quad in triples), format=form, prefixes=prefixes) or b""
