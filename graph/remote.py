"""Files and folders on the file systems of fsspec: object stores, archives, servers."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

import fsspec

from extract.limits import MAX_BYTES
from extract.records import Refused


def read_url(url: str) -> bytes:
    """What a file holds. Raises Refused where it is too large or cannot be read."""
    try:
        with fsspec.open(url, "rb") as file:
            data = bytes(file.read(MAX_BYTES + 1))
    except Exception as error:  # each file system has errors of its own
        raise Refused(f"cannot be read: {_reason(error)}") from error
    if len(data) > MAX_BYTES:
        raise Refused(f"too large: at most {MAX_BYTES} bytes are read")
    return data


def files_below(url: str) -> list[str]:
    """The URLs of the files of a folder and the folders in it, without hidden ones; that of a file alone.

    Raises Refused where it cannot be listed, or there are none.
    """
    try:
        system, path = fsspec.core.url_to_fs(url)
        found = [path] if system.isfile(path) else sorted(system.find(path))
    except Exception as error:  # as above
        raise Refused(f"cannot be listed: {_reason(error)}") from error
    visible = [file for file in found if not any(part.startswith(".") for part in _below(file, path))]
    if not visible:
        raise Refused("no such file, or a folder without files")
    return [str(system.unstrip_protocol(file)) for file in visible]


def remote_folder(url: str) -> RemoteFolder:
    """The folder at a URL. Raises OSError for a URL that no installed package reaches."""
    try:
        system, path = fsspec.core.url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise OSError(f"{url}: {_reason(error)}") from error
    return RemoteFolder(system, path, url)


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
        return bytes(self.system.cat_file(f"{self.path}/{name}"))

    def write(self, name: str, data: bytes) -> None:  # noqa: D102
        path = f"{self.path}/{name}"
        self.system.makedirs(str(PurePosixPath(path).parent), exist_ok=True)
        self.system.pipe_file(path, data)

    def move(self, name: str, to: str) -> None:  # noqa: D102
        self.system.makedirs(str(PurePosixPath(f"{self.path}/{to}").parent), exist_ok=True)
        self.system.mv(f"{self.path}/{name}", f"{self.path}/{to}")

    def remove(self, name: str) -> None:  # noqa: D102
        with suppress(FileNotFoundError):
            self.system.rm(f"{self.path}/{name}", recursive=True)

    def names(self, below: str) -> frozenset[str]:  # noqa: D102
        self.system.invalidate_cache()
        with suppress(FileNotFoundError):
            entries: Iterable[dict[str, str]] = self.system.ls(f"{self.path}/{below}", detail=True)
            return frozenset(PurePosixPath(e["name"]).name for e in entries if e["type"] == "file")
        return frozenset()


def _below(file: str, folder: str) -> tuple[str, ...]:
    return PurePosixPath(file.removeprefix(folder)).parts


def _reason(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
