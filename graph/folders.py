"""Folders that a build writes into, wherever they are."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from graph.files import LocalFolder
from graph.locations import Location, is_url, told
from graph.summary import FILE_NAME, NoBuildError, Summary, read_summary


class Folder(Protocol):
    """A folder whose files are named by paths below it, parted by slashes.

    Whatever happens, no name leads to half a file. All methods raise OSError.
    """

    @property
    def location(self) -> Location:
        """What `folder_at` opens again, in any process."""

    @property
    def here(self) -> Path | None:
        """Its path, if it has one on this machine."""

    def read(self, name: str) -> bytes:
        """The bytes of a file. Raises FileNotFoundError."""

    def write(self, name: str, data: bytes) -> None:
        """Put bytes into a file, making the folders above it."""

    def sync(self, names: Iterable[str]) -> None:
        """Have what was written outlast a loss of power, where that can be had."""

    def move(self, name: str, to: str) -> None:
        """Give a file another name, in place of what has that name."""

    def remove(self, name: str) -> None:
        """Remove a file or a folder with all that is in it, if it is there."""

    def has(self, name: str) -> bool:
        """Whether there is such a file."""

    def names(self, below: str) -> frozenset[str]:
        """The names of the files directly in a folder below this, without that folder's; none if it is not there."""


def folder_at(location: Location) -> Folder:
    """The folder at a path or a URL. Raises OSError for a URL that no installed package reaches."""
    if not is_url(location):
        return LocalFolder(Path(location))
    from graph.remote import remote_folder  # noqa: PLC0415 - most builds are local, and fsspec takes long to load

    return remote_folder(str(location))


def summary_of(folder: Folder) -> Summary:
    """What a build says of itself. Raises NoBuildError, which names the folder, or OSError."""
    try:
        return read_summary(folder.read(FILE_NAME))
    except (FileNotFoundError, NotADirectoryError):
        raise NoBuildError(f"{told(folder.location)}: no graph has been built here") from None
    except NoBuildError as error:
        raise NoBuildError(f"{told(folder.location)}: {error}") from None
