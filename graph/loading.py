"""Loads files of N-Quads into a store: many at a time, but not so many that memory runs out."""

from __future__ import annotations

import ctypes
import errno
import tempfile
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse

from graph.progress import Progress

# After each load RocksDB merges what is new with all that is there, so few and large loads cost least. But Oxigraph
# holds and sorts a load in memory: 0.8 KB a statement, and beyond 917,000 (7/8 of 2 ** 20) its tables double.
_BATCH = 810_000

_M_MXFAST = 1  # of <malloc.h>
_MXFAST_DEFAULT = 128


def load(store: Store, files: Sequence[Path], on_progress: Progress | None = None) -> None:
    """Add the statements of files whose every line ends and whose IRIs and language tags are known to be valid.

    Raises OSError, also where a file is no N-Quads; then some of the files may have been added.
    """
    batch = _Batch(files, on_progress)
    with _without_fastbins():
        while batch.refilled():
            try:
                store.bulk_load(input=batch, format=RdfFormat.N_QUADS, lenient=True)  # type: ignore[arg-type]
            except SyntaxError as error:
                reason = "not the N-Quads that were written; remove it and build again"
                raise OSError(errno.EINVAL, reason, str(next(filter(_is_damaged, files), None))) from error


def by_graph(files: Sequence[Path], aside: Path) -> list[Path]:
    """Files in the order in which a store keeps their graphs, found with a small one in the folder `aside`.

    Loads in this order have nothing to be merged in the three of the six indexes that begin with the graph.
    """
    graphs = {file: graph for file in files if isinstance(graph := _graph(file), NamedNode)}
    with tempfile.TemporaryDirectory(dir=aside) as folder:  # the order is that of hashes, which a store on disk shows
        store = Store(folder)
        store.bulk_extend(Quad(graph, graph, graph, graph) for graph in graphs.values())
        places = {graph: place for place, graph in enumerate(store.named_graphs())}
        del store
    return sorted(files, key=lambda file: places[graphs[file]] if file in graphs else -1)


class _Batch:
    """Files as one stream, that ends after enough of them, and goes on with the next when it is refilled."""

    def __init__(self, files: Sequence[Path], on_progress: Progress | None) -> None:
        self._waiting = deque(files)
        self._total = len(files)
        self._on_progress = on_progress
        self._file: BinaryIO | None = None
        self._room = 0

    def refilled(self) -> bool:
        """Make room for further files; tell whether there are any."""
        self._room = _BATCH
        return bool(self._waiting)

    def read(self, size: int = -1) -> bytes:
        """The next bytes, at most `size`; none where the batch ends."""
        while self._file or (self._waiting and self._room > 0):
            self._file = self._file or self._next()
            if chunk := self._file.read(size):
                self._room -= chunk.count(b"\n")
                return chunk
            self._file.close()
            self._file = None
        return b""

    def _next(self) -> BinaryIO:
        path = self._waiting.popleft()
        if self._on_progress:
            self._on_progress(path.name, self._total - len(self._waiting) - 1, self._total)
        return path.open("rb")


@contextmanager
def _without_fastbins() -> Iterator[None]:
    """Free memory at once where glibc would keep small pieces aside: a load frees so many that this saves 15 %."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is None:
        yield
        return
    mallopt(_M_MXFAST, 0)
    try:
        yield
    finally:
        mallopt(_M_MXFAST, _MXFAST_DEFAULT)


def _is_damaged(file: Path) -> bool:
    try:
        for _ in parse(path=str(file), format=RdfFormat.N_QUADS, lenient=True):
            pass
    except SyntaxError:
        return True
    return not file.read_bytes().endswith(b"\n")


def _graph(file: Path) -> object:
    """The graph of a file's first statement, if it has one."""
    with suppress(SyntaxError), file.open("rb") as lines:
        return next((quad.graph_name for quad in parse(lines.readline(), RdfFormat.N_QUADS, lenient=True)), None)
    return None
