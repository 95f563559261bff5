"""A file to what its format makes of it."""

from __future__ import annotations

from extract.read.akn import MarkedText, read_akn
from extract.read.plain import to_source
from extract.read.xml import is_xml
from extract.records import Source


def read_format(name: str, data: bytes) -> Source | MarkedText:
    """The text of a file, told by its content and not its name: AKN4UN XML with what it marks, else plain text.

    Raises Refused where the file cannot be read as what it is.
    """
    return read_akn(name, data) if is_xml(data) else to_source(name, data)
