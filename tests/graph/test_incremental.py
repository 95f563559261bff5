"""What has not changed is not made again, and what has changes nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from extract import pipeline
from extract.lexicon import Lexicon
from extract.records import Extraction
from graph import build as building
from graph import inputs, install, tasks
from graph.build import build
from tests.graph.making import files_of_build, fill, read_made, statements


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch, folder: Path) -> list[str]:  # noqa: ARG001 - made before what it records
    """The names of the files that are read from now on."""
    names: list[str] = []

    def reading(name: str, data: bytes, lexicon: Lexicon) -> Extraction:
        names.append(name)
        return read_made(name, data, lexicon)

    monkeypatch.setattr(pipeline, "read", reading)
    return names


def _inodes(out: Path) -> dict[str, int]:
    """What tells a file that stayed from one that was written anew."""
    paths = [*(path for path in out.rglob("*") if path.is_file()), out / "store"]
    return {str(path.relative_to(out)): path.stat().st_ino for path in paths if path.parent.name != "store"}


def _is_as_built_anew(sources: Iterable[Path], out: Path, aside: Path) -> bool:
    """Whether a build is, store and all, as one that never was another."""
    build([*sources], aside)
    return files_of_build(out) == files_of_build(aside) and statements(out) == statements(aside)


def test_what_has_not_changed_is_left_alone(folder: Path, tmp_path: Path, read: list[str]) -> None:
    fill(folder, {"bad.txt": "REFUSED", "d.txt": "A/RES/S-20/2", "sub/b.txt": "A/RES/S-20/2"})
    first = build([folder], tmp_path / "out")
    before = _inodes(tmp_path / "out")
    assert read == ["a.txt", "b.txt", "bad.txt", "d.txt", "c.txt"]
    assert build([folder], tmp_path / "out") == first
    assert _inodes(tmp_path / "out") == before
    assert len(read) == 5


CHANGES: dict[str, tuple[dict[str, str | None], list[str]]] = {
    "changed": ({"b.txt": "A/RES/S-20/3"}, ["b.txt"]),
    "changed, one language of two": ({"sub/c.txt": "A/RES/67/193@en"}, ["c.txt"]),
    "new": ({"d.txt": "A/RES/1/1"}, ["d.txt"]),
    "new, a language": ({"d.txt": "A/RES/67/193@en"}, ["d.txt"]),
    "gone": ({"b.txt": None}, []),
    "gone, one language of two": ({"sub/c.txt": None}, []),
    "named otherwise": ({"b.txt": None, "z.txt": "A/RES/S-20/2"}, ["z.txt"]),
    "moved to another folder": ({"b.txt": None, "sub/b.txt": "A/RES/S-20/2"}, []),
    "refused from now on": ({"b.txt": "REFUSED"}, ["b.txt"]),
    "given by two files": ({"z.txt": "A/RES/S-20/2"}, ["z.txt"]),
    "given by another file first": ({"a-b.txt": "A/RES/S-20/2"}, ["a-b.txt"]),
    "copied to another folder": ({"sub/b.txt": "A/RES/S-20/2"}, []),
}


@pytest.mark.parametrize("anew", [0, 2], ids=["a new store", "the store brought up to date"])
@pytest.mark.parametrize(("change", "read_again"), CHANGES.values(), ids=CHANGES)
def test_a_change_costs_what_it_changes(  # noqa: PLR0913, PLR0917 - each a fixture or a case
    change: dict[str, str | None],
    read_again: list[str],
    anew: int,
    folder: Path,
    tmp_path: Path,
    read: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(install, "_ANEW", anew)
    out = tmp_path / "out"
    build([folder], out)
    before = _inodes(out)
    read.clear()
    fill(folder, {name: content for name, content in change.items() if content is not None})
    for name in (name for name, content in change.items() if content is None):
        (folder / name).unlink()
    build([folder], out)
    assert read == read_again
    kept = {name for name in before if before[name] == _inodes(out).get(name)}
    assert {"graphs/authorities.nq", "graphs/A-RES-67-193.zho.nq"} <= kept
    assert _is_as_built_anew([folder], out, tmp_path / "aside")


def test_a_document_that_two_files_give_is_read_once_when_the_first_changes(
    folder: Path, tmp_path: Path, read: list[str]
) -> None:
    fill(folder, {"z.txt": "A/RES/S-20/2"})
    build([folder], tmp_path / "out")
    read.clear()
    fill(folder, {"b.txt": "A/RES/S-20/2@zh"})
    build([folder], tmp_path / "out")
    assert read == ["b.txt"]


def test_a_document_that_two_files_give_is_read_when_the_first_is_gone(
    folder: Path, tmp_path: Path, read: list[str]
) -> None:
    fill(folder, {"z.txt": "A/RES/S-20/2"})
    build([folder], tmp_path / "out")
    read.clear()
    (folder / "b.txt").unlink()
    summary = build([folder], tmp_path / "out")
    assert read == ["z.txt"]
    assert summary.rejected == ()
    assert _is_as_built_anew([folder], tmp_path / "out", tmp_path / "aside")


@pytest.mark.parametrize("option", [{"base": "https://example.org/"}, {"engine": "pyshacl"}])
def test_other_options_make_everything_anew(
    option: dict[str, str], folder: Path, tmp_path: Path, read: list[str]
) -> None:
    build([folder], tmp_path / "out")
    build([folder], tmp_path / "out", **option)  # type: ignore[arg-type]
    assert len(read) == 6
    build([folder], tmp_path / "aside", **option)  # type: ignore[arg-type]
    assert files_of_build(tmp_path / "out") == files_of_build(tmp_path / "aside")


def test_another_program_makes_everything_anew(
    folder: Path, tmp_path: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    build([folder], tmp_path / "out")
    for module in (building, tasks):
        monkeypatch.setattr(module, "program", lambda: "another")
    build([folder], tmp_path / "out")
    assert len(read) == 6


@pytest.mark.parametrize(
    ("lost", "read_again"),
    [("graphs/A-RES-67-193.zho.nq", ["a.txt"]), ("graphs/authorities.nq", []), ("summary.json", 3), ("store", [])],
)
def test_what_was_lost_is_made_again(
    lost: str, read_again: list[str] | int, folder: Path, tmp_path: Path, read: list[str]
) -> None:
    out = tmp_path / "out"
    build([folder], out)
    read.clear()
    (out / lost).rename(tmp_path / "lost")
    build([folder], out)
    assert read == read_again or len(read) == read_again
    assert _is_as_built_anew([folder], out, tmp_path / "aside")


def test_a_store_that_nobody_can_read_is_made_again(folder: Path, tmp_path: Path, read: list[str]) -> None:
    build([folder], tmp_path / "out")
    (tmp_path / "out" / "store" / "CURRENT").write_text("nonsense")
    build([folder], tmp_path / "out")
    assert len(read) == 3
    assert _is_as_built_anew([folder], tmp_path / "out", tmp_path / "aside")


def test_a_graph_that_nobody_can_read_is_named(folder: Path, tmp_path: Path) -> None:
    build([folder], tmp_path / "out")
    graph = tmp_path / "out" / "graphs" / "A-RES-67-193.zho.nq"
    graph.write_bytes(graph.read_bytes()[:-20])
    (folder / "b.txt").unlink()
    with pytest.raises(OSError, match="remove it and build again") as fault:
        build([folder], tmp_path / "out")
    assert fault.value.filename == str(graph)
    del fault  # which holds the store that was begun
    graph.unlink()
    build([folder], tmp_path / "out")
    assert _is_as_built_anew([folder], tmp_path / "out", tmp_path / "aside")


@pytest.mark.parametrize(
    "content", [b'{"base": "https://', b"\xff", b'{"base": "https://x/", "documents": [], "rejected": []}']
)
def test_a_summary_that_tells_nothing_counts_as_none(
    content: bytes, folder: Path, tmp_path: Path, read: list[str]
) -> None:
    build([folder], tmp_path / "out")
    (tmp_path / "out" / "summary.json").write_bytes(content)
    build([folder], tmp_path / "out")
    assert len(read) == 6
    assert _is_as_built_anew([folder], tmp_path / "out", tmp_path / "aside")


def test_a_file_that_changes_while_it_is_read_is_rejected_until_it_rests(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(tasks, "read", lambda location: inputs.read(location) + b" " * (location.name == "b.txt"))
        summary = build([folder], tmp_path / "out")
    assert [rejected.reason for rejected in summary.rejected] == ["changed while it was being read"]
    assert build([folder], tmp_path / "out").rejected == ()
