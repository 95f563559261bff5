"""Processes that answer queries from outside, some at once, each ended when it costs more than it may."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryFile
from types import TracebackType
from typing import BinaryIO, Self

from queries.errors import QueryError, RefusedQueryError
from queries.sandbox.errors import BusyError, ExhaustedError, NotAcceptableError, TooLargeError, UnavailableError
from queries.sandbox.limits import MB, Limits
from queries.sandbox.messages import BEGUN, Fate, Question, Told, encoded, told

_CODE = Path(__file__).parents[2]
_MOST_TOLD = 65536
_URGENT = 1.0  # seconds after which a query gives way to whatever else is to be done
_LEAST_URGENT = 19  # as os.nice has it; there is no way back from it
_STOPPED = "the server is about to stop"
_LESS = "ask for less, or more precisely"
_ERRORS: dict[Fate, type[QueryError]] = {
    "refused": RefusedQueryError,
    "unacceptable": NotAcceptableError,
    "too-large": TooLargeError,
    "exhausted": ExhaustedError,
    "unavailable": UnavailableError,
}


@dataclass(frozen=True, slots=True)
class Answered:
    """A whole answer: its media type, its bytes, and a file of them, which whoever has it closes."""

    media_type: str
    size: int
    file: BinaryIO


class Sandbox:
    """Answers queries on the store of a build within limits, where it is entered."""

    def __init__(self, folder: Path, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._folder = folder
        self._turns = asyncio.Semaphore(self.limits.processes)
        self._asking, self._stopped = 0, False
        self._idle: list[_Child] = []
        self._children: list[_Child] = []

    async def __aenter__(self) -> Self:
        """Begin a process, which opens the store while nobody waits for it."""
        self._idle.append(self._begin())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the processes, whatever they do."""
        self.stop()
        for child in self._children:
            child.end()
            child.process.wait()

    def stop(self) -> None:
        """End all queries, and answer none any more."""
        self._stopped = True
        for child in self._children:
            child.process.kill()

    async def ask(self, question: Question) -> Answered:
        """The answer to a query, when there is all of it; a query whose answer nobody awaits any more is ended.

        Raises RefusedQueryError for what is no SPARQL or does more than read, and the errors of queries.sandbox.errors.
        """
        if self._stopped:
            raise UnavailableError(_STOPPED)
        if self._asking >= self.limits.processes + self.limits.waiting:
            raise BusyError("too many queries are waiting; try again in a moment")
        self._asking += 1
        try:
            async with asyncio.timeout(self.limits.seconds), self._turns:
                return await self._answer(question)
        except TimeoutError:
            raise ExhaustedError(f"there is no answer after {self.limits.seconds:g} seconds; {_LESS}") from None
        finally:
            self._asking -= 1

    async def _answer(self, question: Question) -> Answered:
        file = TemporaryFile(buffering=0)  # noqa: SIM115 - whoever has the answer closes it
        try:
            file.write(encoded(question))
            file.seek(0)
            told = await self._told(file)
            if told.fate != "answered":
                raise _ERRORS[told.fate](told.text)
            size = file.seek(0, os.SEEK_END)
            file.seek(0)
        except BaseException:
            file.close()
            raise
        return Answered(told.text, size, file)

    async def _told(self, file: BinaryIO) -> Told:
        """What a process tells of the question in a file. If it is no good for another, one takes its place."""
        child = self._idle.pop() if self._idle else self._begin()
        if not self._idle and self._alive() < self.limits.processes:
            self._idle.append(self._begin())  # so that the next finds one ready
        spent = True
        try:
            told = await child.tell(file)
            spent = told is None or told.spent
        finally:
            if spent:
                child.end()
            if not self._stopped:
                self._idle.append(self._begin() if spent else child)
        return told or self._died(child.process.wait())

    def _died(self, code: int) -> Told:
        """What the end of a process means that told nothing. The engine ends its own where it gets no memory."""
        if self._stopped:
            return Told("unavailable", _STOPPED)
        if code == -signal.SIGABRT:
            return Told("exhausted", f"the query needs more than {self.limits.memory // MB:,} MB of memory; {_LESS}")
        if code == -signal.SIGSEGV:  # the stack is full
            return Told("refused", "the query has too many parts, or they nest too deep; write a simpler one")
        return Told("unavailable", f"the process that was to answer has ended ({code}); try again")

    def _begin(self) -> _Child:
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        path = os.pathsep.join(filter(None, (str(_CODE), os.environ.get("PYTHONPATH"))))
        with theirs:
            process = subprocess.Popen(  # noqa: S603 - our own program
                (sys.executable, "-P", "-m", "queries.sandbox.child", str(self._folder), encoded(self.limits).decode()),
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,  # where the engine writes of its end
                env={**os.environ, "PYTHONPATH": path},
                process_group=0,  # so that Ctrl-C is for the server alone
            )
        child = _Child(process, ours)
        self._children.append(child)
        return child

    def _alive(self) -> int:
        self._children = [child for child in self._children if child.process.poll() is None]
        return len(self._children)


@dataclass(frozen=True, slots=True)
class _Child:
    """A process, and the socket by which it is asked, which it does not outlive."""

    process: subprocess.Popen[bytes]
    channel: socket.socket

    async def tell(self, file: BinaryIO) -> Told | None:
        """Have the question in a file answered, and hear what became of it; None if the process ended."""
        try:
            socket.send_fds(self.channel, [b"?"], [file.fileno()])
            heard = await self._hear()
            loop = asyncio.get_running_loop()
            giving_way = loop.call_later(_URGENT, self.give_way)
            try:
                while not heard.endswith(b"\n"):
                    heard += await self._hear()
            finally:
                giving_way.cancel()
        except ConnectionError:
            return None
        answer = told(heard.removeprefix(BEGUN))
        return replace(answer, spent=answer.spent or loop.time() >= giving_way.when())

    async def _hear(self) -> bytes:
        """What it says next. Raises ConnectionError when it has ended."""
        if said := await asyncio.get_running_loop().sock_recv(self.channel, _MOST_TOLD):
            return said
        raise ConnectionResetError

    def give_way(self) -> None:
        """Let it run only when nothing else does."""
        with suppress(ProcessLookupError):
            os.setpriority(os.PRIO_PROCESS, self.process.pid, _LEAST_URGENT)

    def end(self) -> None:
        """End it now, whatever it does."""
        self.channel.close()
        self.process.kill()
