"""The embedded Oxigraph store of a build: made aside, put in place whole, and then only read or taken over."""

from __future__ import annotations

import errno
import os
from collections.abc import Collection, Iterable
from pathlib import Path

from pyoxigraph import NamedNode, Store

from graph.loading import by_graph, load
from graph.progress import Progress

STORE = "store"

# What is removed is kept in memory until it is flushed, some 4 MB for a document of 4,000 statements; but the more
# often it is flushed, the more RocksDB has to merge.
_REMOVED = 64


class NoStoreError(Exception):
    """A folder that holds no store to read; the message says which and why, in one line."""


def make_store(folder: Path, files: Iterable[Path], on_progress: Progress | None = None) -> None:
    """Load files of N-Quads into a new store at `folder`, which must not exist.

    Raises OSError, also for a file that is no N-Quads; then a part of a store is left, for the caller to remove.
    """
    folder.mkdir()
    store = Store(str(folder))
    load(store, by_graph(list(files), folder.parent), on_progress)
    store.flush()


def update_store(
    old: Path, new: Path, removed: Collection[str], files: Iterable[Path], on_progress: Progress | None = None
) -> None:
    """Make at `new`, which must not exist, a store of what `old` holds without the graphs `removed`, and of `files`.

    `old` is only read, and may be by others at the same time. What is not changed is shared with it on disk, where
    both are on one file system. Raises NoStoreError or OSError; then a part of a store may be left at
    `new`, for the caller to remove.
    """
    if new.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(new))
    _read(old).backup(str(new))  # links the tables, which never change, and copies the small rest
    store = Store(str(new))
    _remove(store, removed)
    load(store, list(files), on_progress)
    store.flush()


def open_store(out: Path) -> Store:
    """The store of a build, to be read by any number of processes at once. Raises NoStoreError."""
    if not (out / STORE).is_dir():
        raise NoStoreError(f"{out}: no graph has been built here")
    return _read(out / STORE)


def _read(folder: Path) -> Store:
    try:
        return Store.read_only(str(folder))
    except (OSError, ValueError, RuntimeError) as error:
        raise NoStoreError(f"{folder}: not a store that can be read ({error})") from None


def _remove(store: Store, graphs: Collection[str]) -> None:
    for done, graph in enumerate(graphs, 1):
        store.remove_graph(NamedNode(graph))
        if done % _REMOVED == 0 or done == len(graphs):
            store.flush()
