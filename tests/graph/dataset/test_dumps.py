"""Each dump says what the graphs of the build say, and the figures are those of the data."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Literal, QuerySolutions, RdfFormat, Store, parse

from graph.dataset.dumps import DUMPS, JSON_LD, N_QUADS, write_dumps
from graph.dataset.statements import NamedGraph, named_graphs
from tests.graph.dataset.conftest import Made
from tests.graph.dataset.parsers import OXIGRAPH

UNION = {
    "subjects": "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }",
    "triples": "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?p ?o { ?s ?p ?o } }",
    "quads": "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }",
}
GROUPED = {
    "properties": "SELECT ?key (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?key ?o { ?s ?key ?o } } GROUP BY ?key",
    "classes": "SELECT ?key (COUNT(DISTINCT ?s) AS ?n) { ?s a ?key } GROUP BY ?key",
    "statements": "SELECT ?key (COUNT(*) AS ?n) { GRAPH ?key { ?s ?p ?o } } GROUP BY ?key",
}


def _counts(store: Store, sparql: str) -> dict[str, int]:
    union = "GRAPH" not in sparql
    result = store.query(sparql, use_default_graph_as_union=union)
    assert isinstance(result, QuerySolutions)
    names = [variable.value for variable in result.variables]
    counts = {}
    for row in result:
        number = row["n"]
        assert isinstance(number, Literal)
        counts[str(row["key"]) if "key" in names else ""] = int(number.value)
    return counts


@pytest.mark.parametrize("form", sorted(OXIGRAPH.keys() - {"ttl"}))
def test_a_dump_says_what_the_graphs_say(made: Made, form: str) -> None:
    graphs = [set(parse(path=str(graph.path), format=RdfFormat.N_QUADS)) for graph in made.graphs]
    assert set(parse(made.dump(f"mandategraph.{form}.gz"), format=OXIGRAPH[form])) == set().union(*graphs)


def test_the_lines_are_those_of_the_build_graph_by_graph(made: Made) -> None:
    assert made.dump(N_QUADS.name) == b"".join(graph.path.read_bytes() for graph in made.graphs)
    assert [graph.iri for graph in made.graphs] == sorted(graph.iri for graph in made.graphs)


def test_no_file_of_the_build_is_left_out(made: Made) -> None:
    assert {graph.path for graph in made.graphs} == set((made.out / "graphs").iterdir())


@pytest.mark.parametrize("name", UNION)
def test_a_figure_is_that_of_the_data(made: Made, name: str) -> None:
    assert getattr(made.figures, name) == _counts(made.store(), UNION[name])[""] > 0


@pytest.mark.parametrize("name", GROUPED)
def test_figures_are_those_of_the_data(made: Made, name: str) -> None:
    counted = {key if key.startswith("<") else f"<{key}>": n for key, n in getattr(made.figures, name).items()}
    assert counted == _counts(made.store(), GROUPED[name])


def test_languages_say_some_things_twice(made: Made) -> None:
    """Else it would not be seen that these count once."""
    assert made.figures.triples < made.figures.quads


def test_the_same_graphs_give_the_same_bytes(made: Made, tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    write_dumps(made.graphs, made.summary.base, tmp_path / "again", lambda *_: None)
    for part in DUMPS:
        packed = (tmp_path / "again" / part.name).read_bytes()
        assert packed == (made.dumps / part.name).read_bytes()
        assert packed[3:8] == bytes(5), "no name, and no time"


def test_a_graph_is_a_line_of_the_json(made: Made) -> None:
    lines = made.dump(JSON_LD.name).decode().split("\n")
    assert [f'"id": "{graph.iri}"' in line for graph, line in zip(made.graphs, lines[2:], strict=False)] == [
        True for _ in made.graphs
    ]


def test_progress_is_told(made: Made, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    write_dumps(made.graphs, made.summary.base, tmp_path, lambda *progress: told.append(progress))
    assert told == [("graphs", done, len(made.graphs)) for done in range(len(made.graphs))]


def _copied(made: Made, to: Path) -> list[NamedGraph]:
    """The graphs of a copy of the build, which can be damaged."""
    shutil.copytree(made.out / "graphs", to / "graphs")
    return named_graphs(to, made.summary)


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-1],
        lambda data: data[:-20],
        lambda data: data.replace(b"/zho> .\n", b"/ara> .\n", 1),
        lambda data: b"\n" + data,
        lambda data: data.replace("一".encode()[:1], b"\xff"),
        lambda data: b"<a> <b> " + data.split(b" ")[-2] + b" .\n" + data,
    ],
    ids=["cut by a character", "cut", "another graph", "an empty line", "no UTF-8", "two terms"],
)
def test_a_damaged_graph_is_named(made: Made, damage: Callable[[bytes], bytes], tmp_path: Path) -> None:
    graphs = _copied(made, tmp_path / "build")
    graph = next(graph for graph in graphs if graph.language == "zh")
    graph.path.write_bytes(damage(graph.path.read_bytes()))
    with pytest.raises(OSError, match="build again") as caught:
        write_dumps(graphs, made.summary.base, tmp_path, lambda *_: None)
    assert (caught.value.errno, caught.value.filename) == (errno.EINVAL, str(graph.path))


def test_a_missing_graph_is_named(made: Made, tmp_path: Path) -> None:
    graphs = _copied(made, tmp_path / "build")
    graphs[0].path.unlink()
    with pytest.raises(FileNotFoundError) as caught:
        write_dumps(graphs, made.summary.base, tmp_path, lambda *_: None)
    assert caught.value.filename == str(graphs[0].path)
