"""The export command, where it writes a view as a network: what it writes, what it tells, what it asks back."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
from pathlib import Path

import networkx as nx
import pytest
from click.testing import CliRunner, Result

from graph.export import DRAWN, NETWORK_FORMATS
from graph.views import VIEWS
from graph.views.figures import FIGURES
from mandategraph.cli import cli
from tests.builds import command

VIEWED = {
    "actors": (),
    "citations": (),
    "treaties": (),
    "document": ("-d", "A/RES/78/284"),
    "body": ("--body", "unodc"),
}
TOLD = re.compile(r"(?:([0-9]+) of )?([0-9]+) nodes?, ([0-9]+) edges?\n")


def export(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ("export", *arguments))


def told(result: Result) -> tuple[int, int]:
    """How many nodes there are in all, and how many edges are written."""
    found = TOLD.fullmatch(result.stderr)
    assert found, result.stderr
    return int(found[2]), int(found[3])


def rows(*arguments: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(export(*arguments).stdout, newline="")))


def test_every_view_is_tried() -> None:
    assert set(VIEWED) == set(VIEWS)


@pytest.mark.parametrize("form", sorted({*NETWORK_FORMATS} - {"html"}))
@pytest.mark.parametrize("view", VIEWS)
def test_every_view_is_written_in_every_format(graph: Path, view: str, form: str) -> None:
    result = export("-f", form, "-g", str(graph), "--view", view, *VIEWED[view])
    assert result.exit_code == 0, result.stderr
    nodes, edges = told(result)
    if form == "csv":
        assert len(list(csv.reader(io.StringIO(result.stdout)))) == edges + 1
    elif form == "nodes":
        assert len(list(csv.reader(io.StringIO(result.stdout)))) == nodes + 1
    elif form == "cyjs":
        elements = json.loads(result.stdout)["elements"]
        assert (len(elements["nodes"]), len(elements["edges"])) == (nodes, edges)
    elif form in {"graphml", "gexf"}:
        read = nx.read_graphml if form == "graphml" else nx.read_gexf
        found = read(io.BytesIO(result.stdout_bytes))
        assert (found.number_of_nodes(), found.number_of_edges()) == (nodes, edges)
    else:
        assert form in DRAWN
        assert len(result.stdout.splitlines()) == nodes + edges + {"dot": 3, "mermaid": 1}[form]


@pytest.mark.parametrize(
    ("arguments", "same"),
    [
        ((), ("--view", "actors")),
        (("-d", "A/RES/78/284"), ("--view", "document", "-d", "a/res/78/284 ")),
        (("--body", "unodc"), ("--view", "body", "--body", "https://w3id.org/mandategraph/agent/unodc")),
        (("--body", "United Nations Office on Drugs and Crime"), ("--body", "联合国毒品和犯罪问题办公室")),
        (("--language", "zh", "--years", "2012"), ("--language", "zh", "--years", "2012-2012")),
    ],
)
def test_what_is_meant_is_found(graph: Path, arguments: Sequence[str], same: Sequence[str]) -> None:
    one, other = (export("-f", "cyjs", "-g", str(graph), *given) for given in (arguments, same))
    assert (one.exit_code, one.output) == (0, other.output)


def test_only_the_largest_are_shown_of_how_many(graph: Path) -> None:
    whole = export("-f", "nodes", "-g", str(graph))
    result = export("-f", "nodes", "-g", str(graph), "--limit", "5")
    assert result.stderr.startswith(f"5 of {told(whole)[0]} nodes, ")
    assert len(result.stdout.splitlines()) == 6
    assert export("-f", "nodes", "-g", str(graph), "--limit", "1000").output == whole.output


def test_figures_stand_in_the_table_of_nodes(graph: Path) -> None:
    (unodc,) = (row for row in rows("-f", "nodes", "-g", str(graph), "--figures") if row["node"].endswith("/unodc"))
    assert all(unodc[figure] for figure in FIGURES)
    (alone,) = (row for row in rows("-f", "nodes", "-g", str(graph)) if row["node"].endswith("/unodc"))
    assert not set(FIGURES) & alone.keys()


def test_edges_are_merged_where_asked_and_where_they_are_drawn(graph: Path) -> None:
    arguments = ("-g", str(graph), "--body", "unodc")
    whole, merged = (export("-f", "csv", *arguments, *more) for more in ((), ("--merge",)))
    assert told(merged)[1] < told(whole)[1]
    weights = [sum(int(row["weight"]) for row in csv.DictReader(io.StringIO(r.stdout))) for r in (whole, merged)]
    assert weights[0] == weights[1] > 0
    for form in DRAWN:
        assert told(export("-f", form, *arguments)) == told(merged)


@pytest.mark.parametrize("form", ["gexf", "nodes"])
def test_the_same_build_gives_the_same_bytes(graph: Path, form: str) -> None:
    line = ("export", "-f", form, "-g", str(graph), "--view", "citations", "--figures", "--labels", "zh")
    assert command(*line).stdout == CliRunner().invoke(cli, line).stdout  # names are hashed otherwise there


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, graph: Path) -> None:
    file = tmp_path / "new" / "actors.gexf"
    assert export("-f", "gexf", "-g", str(graph), "-o", str(file)).stdout == ""
    assert file.read_text("utf-8") == export("-f", "gexf", "-g", str(graph)).stdout
    failed = export("-f", "gexf", "-g", str(graph), "-o", str(tmp_path))
    assert (failed.exit_code, str(tmp_path) in failed.stderr) == (3, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--view", "body"), "the view body is of one body: say which with --body NAME"),
        (("--view", "document"), "the view document is of one document: say which with -d SYMBOL"),
        (("--view", "actors", "--body", "unodc"), "the view actors cannot be narrowed to a body"),
        (("--body", "nobody of that name"), "no agent is called 'nobody of that name'. To find it: mandategraph query"),
        (("--body", "the unodc"), "did you mean unodc"),
        (("--body", "https://w3id.org/mandategraph/act/urge"), "is no body. To find one: mandategraph query agents -g"),
        (("--body", "https://elsewhere.invalid/\x1b[31m"), "'https://elsewhere.invalid/\\x1b[31m'"),
        (("--body", ""), "no agent is called ''"),
        (("-d", "A/RES/1/1"), "A/RES/1/1 is not in"),
        (("--language", "fr"), "is not here in fr, but in zh"),
        (("--years", "2015-2012"), "is no year and no first and last year, such as 2012-2015"),
        (("--years", "now"), "'now' is no year"),
        (("--limit", "0"), "0 is not in the range"),
        (("--view", "x"), "'x' is not one of 'actors'"),
    ],
)
def test_what_cannot_be_is_told(graph: Path, arguments: Sequence[str], said: str) -> None:
    result = export("-f", "csv", "-g", str(graph), *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in " ".join(result.stderr.split())


@pytest.mark.parametrize(
    "arguments", [("--view", "actors"), ("--body", "unodc"), ("--limit", "3"), ("--figures",), ("--labels", "en")]
)
def test_what_goes_with_networks_goes_with_no_documents(graph: Path, arguments: Sequence[str]) -> None:
    result = export("-f", "undo", "-g", str(graph), *arguments)
    assert result.exit_code == 2
    assert f"{arguments[0]} goes with a network (graphml, gexf" in " ".join(result.stderr.split())


def test_a_folder_without_a_build_is_named(tmp_path: Path) -> None:
    result = export("-f", "dot", "-g", str(tmp_path))
    assert (result.exit_code, "no graph has been built here" in result.stderr) == (3, True)


def test_the_page_draws_what_it_shows() -> None:
    page = (Path(__file__).parents[2] / "docs" / "pictures.md").read_text("utf-8")
    (drawn,) = re.findall(r"^```mermaid\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert f"{drawn}6 of " in page.split("```mermaid")[0]
