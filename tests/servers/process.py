"""A server in a process of its own, stopped by whoever started it."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx

_PATIENCE = 60.0  # seconds until a server answers, and until it has stopped
_PAUSE = 0.05


class ServerError(Exception):
    """A server that did not start; the message holds the end of what it said."""


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(command: Sequence[str], folder: Path, url: str) -> Iterator[None]:
    """Start a server in a folder, wait until anything at all answers at `url`, and stop it in the end."""
    log = folder / "server.log"
    with log.open("wb") as said, subprocess.Popen(command, cwd=folder, stdout=said, stderr=said) as process:
        try:
            _wait(process, url, log)
            yield
        finally:
            process.terminate()
            try:
                process.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()


def _wait(process: subprocess.Popen[bytes], url: str, log: Path) -> None:
    end = time.monotonic() + _PATIENCE
    while process.poll() is None and time.monotonic() < end:
        try:
            httpx.get(url, timeout=_PAUSE * 20)
        except httpx.TransportError:
            time.sleep(_PAUSE)
        else:
            return
    raise ServerError(f"{process.args!r} did not start: {log.read_text(errors='replace')[-2000:]}")
