"""The four samples, built as people build them; and the command line, run as people run it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[1] / "samples"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """The folder of a build of the four samples, made as on the command line, and what was said."""
    out = tmp_path_factory.mktemp("built")
    return out, command("build", str(SAMPLES), "-o", str(out))


@pytest.fixture(scope="session")
def graph(built: tuple[Path, subprocess.CompletedProcess[str]]) -> Path:
    return built[0]


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    line = [sys.executable, "-m", "mandategraph", *arguments]
    return subprocess.run(line, check=False, capture_output=True, encoding="utf-8")
