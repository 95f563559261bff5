"""What a build has made and not yet put in place: it is kept beside the last good build until all is made.

A killed build leaves either a stage without a commit, whose finished pieces the next build takes over, or one with a
commit, which the next build carries out to the end.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from graph.files import exchange
from graph.folders import Folder
from graph.store import STORE
from graph.summary import FILE_NAME, Built, Compared

FOLDER = ".work"
_COMMIT = f"{FOLDER}/commit.json"
_SUMMARY = f"{FOLDER}/{FILE_NAME}"
_RECORD, _GRAPH = ".json", ".nq"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one piece of work, by its key: a graph, or the reason why there is none.

    `claims` is the name of the graph that a document would have, had another file not given it already. A reason that
    does not last may be gone when the file is read again.
    """

    key: str
    built: Built | None = None
    compared: Compared | None = None
    reason: str | None = None
    claims: str | None = None
    lasts: bool = True


@dataclass(frozen=True, slots=True)
class Commit:
    """How a finished build is put in place: files to move and files to remove; `store` is the new store's inode."""

    moved: tuple[tuple[str, str], ...]
    removed: tuple[str, ...]
    store: int | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """The stage of a build in a folder."""

    out: Folder

    def keep(self, outcome: Outcome, lines: Iterable[str] = ()) -> Outcome:
        """Keep a finished piece. Its record is written last: without it, the piece counts as not begun."""
        if outcome.reason is None:
            self.out.write(graph_on_stage(outcome.key), "".join(lines).encode())
        self.out.write(f"{FOLDER}/{outcome.key}{_RECORD}", msgspec.json.encode(outcome))
        return outcome

    def kept(self) -> dict[str, Outcome]:
        """The finished pieces of a build that was cut off, by their keys, but for those whose graphs were installed."""
        names = self.out.names(FOLDER)
        records = (name for name in sorted(names - {FILE_NAME}) if name.endswith(_RECORD))
        outcomes = [_decoded(self.out.read(f"{FOLDER}/{name}")) for name in records]
        return {o.key: o for o in outcomes if o and (o.reason is not None or f"{o.key}{_GRAPH}" in names)}

    def new_store(self, here: Path) -> Path:
        """Where a new store is to be made, cleared, in a build whose folder is `here` on this machine."""
        self.out.remove(f"{FOLDER}/{STORE}")
        (here / FOLDER).mkdir(parents=True, exist_ok=True)
        return here / FOLDER / STORE

    def install(self, moved: Mapping[str, str], removed: Iterable[str], summary: bytes, store: Path | None) -> None:
        """Put everything in place: files from `moved` to what it names, a new store if there is one, the summary."""
        self.out.write(_SUMMARY, summary)
        self.out.sync([*moved, _SUMMARY])
        commit = Commit(tuple(moved.items()), tuple(removed), store.stat().st_ino if store else None)
        self.out.write(_COMMIT, msgspec.json.encode(commit))
        self.out.sync([_COMMIT])
        self.carry_out()

    def carry_out(self) -> None:
        """Do what is left of a commit, if there is one. Raises OSError, also where a piece of it is lost."""
        try:
            commit = msgspec.json.decode(self.out.read(_COMMIT), type=Commit)
        except FileNotFoundError:
            return
        except msgspec.MsgspecError as error:
            raise OSError(f"{_COMMIT}: damaged ({error}); remove it and build again") from None
        left = self.out.names(FOLDER)
        for name, to in commit.moved:
            if name.removeprefix(f"{FOLDER}/") in left:
                self.out.move(name, to)
            elif not self.out.has(to):
                raise OSError(f"{name}: lost before it became {to}; remove {FOLDER} and build again")
        for name in commit.removed:
            self.out.remove(name)
        if commit.store is not None and self.out.here is not None:
            _put(self.out.here / FOLDER / STORE, commit.store, self.out.here / STORE)
        if FILE_NAME in left:
            self.out.move(_SUMMARY, FILE_NAME)
        self.clear()

    def clear(self) -> None:
        """Remove the stage; without its commit first, it is no stage to be installed."""
        self.out.remove(_COMMIT)
        self.out.remove(FOLDER)


def graph_on_stage(key: str) -> str:
    """The name of the graph that a piece of work has made."""
    return f"{FOLDER}/{key}{_GRAPH}"


def _put(staged: Path, inode: int, place: Path) -> None:
    """Put a new store in the place of the old one, unless that was done.

    In a copy of the folder neither can be told from the other: then there is none, and the build makes it.
    """
    if staged.exists() and staged.stat().st_ino == inode:
        exchange(staged, place)
    elif place.exists() and place.stat().st_ino != inode:
        shutil.rmtree(place)


def _decoded(record: bytes) -> Outcome | None:
    try:
        return msgspec.json.decode(record, type=Outcome)
    except (msgspec.MsgspecError, ValueError):  # of another program
        return None
