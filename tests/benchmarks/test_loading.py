"""What loading costs, on a small build: every run is told, and compared."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.loading import RUNS, main
from tests.graph.endpoints.making import small_build


@pytest.mark.slow
def test_every_run_is_told_and_compared(tmp_path: Path) -> None:
    build = small_build(tmp_path, a=200, b=20)
    done = CliRunner().invoke(main, [str(build.path), "--rounds", "2"])
    assert done.exit_code == 0, done.output
    lines = [line.partition(":")[0] for line in done.stdout.splitlines()]
    ours, *theirs = RUNS
    assert lines == [ours, *theirs, ours, *theirs, *theirs]


def test_what_fails_is_told(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, [str(tmp_path), "--rounds", "1"])
    assert (done.exit_code, "ended with 3" in done.stderr) == (1, True)
