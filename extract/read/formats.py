"""A file to what its format makes of it."""

from __future__ import annotations

from pathlib import Path

from extract.read.akn import MarkedText, read_akn
from extract.read.files import read_bytes
from extract.read.plain import to_source
from extract.read.xml import is_xml
from extract.records import Source


def read_file(path: Path) -> Source | MarkedText:
    """The text of a file, told by its content and not its name: AKN4UN XML with what it marks, else plain text.

    Raises Refused where the file cannot be read as what it is.
    """
    data = read_bytes(path)
    return read_akn(path.name, data) if is_xml(data) else to_source(path.name, data)
