"""Where a data set is put: whole, in place of an older one, and of nothing else."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.dataset.parts import SUMS, names_in
from graph.files import LocalFolder, exchange
from graph.lock import held


class OccupiedError(OSError):
    """A place where something stands that is no data set of ours; the message says what, in one line."""


@contextmanager
def whole(out: Path) -> Iterator[Path]:
    """A folder to write into that becomes `out` when all went well; else `out` is left as it was.

    Raises OccupiedError where `out` is neither absent, empty nor a data set; LockedError; OSError.
    """
    out = out.absolute()
    _require_ours(out)
    aside = out.with_name(f".{out.name}.writing")
    with held(LocalFolder(aside)):
        new = aside / "data"
        try:
            shutil.rmtree(new, ignore_errors=True)  # of a process that was killed
            new.mkdir()
            yield new
            LocalFolder(new).sync(sorted(_files(new)))
            _require_ours(out)  # it took a while
            exchange(new, out)
        finally:
            shutil.rmtree(aside, ignore_errors=True)  # with what stood at `out`


def _require_ours(out: Path) -> None:
    """Refuse to replace what holds a file that no list of digests names, as somebody's own would be."""
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise OccupiedError(errno.EEXIST, "not a folder; give another", str(out))
    listed = _listed(out)
    if other := next((name for name in _files(out) if name not in listed), None):
        raise OccupiedError(errno.EEXIST, f"{other} is no file of a data set; give another folder", str(out))


def _listed(out: Path) -> frozenset[str]:
    """The files of the data set in a folder; none where there is no data set."""
    try:
        return names_in((out / SUMS).read_text(encoding="utf-8")) | {SUMS}
    except (FileNotFoundError, UnicodeDecodeError):
        return frozenset()


def _files(folder: Path) -> Iterator[str]:
    """The names of all that is below a folder and is no folder itself."""
    below = (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    return (path.relative_to(folder).as_posix() for path in below)
