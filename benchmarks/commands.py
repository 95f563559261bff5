"""The real command line, run as people run it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks.figures import Commands
from benchmarks.measuring import Outcome, run

_WITH_FINDINGS = (0, 1)


def measured(files: Sequence[Path], folder: Path) -> Commands:
    """A first build by one worker, one of nothing changed, and a first build by two."""
    first = _build(files, folder / "one", workers=1)
    again = _build(files, folder / "one", workers=1)
    both = _build(files, folder / "two", workers=2)
    return Commands(len(files), first.usage, again.usage, both.usage)


def _build(files: Sequence[Path], out: Path, *, workers: int) -> Outcome:
    options = ("-o", str(out), "--workers", str(workers))
    return run("mandategraph", "build", *map(str, files), *options, accepted=_WITH_FINDINGS)
