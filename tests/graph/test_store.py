"""The store holds what its files hold, and is replaced whole."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from graph.store import NoStoreError, open_store, write_store


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def out(tmp_path: Path, sample_lines: Sequence[str]) -> Path:
    (tmp_path / "a.nq").write_text("".join(sample_lines), encoding="utf-8")
    (tmp_path / "b.nq").write_text("<urn:s> <urn:p> <urn:o> <urn:g> .\n")
    (tmp_path / "bad.nq").write_text("<urn:s> <urn:p>\n")
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def test_the_store_holds_every_statement_once(out: Path, sample_lines: Sequence[str]) -> None:
    write_store(out, [out.parent / "a.nq", out.parent / "b.nq", out.parent / "a.nq"])
    assert len(open_store(out)) == len(sample_lines) + 1
    assert _names(out) == ["store"]


def test_a_new_store_takes_the_place_of_the_old(out: Path) -> None:
    write_store(out, [out.parent / "a.nq"])
    write_store(out, [out.parent / "b.nq"])
    assert len(open_store(out)) == 1


def test_a_file_that_is_no_n_quads_leaves_the_old_store(out: Path) -> None:
    write_store(out, [out.parent / "b.nq"])
    with pytest.raises(SyntaxError):
        write_store(out, [out.parent / "a.nq", out.parent / "bad.nq"])
    assert len(open_store(out)) == 1
    assert _names(out) == ["store"]


def test_what_a_build_that_was_killed_left_is_cleared_away(out: Path) -> None:
    write_store(out, [out.parent / "b.nq"])
    (out / ".store-x").mkdir()
    (out / "store").rename(out / ".store-x" / "old")
    with pytest.raises(SyntaxError):
        write_store(out, [out.parent / "bad.nq"])
    assert len(open_store(out)) == 1  # the old one was put back
    assert _names(out) == ["store"]


def test_two_may_read_and_none_may_write(out: Path) -> None:
    write_store(out, [out.parent / "b.nq"])
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
