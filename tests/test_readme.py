"""The README and the docs show what the program really prints."""

from __future__ import annotations

import csv
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.gold.score import FIGURES, TABLES, read_gold, score
from tests.servers.oxigraph import oxigraph

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")), ROOT / "tests/gold/README.md")
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
STORE = "http://127.0.0.1:7878"  # in what is shown; an empty store at first
LINK = re.compile(r"\]\(([^)#\s]+)\)")


def _commands() -> Iterator[tuple[str, str, str]]:
    """Each command that a page shows, with the page's name and the output below it."""
    for page in PAGES:
        for block in SHOWN.findall(page.read_text(encoding="utf-8")):
            for command in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                line, _, output = command.partition("\n")
                yield page.name, line, output.strip()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the samples are and their graph is built."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "samples").symlink_to(ROOT / "samples")
    _printed("mandategraph build samples -o out", folder)
    return folder


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the store is that the pages show."""
    with oxigraph(tmp_path_factory.mktemp("store")) as server:
        yield server.url


def _printed(command: str, folder: Path) -> str:
    program, *arguments = shlex.split(command)
    assert program == "mandategraph"
    done = subprocess.run(
        [sys.executable, "-m", "mandategraph", *arguments],
        cwd=folder,
        env={**os.environ, "COLUMNS": "100", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return "\n".join(line.rstrip() for line in (done.stdout + done.stderr).splitlines()).strip()


@pytest.mark.parametrize(("page", "command", "output"), tuple(_commands()))
def test_output_is_what_the_program_prints(page: str, command: str, output: str, folder: Path, store: str) -> None:
    assert _printed(command.replace(STORE, store), folder).replace(store, STORE) == output, f"{page}: {command}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert target.startswith("https://") or (page.parent / target).exists(), f"{page.name}: {target}"


def test_figures_are_those_of_the_measure(folder: Path) -> None:
    tables = {
        name: list(csv.DictReader(_printed(f"mandategraph query {name} -g out -f csv", folder).splitlines()))
        for name in TABLES
    }
    everything = list(read_gold(ROOT / "tests/gold"))
    twice = [gold for gold in everything if gold["symbol"] in ("A/RES/67/193", "A/69/87")]
    measured = [score(gold, tables) for gold in (twice, everything)]
    table = README.split("| F1 (items) | A/RES/67/193")[1].split("\n\n")[0]
    shown = re.findall(r"^\| ([a-z -]+) \| ([\d.]+) \((\d+)\) \| ([\d.]+) \((\d+)\)", table, re.MULTILINE)
    rows = [(name, *(cell for tallies in measured for cell in _cells(tallies[name].row()))) for name in FIGURES]
    assert shown == rows


def _cells(row: Mapping[str, float]) -> tuple[str, str]:
    return f"{row['f1']:.3f}", f"{row['gold']:.0f}"


def test_queries_named_in_the_readme_exist() -> None:
    listed = _printed("mandategraph query --list", ROOT)
    table = README.split("| question | query |")[1].split("\n\n")[0]
    for name in re.findall(r"`([a-z-]+)`", table):
        assert re.search(rf"^{re.escape(name)}\s", listed, re.MULTILINE), name
