"""A data set is put in place whole, and in place of nothing else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph.dataset.parts import Part, measured, sums
from graph.dataset.place import OccupiedError, whole
from graph.lock import LockedError

PARTS = (Part("a/b.txt", "text/plain", "", ""), Part("c.txt", "text/plain", "", ""))
WRITER = """
import sys, time
from pathlib import Path
from graph.dataset.place import whole
with whole(Path(sys.argv[1])) as folder:
    (folder / "c.txt").write_text("half")
    print("written", flush=True)
    time.sleep(60)
"""


def fill(folder: Path, content: str) -> None:
    for part in PARTS:
        (folder / part.name).parent.mkdir(exist_ok=True)
        (folder / part.name).write_text(content)
    (folder / "SHA256SUMS").write_text(sums(measured(folder, PARTS)))


def contents(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*") if path.is_file()}


def publish(out: Path, content: str) -> None:
    with whole(out) as folder:
        fill(folder, content)


@pytest.mark.parametrize("before", ["absent", "empty", "older"])
def test_it_is_put_in_place(tmp_path: Path, before: str) -> None:
    out = tmp_path / "out"
    if before == "empty":
        out.mkdir()
    elif before == "older":
        publish(out, "old")
        (out / "a" / "b.txt").write_text("edited")
    publish(out, "new")
    assert contents(out)["a/b.txt"] == contents(out)["c.txt"] == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_sums_are_those_of_coreutils(tmp_path: Path) -> None:
    fill(tmp_path, "words")
    ran = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=tmp_path, capture_output=True, check=True, text=True)
    assert ran.stdout == "a/b.txt: OK\nc.txt: OK\n"


@pytest.mark.parametrize("before", ["absent", "older"])
def test_what_fails_leaves_all_as_it_was(tmp_path: Path, before: str) -> None:
    out = tmp_path / "out"
    if before == "older":
        publish(out, "old")
    was = contents(tmp_path)
    with pytest.raises(KeyboardInterrupt):
        _interrupted(out)
    assert contents(tmp_path) == was
    assert out.exists() == (before == "older")
    assert not list(tmp_path.glob(".*"))


def _interrupted(out: Path) -> None:
    with whole(out) as folder:
        (folder / "c.txt").write_text("half")
        raise KeyboardInterrupt


def _overtaken(out: Path) -> None:
    with whole(out) as folder:
        fill(folder, "new")
        _folder(out)


def _file(out: Path) -> None:
    out.write_text("mine")


def _folder(out: Path) -> None:
    out.mkdir()
    (out / "c.txt").write_text("mine")


def _more(out: Path) -> None:
    publish(out, "old")
    (out / "a" / "notes.txt").write_text("mine")


def _link_within(out: Path) -> None:
    publish(out, "old")
    (out / "notes").symlink_to(out / "a")


def _link(out: Path) -> None:
    publish(out.with_name("elsewhere"), "old")
    out.symlink_to("elsewhere")


def _binary(out: Path) -> None:
    out.mkdir()
    (out / "SHA256SUMS").write_bytes(b"\xff")


@pytest.mark.parametrize("occupy", [_file, _folder, _more, _link_within, _link, _binary])
def test_what_is_no_data_set_is_left_alone(tmp_path: Path, occupy: object) -> None:
    assert callable(occupy)
    occupy(tmp_path / "out")
    was = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    with pytest.raises(OccupiedError, match="give another"):
        publish(tmp_path / "out", "new")
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == was


def test_what_was_put_there_meanwhile_is_left_alone(tmp_path: Path) -> None:
    with pytest.raises(OccupiedError):
        _overtaken(tmp_path / "out")
    assert contents(tmp_path) == {"out/c.txt": "mine"}


def test_two_cannot_write_to_one_place(tmp_path: Path) -> None:
    with whole(tmp_path / "out") as folder:
        fill(folder, "first")
        with pytest.raises(LockedError), whole(tmp_path / "out"):
            pass
    assert contents(tmp_path / "out")["c.txt"] == "first"


def test_one_that_was_killed_leaves_the_old_and_the_next_goes_through(tmp_path: Path) -> None:
    out = tmp_path / "out"
    publish(out, "old")
    with subprocess.Popen([sys.executable, "-c", WRITER, str(out)], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout
        assert writer.stdout.readline() == "written\n"
        os.kill(writer.pid, signal.SIGKILL)
    assert contents(out)["c.txt"] == "old"
    publish(out, "new")
    assert contents(out)["c.txt"] == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.slow
def test_one_that_is_killed_at_any_moment_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    out = tmp_path / "out"
    publish(out, "0")
    loop = "\nimport itertools\nfor n in itertools.count(1):\n    publish(Path(sys.argv[1]), str(n))\n"
    program = "import sys\nfrom pathlib import Path\nfrom tests.graph.dataset.test_place import publish\n" + loop
    for turn in range(40):
        with subprocess.Popen([sys.executable, "-c", program, str(out)]) as writer:
            time.sleep(0.4 + turn * 0.007)
            os.kill(writer.pid, signal.SIGKILL)
        held = contents(out)
        assert held["a/b.txt"] == held["c.txt"]
        subprocess.run(["sha256sum", "--quiet", "-c", "SHA256SUMS"], cwd=out, check=True)
