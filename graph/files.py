"""Folders on this machine that results are written into, whole or not at all, and swapped at one stroke."""

from __future__ import annotations

import ctypes
import os
import secrets
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_AT_WORKING_FOLDER = -100  # AT_FDCWD
_EXCHANGE = 2  # RENAME_EXCHANGE
_UNFINISHED = ".writing-"


@dataclass(frozen=True, slots=True)
class LocalFolder:
    """A folder on this machine, or mounted on it."""

    path: Path

    @property
    def location(self) -> Path:  # noqa: D102
        return self.path.absolute()

    @property
    def here(self) -> Path:  # noqa: D102
        return self.path

    def read(self, name: str) -> bytes:  # noqa: D102
        return (self.path / name).read_bytes()

    def write(self, name: str, data: bytes) -> None:  # noqa: D102
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f"{_UNFINISHED}{secrets.token_hex(8)}")  # of this writer alone
        try:
            unfinished.write_bytes(data)
            unfinished.replace(path)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise

    def sync(self, names: Iterable[str]) -> None:  # noqa: D102
        for name in names:
            descriptor = os.open(self.path / name, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)

    def move(self, name: str, to: str) -> None:  # noqa: D102
        (self.path / to).parent.mkdir(parents=True, exist_ok=True)
        (self.path / name).replace(self.path / to)

    def remove(self, name: str) -> None:  # noqa: D102
        path = self.path / name
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)

    def has(self, name: str) -> bool:  # noqa: D102
        return (self.path / name).is_file()

    def names(self, below: str) -> frozenset[str]:  # noqa: D102
        with suppress(FileNotFoundError), os.scandir(self.path / below) as entries:
            return frozenset(entry.name for entry in entries if entry.is_file())
        return frozenset()


def exchange(first: Path, second: Path) -> None:
    """Swap two folders, in one step where the system can, so that either name always leads to one of them.

    Without `second` there, `first` is moved to it.
    """
    if second.is_symlink():
        second.unlink()
    if not second.exists():
        first.rename(second)
    elif not _exchanged(first, second):
        aside = first.with_name(f"{first.name}.aside")
        second.rename(aside)
        first.rename(second)
        aside.rename(first)


def _exchanged(first: Path, second: Path) -> bool:
    """Whether the system could swap them: Linux can on most file systems."""
    swap = getattr(ctypes.CDLL(None), "renameat2", None) if os.name == "posix" else None
    paths = os.fsencode(first), os.fsencode(second)
    return swap is not None and swap(_AT_WORKING_FOLDER, paths[0], _AT_WORKING_FOLDER, paths[1], _EXCHANGE) == 0
