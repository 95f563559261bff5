"""Where the tasks of a build are done: in this process, in processes of this machine, or on a cluster of dask."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from distributed import Client

T = TypeVar("T")
R = TypeVar("R")

_TOGETHER = 16  # pieces of a task: enough that sending it costs nothing, few enough that all workers end together
_FEWEST = 2  # tasks a worker, below which a process needs longer to begin than the work
_PATIENCE = 10  # seconds, for a scheduler and for its first worker
_AGAIN = "build again to go on from here"


class WorkersError(OSError):
    """Workers that cannot be reached or that died; the message says which, in one line."""


class Workers(Protocol):
    """Does the same to many things, in any order."""

    @property
    def together(self) -> int:
        """How many pieces of work a task should have."""

    def map(self, function: Callable[[T], R], tasks: Sequence[T]) -> Iterator[R]:
        """The results as they come. Raises what `function` raises, and WorkersError."""


class Here:
    """This process."""

    together = 1

    def map(self, function: Callable[[T], R], tasks: Sequence[T]) -> Iterator[R]:  # noqa: D102
        return map(function, tasks)


class Processes:
    """Some processes of this machine, begun when there is work and ended after it."""

    together = _TOGETHER

    def __init__(self, number: int) -> None:
        self._number = number

    def map(self, function: Callable[[T], R], tasks: Sequence[T]) -> Iterator[R]:  # noqa: D102
        if len(tasks) < self._number * _FEWEST:
            yield from map(function, tasks)
            return
        context = multiprocessing.get_context("spawn")  # forking would copy the locks of our threads
        pool = ProcessPoolExecutor(self._number, context, initializer=_begin)
        try:
            for done in as_completed([pool.submit(function, task) for task in tasks]):
                yield done.result()
        except BrokenProcessPool:
            raise WorkersError(f"a worker process was killed, perhaps for want of memory; {_AGAIN}") from None
        finally:
            pool.shutdown(cancel_futures=True)


class Cluster:
    """The workers of a dask scheduler. Each must have the same program, and reach sources and results by name."""

    together = _TOGETHER

    def __init__(self, address: str) -> None:
        self._address = address

    def map(self, function: Callable[[T], R], tasks: Sequence[T]) -> Iterator[R]:  # noqa: D102
        if not tasks:
            return
        try:
            from distributed import Client, KilledWorker, as_completed  # noqa: PLC0415 - only clusters need it
        except ImportError:
            raise WorkersError("a cluster needs more packages: pip install 'mandategraph[cluster]'") from None
        try:
            client = Client(self._address, timeout=_PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
        except (OSError, ValueError) as error:
            raise WorkersError(f"{self._address}: no scheduler answers ({error})") from None
        with client:
            self._wait(client)
            futures = client.map(function, tasks, pure=False)
            try:
                for _, result in as_completed(futures, client.loop, with_results=True):  # type: ignore[no-untyped-call]
                    yield result
            except KilledWorker as error:
                raise WorkersError(f"{error}; {_AGAIN}") from None

    def _wait(self, client: Client) -> None:
        try:
            client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError:
            raise WorkersError(f"{self._address}: the scheduler has no workers") from None


def workers_for(number: int, scheduler: str | None) -> Workers:
    """The workers of a cluster if there is one, else so many processes."""
    if scheduler is not None:
        return Cluster(scheduler)
    return Processes(number) if number > 1 else Here()


def _begin() -> None:
    """Ctrl-C ends the process that waits for this one, and this one ends with that, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
