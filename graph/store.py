"""The embedded Oxigraph store of a build: made aside, put in place whole, then only read."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, Store

_NAME = "store"


class NoStoreError(Exception):
    """A folder that holds no store to read; the message says which and why, in one line."""


def make_store(folder: Path, files: Iterable[Path], on_progress: Callable[[int], None] = lambda _: None) -> None:
    """Load files of N-Quads into a new store at `folder`, where nothing is yet. Raises OSError or SyntaxError."""
    store = Store(str(folder))
    for done, file in enumerate(files, start=1):
        store.bulk_load(path=str(file), format=RdfFormat.N_QUADS)
        on_progress(done)
    store.flush()


def update_store(old: Path, new: Path, removed: Collection[str], files: Iterable[Path]) -> None:
    """Make a store at `new` that holds what is at `old` without some graphs, and files of N-Quads.

    Raises OSError or SyntaxError; `old` stays as it is.
    """
    shutil.copytree(old, new)
    store = Store(str(new))
    for graph in removed:
        store.remove_graph(NamedNode(graph))
    for file in files:
        store.bulk_load(path=str(file), format=RdfFormat.N_QUADS)
    store.flush()


def open_store(out: Path) -> Store:
    """The store of a build, to be read by any number of processes at once. Raises NoStoreError."""
    if not (out / _NAME).is_dir():
        raise NoStoreError(f"{out}: no graph has been built here")
    try:
        return Store.read_only(str(out / _NAME))
    except (OSError, ValueError) as error:
        raise NoStoreError(f"{out / _NAME}: not a store that can be read ({error})") from None
