"""A build that ends at any moment leaves the last good graph, and the next one goes on where it was."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from extract import pipeline
from extract.lexicon import Lexicon
from extract.records import Extraction
from graph import bench as benches
from graph import stage as stages
from graph.build import build
from graph.files import LocalFolder, exchange
from graph.lock import LockedError
from graph.store import open_store
from tests.graph.making import files_of_build, fill, read_made, statements
from tests.graph.planting import AUTHORITIES


class Killed(BaseException):
    """Ends a build as a signal does that nothing catches."""


@contextmanager
def killed_at(step: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Kill what writes at its `step`th change of the folder, half way where a file is written; tells the changes."""
    done: list[str] = []

    def deadly(name: str, change: Callable[..., None]) -> Callable[..., None]:
        def changed(*args: Any) -> None:  # noqa: ANN401 - whatever a change takes
            done.append(name)
            if len(done) < step:
                change(*args)
            elif name == "write":
                half_written(*args)
                raise Killed
            else:
                raise Killed

        return changed

    def half_written(folder: LocalFolder, name: str, data: bytes) -> None:
        unfinished = (folder.path / name).with_name(".writing-0123456789abcdef")
        unfinished.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_bytes(data[: len(data) // 2])

    with monkeypatch.context() as patched:
        for name in ("write", "move", "remove"):
            patched.setattr(LocalFolder, name, deadly(name, getattr(LocalFolder, name)))
        patched.setattr(stages, "exchange", deadly("exchange", exchange))
        yield done


def _change(folder: Path) -> None:
    """Change a document, take one away, and give a new one."""
    fill(folder, {"a.txt": "A/RES/67/194", "d.txt": "A/RES/67/193"})
    (folder / "b.txt").unlink()


def test_at_whatever_change_a_build_is_killed(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each change of the folder in turn is the last; the old store or the new one is there, and the rest is made up."""
    old, new = tmp_path / "old", tmp_path / "new"
    build([folder], old)
    earlier = tmp_path / "in-before"
    folder.rename(earlier)
    fill(folder, {path.relative_to(earlier).as_posix(): path.read_text() for path in earlier.rglob("*.txt")})
    _change(folder)
    build([folder], new)
    ends = files_of_build(old), files_of_build(new)
    for step in range(1, 1000):
        out = tmp_path / f"out{step}"
        build([earlier], out)
        with killed_at(step, monkeypatch) as done:
            try:
                build([folder], out)
            except Killed:
                pass
            else:
                assert done[-1] == "remove"
                assert "exchange" in done
                return
        assert statements(out) in (statements(old), statements(new))
        present = {name: data for name, data in files_of_build(out).items() if not name.startswith(".work/")}
        assert all(data in {end.get(name) for end in ends} for name, data in present.items())
        build([folder], out)
        assert files_of_build(out) == files_of_build(new)
        assert statements(out) == statements(new)
    pytest.fail("no end")


def test_what_was_made_before_the_end_is_not_made_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def reading(name: str, data: bytes, lexicon: Lexicon) -> Extraction:
        read.append(name)
        if len(read) == 3:
            raise Killed
        return read_made(name, data, lexicon)

    monkeypatch.setattr(pipeline, "read", reading)
    with pytest.raises(Killed):
        build([folder], tmp_path / "out")
    build([folder], tmp_path / "out")
    assert read == ["a.txt", "b.txt", "c.txt", "c.txt"]


def test_a_build_of_nothing_keeps_what_an_earlier_one_had_made(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with killed_at(8, monkeypatch), pytest.raises(Killed):
        build([folder], tmp_path / "out")
    left = files_of_build(tmp_path / "out")
    build([folder / "none.txt"], tmp_path / "out")
    assert files_of_build(tmp_path / "out") == left


def test_a_copy_of_what_was_cut_off_gets_a_store_of_its_own(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build([folder], tmp_path / "out")
    _change(folder)
    monkeypatch.setattr(stages, "exchange", _kill)
    with pytest.raises(Killed):
        build([folder], tmp_path / "out")
    monkeypatch.undo()
    shutil.copytree(tmp_path / "out", tmp_path / "copy")
    monkeypatch.setattr(pipeline, "read", read_made)
    monkeypatch.setattr(benches, "LEXICON", (AUTHORITIES,))
    build([folder], tmp_path / "copy")
    build([folder], tmp_path / "aside")
    assert statements(tmp_path / "copy") == statements(tmp_path / "aside")


def _kill(*_: object) -> None:
    raise Killed


@pytest.mark.parametrize("content", [b"{", b"\xff", b'{"moved": [[".work/a.nq", "graphs/a.nq"]], "removed": []}'])
def test_a_commit_that_cannot_be_carried_out_is_named(content: bytes, folder: Path, tmp_path: Path) -> None:
    build([folder], tmp_path / "out")
    (tmp_path / "out" / ".work").mkdir()
    (tmp_path / "out" / ".work" / "commit.json").write_bytes(content)
    with pytest.raises(OSError, match="build again"):
        build([folder], tmp_path / "out")


def test_what_is_left_of_an_old_attempt_is_not_taken_for_new(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with killed_at(5, monkeypatch), pytest.raises(Killed):
        build([folder], tmp_path / "out")
    _change(folder)
    build([folder], tmp_path / "out")
    build([folder], tmp_path / "aside")
    assert files_of_build(tmp_path / "out") == files_of_build(tmp_path / "aside")


def test_two_builds_into_one_folder_exclude_each_other(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    refusals: list[str] = []

    def meanwhile(*_: object) -> None:
        if not refusals:
            with pytest.raises(LockedError) as refused:
                build([folder], out)
            refusals.append(str(refused.value))

    build([folder], out, on_progress=meanwhile)
    assert refusals == [f"{out}: another build is at work here; wait for it, or give another folder"]
    assert build([folder], out).rejected == ()


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A file system with room for little."""
    place = tmp_path / "small"
    place.mkdir()
    mount = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", place], capture_output=True, check=False)
    if mount.returncode:
        pytest.skip(f"no file system can be mounted here: {mount.stderr.decode().strip()}")
    yield place
    subprocess.run(["umount", place], check=True)


def test_a_full_disk_is_an_error_and_the_last_graph_stays(folder: Path, small: Path) -> None:
    out = small / "out"
    build([folder], out)
    before, held = files_of_build(out), statements(out)
    fill(folder, {f"{number}.txt": f"A/RES/{number}/1" for number in range(99)})
    with pytest.raises(OSError, match="No space left"):
        build([folder], out)
    now = files_of_build(out)
    assert {name: data for name, data in now.items() if not name.startswith(".work/")} == before
    assert statements(out) == held


def test_a_folder_that_only_lets_read_is_an_error(folder: Path, small: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", small], check=True)
    with pytest.raises(OSError, match="Read-only file system"):
        build([folder], small / "new")


def _command(source: Path, out: Path) -> list[str]:
    return [sys.executable, "-m", "mandategraph", "build", str(source), "-o", str(out), "--workers", "2"]


def _killed_after(seconds: float, source: Path, out: Path) -> bool:
    """Whether a build was killed within that time, and did not end before."""
    process = subprocess.Popen(_command(source, out), stderr=subprocess.DEVNULL)
    try:
        process.wait(seconds)
        return False
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return True


@pytest.mark.slow
def test_kill_9_at_random_moments(many: Path, tmp_path: Path) -> None:
    """A first build killed again and again comes to its end, and its tree is that of one that nothing disturbed."""
    start = time.monotonic()
    subprocess.run(_command(many, tmp_path / "calm"), check=True, stderr=subprocess.DEVNULL)
    length = time.monotonic() - start
    calm = files_of_build(tmp_path / "calm"), statements(tmp_path / "calm")
    moments = random.Random(4)  # noqa: S311 - to be repeated
    kills = builds = 0
    while kills < 20:
        builds += 1
        out = tmp_path / f"out{builds}"
        while _killed_after(moments.uniform(0.1, 1) * length, many, out):
            kills += 1
            assert not (out / "summary.json").exists() or len(open_store(out)) == len(calm[1])
        assert (files_of_build(out), statements(out)) == calm
