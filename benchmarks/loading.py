"""What loading a build into an Oxigraph server by HTTP costs, beside its bulk loader on the same files.

`python -m benchmarks.loading DIR` prints a line a run, and the bulk loader's processor time as a share of ours. Each
round has all runs in turn, so that what else the machine does falls on all.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click
import httpx

from benchmarks.measuring import ChildError, ended

_OXIGRAPH = str(Path(sysconfig.get_path("scripts")) / "oxigraph")
_OURS, _FILES, _STREAM = "mandategraph load", "oxigraph load, file by file", "oxigraph load, one stream"
_MIB = 1 << 20
_PATIENCE = 30.0  # seconds until a server answers


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of processor time of a loader and of the server, seconds that passed, peak of the largest in bytes."""

    loader: float
    server: float
    wall: float
    peak: int

    @property
    def cpu(self) -> float:
        """Both processors' time."""
        return self.loader + self.server


class _Process:
    """A command with what it takes; `cost` waits for its end."""

    def __init__(self, command: Sequence[str], stdin: Iterator[bytes] | None = None) -> None:
        self._start = time.monotonic()
        quiet = subprocess.DEVNULL
        given = quiet if stdin is None else subprocess.PIPE
        self.child = subprocess.Popen(command, stdin=given, stdout=quiet, stderr=quiet)  # noqa: S603 - ours
        if self.child.stdin:
            with self.child.stdin as pipe:
                pipe.writelines(stdin or ())

    def cost(self) -> Cost:
        usage = ended(self.child, self._start)
        return Cost(usage.cpu, 0.0, usage.wall, usage.peak)

    def done(self) -> Cost:
        """What it took, once it has succeeded. Raises ChildError."""
        cost = self.cost()
        if self.child.returncode:
            raise ChildError(f"{self.child.args!r} ended with {self.child.returncode}")
        return cost


def ours(build: Path, folder: Path) -> Cost:
    """Our loader and the server. Raises ChildError."""
    with _server(folder) as (url, server):
        loader = _Process([sys.executable, "-m", "mandategraph", "load", "-g", str(build), url, "--all"]).done()
        server.child.terminate()
        served = server.cost()
    return Cost(loader.loader, served.loader, loader.wall, max(loader.peak, served.peak))


def file_by_file(build: Path, folder: Path) -> Cost:
    """Their bulk loader, given all files. Raises ChildError."""
    files = map(str, sorted((build / "graphs").glob("*.nq")))
    return _Process([_OXIGRAPH, "load", "--location", str(folder / "store"), "--file", *files]).done()


def one_stream(build: Path, folder: Path) -> Cost:
    """Their bulk loader, given all files as one on its standard input. Raises ChildError."""
    stream = (file.read_bytes() for file in sorted((build / "graphs").glob("*.nq")))
    return _Process([_OXIGRAPH, "load", "--location", str(folder / "store"), "--format", "nq"], stream).done()


RUNS = {_OURS: ours, _FILES: file_by_file, _STREAM: one_stream}


@contextmanager
def _server(folder: Path) -> Iterator[tuple[str, _Process]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    server = _Process([_OXIGRAPH, "serve", "--location", str(folder / "store"), "--bind", address])
    try:
        _await(f"http://{address}")
        yield f"http://{address}", server
    finally:
        if server.child.returncode is None:
            server.child.kill()
            server.child.wait()


def _await(url: str) -> None:
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            httpx.get(url)
        except httpx.TransportError:
            if time.monotonic() > end:
                raise ChildError(f"{url}: no server has started") from None
            time.sleep(0.1)
        else:
            return


def _told(name: str, cost: Cost) -> str:
    parts = f"{cost.loader:.1f} s loader, {cost.server:.1f} s server"
    return f"{name}: {cost.cpu:.1f} s of processor time ({parts}), {cost.wall:.1f} s, {cost.peak / _MIB:.0f} MiB"


def _shares(costs: Mapping[str, Sequence[Cost]]) -> Iterator[str]:
    """What the bulk loader takes of our time, in the median round."""
    for name in (_FILES, _STREAM):
        rounds = sorted(theirs.cpu / ours.cpu for theirs, ours in zip(costs[name], costs[_OURS], strict=True))
        yield f"{name}: {rounds[len(rounds) // 2]:.2f} of our processor time"


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("build", metavar="DIR", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--rounds", default=3, show_default=True, type=click.IntRange(min=1), help="How often each is run.")
def main(build: Path, rounds: int) -> None:
    """Load the build in DIR by HTTP into an Oxigraph server, and by Oxigraph's bulk loader, and compare."""
    costs: dict[str, list[Cost]] = {name: [] for name in RUNS}
    for _ in range(rounds):
        for name, run in RUNS.items():
            folder = Path(tempfile.mkdtemp(prefix="loading-"))
            try:
                costs[name].append(run(build, folder))
            except ChildError as error:
                raise click.ClickException(str(error)) from None
            finally:
                shutil.rmtree(folder)
            click.echo(_told(name, costs[name][-1]))
    click.echo("\n".join(_shares(costs)))


if __name__ == "__main__":
    main(prog_name="python -m benchmarks.loading")
