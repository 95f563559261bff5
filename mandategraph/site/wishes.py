"""What an address asks of a picture, read strictly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast, get_args

from graph.export.exported import versions_in
from graph.iris import Authority, BadIdentifierError
from graph.views import VIEWS, ViewName
from graph.views.narrowing import Narrowing
from mandategraph.site.build import Build
from queries.names import Names

_MOST, _USUAL = 500, 300  # nodes
_FIELDS = {"body": "body", "document": "document", "from": "years", "to": "years"}


class WishError(ValueError):
    """An address asks for what no picture is of; `message` is the name of the words that tell why."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class Wish:
    """A picture of a view, narrowed, of so many nodes."""

    view: ViewName
    narrowing: Narrowing
    nodes: int = _USUAL


def wish_of(build: Build, given: Mapping[str, str]) -> Wish:
    """The picture that the fields of a form ask for, of which none is empty. Raises WishError."""
    view = given.get("view") or ("body" if "body" in given else "document" if "document" in given else "actors")
    if view not in get_args(ViewName):
        raise WishError("picture_bad_view")
    chosen = VIEWS[cast(ViewName, view)]
    for name in _FIELDS.keys() & given.keys():
        if _FIELDS[name] not in chosen.takes:
            raise WishError(f"picture_takes_no_{_FIELDS[name]}")
    if chosen.needs and chosen.needs not in given:
        raise WishError(f"picture_needs_{chosen.needs}")
    body = _body(build, given["body"]) if "body" in given else None
    document = _document(build, given["document"]) if "document" in given else None
    narrowing = Narrowing(document, body, years=_years(given))
    return Wish(cast(ViewName, view), narrowing, _number(given.get("nodes", str(_USUAL)), 1, _MOST))


def _years(given: Mapping[str, str]) -> tuple[int, int] | None:
    if not {"from", "to"} & given.keys():
        return None
    first, last = _number(given.get("from", "0"), 0, 9999), _number(given.get("to", "9999"), 0, 9999)
    return first, last


def _number(value: str, least: int, most: int) -> int:
    if not (value.isascii() and value.isdigit() and len(value) < 5 and least <= int(value) <= most):
        raise WishError("picture_bad_number")
    return int(value)


def _body(build: Build, called: str) -> str:
    """The IRI of the agent that is called so."""
    try:
        iri = Names(build.select, build.iris).named("agent", called)
        name = build.iris.read(iri)
    except (BadIdentifierError, LookupError):
        raise WishError("picture_unknown_body") from None
    if not isinstance(name, Authority) or name.scheme != "agent":
        raise WishError("picture_unknown_body")
    return iri


def _document(build: Build, called: str) -> str:
    """The symbol as the build has it."""
    symbols = (version.symbol for version in versions_in(build.store, build.iris))
    found = next((symbol for symbol in symbols if symbol.casefold() == called.casefold()), None)
    if found is None:
        raise WishError("picture_unknown_document")
    return found
