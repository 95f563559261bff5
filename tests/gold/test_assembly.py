"""What is read of Assembly resolutions in Akoma Ntoso, against what careful readers found in both languages.

Neither the gold nor the documents are part of the project: tests/gold/README.md tells where they are looked for.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from click.testing import CliRunner

from mandategraph.cli import cli
from tests import shared
from tests.gold.score import TABLES, Tally, read_gold, read_tables, score

GOLD = shared.FOLDER / "gold" / "assembly"
SOURCES = shared.FOLDER / "corpus" / "gold-sources"
FLOORS = {"act class": 0.98, "act verb": 0.97, "who": 0.93, "who does what": 0.90, "conditions": 0.90}

pytestmark = shared.needs(GOLD, SOURCES)


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Mapping[str, Tally]]:
    """The figures of each language."""
    folder = tmp_path_factory.mktemp("assembly")
    _said("build", str(SOURCES), "-o", str(folder / "out"))
    for name in TABLES:
        answer = _said("query", name, "-g", str(folder / "out"), "-f", "csv")
        (folder / f"{name}.csv").write_text(answer, encoding="utf-8")
    tables = read_tables(folder)
    documents = list(read_gold(GOLD))
    return {code: score([d for d in documents if d["language"] == code], tables) for code in ("en", "zh")}


def _said(*arguments: str) -> str:
    done = CliRunner().invoke(cli, arguments)
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("figure", "floor"), FLOORS.items())
def test_figure_holds(measured: Mapping[str, Mapping[str, Tally]], language: str, figure: str, floor: float) -> None:
    tally = measured[language][figure]
    assert tally.gold
    assert tally.f1 >= floor, [*tally.missed, *tally.extra]
