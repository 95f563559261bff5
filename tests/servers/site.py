"""The site of a build as users start it: `mandategraph serve`, in a process of its own."""

from __future__ import annotations

import os
import selectors
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from tests.servers.process import ServerError

_PATIENCE = 60.0  # seconds until it tells its address, and until it has stopped


@contextmanager
def site(build: Path, *options: str) -> Iterator[str]:
    """Serve a build on a free port of 127.0.0.1; gives its address, which ends in no slash."""
    command = [sys.executable, "-m", "mandategraph", "serve", "-g", str(build), "--port", "0", *options]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield _address(process, process.stdout)
        finally:
            process.terminate()
            try:
                process.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()


def _address(process: subprocess.Popen[str], said: IO[str] | None) -> str:
    """The first line that it says. Raises ServerError where it ends or waits too long before."""
    assert said is not None
    with selectors.DefaultSelector() as selector:
        selector.register(said, selectors.EVENT_READ)
        line = said.readline() if selector.select(_PATIENCE) else ""
    if not line.startswith("http"):
        raise ServerError(f"{process.args!r} did not start: {line!r}")
    return line.strip().rstrip("/")
