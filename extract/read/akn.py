"""Akoma Ntoso for the United Nations (AKN4UN) to text: one block a line, and what its elements say of each block."""

from __future__ import annotations

import hashlib
import re
import string
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from extract.limits import MAX_LINES
from extract.read.akn_elements import BREAKS, HEADING_CLASS, KNOWN, LEFT_OUT, MARKED, ROLES, Role
from extract.read.akn_metadata import TELLING, Description
from extract.read.layout import one_a_line
from extract.read.lines import NOTE, tidied
from extract.read.mapped import Mapped
from extract.read.xml import parse_xml
from extract.records import Link, Refused, Repair, Source, Span, Text

Opens = Literal["annex", "resolution"]

_OPENS: Mapping[str, Opens] = {"attachment": "annex", "statement": "resolution"}
_OUTSIDE = frozenset({"head", "closing"})  # roles of blocks that stand outside what is opened
_AFTER_NUMBER = frozenset({"paragraph", "point", "content", "intro", "list", "p", "heading", "subheading"})
_ONE_BLOCK = frozenset({"note", "row"})  # roles of blocks that paragraphs inside do not part
_HOLDING = frozenset({"num", "a", "span", "sup"})  # whose words are kept apart too
_CELL = " | "
_LONGEST_LABEL = 8  # characters of a mark
_REACH = 16  # characters looked at before a raised number
_BLANK = "".join(
    map(chr, (*range(0x21), 0x85, 0xA0, 0xAD, 0x1680, *range(0x2000, 0x2010), *range(0x2028, 0x2070), 0x3000, 0xFEFF))
)
_NUMERALS = f"{string.digits}{string.ascii_letters}"
_RAISED = re.compile(r"\d{1,3}")
_MARKS = re.compile(r"(?: ?\[\^[^\]\s]{1,8}\])+\Z")  # footnote marks behind words


@dataclass(frozen=True, slots=True)
class Block:
    """A line of the text as its elements show it. `number` covers the printed number, `lead` the marked verb.

    `opens` tells that an annex or a resolution begins with it, `first` that a table does; `name` is that of the
    container in a preamble, which names the verb.
    """

    role: Role
    span: Span
    number: Span | None = None
    lead: Span | None = None
    opens: Opens | None = None
    first: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class Unknown:
    """An element that is not understood; `span` covers its words, or a block beside it where it has none."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A file's text with what its elements say; the footnotes are the last blocks.

    `unclosed` names the elements whose ends the file lacks.
    """

    text: Text
    blocks: tuple[Block, ...]
    links: tuple[Link, ...]
    unknown: tuple[Unknown, ...]
    description: Description
    unclosed: tuple[str, ...] = ()


def read_akn(name: str, data: bytes) -> MarkedText:
    """The text of an AKN4UN file. Raises Refused for what extract.read.xml refuses and for other XML."""
    reader = _Reader()
    parsed = parse_xml(data, reader)
    if not reader.blocks:
        raise Refused("XML without text")
    source = Source(name, parsed.value, parsed.encoding, hashlib.sha256(data).hexdigest())
    return replace(_joined(reader, source), unclosed=parsed.unclosed)


@dataclass(slots=True)
class _Growing:
    """A block as it grows; all numbers are places in the source. `seen` is the end of what is to be read so far."""

    role: Role
    name: str = ""
    opens: Opens | None = None
    first: bool = False  # of a table's rows
    label: str = ""  # of a footnote
    pieces: list[Mapped] = field(default_factory=list)
    seen: int = -1
    cells: int = 0
    number: Span | None = None
    lead: Span | None = None
    raised: list[Span] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    unknown: list[Unknown] = field(default_factory=list)

    @property
    def is_number(self) -> bool:
        """Whether it holds a number and nothing else to read."""
        return self.number is not None and self.seen <= self.number.end

    def add(self, value: str, place: int) -> None:
        """Puts in what the source does not hold, with the place of its cause."""
        self.pieces.append(Mapped.put_in(value, max(place, 0)))


@dataclass(slots=True)
class _Element:
    """An open element, and where it began."""

    name: str
    role: Role
    attributes: Mapping[str, str]
    start: int
    seen: int  # of the block, when it began


