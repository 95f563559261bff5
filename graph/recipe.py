"""What determines what is made of a source: the program with its data, and the options; and keys made of that."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from graph.engines import EngineName

_PACKAGES = ("extract", "graph", "ontology")  # what a graph is made by
_ELSEWHERE = ("charts", "dataset", "endpoints", "export", "pictures", "readback", "views")
AFTERWARDS = tuple(f"graph/{folder}" for folder in _ELSEWHERE)  # what only takes it elsewhere
_SUFFIXES = {".py", ".ttl", ".rq"}
_ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Recipe:
    """The options of a build that its graphs depend on, and the digest of the program that makes them."""

    base: str
    engine: EngineName
    program: str

    def key(self, *parts: str) -> str:
        """A digest of the recipe and what it is applied to: equal keys, equal results."""
        return _digest(
            part.encode("utf-8", "surrogateescape") for part in (self.program, self.base, self.engine, *parts)
        )


@cache
def program() -> str:
    """A digest of the program's version, its code and its data, so that an edited authority counts as a change."""
    named = ((file.relative_to(_ROOT).as_posix().encode(), file.read_bytes()) for file in sources())
    return _digest([program_version().encode(), *(part for file in named for part in file)])


@cache
def program_version() -> str:
    """The version of the installed program."""
    try:
        return version("mandategraph")
    except PackageNotFoundError:  # run from a source tree
        return "unreleased"


def sources() -> list[Path]:
    """The files of code and data that graphs are made by."""
    files = (file for package in _PACKAGES for file in (_ROOT / package).rglob("*"))
    return sorted(file for file in files if file.suffix in _SUFFIXES and not _is_afterwards(file))


def _is_afterwards(file: Path) -> bool:
    return file.relative_to(_ROOT).as_posix().startswith(tuple(f"{folder}/" for folder in AFTERWARDS))


def _digest(parts: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8) + part)
    return digest.hexdigest()
