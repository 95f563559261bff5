"""Exports: what a build holds, in the formats of others. A module a format; this one knows which there are."""

from __future__ import annotations

from typing import Literal, get_args

from graph.export.exported import Export

FormatName = Literal["akn", "undo"]
FORMATS: tuple[FormatName, ...] = get_args(FormatName)

OF_ONE_VERSION: frozenset[FormatName] = frozenset({"akn"})
"""Formats whose files hold one document in one language."""


def export_to(name: FormatName) -> Export:
    """What makes a file of a format."""
    if name == "akn":
        from graph.export.akn import export_akn  # noqa: PLC0415 - loads what reads documents

        return export_akn
    from graph.export.undo import export_undo  # noqa: PLC0415

    return export_undo
