"""The `load` command: what it says where, and its exit codes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graph.endpoints.profiles import profiles
from mandategraph.cli import cli
from tests.graph.endpoints.making import BASE, small_build
from tests.servers.proxy import Pass, Reply, proxy
from tests.servers.server import Server

SECRET = {"MANDATEGRAPH_USER": "dba", "MANDATEGRAPH_PASSWORD": "dba"}


@pytest.fixture
def build(tmp_path: Path) -> Path:
    return small_build(tmp_path / "build", a=9, b=2).path


def load(build: Path | None, *arguments: str, **environ: str) -> Result:
    folder = () if build is None else ("-g", str(build))
    nothing_set = {"NETRC": "", "MANDATEGRAPH_USER": "", "MANDATEGRAPH_PASSWORD": "", "MANDATEGRAPH_TOKEN": ""}
    return CliRunner().invoke(cli, ["load", *folder, *arguments], env={**nothing_set, "COLUMNS": "120", **environ})


def test_a_build_is_loaded_and_left_and_loaded_anew(oxigraph: Server, build: Path) -> None:
    first = load(build, oxigraph.url)
    assert (first.exit_code, first.stdout) == (0, "")
    assert "sent                   3          14" in first.stderr
    assert f"{oxigraph.url}/query holds 3 graphs, all counted" in first.stderr
    assert "left as they are       3          14" in load(build, oxigraph.url).stderr
    assert "sent                   3          14" in load(build, oxigraph.url, "--all").stderr


def test_a_dry_run_shows_what_would_be_done_and_does_nothing(oxigraph: Server, build: Path) -> None:
    oxigraph.put(f"{BASE}graph/old", b"<urn:s> <urn:p> <urn:o> .\n")
    oxigraph.put(f"{BASE}graph/A-RES-a/zho", b"<urn:s> <urn:p> <urn:o> .\n")
    with proxy(oxigraph.url) as through:
        done = load(build, through.url, "--store", "oxigraph", "--dry-run", "--prune")
    assert done.exit_code == 0
    assert [line.split() for line in done.stdout.splitlines()[2:]] == [
        ["graph:A-RES-a/zho", "replace", "9", "1"],
        ["graph:A-RES-b/zho", "send", "2", "0"],
        ["graph:authorities", "send", "3", "0"],
        ["graph:old", "remove", "0", "1"],
    ]
    assert "4 graphs to change, 0 left as they are; nothing sent" in done.stderr
    assert {target for _, target in through.seen} == {"/query"}
    assert not (build / ".loads").exists()


def test_a_graph_that_left_the_build_is_pruned(oxigraph: Server, build: Path, tmp_path: Path) -> None:
    assert load(build, oxigraph.url).exit_code == 0
    less = small_build(tmp_path / "less", b=2).path
    done = load(less, oxigraph.url, "--prune")
    assert done.exit_code == 0
    assert oxigraph.names() == {f"{BASE}graph/A-RES-b/zho", f"{BASE}graph/authorities"}
    assert ["removed", "1", "9"] in map(str.split, done.stderr.splitlines())


def test_credentials_come_from_the_environment(virtuoso: Server, build: Path) -> None:
    refused = load(build, virtuoso.url)
    assert refused.exit_code == 3
    assert "set MANDATEGRAPH_USER and MANDATEGRAPH_PASSWORD" in refused.stderr
    assert load(build, virtuoso.url, **SECRET).exit_code == 0
    assert virtuoso.count(f"{BASE}graph/A-RES-a/zho") == 9


def test_what_is_missing_is_named_and_sent_by_the_next_load(oxigraph: Server, tmp_path: Path) -> None:
    build = small_build(tmp_path / "many", **{f"n{n}": 2 for n in range(8)}).path
    with proxy(oxigraph.url, *[Pass()] * 3) as through:  # three graphs
        through.always = Reply(403, {}, b"closed")
        urls = (
            "--store",
            "generic",
            "--query-url",
            oxigraph.url + "/query",
            "--graph-store-url",
            f"{through.url}/store",
        )
        cut = load(build, *urls)
        assert cut.exit_code == 3
        assert "6 graphs missing" in cut.stderr
        assert cut.stderr.count("\nmissing: ") == 5
        assert f"missing: {BASE}graph/A-RES-n3/zho: 0 of 2 statements there" in cut.stderr
        assert "closed" in cut.stderr
        through.always = Pass()
        through.seen.clear()
        assert load(build, *urls).exit_code == 0
    assert len(through.seen) == 6


def test_a_folder_that_cannot_be_written_is_loaded_all_the_same(oxigraph: Server, build: Path) -> None:
    (build / ".loads").write_text("in the way")
    done = load(build, oxigraph.url)
    assert done.exit_code == 0
    assert "not written down" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Say where the store is"),
        (("http://127.0.0.1:1", "--store", "mysql"), "'mysql' is not one of auto, oxigraph, virtuoso"),
        (("--store", "fuseki"), "say where the store is, such as http://127.0.0.1:3030/dataset"),
        (("--store", "generic", "--query-url", "http://h/q"), "--graph-store-url URL or --update-url URL"),
        (("ftp://h", "--store", "oxigraph"), "not the URL of a store"),
        (("http://u:p@h", "--store", "oxigraph"), "give no password in a URL"),
    ],
)
def test_usage(build: Path, arguments: tuple[str, ...], said: str) -> None:
    done = load(build, *arguments)
    assert (done.exit_code, said in done.stderr) == (2, True), done.stderr


def test_a_store_that_does_not_tell_what_it_is_has_to_be_named(build: Path) -> None:
    with proxy(None, Reply(200, {"Server": "Jetty"})) as through:
        done = load(build, through.url)
    assert (done.exit_code, "it does not tell what it is" in done.stderr) == (2, True)


def test_what_cannot_be_loaded(oxigraph: Server, build: Path, tmp_path: Path) -> None:
    assert "no graph has been built here" in load(tmp_path, oxigraph.url).stderr
    shutil.copy(build / "graphs/authorities.nq", build / "graphs/A-RES-a.zho.nq")
    damaged = load(build, oxigraph.url)
    assert (damaged.exit_code, "build again" in damaged.stderr) == (3, True)
    assert oxigraph.names() == frozenset()
    assert load(build, "http://127.0.0.1:1").exit_code == 3


def test_the_help_names_every_store() -> None:
    said = " ".join(load(None, "--help").stdout.split())
    assert all(name in said for name in profiles())
