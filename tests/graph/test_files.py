"""A file is written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.files import write_whole


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _failing() -> Iterator[str]:
    yield "half\n"
    raise RuntimeError("no more")


def test_lines_are_written_as_they_are(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.nq", ["敦促\n", "b\r\n"])
    assert (tmp_path / "a.nq").read_bytes() == "敦促\nb\r\n".encode()
    assert _names(tmp_path) == ["a.nq"]


def test_a_new_file_takes_the_place_of_the_old(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.nq", ["old\n"])
    write_whole(tmp_path / "a.nq", ["new\n"])
    assert (tmp_path / "a.nq").read_text() == "new\n"


@pytest.mark.parametrize("before", [None, "old\n"])
def test_what_fails_half_way_leaves_what_was_there(tmp_path: Path, before: str | None) -> None:
    path = tmp_path / "a.nq"
    if before is not None:
        path.write_text(before)
    with pytest.raises(RuntimeError, match="no more"):
        write_whole(path, _failing())
    assert (path.read_text() if path.exists() else None) == before
    assert _names(tmp_path) == ["a.nq"] * (before is not None)


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_what_fails_at_the_end_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def full(*_: object) -> None:
        raise OSError("No space left on device")

    path = tmp_path / "a.nq"
    path.write_text("old\n")
    monkeypatch.setattr(os, call, full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(path, ["new\n"])
    assert path.read_text() == "old\n"
    assert _names(tmp_path) == ["a.nq"]


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "none" / "a.nq", ["a\n"])
