"""Which files are given: paths and URLs of files and folders to the files themselves, and their bytes."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from extract.read.files import read_bytes
from extract.records import Refused
from graph.locations import Location, is_url, name_of, told
from graph.progress import Progress
from graph.store import STORE
from graph.summary import FILE_NAME, GRAPHS, Rejected

MADE = (GRAPHS, STORE, FILE_NAME)  # what a build leaves where it is seen

_READERS = 8  # files that are awaited at a time
_LINK = "a link to a folder, which is not followed: give the folder itself"


@dataclass(frozen=True, slots=True)
class Input:
    """A file to be read: where it is for any process, how it was given, and what it held when the build began."""

    location: Location
    given: str
    sha256: str

    @property
    def name(self) -> str:
        """The file's name without its folders."""
        return name_of(self.location)


def inputs_of(sources: Iterable[Location], out: Location, on_progress: Progress) -> Iterator[Input | Rejected]:
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
        for file in _remote_files(str(source), out) if is_url(source) else _local_files(Path(source), out):
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
        location = file.absolute() if isinstance(file, Path) else file
        return Input(location, told(file), hashlib.sha256(read(file)).hexdigest())
    except Refused as refused:
        return Rejected(told(file), refused.reason)


def _remote_files(source: str, out: Location | None) -> Iterator[Location | Rejected]:
    from graph.remote import files_below, url_below  # noqa: PLC0415 - as above

    made = [url_below(out, name) for name in MADE] if isinstance(out, str) and is_url(out) else []
    try:
        files = files_below(source)
    except Refused as refused:
        yield Rejected(source, refused.reason)
    else:
        yield from (file for file in files if not any(file == one or file.startswith(f"{one}/") for one in made))


def _local_files(source: Path, out: Location | None) -> Iterator[Path | Rejected]:
    try:
        source.stat()
    except FileNotFoundError:
        yield Rejected(told(source), "no such file or folder")
    except (OSError, ValueError) as error:  # a name that no file can have, or a folder that is closed to us
        yield Rejected(told(source), getattr(error, "strerror", None) or str(error))
    else:
        yield from _visible(source, out) if source.is_dir() else [source]


def _visible(folder: Path, out: Location | None) -> Iterator[Path | Rejected]:
    """The files below a folder, without hidden ones; what cannot be looked into with the reason."""
    made = {Path(out).resolve() / name for name in MADE} if out is not None and not is_url(out) else set()
    closed: list[OSError] = []
    found: list[Path | Rejected] = []
    for place, folders, files in os.walk(folder, onerror=closed.append):
        here = Path(place)
        folders[:] = [name for name in folders if not name.startswith(".") and (here / name).resolve() not in made]
        found += (Rejected(told(here / name), _LINK) for name in folders if (here / name).is_symlink())
        paths = (here / name for name in files if not name.startswith("."))
        found += (path for path in paths if path.is_file() and path.resolve() not in made)
    found += (Rejected(told(error.filename), f"cannot be listed: {error.strerror}") for error in closed)
    yield from sorted(found, key=lambda file: file if isinstance(file, Path) else Path(file.source))
    if not found:
        yield Rejected(told(folder), "a folder without files")
