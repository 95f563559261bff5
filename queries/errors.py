"""What can be wrong with a query or with what is asked of it, each carrying what was given."""

from __future__ import annotations

from collections.abc import Sequence


class QueryError(Exception):
    """The message is one line for the person who asked."""


class HeaderError(QueryError):
    """A query file whose header breaks the form."""

    def __init__(self, query: str, reason: str) -> None:
        super().__init__(f"{query}: {reason}")
        self.query = query


class UnknownQueryError(QueryError):
    """A name that no canned query has; `nearest` are those most like it."""

    def __init__(self, name: str, nearest: Sequence[str]) -> None:
        hint = f" Did you mean {' or '.join(nearest)}?" if nearest else ""
        super().__init__(f"There is no query named {name!r}.{hint}")
        self.name = name
        self.nearest = tuple(nearest)


class ParameterError(QueryError):
    """A value that a parameter does not take, or a parameter that a query does not have."""

    def __init__(self, parameter: str, reason: str) -> None:
        super().__init__(f"{parameter}: {reason}")
        self.parameter = parameter


class RefusedQueryError(QueryError):
    """A query that is not run: it would change data, leave this machine, or it is no SPARQL."""
