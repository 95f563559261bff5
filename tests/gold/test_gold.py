"""What the canned queries answer about the sample documents, against what careful readers found in them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from mandategraph.cli import cli
from tests.gold.score import TABLES, Tally, read_gold, read_tables, score

HERE = Path(__file__).parent
READ_TWICE = ("A/RES/67/193", "A/69/87")
FLOORS = {
    "paragraphs": 0.99,
    "act class": 0.99,
    "act verb": 0.98,
    "who": 0.97,
    "who does what": 0.94,
    "roles": 0.87,
    "conditions": 0.94,
    "due": 0.95,
    "cites": 0.96,
    "pin-cites": 0.90,
    "footnotes": 0.96,
}

Tallies = Mapping[str, Tally]


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Tallies]:
    """The figures of the documents that two readers read, and of all."""
    folder = tmp_path_factory.mktemp("gold")
    _said("build", str(HERE.parents[1] / "samples"), "-o", str(folder / "out"))
    for name in TABLES:
        answer = _said("query", name, "-g", str(folder / "out"), "-f", "csv")
        (folder / f"{name}.csv").write_text(answer, encoding="utf-8")
    documents = list(read_gold(HERE))
    tables = read_tables(folder)
    twice = [gold for gold in documents if gold["symbol"] in READ_TWICE]
    return {"read twice": score(twice, tables), "all": score(documents, tables)}


def _said(*arguments: str) -> str:
    done = CliRunner().invoke(cli, arguments)
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.mark.parametrize("documents", ["read twice", "all"])
@pytest.mark.parametrize(("figure", "floor"), FLOORS.items())
def test_figure_holds(measured: Mapping[str, Tallies], documents: str, figure: str, floor: float) -> None:
    tally = measured[documents][figure]
    assert tally.f1 >= floor, [*tally.missed, *tally.extra]