class _Reader:
    """Takes the elements of one file."""

    def __init__(self) -> None:
        self.blocks: list[_Growing] = []
        self.notes: list[_Growing] = []
        self.description = Description()
        self._elements: list[_Element] = []
        self._growing = [_Growing("head")]  # the block, and a footnote inside it
        self._labels: dict[str, int] = {}  # of footnotes, and how often each stood
        self._place = 0
        self._left_out = 0  # elements around whose words are not laid out
        self._opens: Opens | None = None
        self._table = False  # whether the next row is a table's first

    @property
    def _block(self) -> _Growing:
        return self._growing[-1]

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if not self._elements and name != "akomaNtoso":
            raise Refused(f"XML, but not Akoma Ntoso: its root is {name[:40]}")
        if name in TELLING:
            self.description.start(name, self._elements[-1].name if self._elements else "", attributes)
        element = _Element(name, self._role(name, attributes), attributes, self._place, self._block.seen)
        self._elements.append(element)
        self._left_out += name in LEFT_OUT
        self._opens = _OPENS.get(name, self._opens)
        self._table = self._table or name == "table"
        if name == "authorialNote":
            self._growing.append(_Growing("note", label=attributes.get("marker", "").strip()))
        elif name in BREAKS or (name == "eol" and element.role == "closing"):
            self._break(element)
        elif name in {"td", "th"}:
            self._block.add(_CELL if self._block.cells else "", self._place - 1)
            self._block.cells += 1
        elif name == "eol":
            self._block.add(" ", self._place - 1)
        elif name == "noteRef" and (label := attributes.get("marker", "").strip()):
            self._block.add(f"[^{label[:_LONGEST_LABEL]}]", self._place - 1)
            self._block.seen = max(self._block.seen, self._place)

    def characters(self, text: str, place: int) -> None:
        """Character data."""
        self._place = place + len(text)
        block = self._block
        if self._left_out or block.role != "note":
            self.description.characters(text)
        if self._left_out or (text.isspace() and not block.pieces):
            return
        block.pieces.append(Mapped.at(place, text))
        visible = len(text.rstrip(_BLANK))
        if visible:
            block.seen = place + visible

    def end(self, name: str) -> None:
        """An element ends."""
        element = self._elements.pop()
        if name in TELLING:
            self.description.end(name)
        self._left_out -= name in LEFT_OUT
        if name not in KNOWN:
            block = self._block if self._block.seen >= 0 or not self.blocks else self.blocks[-1]
            block.unknown.append(Unknown(name, Span(element.start, self._place)))
        if name in _HOLDING:
            self._hold(element, Span(element.start, self._place))
        elif name == "authorialNote":
            self._note(element)
        elif name == "docNumber":
            self._block.add(" ", self._place - 1)
        elif not self._elements:
            self._begin("head", "")
        elif name in BREAKS:
            self._end_block(element)

    def _hold(self, element: _Element, place: Span) -> None:
        """Words end that are more than words of their block."""
        if element.name == "num":
            self._block.number = place if place else None
            self._block.add(" ", self._place - 1)
        elif element.name == "a":
            self._block.links.append(Link(place, element.attributes.get("href", "")))
        elif element.name == "sup":
            self._block.raised.append(place)
        else:
            self._mark(element, place)

    def _role(self, name: str, attributes: Mapping[str, str]) -> Role:
        """What a block inside a new element is."""
        outer = self._elements[-1].role if self._elements else "head"
        if name == "crossHeading" and attributes.get("refersTo") == "#preamble":
            return "preamble"
        if name == "paragraph" and HEADING_CLASS.fullmatch(attributes.get("class", "")):
            return "heading"
        if name == "preface" and any(element.name == "component" for element in self._elements):
            return "heading"
        return ROLES.get(name, outer)

    def _break(self, element: _Element) -> None:
        """An element begins before which a block ends."""
        if self._block.role in _ONE_BLOCK and element.name != "tr":
            return
        if self._block.is_number and element.name in _AFTER_NUMBER and element.role == self._block.role:
            return
        own = element.attributes.get("name", "") if element.name == "container" else ""
        self._begin(element.role, own or self._block.name)

    def _end_block(self, element: _Element) -> None:
        """An element ends after which a block ends."""
        if self._block.role in _ONE_BLOCK and element.name != "tr":
            self._block.add(" ", self._place - 1)
        elif not self._block.is_number:
            self._begin(self._elements[-1].role, "")

    def _begin(self, role: Role, name: str) -> None:
        """Ends the block and begins another; one that holds nothing is that other."""
        done = self._block
        if not done.pieces:
            done.role, done.name = role, name
            return
        left = done.unknown if done.seen < 0 else []
        self._growing[-1] = _Growing(role, name, unknown=left)
        if done.seen < 0:
            return
        if done.role not in _OUTSIDE:
            done.opens, self._opens = self._opens, None
        if done.role == "row":
            done.first, self._table = self._table, False
        self.blocks.append(done)
        if len(self.blocks) > MAX_LINES:
            raise Refused(f"too many blocks: at most {MAX_LINES} are read")

    def _mark(self, element: _Element, place: Span) -> None:
        """A span ends: the lead verb where it is marked and stands at the head, perhaps in several spans."""
        block = self._block
        if MARKED.isdisjoint(element.attributes.get("class", "").split()) or block.seen <= element.seen:
            return
        if element.seen < 0 or (block.number is not None and element.seen <= block.number.end):
            block.lead = place
        elif block.lead is not None and element.seen <= block.lead.end:
            block.lead = Span(block.lead.start, place.end)

    def _note(self, element: _Element) -> None:
        """A footnote ends: its mark stands in the block around it."""
        note = self._growing.pop()
        note.label = self._unique(note.label[:_LONGEST_LABEL] or str(len(self.notes) + 1))
        self.notes.append(note)
        visible = next((p.places[i] for p in note.pieces for i, c in enumerate(p.value) if c not in _BLANK), None)
        self._block.add(f"[^{note.label}]", element.start if visible is None else visible)
        self._block.seen = max(self._block.seen, self._place)

    def _unique(self, label: str) -> str:
        """A footnote's label, told apart from those before."""
        unique = label
        while unique in self._labels:
            self._labels[label] += 1
            again = str(self._labels[label])
            unique = f"{label[: _LONGEST_LABEL - 1 - len(again)]}-{again}"
        self._labels[unique] = 1
        return unique


