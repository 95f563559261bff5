"""Writes whole files or none."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

UNFINISHED = ".part"


def write_whole(path: Path, lines: Iterable[str]) -> None:
    """Write UTF-8 text so that at every moment, and whatever fails, `path` is absent, as it was, or complete.

    Raises OSError, or what `lines` raises; then nothing new is left. Only a process that is killed leaves a hidden
    file that ends in `UNFINISHED`.
    """
    unfinished = path.with_name(f".{path.name}{UNFINISHED}")
    try:
        with unfinished.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(lines)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink()
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make a new name in a folder last, where the system can do that."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
