"""A file of plain text to its characters: never a silent guess at an encoding."""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Iterator

from charset_normalizer import from_bytes

from extract.languages import familiarity
from extract.records import Refused, Source, Span

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHINESE = ("gb18030", "big5hkscs")
_HZ = re.compile(rb"~\{[!-~]{2,}~\}")
# U+0002 is how PDFium writes a hyphen at the end of a line
_CONTROL = re.compile("[\x00\x01\x03-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SAMPLE = 1 << 16  # bytes shown to the guesser of encodings
_FAMILIAR = 0.06  # share of a language's commonest characters that a text in it always has
_CLEARER = 2.0  # how many times more familiar the right reading is than the next


def to_source(name: str, data: bytes) -> Source:
    """The text of a file of this name. Raises Refused where there is none or how to read it is not certain."""
    text, encoding = decode(data)
    if not text or text.isspace():
        raise Refused("the file is empty" if not text else "the file holds nothing but white space")
    control = _CONTROL.search(text)
    if control:
        code = ord(control[0])
        raise Refused(f"not a text: it holds the control character U+{code:04X}", Span(control.start(), control.end()))
    return Source(name, text, encoding, hashlib.sha256(data).hexdigest())


def decode(data: bytes) -> tuple[str, str]:
    """The characters and the name of the encoding. Raises Refused where no reading is certain."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strictly(data, encoding), encoding
    if b"\x00" in data:
        return _without_mark(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(data)
    return _from_hz(data) if text.isascii() and _HZ.search(data) else (text, "utf-8")


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused(f"begins as {encoding} but is not: byte {error.start} cannot be read") from error


def _from_hz(data: bytes) -> tuple[str, str]:
    """Chinese written in seven bits, or nothing we read."""
    text = _try(data, "hz")
    if text is None or familiarity(text) < _FAMILIAR:
        raise Refused("the encoding is not certain: ASCII or HZ")
    return text, "hz"


def _without_mark(data: bytes) -> tuple[str, str]:
    """UTF-16 without a byte order mark, or nothing we read."""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _try(data, encoding)
        if text is not None and "\x00" not in text and familiarity(text) >= _FAMILIAR:
            return text, encoding
    raise Refused("not a text: it holds NUL bytes")


def _guessed(data: bytes) -> tuple[str, str]:
    """The one reading that looks like language, where it stands out from the others."""
    readings = sorted(_readings(data), key=lambda reading: -familiarity(reading[0]))
    scores = [familiarity(text) for text, _ in readings] + [0.0]
    if not readings or scores[0] < max(_FAMILIAR, _CLEARER * scores[1]):
        raise Refused("the encoding is not certain: neither UTF-8 nor clearly any other")
    return readings[0]


def _readings(data: bytes) -> Iterator[tuple[str, str]]:
    """Every different text that an encoding worth trying makes of the bytes."""
    best = from_bytes(data[:_SAMPLE]).best()
    seen = set()
    for encoding in dict.fromkeys((*_CHINESE, *([best.encoding] if best else []))):
        text = _try(data, encoding)
        if text is not None and text not in seen:
            seen.add(text)
            yield text, encoding


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
