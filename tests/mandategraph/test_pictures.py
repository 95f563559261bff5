"""The export command, where it writes a picture."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mandategraph.cli import cli
from tests.builds import command


def _export(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ("export", "-f", "html", *arguments))


def test_a_body_is_written_as_one_page(graph: Path, tmp_path: Path) -> None:
    done = _export("-g", str(graph), "--view", "body", "--body", "unodc", "-o", str(tmp_path / "unodc.html"))
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "35 nodes, 81 edges\n")
    text = (tmp_path / "unodc.html").read_text(encoding="utf-8")
    assert '<h1 id="picture-title">United Nations Office on Drugs and Crime</h1>' in text
    assert "35 of 35 shown" in text
    assert 'href="https://undocs.org/A/RES/67/193"' in text
    assert 'href="https://w3id.org/mandategraph/agent/who"' in text


def test_it_is_cut_to_300_nodes_or_to_what_is_asked(graph: Path) -> None:
    assert _export("-g", str(graph), "--view", "document", "-d", "A/RES/67/193").stderr.startswith("300 of ")
    done = _export("-g", str(graph), "--body", "unodc", "--limit", "12", "--labels", "zh")
    assert done.stderr.startswith("12 of 35 nodes, ")
    assert "显示 12 个，共 35 个" in done.stdout


@pytest.mark.slow
def test_every_process_writes_the_same_bytes(graph: Path) -> None:
    line = ("export", "-f", "html", "-g", str(graph), "--view", "actors")
    first, second = (sha256(command(*line).stdout.encode()).hexdigest() for _ in range(2))
    assert first == second
