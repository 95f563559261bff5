"""The index of a site: kept beside the build, made anew for another, by several, and where nothing is written."""

from __future__ import annotations

import os
import shutil
import threading
import time
from pathlib import Path

import pytest

from graph.summary import FILE_NAME
from mandategraph.site.build import Build, Builds
from mandategraph.site.indexes import FOLDER, Indexes
from queries.index import lists
from queries.index.making import UNFINISHED
from queries.index.opening import Index
from tests.builds import command

_LONG = 60  # seconds


@pytest.fixture
def folder(graph: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    shutil.copytree(graph, folder, ignore=shutil.ignore_patterns(FOLDER))
    return folder


def _documents(index: Index) -> str:
    with index.asked() as asked:
        return lists.facts(asked)["documents"]


def _build(folder: Path) -> Build:
    return Builds(folder).current()


def test_it_is_made_once_beside_the_build(folder: Path) -> None:
    first = Indexes().current(_build(folder))
    made = first.path.stat().st_mtime_ns
    assert first.path.parent == folder / FOLDER
    assert Indexes().current(_build(folder)).path.stat().st_mtime_ns == made
    assert _documents(first) == "4"


def test_the_one_before_answers_until_that_of_a_rebuilt_graph_is_made(folder: Path) -> None:
    builds, kept = Builds(folder), Indexes()
    last = kept.current(builds.current())
    assert command("build", "samples/A-RES-67-193.zh.txt", "-o", str(folder)).returncode == 0
    meanwhile = kept.current(builds.current())
    assert (meanwhile.stamp, _documents(meanwhile)) == (last.stamp, "4")
    until = time.monotonic() + _LONG
    while kept.current(builds.current()).stamp == last.stamp and time.monotonic() < until:
        time.sleep(0.05)
    assert _documents(kept.current(builds.current())) == "1"
    assert [path.name for path in (folder / FOLDER).iterdir()] == [kept.current(builds.current()).path.name]


def test_an_index_that_was_removed_is_made_again(folder: Path) -> None:
    kept = Indexes()
    kept.current(_build(folder)).path.unlink()
    assert _documents(kept.current(_build(folder))) == "4"


def test_where_nothing_can_be_written_it_is_kept_elsewhere(folder: Path) -> None:
    (folder / FOLDER).write_text("no folder")
    index = Indexes().current(_build(folder))
    assert folder not in index.path.parents


def test_several_at_once_do_not_hurt_each_other(folder: Path) -> None:
    build, found = _build(folder), list[Index]()
    threads = [threading.Thread(target=lambda: found.append(Indexes().current(build))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(_LONG)
    assert [_documents(index) for index in found] == ["4"] * 4
    assert len(list((folder / FOLDER).iterdir())) == 1


def test_what_nobody_finishes_is_removed(folder: Path) -> None:
    (folder / FOLDER).mkdir()
    abandoned, at_work = (folder / FOLDER / f"{UNFINISHED}{name}" for name in "ab")
    for path in (abandoned, at_work):
        path.touch()
    os.utime(abandoned, (0, 0))
    Indexes().current(_build(folder))
    assert (abandoned.exists(), at_work.exists()) == (False, True)


def test_a_build_beside_an_index_is_the_same(folder: Path, graph: Path) -> None:
    Indexes().current(_build(folder))
    assert command("build", "samples", "-o", str(folder)).returncode == 0
    assert (folder / FILE_NAME).read_bytes() == (graph / FILE_NAME).read_bytes()
    assert (folder / FOLDER).is_dir()
