"""Exports: what a build holds, in the formats of others. A module a format; this one knows which there are.

There are two families. A format of versions holds what documents say, and is made of their graphs. A format of networks
holds a view of a store, and is made of a Network alone: it is a line of `_WRITERS` and a function.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Literal, get_args

from graph.export.exported import Export
from graph.views.network import Network

FormatName = Literal["akn", "undo"]
FORMATS: tuple[FormatName, ...] = get_args(FormatName)

NetworkFormatName = Literal["graphml", "gexf", "cyjs", "csv", "nodes", "mermaid", "dot", "html"]
NETWORK_FORMATS: tuple[NetworkFormatName, ...] = get_args(NetworkFormatName)

OF_ONE_VERSION: frozenset[FormatName] = frozenset({"akn"})
"""Formats whose files hold one document in one language."""

DRAWN: frozenset[NetworkFormatName] = frozenset({"mermaid", "dot"})
"""Formats of networks that are drawn as they are, so that two nodes should have one edge of a kind."""

MOST: Mapping[NetworkFormatName, int] = MappingProxyType({"html": 300})
"""How many nodes a file of a format holds where nobody asks for another number."""

Writer = Callable[[Network, str], bytes]
"""Makes a file of a network, the same for the same; the language is that of the labels that are shown."""

_WRITERS: Mapping[NetworkFormatName, tuple[str, str]] = MappingProxyType(
    {
        "graphml": ("graphml", "write"),
        "gexf": ("gexf", "write"),
        "cyjs": ("cyjs", "write"),
        "csv": ("tables", "edges"),
        "nodes": ("tables", "nodes"),
        "mermaid": ("mermaid", "write"),
        "dot": ("dot", "write"),
        "html": ("html", "write"),
    }
)


def export_to(name: FormatName) -> Export:
    """What makes a file of a format of versions."""
    if name == "akn":
        from graph.export.akn import export_akn  # noqa: PLC0415 - loads what reads documents

        return export_akn
    from graph.export.undo import export_undo  # noqa: PLC0415

    return export_undo


def writer_of(name: NetworkFormatName) -> Writer:
    """What makes a file of a format of networks; its module is loaded now, as some are slow to load."""
    module, function = _WRITERS[name]
    writer: Writer = getattr(import_module(f"{__name__}.{module}"), function)
    return writer
