"""The export command, where it draws a chart: what it draws of a build, what it asks back."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from graph.charts import CHARTS, fonts
from mandategraph.cli import cli
from tests.builds import command

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
DRAWN = {"years": ("--body", "unodc"), "verbs": (), "treaties": ("--labels", "zh")}
SVG = "{http://www.w3.org/2000/svg}"


def export(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ("export", *arguments))


def texts(svg: str) -> list[str]:
    tree = ElementTree.fromstring(svg)  # noqa: S314 - it was written here
    return ["".join(element.itertext()) for element in tree.iter(f"{SVG}text")]


@pytest.mark.parametrize("name", CHARTS)
def test_the_pages_show_what_is_drawn(graph: Path, name: str) -> None:
    drawn = export("-f", "svg", "-g", str(graph), "--chart", name, *DRAWN[name])
    assert (drawn.exit_code, drawn.stderr) == (0, "")
    assert texts(drawn.stdout) == texts((PICTURES / f"{name}.svg").read_text("utf-8"))


def test_a_chart_has_the_numbers_of_the_edges(graph: Path) -> None:
    edges = csv.DictReader(io.StringIO(command("export", "-f", "csv", "-g", str(graph), "--body", "unodc").stdout))
    by_year: dict[str, int] = {}
    for edge in edges:
        if edge["kind"] == "mandates":
            by_year[edge["year"]] = by_year.get(edge["year"], 0) + int(edge["weight"])
    written = texts(command("export", "-f", "svg", "-g", str(graph), "--chart", "years", "--body", "unodc").stdout)
    assert sum(by_year.values()) > 10
    assert {str(total) for total in by_year.values()} <= set(written)
    assert "mandategraph, documents: 4, 2008-2024" in written


def test_what_narrows_a_chart_stands_in_it(graph: Path) -> None:
    narrow = ("-d", "A/RES/67/193", "--language", "zh")
    written = texts(export("-f", "svg", "-g", str(graph), "--chart", "verbs", *narrow).stdout)
    assert "mandategraph, documents: 1, 2012, A/RES/67/193, zh" in written


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("-f", "svg"), 2, "svg is a chart: say which with --chart (years, verbs, treaties)"),
        (("-f", "svg", "--chart", "years"), 2, "say which with --body NAME"),
        (("-f", "png", "--chart", "verbs", "--body", "unodc"), 2, "cannot be narrowed to a body"),
        (("-f", "svg", "--chart", "verbs", "--limit", "5"), 2, "--limit goes with a network"),
        (("-f", "csv", "--chart", "verbs"), 2, "--chart goes with svg, png, not with csv"),
        (("-f", "akn", "--chart", "verbs"), 2, "--chart goes with svg, png, not with akn"),
        (("-f", "svg", "--chart", "verbs", "--years", "1999"), 3, "nothing to draw: Mandates by whom they bind"),
    ],
)
def test_what_cannot_be_drawn_is_asked_back(graph: Path, arguments: tuple[str, ...], code: int, said: str) -> None:
    result = export("-g", str(graph), *arguments)
    assert (result.exit_code, result.stdout) == (code, "")
    assert said in " ".join(result.stderr.split())


def test_without_a_font_it_says_which_to_install(graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "CHINESE", ("No Such Font",))
    file = tmp_path / "chart.png"
    result = export("-f", "png", "-g", str(graph), "--chart", "verbs", "--labels", "zh", "-o", str(file))
    assert result.exit_code == 3
    assert "apt install fonts-noto-cjk" in result.stderr
    assert not file.exists()
