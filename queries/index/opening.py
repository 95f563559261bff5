"""An index that is read: by any number of threads and processes at once."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from queries.index.records import Entity

# A row of an answer, by column.
Found = sqlite3.Row
_MAPPED = 1 << 30  # bytes of the file that are read as memory


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
        database.execute(f"PRAGMA mmap_size = {_MAPPED}")
        try:
            yield Asked(database)
        finally:
            database.close()


@dataclass(frozen=True, slots=True)
class Asked:
    """An open index. What may be asked stands in `sql/`, a file for each question."""

    database: sqlite3.Connection

    def rows(self, question: str, **values: object) -> list[Found]:
        """What a question answers with values in it, which are bound and never pasted; a list becomes JSON."""
        bound = {name: json.dumps(value) if isinstance(value, list) else value for name, value in values.items()}
        return self.database.execute(_sql(question), bound).fetchall()

    def entities(self, ids: Iterable[int | None]) -> dict[int, Entity]:
        """Entities by their numbers."""
        rows = self.rows("entities", ids=sorted({id_ for id_ in ids if id_ is not None}))
        return {row["id"]: Entity(**{**dict(row), "is_listed": bool(row["is_listed"])}) for row in rows}

    def listed(self, question: str, **values: object) -> tuple[Entity, ...]:
        """The entities whose `id` a question answers, in its order."""
        ids = [row["id"] for row in self.rows(question, **values)]
        known = self.entities(ids)
        return tuple(known[id_] for id_ in ids)

    def entity(self, iri: str) -> Entity | None:
        """What has an IRI."""
        return next(iter(self.listed("entity", iri=iri)), None)


def picked(row: Found, *names: str) -> dict[str, Any]:
    """Some columns of a row, by name."""
    return {name: row[name] for name in names}


@cache
def _sql(question: str) -> str:
    return (files("queries.index") / "sql" / f"{question}.sql").read_text(encoding="utf-8")
