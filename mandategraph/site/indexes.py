"""The index of the build that a site shows: kept beside the build, and made anew when another has taken its place.

While that is made, in a process of its own, the one before answers.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import sys
import tempfile
import threading
import time
from contextlib import suppress
from functools import cache
from importlib.resources import files
from pathlib import Path

import click
from starlette.requests import Request

from graph.progress import Progress
from mandategraph.site.build import Build
from mandategraph.site.rendering import build_of
from queries.index.making import UNFINISHED, make
from queries.index.opening import Index

FOLDER = ".search"
_ABANDONED = 3600  # seconds after which nobody is at work any more on an unfinished file
_RETRY = 30  # seconds


class Indexes:
    """The indexes of the builds of one folder, one after the other; used by many threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._current: Index | None = None
        self._at_work: multiprocessing.process.BaseProcess | None = None
        self._begun = 0.0
        self._temporary: tempfile.TemporaryDirectory[str] | None = None

    def current(self, build: Build, on_progress: Progress = lambda *_: None) -> Index:
        """The index of a build, which is made where there is none at all, or the last while another is made.

        Raises NoBuildError, OSError or sqlite3.Error where it cannot be made.
        """
        with self._lock:
            last = self._current if self._current and self._current.path.is_file() else None
            self._current = last if last and last.stamp == build.stamp else self._next(build, last, on_progress)
            return self._current

    def _next(self, build: Build, last: Index | None, on_progress: Progress) -> Index:
        path = self._place(build.folder) / f"{build.stamp}-{_form()}.sqlite"
        if not path.is_file():
            if last:
                self._make_aside(build.folder, path)
                return last
            make(build.folder, path, on_progress)
        _tidy(path.parent, build.stamp)
        return Index(path, build.stamp)

    def _make_aside(self, folder: Path, path: Path) -> None:
        """Begin to make it, unless that is being done, or was tried a moment ago."""
        is_at_work = self._at_work is not None and self._at_work.is_alive()
        if not is_at_work and time.monotonic() - self._begun > _RETRY:
            self._begun = time.monotonic()
            spawned = multiprocessing.get_context("spawn").Process(target=_make, args=(folder, path), daemon=True)
            spawned.start()
            self._at_work = spawned

    def _place(self, folder: Path) -> Path:
        """Where indexes are kept: beside the build, or for this process alone where nothing can be written there."""
        if self._temporary is None:
            place = folder / FOLDER
            with suppress(OSError):
                place.mkdir(exist_ok=True)
                with tempfile.TemporaryFile(dir=place):
                    return place
            self._temporary = tempfile.TemporaryDirectory(prefix="mandategraph-")
        return Path(self._temporary.name)


def index_of(request: Request) -> Index:
    """The index to ask for a request."""
    indexes: Indexes = request.app.state.indexes
    return indexes.current(build_of(request))


def _make(folder: Path, path: Path) -> None:
    """In a process of its own. What fails is told; the pages go on with what they have, and it is tried again."""
    try:
        make(folder, path, lambda *_: None)
    except Exception as error:
        click.echo(f"{folder}: the search index cannot be made ({error}); the one before is shown", err=True)
        sys.exit(1)


@cache
def _form() -> str:
    """Another for every change of what an index holds and how it is made."""
    digest = hashlib.sha256()
    for file in sorted(files("queries.index").iterdir(), key=lambda file: file.name):
        if file.is_file():
            digest.update(file.read_bytes())
    return digest.hexdigest()[:8]


def _tidy(place: Path, stamp: str) -> None:
    """Remove the indexes of builds that are gone, and what was left unfinished."""
    for path in place.iterdir():
        with suppress(OSError):  # another may be removing it too
            is_old = path.name.startswith(UNFINISHED) and time.time() - path.stat().st_mtime > _ABANDONED
            if is_old or (path.suffix == ".sqlite" and not path.name.startswith(stamp)):
                path.unlink()