def _joined(reader: _Reader, source: Source) -> MarkedText:
    """The blocks as one text."""
    labels = {note.label for note in reader.notes}
    growing = [*reader.blocks, *(note for note in reader.notes if note.seen >= 0)]
    repairs: list[Repair] = []
    lines = [_without_doubled(_line(block, labels), block, source, repairs) for block in growing]
    value, offsets = one_a_line(lines)
    blocks: list[Block] = []
    links: list[Link] = []
    unknown: list[Unknown] = []
    start = 0
    for block, line in zip(growing, lines, strict=True):
        span = Span(start, start + len(line))
        number, lead = _in_line(block.number, line, start), _in_line(block.lead, line, start)
        blocks.append(Block(block.role, span, number, lead, block.opens, block.first, block.name))
        links += (Link(words, link.target) for link in block.links if (words := _in_line(link.span, line, start)))
        unknown += (Unknown(u.name, _in_line(u.span, line, start) or span) for u in block.unknown)
        start = span.end + 1
    text = Text(value, offsets, source, tuple(repairs))
    return MarkedText(text, tuple(blocks), tuple(links), tuple(unknown), reader.description)


def _line(block: _Growing, labels: set[str]) -> Mapped:
    """A block's characters as they stand in the text."""
    chars = Mapped.joined(block.pieces)
    line = tidied(_with_marks(chars, block, labels))
    if block.role != "note":
        return line
    words = line if len(line) else tidied(chars)  # a footnote that is but its own label
    label = f"[^{block.label}]: "
    return Mapped.joined([words.standing_for(label, 0, 1), words])


def _without_doubled(line: Mapped, block: _Growing, source: Source, repairs: list[Repair]) -> Mapped:
    """A line without the number, or the end of it, that its words repeat: I. and ". Establishment"."""
    number = _in_line(block.number, line, 0)
    if number is None:
        return line
    printed = line.value[number.start : number.end]
    for doubled in (printed, printed.lstrip(_BLANK).lstrip(_NUMERALS)):
        end = number.end + 1 + len(doubled)
        if doubled and line.value.startswith(doubled + " ", number.end + 1):
            place = Span(line.places[number.end + 1], line.places[end - 1] + 1)
            repairs.append(Repair("doubled-number", place, source.text[place.start : place.end], ""))
            return Mapped.joined([line[: number.end], line[end:]])
    return line


def _with_marks(chars: Mapped, block: _Growing, labels: set[str]) -> Mapped:
    """Raised numbers as the marks of footnotes, where there are such; a footnote's own label is left out."""
    pieces, done = [], 0
    head = len(chars.value) - len(chars.value.lstrip(_BLANK))
    for raised in block.raised:
        start, end = bisect_left(chars.places, raised.start), bisect_left(chars.places, raised.end)
        label = chars.value[start:end].strip(_BLANK)
        before = chars.value[max(0, start - _REACH) : start].strip(_BLANK)[-1:]
        if start < done or label not in labels or not _RAISED.fullmatch(label):
            continue
        own = block.role == "note" and start <= head and label == block.label
        if own or not (before.isascii() and before.isalnum()):
            mark = chars[:0] if own else chars.standing_for(f"[^{label}]", start, end)
            pieces += [chars[done:start], mark]
            done = end
    return Mapped.joined([*pieces, chars[done:]])


def _in_line(place: Span | None, line: Mapped, start: int) -> Span | None:
    """Where the characters of a range of the source stand in the text, without what belongs to no words at its ends."""
    if place is None:
        return None
    label = NOTE.match(line.value)  # a footnote's, which has the place of what follows
    first = bisect_left(line.places, place.start, label.end() if label else 0)
    last = bisect_left(line.places, place.end, first)
    words = line.value[first:last]
    first += len(words) - len(words.lstrip(_CELL))
    last = first + len(_MARKS.sub("", words.strip(_CELL)))
    return Span(start + first, start + last) if first < last else None
