"""The whole command on the samples: it measures both ways and writes what it found."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from queries.library import library

ROOT = Path(__file__).parents[2]
STEPS = {"prepare", "read", "triples", "write", "validate", "compare", "load"}
OPTIONS = "--sizes 1,all --plain 1 --repeat 1 --limit 60 --query-limit 1"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("benchmarks")
    command = [sys.executable, "-m", "benchmarks", "samples", "-o", str(folder), *OPTIONS.split()]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def figures(folder: Path) -> Any:  # noqa: ANN401 - JSON
    return json.loads((folder / "benchmarks.json").read_text("utf-8"))


def test_each_step_of_each_size_is_measured(figures: dict[str, Any]) -> None:
    assert [built["documents"] for built in figures["builds"]] == [1, 4]
    for built in figures["builds"]:
        assert set(built["steps"]) == STEPS
        assert all(seconds["value"] > 0 for seconds in built["steps"].values())
        assert all(peak > 10 << 20 for peak in built["peaks"].values())


def test_the_plain_way_has_the_same_statements(figures: dict[str, Any]) -> None:
    plain, ours = figures["plain"], figures["beside"]
    assert (plain["documents"], plain["quads"]) == (ours["documents"], ours["quads"])
    assert set(plain["steps"]) == STEPS - {"read", "compare"}


def test_every_query_is_asked_and_both_engines_agree(figures: dict[str, Any], folder: Path) -> None:
    assert (
        set(figures["answers"]["1"])
        == set(figures["answers"]["all"])
        == set(figures["plain_answers"])
        == set(library())
    )
    assert sum(asked["rows"] > 0 for asked in figures["answers"]["all"].values()) > len(library()) / 2
    assert any(asked["rows"] for asked in figures["plain_answers"].values())
    assert "differ in the number" not in (folder / "benchmarks.md").read_text("utf-8")


def test_the_command_line_is_measured(figures: dict[str, Any]) -> None:
    commands = figures["commands"]
    assert commands["files"] == 4
    assert all(commands[name]["cpu"] > 0 for name in ("first", "again", "two_workers"))


def test_the_page_tells_what_was_measured_and_where(folder: Path) -> None:
    page = (folder / "benchmarks.md").read_text("utf-8")
    assert "## Beside the plain way, 1 document" in page
    assert "- pyoxigraph: " in page
    for name in library():
        assert f"| `{name}` | " in page
    tables = [block.splitlines() for block in page.split("\n\n") if block.startswith("|")]
    assert all(len({line.count("|") for line in table}) == 1 for table in tables)


def test_the_plot_is_svg_and_shows_no_date(folder: Path) -> None:
    text = (folder / "benchmarks.svg").read_text("utf-8")
    assert ET.fromstring(text).tag == "{http://www.w3.org/2000/svg}svg"  # noqa: S314 - we wrote it
    assert "dc:date" not in text
