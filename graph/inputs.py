"""Which files are given: paths and URLs of files and folders to the files themselves, and their bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from extract.read.files import read_bytes
from extract.records import Refused
from graph.locations import Location, is_url, name_of, told
from graph.summary import Rejected

_READERS = 8  # files that are awaited at a time


@dataclass(frozen=True, slots=True)
class Input:
    """A file to be read: where it is, and what it held when the build began."""

    location: Location
    sha256: str

    @property
    def name(self) -> str:
        """The file's name without its folders."""
        return name_of(self.location)


def inputs_of(
    sources: Iterable[Location], out: Location, on_progress: Callable[[str, int, int], None]
) -> Iterator[Input | Rejected]:
    """Every file that is given, with its digest; a file that cannot be read with the reason."""
    files = list(files_of(sources, out))
    with ThreadPoolExecutor(_READERS) as pool:
        for done, given in enumerate(pool.map(_input, files), start=1):
            on_progress("looking for changes", done, len(files))
            yield given


def read(location: Location) -> bytes:
    """What a file holds. Raises Refused where it is no file, too large or cannot be read."""
    if isinstance(location, Path):
        return read_bytes(location)
    from graph.remote import read_url  # noqa: PLC0415 - most builds are local, and fsspec takes long to load

    return read_url(location)


def files_of(sources: Iterable[Location], out: Location | None = None) -> Iterator[Location | Rejected]:
    """Every file once, those of a folder sorted, without hidden ones and those of a build in the folder `out`."""
    seen: set[Location] = set()
    for source in sources:
        for file in _remote_files(str(source)) if is_url(source) else _local_files(Path(source), out):
            known = file.resolve() if isinstance(file, Path) else file
            if isinstance(known, Rejected):
                yield known
            elif known not in seen:
                seen.add(known)
                yield file


def _input(file: Location | Rejected) -> Input | Rejected:
    if isinstance(file, Rejected):
        return file
    try:
        return Input(file, hashlib.sha256(read(file)).hexdigest())
    except Refused as refused:
        return Rejected(told(file), refused.reason)


def _remote_files(source: str) -> Iterator[Location | Rejected]:
    from graph.remote import files_below  # noqa: PLC0415 - as above

    try:
        files = files_below(source)
    except Refused as refused:
        yield Rejected(source, refused.reason)
    else:
        yield from files


def _local_files(source: Path, out: Location | None) -> Iterator[Path | Rejected]:
    try:
        source.stat()
        files = _visible_files(source, out) if source.is_dir() else [source]
    except FileNotFoundError:
        yield Rejected(told(source), "no such file or folder")
    except (OSError, ValueError) as error:  # a name that no file can have, or a folder that is closed to us
        yield Rejected(told(source), getattr(error, "strerror", None) or str(error))
    else:
        yield from files
        if not files:
            yield Rejected(told(source), "a folder without files")


def _visible_files(folder: Path, out: Location | None) -> list[Path]:
    built = out.resolve() if isinstance(out, Path) else None
    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and built not in path.resolve().parents
    ]
