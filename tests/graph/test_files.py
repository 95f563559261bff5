"""Folders give back what is put into them, and move files whole; two folders are swapped in one step."""

from __future__ import annotations

import os
from pathlib import Path
from uuid import uuid4

import pytest

from graph import files
from graph.files import LocalFolder, exchange
from graph.folders import Folder, folder_at


@pytest.fixture(params=["local", "remote"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Folder:
    """An empty folder: on this machine, and on a file system of fsspec."""
    return folder_at(tmp_path / "out" if request.param == "local" else f"memory://{uuid4()}/out")


def test_a_file_holds_what_was_written_last(folder: Folder) -> None:
    folder.write("a/b.nq", b"old")
    folder.write("a/b.nq", "敦促".encode())
    assert folder.read("a/b.nq") == "敦促".encode()
    assert folder_at(folder.location).read("a/b.nq") == "敦促".encode()


def test_a_moved_file_takes_the_place_of_another(folder: Folder) -> None:
    folder.write(".work/a", b"new")
    folder.write("graphs/a.nq", b"old")
    folder.move(".work/a", "graphs/a.nq")
    assert folder.names(".work") == frozenset()
    assert folder.names("graphs") == {"a.nq"}
    assert folder.read("graphs/a.nq") == b"new"
    folder.move("graphs/a.nq", "new/folder/a")
    assert folder.names("new/folder") == {"a"}


def test_names_are_those_of_files_in_one_folder(folder: Folder) -> None:
    for name in ("a/b", "a/c.nq", "a/d/e", "f"):
        folder.write(name, b"")
    assert folder.names("a") == {"b", "c.nq"}
    assert folder.names("none") == frozenset()


def test_files_and_folders_are_removed_and_what_is_not_there_does_not_matter(folder: Folder) -> None:
    for name in ("a/b", "a/d/e", "f"):
        folder.write(name, b"")
    for name in ("a", "f", "none"):
        folder.remove(name)
    assert folder.names("a") == folder.names("a/d") == folder.names("") == frozenset()


def test_a_file_that_is_not_there_cannot_be_read_or_moved(folder: Folder) -> None:
    with pytest.raises(FileNotFoundError):
        folder.read("none")
    with pytest.raises(OSError, match="none"):
        folder.move("none", "a")


def test_only_a_folder_of_this_machine_has_a_path(tmp_path: Path) -> None:
    assert folder_at(tmp_path).here == tmp_path
    assert folder_at("memory://a").here is None


@pytest.mark.parametrize("url", ["nowhere://bucket/key", "simplecache::nowhere://a"])
def test_a_url_that_nothing_reaches_is_an_error(url: str) -> None:
    with pytest.raises(OSError, match="nowhere"):
        folder_at(url)


def test_what_fails_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError("No space left on device")

    folder = LocalFolder(tmp_path)
    folder.write("new", b"new")
    folder.write("a", b"old")
    monkeypatch.setattr(os, "replace", full)
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        folder.move("new", "a")
    with pytest.raises(OSError, match="No space left"):
        folder.write("a", b"newer")
    assert folder.read("a") == b"old"
    assert folder.names("") == {"a", "new"}


def test_a_writer_that_was_left_behind_does_not_touch_what_was_moved(tmp_path: Path) -> None:
    folder = LocalFolder(tmp_path)
    folder.write("piece", b"whole")
    folder.move("piece", "a")
    folder.write("piece", b"late")
    assert folder.read("a") == b"whole"


@pytest.mark.parametrize("at_once", [True, False])
def test_folders_are_swapped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: bool) -> None:
    if not at_once:
        monkeypatch.setattr(files, "_exchanged", lambda *_: False)
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).write_text("")
    exchange(tmp_path / "a", tmp_path / "b")
    assert [p.name for p in (tmp_path / "a").iterdir()] == ["b"]
    assert [p.name for p in (tmp_path / "b").iterdir()] == ["a"]
    assert {p.name for p in tmp_path.iterdir()} == {"a", "b"}


def test_a_folder_is_moved_where_there_is_no_other(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    exchange(tmp_path / "a", tmp_path / "b")
    assert {p.name for p in tmp_path.iterdir()} == {"b"}
