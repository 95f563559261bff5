"""Where the data files are."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent

CORE = _HERE / "core.ttl"
ALIGNMENT = _HERE / "alignment.ttl"
SHAPES = _HERE / "shapes.ttl"
LEXICON = tuple(sorted((_HERE / "lexicon").glob("*.ttl")))
CHECKS = tuple(sorted((_HERE / "checks").glob("*.rq")))
