"""Makes the index of a build from the files of its graphs: whole, or not at all."""

from __future__ import annotations

import secrets
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

from graph.folders import folder_at, summary_of
from graph.iris import Iris
from graph.progress import Progress
from graph.summary import AUTHORITIES, Summary
from queries.index.entries import Entries, Entry

UNFINISHED = ".writing-"
_AT_ONCE = 20_000  # rows


def make(folder: Path, path: Path, on_progress: Progress) -> None:
    """Write the index of the build in `folder` to `path`, which is replaced in one step.

    Raises NoBuildError for a folder without a build, and OSError or sqlite3.Error; then nothing is left.
    """
    summary = summary_of(folder_at(folder))
    unfinished = path.with_name(f"{UNFINISHED}{secrets.token_hex(8)}")  # of this writer alone
    try:
        _write(unfinished, _entries(folder, summary, on_progress))
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def _entries(folder: Path, summary: Summary, on_progress: Progress) -> Iterator[Entry]:
    entries, total = Entries(Iris(summary.base)), len(summary.documents)
    for compared in summary.compared:
        entries.correspondence(_lines(folder / compared.graph))
    yield from entries.authorities(_lines(folder / AUTHORITIES))
    for done, built in enumerate(summary.documents):
        on_progress("indexing", done, total)
        yield from entries.version(_lines(folder / built.graph))
    on_progress("indexing", total, total)
    yield from entries.rest()


def _lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8", newline="\n") as file:
        yield from file


def _write(path: Path, entries: Iterable[Entry]) -> None:
    database = sqlite3.connect(path, isolation_level=None)
    try:
        # Nothing is to survive a power cut but the finished file.
        database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY;")
        database.executescript(_script("schema.sql"))
        database.execute("BEGIN")
        waiting: dict[str, list[tuple[object, ...]]] = defaultdict(list)
        for table, row in entries:
            waiting[table].append(row)
            if len(waiting[table]) == _AT_ONCE:
                _insert(database, table, waiting.pop(table))
        for table, rows in waiting.items():
            _insert(database, table, rows)
        database.execute("COMMIT")
        database.executescript(_script("after.sql"))
    finally:
        database.close()


def _insert(database: sqlite3.Connection, table: str, rows: list[tuple[object, ...]]) -> None:
    columns = "(rowid, words)" if table.endswith("_words") else ""
    places = ", ".join("?" * len(rows[0]))
    database.executemany(f"INSERT OR IGNORE INTO {table}{columns} VALUES ({places})", rows)  # noqa: S608 - our names


def _script(name: str) -> str:
    return (files("queries.index") / name).read_text(encoding="utf-8")
