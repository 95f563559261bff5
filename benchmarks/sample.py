"""Some of many files, always the same ones: each sample holds the smaller ones."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path


def in_order(files: Iterable[Path]) -> list[Path]:
    """All files, as if shuffled, in an order that their names alone determine."""
    return sorted(files, key=_key)


def _key(file: Path) -> tuple[str, str, str]:
    """Language versions stand together: their names agree up to the last hyphen (A_RES_77_1-2223391E.xml)."""
    work = file.name.rpartition("-")[0] or file.name
    return sha256(work.encode("utf-8", "surrogateescape")).hexdigest(), file.name, str(file)
