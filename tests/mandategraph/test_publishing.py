"""The data set as somebody else finds it: parsers of others read every file, and find in it what the build says."""

from __future__ import annotations

import csv
import gzip
import json
import os
import re
import resource
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from urllib.parse import unquote

import pytest
import rdflib
from click.testing import CliRunner, Result
from csvw import CSVW, TableGroup  # type: ignore[import-untyped]
from pyoxigraph import RdfFormat, Store, parse, serialize
from rdflib.compare import isomorphic
from rfc3986 import URIReference  # type: ignore[import-untyped]

from graph.summary import read_summary
from mandategraph import publishing
from mandategraph.cli import cli
from mandategraph.csvw import TABLES
from queries.library import find
from tests.builds import command
from tests.graph.dataset.parsers import RAPTOR, by_oxigraph, by_raptor, by_rdflib, needs_raptor

# The files that hold statements, but for the shapes, which alone have blank nodes.
RDF = {
    **{f"authorities/{name}.ttl": "ttl" for name in ("act-verbs", "agents", "citation-relations", "conditions")},
    **{f"authorities/{name}.ttl": "ttl" for name in ("instruments", "markers")},
    **{f"mandategraph.{form}.gz": form for form in ("nq", "trig", "jsonld")},
    **dict.fromkeys(("ontology/alignment.ttl", "ontology/core.ttl", "void.ttl"), "ttl"),
}
EMPTY = {"context.jsonld": "jsonld", "prefixes/prefixes.ttl": "ttl"}
OTHERS = {"README.md", "SHA256SUMS", "ontology/core.html", "ontology/shapes.ttl", "tables/csv-metadata.json"}


