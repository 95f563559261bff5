"""Stands between a client and a server, and does to each request what a script says: what networks and servers do.

Every connection carries one request. Without a server behind it, it only answers what the script has.
"""

from __future__ import annotations

import asyncio
import re
import socket
import struct
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Thread
from urllib.parse import urlsplit

_PIECE = 65536
_PATIENCE = 30.0  # seconds that anything may take
_CONNECTION = re.compile(rb"(?im)^connection:[^\r\n]*\r\n")
_END = b"\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Pass:
    """Nothing happens to it."""


@dataclass(frozen=True, slots=True)
class CutUpload:
    """The server gets so many bytes of the body, and both connections are reset."""

    after: int


@dataclass(frozen=True, slots=True)
class CutAnswer:
    """The client gets so many bytes of the answer, its head among them, and both connections are reset."""

    after: int


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer of the proxy's own; the server hears nothing. Without `is_sized` only its end tells its length."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    is_sized: bool = True

    def to_bytes(self) -> bytes:
        """The answer as it is sent."""
        length = {"Content-Length": str(len(self.body))} if self.is_sized else {}
        headers = {"Connection": "close", **length, **self.headers}
        lines = (f"{name}: {value}\r\n" for name, value in headers.items())
        return f"HTTP/1.1 {self.status} Said\r\n{''.join(lines)}\r\n".encode() + self.body


@dataclass(frozen=True, slots=True)
class Hang:
    """The request is taken, and no answer comes; after so many seconds the connection is closed."""

    seconds: float = _PATIENCE


@dataclass(frozen=True, slots=True)
class Drip:
    """The answer comes in pieces of `size` bytes, each after `pause` seconds."""

    size: int = 1
    pause: float = 0.02


@dataclass(frozen=True, slots=True)
class ResetAfterCommit:
    """The server has done it all and said so; the client hears nothing but a reset."""


Fault = Pass | CutUpload | CutAnswer | Reply | Hang | Drip | ResetAfterCommit


@dataclass(slots=True)
class Proxy:
    """`script` holds what happens to the next requests, in order, and `always` to those that follow.

    `seen` are the methods and targets of the requests that came, in order, and `heads` all that stood before bodies.
    """

    url: str = ""
    script: deque[Fault] = field(default_factory=deque)
    always: Fault = field(default_factory=Pass)
    seen: list[tuple[str, str]] = field(default_factory=list)
    heads: list[bytes] = field(default_factory=list)

    def next(self) -> Fault:
        """What is to happen to this request."""
        return self.script.popleft() if self.script else self.always


@contextmanager
def proxy(target: str | None = None, *script: Fault) -> Iterator[Proxy]:
    """A proxy on a free port of 127.0.0.1 before the server at `target`, `http://host:port`."""
    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever, daemon=True)
    thread.start()
    made = Proxy(script=deque(script))
    parts = urlsplit(target or "")
    server = asyncio.run_coroutine_threadsafe(_listen(made, parts.hostname, parts.port), loop).result(_PATIENCE)
    made.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield made
    finally:
        asyncio.run_coroutine_threadsafe(_stop(server), loop).result(_PATIENCE)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(_PATIENCE)
        loop.close()


async def _listen(made: Proxy, host: str | None, port: int | None) -> asyncio.Server:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.IncompleteReadError, TimeoutError, asyncio.CancelledError):
            await asyncio.wait_for(_carried(made, reader, writer, host, port), _PATIENCE)
        with suppress(ConnectionError):
            writer.close()

    return await asyncio.start_server(serve, "127.0.0.1", 0)


async def _stop(server: asyncio.Server) -> None:
    server.close()
    waiting = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)


async def _carried(
    made: Proxy, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, host: str | None, port: int | None
) -> None:
    """One request, from its head to the end of its answer."""
    head = _closing(await reader.readuntil(_END))
    method, target, _ = head.decode("latin-1").split(" ", 2)
    made.seen.append((method, target))
    made.heads.append(head)
    fault = made.next()
    match fault:
        case Reply():
            writer.write(fault.to_bytes())
            writer.write_eof()
            await _drained(reader)
        case Hang(seconds):
            with suppress(TimeoutError):
                await asyncio.wait_for(_drained(reader), seconds)
        case _:
            behind = await asyncio.open_connection(host, port)
            behind[1].write(head)
            upload = asyncio.ensure_future(_upload(fault, reader, behind[1], writer))
            try:
                await _answer(fault, behind[0], writer)
            finally:
                upload.cancel()
                behind[1].close()


async def _upload(
    fault: Fault, reader: asyncio.StreamReader, behind: asyncio.StreamWriter, client: asyncio.StreamWriter
) -> None:
    """The body of the request, to the server."""
    left = fault.after if isinstance(fault, CutUpload) else None
    with suppress(ConnectionError):  # the answer tells of it
        while left is None or left > 0:
            piece = (await reader.read(_PIECE))[:left]
            if not piece:
                return
            left = None if left is None else left - len(piece)
            behind.write(piece)
            await behind.drain()
    _reset(behind)
    _reset(client)


async def _answer(fault: Fault, behind: asyncio.StreamReader, client: asyncio.StreamWriter) -> None:
    """The answer of the server, to the client."""
    answer = _closing(await behind.readuntil(_END))
    if isinstance(fault, ResetAfterCommit):
        await behind.read()
        _reset(client)
        return
    size, pause = (fault.size, fault.pause) if isinstance(fault, Drip) else (_PIECE, 0)
    left = fault.after if isinstance(fault, CutAnswer) else None
    while answer:
        for start in range(0, len(answer), size):
            client.write(answer[start : start + size][:left])
            await client.drain()
            await asyncio.sleep(pause)
        left = None if left is None else max(left - len(answer), 0)
        if left == 0:
            _reset(client)
            return
        answer = await behind.read(_PIECE)


async def _drained(reader: asyncio.StreamReader) -> None:
    """Read what still comes, until the client has gone."""
    while await reader.read(_PIECE):
        pass


def _closing(head: bytes) -> bytes:
    """A head that says that the connection ends with this request."""
    return _CONNECTION.sub(b"", head).removesuffix(b"\r\n") + b"Connection: close" + _END


def _reset(writer: asyncio.StreamWriter) -> None:
    """End a connection as a crash does; what was written before still goes out, as far as the system sent it."""
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.close()
