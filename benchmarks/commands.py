"""The real command line, run as people run it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.figures import Commands
from benchmarks.measuring import Outcome, run

_WITH_FINDINGS = (0, 1)


def measured(files: Sequence[Path], folder: Path) -> Commands:
    """A first build by one worker, one of nothing changed, and a first build by two."""
    has_workers = _has_workers()
    one = ("--workers", "1") if has_workers else ()
    first = _build(files, folder / "one", *one)
    again = _build(files, folder / "one", *one)
    both = _build(files, folder / "two", "--workers", "2").usage if has_workers else None
    return Commands(len(files), first.usage, again.usage, both)


def _build(files: Sequence[Path], out: Path, *options: str) -> Outcome:
    return run("mandategraph", "build", *map(str, files), "-o", str(out), *options, accepted=_WITH_FINDINGS)


def _has_workers() -> bool:
    command = [sys.executable, "-m", "mandategraph", "build", "--help"]
    told = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own command
    return "--workers" in told.stdout
