"""A store holds what its files hold, however it came about, and the one it came from stays as it was."""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, Store

from graph import loading
from graph import store as stores
from graph.store import NoStoreError, make_store, open_store, update_store

_GRAPHS = tuple(f"urn:g{number}" for number in range(5))


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _dump(folder: Path) -> list[str]:
    return _held(Store.read_only(str(folder)))


def _held(store: Store) -> list[str]:
    return sorted((store.dump(format=RdfFormat.N_QUADS) or b"").decode().splitlines(keepends=True))


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def _line(graph: str, number: int) -> str:
    return f'<urn:s{number % 7}> <urn:p> "{number}" <{graph}> .\n'


def _write(folder: Path, graphs: Mapping[str, Sequence[int]]) -> list[Path]:
    """A file a graph."""
    folder.mkdir(exist_ok=True)
    for graph, numbers in graphs.items():
        (folder / f"{graph[4:]}.nq").write_text("".join(_line(graph, number) for number in numbers))
    return [folder / f"{graph[4:]}.nq" for graph in graphs]


@pytest.fixture
def out(tmp_path: Path, sample_lines: Sequence[str]) -> Path:
    (tmp_path / "a.nq").write_text("".join(sample_lines), encoding="utf-8")
    (tmp_path / "b.nq").write_text("<urn:s> <urn:p> <urn:o> <urn:g> .\n")
    (tmp_path / "bad.nq").write_text("<urn:s> <urn:p>\n")
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def test_the_store_holds_every_statement_once(out: Path, sample_lines: Sequence[str]) -> None:
    make_store(out / "store", [out.parent / "a.nq", out.parent / "b.nq", out.parent / "a.nq"])
    assert len(open_store(out)) == len(sample_lines) + 1


def test_a_file_that_is_no_n_quads_is_an_error(out: Path) -> None:
    with pytest.raises(OSError, match="not the N-Quads"):
        make_store(out / "store", [out.parent / "a.nq", out.parent / "bad.nq"])


def test_two_may_read_and_none_may_write(out: Path) -> None:
    make_store(out / "store", [out.parent / "b.nq"])
    first, second = open_store(out), open_store(out)
    assert len(first) == len(second) == 1
    with pytest.raises(RuntimeError, match="read-write"):
        first.update("DELETE WHERE { GRAPH ?g { ?s ?p ?o } }")


def test_a_folder_without_a_store_is_named(tmp_path: Path) -> None:
    with pytest.raises(NoStoreError, match="no graph has been built here"):
        open_store(tmp_path)
    (tmp_path / "store").mkdir()
    with pytest.raises(NoStoreError, match="not a store that can be read"):
        open_store(tmp_path)
    with pytest.raises(NoStoreError, match="not a store that can be read"):
        update_store(tmp_path / "store", tmp_path / "new", (), ())


@pytest.mark.parametrize("batch", [1, 9, 1000])
def test_files_are_loaded_in_batches_of_any_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, batch: int) -> None:
    monkeypatch.setattr(loading, "_BATCH", batch)
    graphs = {graph: range(number, number + 7) for number, graph in enumerate(_GRAPHS)}
    files = _write(tmp_path, graphs)
    (tmp_path / "empty.nq").touch()
    told: list[tuple[str, int, int]] = []
    make_store(tmp_path / "store", [*files, tmp_path / "empty.nq"], lambda *what: told.append(what))
    assert _dump(tmp_path / "store") == sorted(_line(graph, number) for graph in graphs for number in graphs[graph])
    assert sorted(name for name, _, _ in told) == _names(tmp_path)[:-1]
    assert [(done, total) for _, done, total in told] == [(done, len(files) + 1) for done in range(len(files) + 1)]


def test_a_batch_ends_with_the_file_that_fills_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "_BATCH", 9)
    told: list[int] = []
    store = _Counting()
    files = _write(tmp_path, {graph: range(5) for graph in _GRAPHS})
    loading.load(store, files, lambda _name, done, _total: told.append(done))  # type: ignore[arg-type]
    assert store.lines == [10, 10, 5]
    assert told == [0, 1, 2, 3, 4]


class _Counting:
    """Stands for a store: counts the lines of each load."""

    def __init__(self) -> None:
        self.lines: list[int] = []

    def bulk_load(self, input: loading._Batch, **_: object) -> None:  # noqa: A002 - as Oxigraph calls it
        text = b"".join(iter(lambda: input.read(50), b""))
        self.lines.append(text.count(b"\n"))


@pytest.mark.parametrize("cut", ["<urn:s> <urn:p> <urn:o> ", '<urn:s> <urn:p> "o', "<urn:s> <urn:p> <urn:o"])
def test_a_file_that_was_cut_off_does_not_join_the_next(tmp_path: Path, cut: str) -> None:
    (tmp_path / "cut.nq").write_text(_line("urn:g", 1) + cut)
    (tmp_path / "next.nq").write_text(_line("urn:h", 1) + _line("urn:h", 2))
    with pytest.raises(OSError, match="not the N-Quads"):
        make_store(tmp_path / "store", [tmp_path / "cut.nq", tmp_path / "next.nq"])
    with pytest.raises(OSError, match="not the N-Quads"):
        make_store(tmp_path / "other", [tmp_path / "next.nq", tmp_path / "cut.nq"])


