"""Engines of SHACL: one that is fast, and the reference that it must agree with."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, get_args

from graph.validate import Engine

EngineName = Literal["shacl", "pyshacl"]
ENGINES: tuple[EngineName, ...] = get_args(EngineName)
FAST: EngineName = "shacl"


def engine(name: EngineName, shapes: Path) -> Engine:
    """An engine by its name. Raises OSError or SyntaxError for shapes that are no Turtle."""
    if name == "pyshacl":
        from graph.engines.pyshacl_engine import PyshaclEngine  # noqa: PLC0415 - loads slower than a document is read

        return PyshaclEngine(shapes)
    from graph.engines.shacl_engine import ShaclEngine  # noqa: PLC0415

    return ShaclEngine(shapes)
