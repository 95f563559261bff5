"""Why a query from outside was not answered; each message says in one line what to do."""

from __future__ import annotations

from queries.errors import QueryError


class SandboxError(QueryError):
    """A query that has no answer."""


class NotAcceptableError(SandboxError):
    """An answer that the asker takes in no form that can hold it."""


class TooLargeError(SandboxError):
    """An answer of too many rows, triples or bytes."""


class ExhaustedError(SandboxError):
    """A query that was ended: it took too long or too much memory."""


class BusyError(SandboxError):
    """Too many queries at once."""


class UnavailableError(SandboxError):
    """The graph cannot be read now, or the process that was to answer ended by itself."""
