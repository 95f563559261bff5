"""A file's bytes."""

from __future__ import annotations

import stat
from pathlib import Path

from extract.limits import MAX_BYTES
from extract.records import Refused


def read_bytes(path: Path) -> bytes:
    """What a file holds. Raises Refused where it is no file, too large or cannot be read."""
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise Refused("not a file" if not stat.S_ISDIR(about.st_mode) else "a folder, not a file")
        if about.st_size > MAX_BYTES:
            raise Refused(f"too large: {about.st_size} bytes, at most {MAX_BYTES} are read")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise Refused(f"cannot be read: {reason}") from error
