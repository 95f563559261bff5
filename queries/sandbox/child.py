"""The process that answers queries from outside, one after the other, until it is ended.

It is told by a socket, its standard input, of a file that holds a question. It writes the answer over it, and tells
what became of it. Time is bounded by who asks, who ends this process; memory and the size of files by the system.
"""

from __future__ import annotations

import fcntl
import os
import resource
import select
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Store

from graph.store import STORE, NoStoreError, open_store
from queries import guard
from queries.errors import RefusedQueryError
from queries.lookup import row_by_row
from queries.run import reason
from queries.sandbox.errors import NotAcceptableError, TooLargeError
from queries.sandbox.limits import Limits
from queries.sandbox.messages import BEGUN, Question, Told, encoded, limits, question
from queries.sandbox.writing import Result, write

_LARGE = 0.5  # share of its memory from which on a process makes way for a fresh one, since little is given back


class _Builds:
    """The store of a folder, opened anew when another has taken its place."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._opened: tuple[tuple[int, int], Store] | None = None

    def store(self) -> Store:
        """The store that is there now. Raises NoStoreError."""
        try:
            status = (self._folder / STORE).stat()
        except OSError as error:
            raise NoStoreError(f"no graph is here now ({error.strerror})") from None
        stamp = status.st_ino, status.st_mtime_ns
        if self._opened is None or self._opened[0] != stamp:
            self._opened = stamp, open_store(self._folder)
        return self._opened[1]


def main(folder: Path, bounds: Limits) -> None:
    """Answer until whoever asks is gone."""
    _limit(bounds)
    builds = _Builds(folder)
    with socket.socket(fileno=sys.stdin.fileno()) as channel:
        while (received := socket.recv_fds(channel, 1, 1))[0]:
            channel.sendall(BEGUN)
            with open(received[1][0], "r+b", buffering=0) as file, _ended_with(channel):  # noqa: PTH123 - has no path
                told = _answer(builds, file, bounds)
            channel.sendall(encoded(replace(told, spent=_taken() > bounds.memory * _LARGE)))


def _taken() -> int:
    """The most memory that this process has taken, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _limit(bounds: Limits) -> None:
    resource.setrlimit(resource.RLIMIT_DATA, (bounds.memory, bounds.memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (bounds.answer, bounds.answer))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


@contextmanager
def _ended_with(channel: socket.socket) -> Iterator[None]:
    """While a query runs, nothing but the system can end this process when the other end of its socket closes."""
    flags = fcntl.fcntl(channel, fcntl.F_GETFL)
    fcntl.fcntl(channel, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(channel, fcntl.F_SETFL, flags | os.O_ASYNC)  # SIGIO, which ends a process that does not handle it
    waiting = select.poll()
    waiting.register(channel, 0)
    if waiting.poll(0):  # it closed before
        os.kill(os.getpid(), signal.SIGKILL)
    yield
    fcntl.fcntl(channel, fcntl.F_SETFL, flags)


def _answer(builds: _Builds, file: BinaryIO, bounds: Limits) -> Told:
    asked = question(file.read())
    file.seek(0)
    file.truncate()
    try:
        return Told("answered", write(_ask(builds.store(), asked), asked, file, bounds))
    except RefusedQueryError as error:
        return Told("refused", str(error))
    except NotAcceptableError as error:
        return Told("unacceptable", str(error))
    except TooLargeError as error:
        return Told("too-large", str(error))
    except MemoryError:
        os.abort()  # as the engine does
    except (NoStoreError, OSError) as error:
        return Told("unavailable", str(error))


def _ask(store: Store, asked: Question) -> Result:
    """Ask a store. Raises RefusedQueryError."""
    keywords = guard.check(asked.sparql)
    try:
        return _result(store, row_by_row(asked.sparql, only_same=True), asked, keywords)
    except SyntaxError:  # ask again as it was given, so that its places are those of the error
        try:
            return _result(store, asked.sparql, asked, keywords)
        except SyntaxError as error:
            raise RefusedQueryError(reason(str(error))) from None


def _result(store: Store, sparql: str, asked: Question, keywords: tuple[str, ...]) -> Result:
    if asked.default_graphs or asked.named_graphs:
        default: list[NamedNode | BlankNode | DefaultGraph] = [*_graphs(asked.default_graphs)]
        named: list[NamedNode | BlankNode] = [*_graphs(asked.named_graphs)]
        return store.query(sparql, base_iri=asked.base, default_graph=default, named_graphs=named)
    return store.query(sparql, base_iri=asked.base, use_default_graph_as_union="FROM" not in keywords)


def _graphs(names: tuple[str, ...]) -> list[NamedNode]:
    try:
        return [NamedNode(name) for name in names]
    except ValueError as error:
        raise RefusedQueryError(f"the name of a graph is to be an absolute IRI: {error}") from None


if __name__ == "__main__":
    main(Path(sys.argv[1]), limits(sys.argv[2]))
