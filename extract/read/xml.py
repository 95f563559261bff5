"""XML, safely: one pass over its elements, with no document type, no entities and nothing fetched."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from xml.parsers import expat

from extract.limits import MAX_ATTRIBUTE, MAX_DEPTH, MAX_ELEMENTS
from extract.records import Refused, Span

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"<\?xml[^>]{0,100}?encoding\s{0,9}=\s{0,9}[\"']([\w.-]{1,40})[\"']")
_ENCODINGS = re.compile(
    r"utf-?(?:8|16)|us-ascii|iso-8859-\d{1,2}|windows-125\d|koi8-[ru]|gb18030|gbk|gb2312|big5(?:-hkscs)?", re.IGNORECASE
)
_BEGINNING = re.compile(
    r"\s*(?:<\?xml\s|(?:<!--.*?-->\s*)*(?:<!DOCTYPE\s(?!\s*html)|<(?:[\w.-]+:)?akomaNtoso[\s/>]))", re.DOTALL
)
_END = re.compile(r"</(?:[^<>/:\s]{1,100}:)?([^<>/:\s]{1,100})\s*>\s*")
_ENDS = re.compile(f"(?:{_END.pattern})+")
_MISMATCH = expat.errors.codes[expat.errors.XML_ERROR_TAG_MISMATCH]
_SAMPLE = 4096  # bytes that tell whether a file is XML
_CHUNK = 1 << 16  # bytes


class Target(Protocol):
    """What takes the elements and characters of an XML file, in document order. Names are without namespaces."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def characters(self, text: str, place: int) -> None:
        """Character data, the first of it at `place` of the file's string value."""


def is_xml(data: bytes) -> bool:
    """Whether a file's beginning is that of an XML file that is no web page, whatever its name and encoding."""
    bom = next((encoding for mark, encoding in _BOMS if data.startswith(mark)), None)
    head = data[:_SAMPLE].decode(bom or "utf-8", errors="ignore").lstrip("\ufeff")
    if bom is None and b"\x00" in data[:4]:
        head = data[: _SAMPLE // 2 * 2].decode("utf-16-be" if data[:1] == b"\x00" else "utf-16-le", errors="ignore")
    return _BEGINNING.match(head) is not None


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a file is besides its elements. `value` is its string value, all character data in order.

    `unclosed` names the elements whose end tags are missing among the last ones, the innermost first.
    """

    value: str
    encoding: str
    unclosed: tuple[str, ...] = ()


def parse_xml(data: bytes, target: Target) -> Parsed:
    """Gives the file's elements to `target`.

    Raises Refused, with the place in the file's characters, for what is not well-formed, has a document type, or is
    larger than extract.limits allows. Only end tags may be missing where nothing but end tags follows, down to that of
    the root: then no word can be lost or misplaced.
    """
    text, encoding = _decoded(data)
    bytes_ = text.encode()
    parser = _Parser(target)
    try:
        for start in range(0, len(bytes_), _CHUNK):
            parser.feed(bytes_[start : start + _CHUNK])
        parser.close()
    except expat.ExpatError as error:
        at = len(bytes_[: parser.byte()].decode(errors="ignore"))
        ends = _ENDS.fullmatch(text, text.rfind("<", 0, at + 1)) if error.code == _MISMATCH else None
        unclosed = parser.finish(_END.findall(ends[0])) if ends else ()
        if unclosed:
            return Parsed(parser.value(), encoding, unclosed)
        reason = expat.ErrorString(error.code)
        where = f"line {error.lineno}, column {error.offset + 1}"
        raise Refused(f"not well-formed XML: {reason}, {where}", Span(at, min(at + 1, len(text)))) from error
    return Parsed(parser.value(), encoding)


def _decoded(data: bytes) -> tuple[str, str]:
    """The characters and the encoding that the file declares, or UTF-8. Raises Refused where they do not agree."""
    encoding = next((encoding for mark, encoding in _BOMS if data.startswith(mark)), None)
    if encoding is None:
        declared = _DECLARED.match(data.lstrip())
        encoding = declared[1].decode() if declared else "utf-8"
        if not _ENCODINGS.fullmatch(encoding):
            raise Refused(f"declares an encoding that is not read: {encoding}")
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        place = error.start if isinstance(error, UnicodeDecodeError) else 0
        raise Refused(f"declares {encoding} but is not: byte {place} cannot be read") from error
    return text, encoding.lower()


class _Parser:
    """Expat with every door shut, and the limits kept."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self._pieces: list[str] = []
        self._open: list[str] = []
        self._length = self._elements = 0
        self._expat = parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        parser.buffer_text = True
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters

    def feed(self, data: bytes) -> None:
        self._expat.Parse(data, False)

    def close(self) -> None:
        self._expat.Parse(b"", True)

    def finish(self, ends: Sequence[str]) -> tuple[str, ...]:
        """Ends all elements, where the last end tags fit them but for some that are missing, which it names."""
        unclosed, open_ = [], list(self._open)
        for name in ends:
            while open_ and open_[-1] != name:
                unclosed.append(open_.pop())
            if not open_:
                return ()
            open_.pop()
        if open_:
            return ()
        self._expat.buffer_text = False  # gives what is kept back
        while self._open:
            self._target.end(self._open.pop())
        return tuple(unclosed)

    def byte(self) -> int:
        return self._expat.ErrorByteIndex

    def value(self) -> str:
        return "".join(self._pieces)

    def _doctype(self, *_: object) -> None:
        raise Refused("not read: XML with a document type (DOCTYPE)")

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._elements += 1
        if len(self._open) >= MAX_DEPTH:
            raise Refused(f"too deep: at most {MAX_DEPTH} elements inside one another are read", self._here())
        if self._elements > MAX_ELEMENTS:
            raise Refused(f"too many elements: at most {MAX_ELEMENTS} are read", self._here())
        if max(map(len, attributes.values()), default=0) > MAX_ATTRIBUTE:
            raise Refused(f"an attribute is too long: at most {MAX_ATTRIBUTE} characters are read", self._here())
        local = name.rpartition(" ")[2]  # without its namespace
        self._open.append(local)
        self._target.start(local, attributes)

    def _end(self, _: str) -> None:
        self._target.end(self._open.pop())

    def _characters(self, text: str) -> None:
        self._target.characters(text, self._length)
        self._pieces.append(text)
        self._length += len(text)

    def _here(self) -> Span:
        return Span(self._length, self._length)
