"""The embedded Oxigraph store of a build: made aside and put in place whole, then only read."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import RdfFormat, Store

_NAME = "store"
_ASIDE = ".store-"


class NoStoreError(Exception):
    """A folder that holds no store to read; the message says which and why, in one line."""


def write_store(out: Path, files: Iterable[Path]) -> None:
    """Load files of N-Quads into a new store at `out/store`, in place of an earlier one.

    Raises OSError or SyntaxError; then the earlier store is still there.
    """
    _clear(out)
    aside = Path(tempfile.mkdtemp(prefix=_ASIDE, dir=out))
    try:
        _load(aside / "new", files)
        if (out / _NAME).exists():
            (out / _NAME).rename(aside / "old")
        (aside / "new").rename(out / _NAME)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def open_store(out: Path) -> Store:
    """The store of a build, to be read by any number of processes at once. Raises NoStoreError."""
    if not (out / _NAME).is_dir():
        raise NoStoreError(f"{out}: no graph has been built here")
    try:
        return Store.read_only(str(out / _NAME))
    except (OSError, ValueError) as error:
        raise NoStoreError(f"{out / _NAME}: not a store that can be read ({error})") from None


def _load(path: Path, files: Iterable[Path]) -> None:
    store = Store(str(path))
    for file in files:
        store.bulk_load(path=str(file), format=RdfFormat.N_QUADS)
    store.optimize()
    store.flush()


def _clear(out: Path) -> None:
    """Remove what a build that was cut off left; put back an earlier store that it had moved away."""
    for left in out.glob(f"{_ASIDE}*"):
        if (left / "old").exists() and not (out / _NAME).exists():
            (left / "old").rename(out / _NAME)
        shutil.rmtree(left, ignore_errors=True)
