"""An index that is read: by any number of threads and processes at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

# A row of an answer, by column.
Found = sqlite3.Row


@dataclass(frozen=True, slots=True)
class Index:
    """An index in a file, of the build with this stamp."""

    path: Path
    stamp: str

    @contextmanager
    def asked(self) -> Iterator[Asked]:
        """Ask it in this thread."""
        database = sqlite3.connect(f"{self.path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        database.row_factory = Found
        database.execute("PRAGMA mmap_size = 1073741824")
        try:
            yield Asked(database)
        finally:
            database.close()


@dataclass(frozen=True, slots=True)
class Asked:
    """An open index."""

    database: sqlite3.Connection

    def rows(self, sql: str, values: Mapping[str, object] | Sequence[object] = ()) -> list[Found]:
        """What a query answers; values are bound, never pasted."""
        return self.database.execute(sql, values).fetchall()

    def number(self, sql: str, values: Mapping[str, object] | Sequence[object] = ()) -> int:
        """The first value of the first row."""
        found = self.database.execute(sql, values).fetchone()
        return int(found[0] or 0) if found else 0
