"""What an address asks for: the parameters of lists and filters, as far as they make sense."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.requests import Request

_LAST_PAGE = 1_000_000


def page_number(request: Request) -> int:
    """The page asked for, from 1; the first for anything that is no number."""
    asked = request.query_params.get("page", "")
    return max(1, min(int(asked), _LAST_PAGE)) if asked.isascii() and asked.isdecimal() and len(asked) < 9 else 1


def wanted(request: Request, names: Iterable[str]) -> dict[str, str]:
    """The parameters of these names that have a value."""
    found = {name: request.query_params.get(name, "").strip() for name in names}
    return {name: value for name, value in found.items() if value}
