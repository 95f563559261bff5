"""One build at a time in a folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from graph.folders import Folder

_FILE = ".lock"


class LockedError(OSError):
    """Another build is at work in the folder; the message says which, in one line."""


@contextmanager
def held(folder: Folder) -> Iterator[None]:
    """Keep other builds out of a folder of this machine; the system lets go of it however this process ends.

    A folder that was made for it and stays empty is removed. Raises LockedError, OSError.
    """
    if folder.here is None:  # no file system that is reached by URLs can lock
        yield
        return
    is_new = not folder.here.exists()
    folder.here.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder.here / _FILE, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        reason = "another build is at work here; wait for it, or give another folder"
        raise LockedError(f"{folder.here}: {reason}") from None
    try:
        yield
    finally:
        if is_new:
            _remove_if_empty(folder.here)
        lock.release()


def _remove_if_empty(folder: Path) -> None:
    with suppress(OSError):  # who held it may have removed it
        if [path.name for path in folder.iterdir()] == [_FILE]:
            (folder / _FILE).unlink()
            folder.rmdir()
