"""The files of a data set: what each is, how large, and the digest of its bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

SUMS = "SHA256SUMS"


@dataclass(frozen=True, slots=True)
class Part:
    """A file of a data set, by its name below the folder, with its media type and what it holds in English and Chinese.

    The media type of a compressed file is that of what is compressed.
    """

    name: str
    media_type: str
    title: str
    title_zh: str


@dataclass(frozen=True, slots=True)
class Measured:
    """A file that was written: its size in bytes, and the SHA-256 of its bytes in hexadecimal."""

    part: Part
    size: int
    sha256: str


def measured(folder: Path, parts: Iterable[Part]) -> list[Measured]:
    """The files of a data set as they stand in a folder. Raises OSError."""
    return [_measured(folder / part.name, part) for part in parts]


def sums(files: Iterable[Measured]) -> str:
    """The digests as `sha256sum -c` reads them, sorted by the names of the files."""
    ordered = sorted(files, key=lambda file: file.part.name)
    return "".join(f"{file.sha256}  {file.part.name}\n" for file in ordered)


def names_in(text: str) -> frozenset[str]:
    """The names of the files that `sums` tells of."""
    return frozenset(line.partition("  ")[2] for line in text.splitlines())


def _measured(path: Path, part: Part) -> Measured:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
    return Measured(part, path.stat().st_size, digest.hexdigest())