def test_nothing_is_made_where_something_is(tmp_path: Path) -> None:
    make_store(tmp_path / "old", ())
    (tmp_path / "new").mkdir()
    with pytest.raises(FileExistsError):
        make_store(tmp_path / "new", ())
    with pytest.raises(FileExistsError):
        update_store(tmp_path / "old", tmp_path / "new", (), ())
    assert not _names(tmp_path / "new")


_states = st.dictionaries(st.sampled_from(_GRAPHS), st.lists(st.integers(0, 30), max_size=5, unique=True))
_steps = st.lists(st.tuples(st.sets(st.sampled_from(_GRAPHS)), _states), max_size=4)


@settings(max_examples=15, deadline=None)
@given(first=_states, steps=_steps)
def test_updates_come_to_what_a_new_store_holds(
    first: dict[str, list[int]], steps: list[tuple[set[str], dict[str, list[int]]]]
) -> None:
    with TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        patch.setattr(stores, "_REMOVED", 2)
        folder = Path(name)
        make_store(folder / "store-0", _write(folder / "files", first))
        state = dict(first)
        for number, (gone, changed) in enumerate(steps):
            old, new = folder / f"store-{number}", folder / f"store-{number + 1}"
            before = _bytes(old)
            update_store(old, new, gone | set(changed), _write(folder / "files", changed))
            assert _bytes(old) == before
            state = {graph: lines for graph, lines in {**state, **changed}.items() if graph not in gone - set(changed)}
            assert _dump(new) == sorted(_line(graph, line) for graph in state for line in state[graph])
            held = {quad.value for quad in Store.read_only(str(new)).named_graphs()}
            assert held == {graph for graph in state if state[graph]}
        make_store(folder / "anew", _write(folder / "files", state))
        assert _dump(folder / "anew") == _dump(folder / f"store-{len(steps)}")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A store of several graphs, some thousand statements."""
    make_store(tmp_path / "old", _write(tmp_path / "files", {graph: range(4000) for graph in _GRAPHS}))
    return tmp_path / "old"


def test_the_old_store_is_read_while_it_is_updated(tmp_path: Path, old: Path) -> None:
    reader, before, held = Store.read_only(str(old)), _bytes(old), _dump(old)
    seen: list[list[str]] = []
    changed = _write(tmp_path / "files", {"urn:g1": range(3000, 9000)})
    update_store(old, tmp_path / "new", _GRAPHS[:3], changed, lambda *_: seen.append(_dump(old)))
    new = Store(str(tmp_path / "new"))
    assert len(new) == 6000 + 2 * 4000
    new.optimize()
    new.clear()
    new.flush()
    del new
    assert seen == [held]
    assert _held(reader) == _dump(old) == held
    assert _bytes(old) == before


def test_tables_are_shared_with_the_old_store(tmp_path: Path, old: Path) -> None:
    update_store(old, tmp_path / "new", (), ())
    shared = {path.stat().st_ino for path in old.glob("*.sst")}
    assert shared
    assert shared <= {path.stat().st_ino for path in (tmp_path / "new").glob("*.sst")}


@pytest.mark.parametrize("seed", range(6))
def test_an_update_that_is_killed_leaves_the_old_store(tmp_path: Path, old: Path, seed: int) -> None:
    before, held = _bytes(old), _dump(old)
    changed = _write(tmp_path / "files", {graph: range(1000, 40000) for graph in _GRAPHS})
    arguments = (old, tmp_path / "new", _GRAPHS, changed)
    child = multiprocessing.get_context("spawn").Process(target=update_store, args=arguments)
    child.start()
    while child.is_alive() and not any(tmp_path.glob("new*")):
        time.sleep(0.001)
    time.sleep(random.Random(seed).uniform(0, 0.5))  # noqa: S311 - no secret
    child.kill()
    child.join()
    assert child.exitcode != 1  # it was killed, or was done, but did not fail
    assert _bytes(old) == before
    assert _dump(old) == held
    shutil.rmtree(tmp_path / "new", ignore_errors=True)
    update_store(old, tmp_path / "again", (), ())
    assert _dump(tmp_path / "again") == held


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 16 MB of its own."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    if not mount or os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    made = subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip(f"no small disk can be mounted: {made.stderr.decode().strip()}")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


@pytest.mark.parametrize("left", [0, 1, 100, 1000, 4000])
def test_a_full_disk_is_an_error_and_leaves_the_old_store(
    tmp_path: Path, old: Path, small_disk: Path, left: int
) -> None:
    update_store(old, small_disk / "old", (), ())  # to another file system: copied
    kept = small_disk / "old"
    before, held = _bytes(kept), _dump(kept)
    assert held == _dump(old)
    changed = _write(tmp_path / "files", {graph: range(1000, 60000) for graph in _GRAPHS})
    (small_disk / "filler").write_bytes(bytes(shutil.disk_usage(small_disk).free - left * 1024))
    with pytest.raises(OSError, match=r"(?i)space|no such"):
        update_store(kept, small_disk / "new", _GRAPHS, changed)
    shutil.rmtree(small_disk / "new", ignore_errors=True)
    assert _bytes(kept) == before
    assert _dump(kept) == held
