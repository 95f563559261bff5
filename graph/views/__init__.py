"""Views of a store as networks, for pictures and for the formats of others. A module a view; this one knows which."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Literal

from pyoxigraph import Store

from graph.iris import Iris
from graph.views.actors import actors
from graph.views.body import body
from graph.views.citations import citations
from graph.views.document import document
from graph.views.narrowing import Narrowing
from graph.views.network import Network
from graph.views.treaties import treaties

ViewName = Literal["actors", "citations", "treaties", "document", "body"]


class NarrowingError(ValueError):
    """What a view needs and was not given, or was given and does not take; `field` is that of Narrowing."""

    def __init__(self, view: str, field: str, *, is_needed: bool) -> None:
        super().__init__(f"the view {view} {'is of one' if is_needed else 'cannot be narrowed to a'} {field}")
        self.view = view
        self.field = field
        self.is_needed = is_needed


@dataclass(frozen=True, slots=True)
class View:
    """What makes a network, and which fields of Narrowing it takes; `needs` is one that it cannot do without."""

    make: Callable[[Store, Iris, Narrowing], Network]
    takes: frozenset[str]
    needs: str | None = None


VIEWS: Mapping[ViewName, View] = MappingProxyType(
    {
        "actors": View(actors, frozenset({"document", "language", "years"})),
        "citations": View(citations, frozenset({"document", "language", "years"})),
        "treaties": View(treaties, frozenset({"document", "body", "language", "years"})),
        "document": View(document, frozenset({"document", "language"}), needs="document"),
        "body": View(body, frozenset({"body", "document", "language", "years"}), needs="body"),
    }
)


def view(name: ViewName, store: Store, iris: Iris, narrowing: Narrowing | None = None) -> Network:
    """The network of a view, the same for the same store. Raises NarrowingError."""
    chosen, given = VIEWS[name], narrowing or Narrowing()
    if chosen.needs and getattr(given, chosen.needs) is None:
        raise NarrowingError(name, chosen.needs, is_needed=True)
    for field in fields(Narrowing):
        if getattr(given, field.name) is not None and field.name not in chosen.takes:
            raise NarrowingError(name, field.name, is_needed=False)
    return chosen.make(store, iris, given)
