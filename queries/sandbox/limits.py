"""What a query from outside may cost: the one place with such numbers."""

from __future__ import annotations

from dataclasses import dataclass

MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query may cost, and how many are answered at once.

    `seconds` are counted from being asked to being told, with what it has to wait; `memory`, `answer` and `query` are
    bytes. What nests too deep is refused by `queries.guard`.
    """

    seconds: float = 20.0
    memory: int = 1000 * MB
    rows: int = 1_000_000
    answer: int = 64 * MB
    query: int = 256_000
    processes: int = 4
    waiting: int = 16
