"""Where files and folders are: paths on this machine, and URLs of what fsspec reaches."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

Location = Path | str

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+(?:://|::)")


def is_url(location: Location) -> bool:
    """Whether a location is one that fsspec reaches, such as s3://bucket/key, and not a path."""
    return isinstance(location, str) and _URL.match(location) is not None


def name_of(location: Location) -> str:
    """The name of a file without its folders, and without the archive that a URL may find it in."""
    return location.name if isinstance(location, Path) else PurePosixPath(location.partition("::")[0]).name


def told(location: Location) -> str:
    """A location that can be written, which a path whose bytes are no UTF-8 cannot."""
    return str(location).encode("utf-8", "replace").decode("utf-8")
