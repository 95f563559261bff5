"""Which files are given: names of files and folders to the files themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.summary import Rejected


def files_of(sources: Iterable[Path], out: Path | None = None) -> Iterator[Path | Rejected]:
    """Every file once, those of a folder sorted, without hidden ones and those of a build in the folder `out`."""
    seen: set[Path] = set()
    for source in sources:
        try:
            source.stat()
        except FileNotFoundError:
            yield Rejected(told(source), "no such file or folder")
            continue
        except (OSError, ValueError) as error:  # a name that no file can have, or a folder that is closed to us
            yield Rejected(told(source), getattr(error, "strerror", None) or str(error))
            continue
        files = _visible_files(source, out) if source.is_dir() else [source]
        if not files:
            yield Rejected(told(source), "a folder without files")
        for file in files:
            if file.resolve() not in seen:
                seen.add(file.resolve())
                yield file


def _visible_files(folder: Path, out: Path | None) -> list[Path]:
    built = out.resolve() if out else None
    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and built not in path.resolve().parents
    ]


def told(path: Path | str) -> str:
    """A path that can be written, which one whose bytes are no UTF-8 cannot."""
    return str(path).encode("utf-8", "replace").decode("utf-8")
