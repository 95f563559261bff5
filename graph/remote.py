"""Files and folders on the file systems of fsspec: object stores, archives, servers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import fsspec
from fsspec.implementations.local import LocalFileSystem

from extract.limits import MAX_BYTES
from extract.records import Refused
from graph.files import LocalFolder

_NOTHING = "no such file, or a folder without files"


def read_url(url: str) -> bytes:
    """What a file holds. Raises Refused where it is too large or cannot be read."""
    with _refusing("cannot be read"), fsspec.open(url, "rb") as file:
        data = bytes(file.read(MAX_BYTES + 1))
    if len(data) > MAX_BYTES:
        raise Refused(f"too large: at most {MAX_BYTES} bytes are read")
    return data


def files_below(url: str) -> list[str]:
    """The URLs of the files of a folder and the folders in it, without hidden ones; that of a file alone.

    Raises Refused where it cannot be listed, or there are none.
    """
    with _refusing("cannot be listed"):
        system, path = fsspec.core.url_to_fs(url)
        if system.isfile(path):
            return [url]
        walk = system.walk(path, on_error="raise")  # and not `find`, which takes what cannot be listed for nothing
        found = [f"{place.rstrip('/')}/{name}" for place, _, names in walk for name in names]
    below = sorted(file.removeprefix(path).lstrip("/") for file in found)
    visible = [file for file in below if not any(part.startswith(".") for part in PurePosixPath(file).parts)]
    if not visible:
        raise Refused(_NOTHING)
    return [url_below(url, file) for file in visible]


def url_below(url: str, name: str) -> str:
    """The URL of a file in the folder at `url`, which may stand in a chain: zip://::s3://bucket/a.zip."""
    folder, chained, outer = url.partition("::")
    return f"{folder}{'' if folder.endswith('/') else '/'}{name}{chained}{outer}"


def remote_folder(url: str) -> LocalFolder | RemoteFolder:
    """The folder at a URL. Raises OSError for a URL that no installed package reaches."""
    with _as_oserror(url):
        system, path = fsspec.core.url_to_fs(url)
    return LocalFolder(Path(path)) if isinstance(system, LocalFileSystem) else RemoteFolder(system, path, url)


@dataclass(frozen=True, slots=True)
class RemoteFolder:
    """A folder on a file system of fsspec."""

    system: Any
    path: str
    location: str

    @property
    def here(self) -> None:  # noqa: D102
        return None

    def read(self, name: str) -> bytes:  # noqa: D102
        with _as_oserror(self.location):
            return bytes(self.system.cat_file(self._of(name)))

    def write(self, name: str, data: bytes) -> None:  # noqa: D102
        with _as_oserror(self.location):
            self.system.makedirs(str(PurePosixPath(self._of(name)).parent), exist_ok=True)
            self.system.pipe_file(self._of(name), data)

    def sync(self, names: Iterable[str]) -> None:
        """What a server has taken is its own care."""

    def move(self, name: str, to: str) -> None:  # noqa: D102
        with _as_oserror(self.location):
            self.system.makedirs(str(PurePosixPath(self._of(to)).parent), exist_ok=True)
            self.system.mv(self._of(name), self._of(to))

    def remove(self, name: str) -> None:  # noqa: D102
        with _as_oserror(self.location), suppress(FileNotFoundError):
            self.system.rm(self._of(name), recursive=True)

    def has(self, name: str) -> bool:  # noqa: D102
        with _as_oserror(self.location):
            return bool(self.system.isfile(self._of(name)))

    def names(self, below: str) -> frozenset[str]:  # noqa: D102
        with _as_oserror(self.location), suppress(FileNotFoundError):
            self.system.invalidate_cache()
            entries: Iterable[dict[str, str]] = self.system.ls(self._of(below), detail=True)
            return frozenset(PurePosixPath(e["name"]).name for e in entries if e["type"] == "file")
        return frozenset()

    def _of(self, name: str) -> str:
        return f"{self.path}/{name}"


@contextmanager
def _as_oserror(url: str) -> Iterator[None]:
    """Each file system has errors of its own."""
    try:
        yield
    except OSError:
        raise
    except Exception as error:
        raise OSError(f"{url}: {_reason(error)}") from error


@contextmanager
def _refusing(what: str) -> Iterator[None]:
    try:
        yield
    except Refused:
        raise
    except FileNotFoundError as error:
        raise Refused(_NOTHING) from error
    except Exception as error:
        raise Refused(f"{what}: {_reason(error)}") from error


def _reason(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
