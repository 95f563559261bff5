"""Processor time and memory, each measured thing in a process of its own.

A child is a module of this package with a `main`: it is given a job as JSON on stdin and tells facts as lines of JSON
on stdout, as they become known, so that those are kept that it told before a limit ended it.
"""

from __future__ import annotations

import json
import math
import os
import resource
import signal
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from tempfile import TemporaryFile
from time import monotonic, process_time
from typing import IO, Any, TypeVar

T = TypeVar("T")
Fact = Mapping[str, Any]

_MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024
_SHORT = 10.0  # seconds; what takes longer is done once. The same query may be planned well and badly by chance
_LONGEST = 2000  # characters of what a child says when it fails


@dataclass(frozen=True, slots=True)
class Usage:
    """What a process and those that it started took: seconds, and the bytes of the largest of them at its peak."""

    cpu: float
    wall: float
    peak: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a child took and told; `cut` if a limit of processor time ended it."""

    usage: Usage
    facts: tuple[Fact, ...]
    cut: bool

    def fact(self, name: str) -> Any:  # noqa: ANN401 - JSON
        """The last that the child told by this name, None if it did not."""
        return next((fact[name] for fact in reversed(self.facts) if name in fact), None)


class ChildError(Exception):
    """A child that ended in another way than by finishing or by a limit."""


def run(module: str, *arguments: str, job: object = None, accepted: Sequence[int] = (0,)) -> Outcome:
    """Run `python -m MODULE` to its end.

    Raises ChildError for an exit code that is not accepted. Keep the caller small: where the system starts processes
    by copying them, the peak of a child is no lower than what its parent held.
    """
    command = [sys.executable, "-m", module, *arguments]
    start = monotonic()
    with TemporaryFile() as given, TemporaryFile() as told, TemporaryFile() as said:
        given.write(json.dumps(job).encode())
        given.seek(0)
        child = subprocess.Popen(command, stdin=given, stdout=told, stderr=said)  # noqa: S603 - modules of ours
        usage = ended(child, start)
        cut = child.returncode == -signal.SIGXCPU
        if not cut and child.returncode not in accepted:
            raise ChildError(f"{module} ended with {child.returncode}: {_text(said).strip()[-_LONGEST:]}")
        facts = tuple(json.loads(line) for line in _text(told).splitlines() if line.startswith("{"))
    return Outcome(usage, facts, cut)


def ended(child: subprocess.Popen[Any], start: float) -> Usage:
    """What a process took that was started at `start` of the monotonic clock, once it has ended; sets its exit code."""
    _, status, used = os.wait4(child.pid, 0)
    wall = monotonic() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    return Usage(used.ru_utime + used.ru_stime, wall, used.ru_maxrss * _MAXRSS_UNIT)


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode("utf-8", "replace")


def given() -> Any:  # noqa: ANN401 - JSON
    """In a child: its job."""
    return json.loads(sys.stdin.read())


def tell(**facts: object) -> None:
    """In a child: a line for the parent."""
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()


class Stopwatch:
    """Adds up the processor time of steps that come again and again."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Count what is done within to a step."""
        start = process_time()
        try:
            yield
        finally:
            self.seconds[name] += process_time() - start


def fastest(work: Callable[[], T], times: int, most: float = math.inf) -> tuple[float, T]:
    """The processor time of the fastest of so many runs, and what it returned; one run for what takes long."""
    best = math.inf
    for _ in range(times):
        start = process_time()
        result = work()
        taken = process_time() - start
        best = min(best, taken)
        if taken > min(_SHORT, most / (2 * times)):
            break
    return best, result


@contextmanager
def limited(seconds: int) -> Iterator[None]:
    """End this process if what is done within takes more than so many seconds of processor time."""
    before = resource.getrlimit(resource.RLIMIT_CPU)
    used = resource.getrusage(resource.RUSAGE_SELF)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(used.ru_utime + used.ru_stime) + seconds, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_CPU, before)


def apart(work: Callable[[], Fact], seconds: int) -> Fact | None:
    """What `work` returns, done in a copy of this process; None where it takes more than so many seconds.

    So what a limit ends costs nothing of what this process holds in memory.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        with limited(seconds):
            os.write(writing, json.dumps(work()).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        told = pipe.read()
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if status not in {0, -signal.SIGXCPU}:
        raise ChildError(f"a copy of the process ended with {status}")
    return json.loads(told) if told else None
