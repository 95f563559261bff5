"""The `measure` command."""

from __future__ import annotations

import csv
import json
import shutil
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from extract.quality.reading import WITH_ACT
from mandategraph.cli import cli
from tests.builds import SAMPLES

SAMPLE = SAMPLES / "A-RES-78-284.zh.txt"


def measured(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["measure", *map(str, arguments), "--workers", "1"])


@pytest.fixture(scope="module")
def unknown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A resolution with a verb that nobody knows at the head of a paragraph."""
    path = tmp_path_factory.mktemp("unknown") / "unknown.txt"
    text = SAMPLE.read_text(encoding="utf-8")
    known = "11. **欢迎**"
    assert known in text
    path.write_text(text.replace(known, "11. 谨此沉思"), encoding="utf-8")
    return path


def test_the_table_has_a_column_for_each_language() -> None:
    result = measured(SAMPLES)
    assert result.exit_code == 0, result.stderr
    header, _, first, *rest = result.stdout.splitlines()
    assert header.split() == ["figure", "all", "zh"]
    assert first.split("  ")[0] == "files read"
    assert first.count("1.0000 (4/4)") == 2
    assert any(line.startswith(WITH_ACT) for line in rest)
    assert not any("lead verbs" in line for line in rest)  # plain text marks none
    assert result.stderr == "findings: unread 3\n4 files read; 0 rejected\n"


def test_programs_are_told_each_figure_with_its_counts(unknown: Path) -> None:
    records = json.loads(measured(unknown, "-f", "json").stdout)
    rows = list(csv.DictReader(StringIO(measured(unknown, "-f", "csv").stdout)))
    assert [{key: str(value) for key, value in record.items() if key != "share"} for record in records] == [
        {key: value for key, value in row.items() if key != "share"} for row in rows
    ]
    [acts] = [
        r for r in records if r["language"] == "zh" and r["figure"] == "numbered operative paragraphs with an act"
    ]
    assert acts["found"] == acts["of"] - 1
    assert acts["share"] == pytest.approx(acts["found"] / acts["of"], abs=5e-5)


def test_differences_are_listed_with_words_and_acts(unknown: Path) -> None:
    result = measured(unknown, "-f", "json", "--differences", "5")
    [record] = json.loads(result.stdout)
    assert (record["what"], record["document"], record["paragraph"]) == ("no act (zh)", "A/RES/78/284", "OP11")
    assert record["text"].startswith("谨此沉思")
    assert record["acts"] == ""
    assert "no act (zh): 1" in result.stderr.splitlines()


def test_what_is_not_read_is_named_and_the_rest_measured(tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(bytes(range(256)))
    result = measured(tmp_path / "missing.txt", bad, SAMPLE)
    assert result.exit_code == 1
    assert "0.3333 (1/3)" in result.stdout
    told = [line.split(": ")[:2] for line in result.stderr.splitlines() if line.startswith("rejected")]
    assert told == [["rejected", str(tmp_path / "missing.txt")], ["rejected", str(bad)]]


def test_a_copy_is_named_and_counted_once(tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    shutil.copy(SAMPLE, copy)
    result = measured(SAMPLE, copy)
    assert result.exit_code == 0
    assert f"a copy of a file read before: {copy}\n1 file read; 0 rejected\n" in result.stderr


@pytest.mark.parametrize(
    "arguments", [(), (SAMPLE, "-f", "nt"), (SAMPLE, "--differences", "0"), (SAMPLE, "--workers", "0")]
)
def test_wrong_usage_ends_with_2(arguments: tuple[str | Path, ...]) -> None:
    assert CliRunner().invoke(cli, ["measure", *map(str, arguments)]).exit_code == 2
