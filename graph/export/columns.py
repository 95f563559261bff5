"""The attributes that nodes or edges have, and the one type of each, for formats that tell them first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from graph.views.network import Value

_TYPES: Mapping[type, str] = {bool: "boolean", int: "long", float: "double", str: "string"}


def columns(rows: Collection[Mapping[str, Value]]) -> dict[str, str]:
    """The type of each attribute that a row has, in the order in which they come, as GraphML and GEXF name it."""
    names = dict.fromkeys(name for row in rows for name in row)
    return {name: _type(row[name] for row in rows if name in row) for name in names}


def written(value: Value) -> str:
    """A value as XML Schema writes it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _type(values: Iterable[Value]) -> str:
    types = {type(value) for value in values}
    return _TYPES[types.pop()] if len(types) == 1 else "double" if types == {int, float} else "string"