@pytest.fixture(scope="module")
def published(graph: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    out = tmp_path_factory.mktemp("published") / "dataset"
    return out, command("publish", "-g", str(graph), "-o", str(out))


@pytest.fixture(scope="module")
def dataset(published: tuple[Path, subprocess.CompletedProcess[str]]) -> Path:
    return published[0]


def invoke(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def unpacked(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


def test_it_tells_on_stderr_what_it_wrote(published: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    out, said = published
    assert (said.returncode, said.stdout) == (0, "")
    assert said.stderr.splitlines()[-1].endswith(f" statements in 5 graphs written to {out} in 24 files")
    assert "warning" not in said.stderr
    for name, data in files(out).items():
        assert name == "SHA256SUMS" or re.search(rf"^{re.escape(name)} +{len(data)} ", said.stderr, re.MULTILINE), name


def test_the_sums_are_those_of_all_files(dataset: Path) -> None:
    subprocess.run(["sha256sum", "--strict", "-c", "SHA256SUMS"], cwd=dataset, check=True, capture_output=True)
    listed = [line.split("  ")[1] for line in (dataset / "SHA256SUMS").read_text().splitlines()]
    assert listed == sorted(files(dataset).keys() - {"SHA256SUMS"})


def test_every_file_is_accounted_for(dataset: Path) -> None:
    others = {*OTHERS, "prefixes/prefixes.json", "prefixes/prefixes.rq", *(f"tables/{name}.csv" for name in TABLES)}
    assert files(dataset).keys() == {*RDF, *EMPTY, *others}


@pytest.mark.parametrize("name", [name for name in RDF if not name.endswith(".gz")])
def test_two_libraries_read_the_same(dataset: Path, name: str) -> None:
    data = unpacked(dataset / name)
    assert by_oxigraph(data, RDF[name]) == by_rdflib(data, RDF[name]) != frozenset()


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in RDF if name.endswith(".gz")])
def test_two_libraries_read_what_the_build_says(dataset: Path, graph: Path, name: str) -> None:
    said = frozenset().union(*(by_oxigraph(path.read_bytes(), "nq") for path in (graph / "graphs").iterdir()))
    data = unpacked(dataset / name)
    assert by_oxigraph(data, RDF[name]) == by_rdflib(data, RDF[name]) == said


@needs_raptor
@pytest.mark.parametrize("name", [name for name, form in RDF.items() if form in RAPTOR])
def test_raptor_reads_the_same(dataset: Path, name: str, tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(unpacked(dataset / name))
    assert by_raptor(tmp_path / "data", RDF[name]) == by_oxigraph(unpacked(dataset / name), RDF[name])


@pytest.mark.parametrize("name", EMPTY)
def test_what_only_gives_names_says_nothing(dataset: Path, name: str) -> None:
    data = unpacked(dataset / name)
    assert by_oxigraph(data, EMPTY[name]) == by_rdflib(data, EMPTY[name]) == frozenset()


@pytest.mark.slow
def test_both_libraries_read_the_same_shapes(dataset: Path) -> None:
    triples = serialize(parse(path=str(dataset / "ontology/shapes.ttl")), format=RdfFormat.N_TRIPLES)
    assert triples
    theirs = rdflib.Graph().parse(data=triples, format="nt")
    assert isomorphic(rdflib.Graph().parse(dataset / "ontology/shapes.ttl"), theirs)


def test_prefixes_begin_a_query(dataset: Path) -> None:
    ask = (dataset / "prefixes/prefixes.rq").read_text() + "ASK { ?mandate a mg:Mandate ; mg:actor agent:unodc }"
    store = Store()
    store.load(unpacked(dataset / "mandategraph.nq.gz"), format=RdfFormat.N_QUADS)
    assert store.query(ask, use_default_graph_as_union=True)


def test_json_reads_by_the_context_alone(dataset: Path) -> None:
    """A document of somebody's own, with our terms."""
    document = json.loads((dataset / "context.jsonld").read_text(encoding="utf-8"))
    mandate = {"id": "https://example.org/m", "type": "Mandate", "mode": "directive", "action": {"zh": "报告"}}
    read = by_oxigraph(json.dumps({**document, **mandate}).encode(), "jsonld")
    ontology = "https://w3id.org/mandategraph/ontology#"
    assert ("https://example.org/m", f"{ontology}mode", f"{ontology}directive", "") in read
    assert len(read) == 3


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_what_its_query_answers(dataset: Path, graph: Path, name: str) -> None:
    answered = invoke("query", name, "-g", str(graph), "-f", "csv")
    assert (dataset / "tables" / f"{name}.csv").read_text(encoding="utf-8") == answered.stdout


def test_tables_are_as_their_metadata_tells(dataset: Path) -> None:
    """By a reader of others, which raises for a value that is none of its datatype."""
    group = TableGroup.from_file(dataset / "tables" / "csv-metadata.json")
    assert [str(table.url) for table in group.tables] == [f"{name}.csv" for name in TABLES]
    for table, name in zip(group.tables, TABLES, strict=True):
        with (dataset / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            plain = list(csv.DictReader(file))
        rows = list(table.iterdicts(strict=True))
        assert [column.name for column in table.tableSchema.columns] == list(find(name).columns) == list(plain[0])
        assert len(rows) == len(plain) > 0
        for row, texts in zip(rows, plain, strict=True):
            for column, text in texts.items():
                several = column in find(name).joined
                assert _written(row[column]) == (unquote(text) if _is_name(row[column]) else text), (name, column)
                assert isinstance(row[column], list) == several


def _is_name(value: object) -> bool:
    return isinstance(value[0] if isinstance(value, list) and value else value, URIReference)


def _written(value: object) -> str:
    """As it stands in the table; the reader escapes what is not ASCII in an IRI."""
    if isinstance(value, list):
        return "|".join(map(_written, value))
    return unquote(value.unsplit()) if isinstance(value, URIReference) else "" if value is None else str(value)


def test_the_metadata_is_valid(dataset: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(dataset / "tables")
    tables = CSVW("csv-metadata.json", validate=True)
    assert (tables.is_valid, tables.warnings) == (True, [])


def test_the_page_tells_of_the_data(dataset: Path, graph: Path) -> None:
    page = (dataset / "README.md").read_text(encoding="utf-8")
    quads = unpacked(dataset / "mandategraph.nq.gz").count(b"\n")
    assert f"| statements, in all graphs | 各图语句合计 | {quads:,} |" in page
    totals = read_summary((graph / "summary.json").read_bytes()).totals
    assert f"| mandates | 任务 | {totals.mandates:,} |" in page
    linked = set(re.findall(r"\]\(([^)]+)\)", page))
    assert linked == files(dataset).keys() - {"README.md", "SHA256SUMS"}
    for name, size in re.findall(r"^\| \[([^]]+)\].* ([0-9,]+) \|$", page, re.MULTILINE):
        assert size == f"{(dataset / name).stat().st_size:,}"


def test_it_loads_as_the_page_says(dataset: Path, tmp_path: Path) -> None:
    page = (dataset / "README.md").read_text(encoding="utf-8")
    (program,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    python = [sys.executable, "-c", program + "print(len(store))"]
    ran = subprocess.run(python, cwd=dataset, capture_output=True, check=True)
    assert int(ran.stdout) == unpacked(dataset / "mandategraph.nq.gz").count(b"\n")
    (line,) = re.findall(r"```sh\n(.*?)\n```", page, re.DOTALL)
    oxigraph = shlex.split(line.replace("oxigraph", str(Path(sys.executable).with_name("oxigraph")), 1))
    oxigraph[oxigraph.index("store")] = str(tmp_path / "store")
    subprocess.run(oxigraph, cwd=dataset, capture_output=True, check=True)
    assert len(Store.read_only(str(tmp_path / "store"))) == int(ran.stdout)


@pytest.mark.slow
def test_the_same_build_gives_the_same_bytes(dataset: Path, graph: Path, tmp_path: Path) -> None:
    for seed, zone, tongue in (
        ("1", "UTC", "C"),
        ("2", "Asia/Shanghai", "C.UTF-8"),
        ("3", "America/New_York", "POSIX"),
    ):
        out = tmp_path / seed
        line = [sys.executable, "-m", "mandategraph", "publish", "-g", str(graph), "-o", str(out)]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": tongue}
        subprocess.run(line, check=True, capture_output=True, env=environment)
        assert files(out) == files(dataset)


def test_a_build_of_another_program_is_warned_of(graph: Path, tmp_path: Path) -> None:
    shutil.copytree(graph, tmp_path / "build")
    summary = (tmp_path / "build" / "summary.json").read_text(encoding="utf-8")
    recipe = read_summary(summary.encode()).recipe
    (tmp_path / "build" / "summary.json").write_text(summary.replace(recipe, "0" * 64), encoding="utf-8")
    result = invoke("publish", "-g", str(tmp_path / "build"), "-o", str(tmp_path / "out"))
    assert result.exit_code == 0
    assert "was built by another version of the program" in result.stderr


def _nothing(build: Path) -> None:
    shutil.rmtree(build)


def _no_store(build: Path) -> None:
    shutil.rmtree(build / "store")


def _no_graph(build: Path) -> None:
    (build / "graphs" / "A-69-87.zho.nq").unlink()


def _damaged(build: Path) -> None:
    (build / "graphs" / "A-69-87.zho.nq").write_text("<a> <b> <c> .\n")


def _no_summary(build: Path) -> None:
    (build / "summary.json").write_text("{}")


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (_nothing, "no graph has been built here"),
        (_no_store, "no graph has been built here"),
        (_no_graph, "A-69-87.zho.nq: No such file or directory"),
        (_damaged, "A-69-87.zho.nq: not as a build writes a graph"),
        (_no_summary, "not written by a build"),
    ],
)
def test_what_is_no_build_is_named(graph: Path, tmp_path: Path, damage: Callable[[Path], None], reason: str) -> None:
    shutil.copytree(graph, tmp_path / "build")
    damage(tmp_path / "build")
    result = invoke("publish", "-g", str(tmp_path / "build"), "-o", str(tmp_path / "out"))
    assert result.exit_code == 3
    assert reason in result.stderr
    assert str(tmp_path / "build") in result.stderr
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_a_disk_that_is_full_leaves_nothing(graph: Path, tmp_path: Path) -> None:
    """As a limit on the size of a file ends a write too."""
    line = [sys.executable, "-m", "mandategraph", "publish", "-g", str(graph), "-o", str(tmp_path / "out")]
    limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (100_000, 100_000))
    ran = subprocess.run(line, check=False, preexec_fn=limit, capture_output=True, encoding="utf-8")
    assert (ran.returncode, ran.stderr) == (3, f"Error: {tmp_path / 'out'}: File too large\n")
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_data_set_is_not_replaced(graph: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "notes.txt").write_text("mine")
    result = invoke("publish", "-g", str(graph), "-o", str(tmp_path / "out"))
    assert result.exit_code == 3
    assert result.stderr == f"Error: {tmp_path / 'out'}: notes.txt is no file of a data set; give another folder\n"
    assert files(tmp_path / "out") == {"notes.txt": b"mine"}


def test_a_build_that_changes_meanwhile_is_not_published(
    graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(graph, tmp_path / "build")
    summary = tmp_path / "build" / "summary.json"

    def changing(*_: object) -> list[object]:
        summary.write_bytes(summary.read_bytes().replace(b'"recipe": "', b'"recipe": "another'))
        return []

    monkeypatch.setattr(publishing, "write_tables", changing)
    result = invoke("publish", "-g", str(tmp_path / "build"), "-o", str(tmp_path / "out"))
    assert (result.exit_code, result.stderr.count("\n")) == (3, 1)
    assert "publish it again" in result.stderr
    assert not (tmp_path / "out").exists()


def test_both_folders_are_asked_for() -> None:
    assert invoke("publish", "-g", "out").exit_code == invoke("publish", "-o", "dataset").exit_code == 2
