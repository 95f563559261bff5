"""What the command is given wrongly is said at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.__main__ import main

WRONG = {
    "neither a number above 0 nor all": ["--sizes", "10,some"],
    "'0' is neither": ["--sizes", "0,all"],
    "no files": [],
}


@pytest.mark.parametrize(("reason", "options"), WRONG.items(), ids=WRONG)
def test_usage_is_named(reason: str, options: list[str], tmp_path: Path) -> None:
    (tmp_path / ".hidden").write_text("x")
    told = CliRunner().invoke(main, [str(tmp_path), *options])
    assert told.exit_code == 2
    assert reason in told.output


def test_what_holds_no_document_is_named(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("x")
    told = CliRunner().invoke(main, [str(tmp_path), "-o", str(tmp_path / "out"), "--repeat", "1"])
    assert told.exit_code == 1
    assert "none of 1 files is a document" in told.output
    assert not (tmp_path / "out").exists()
