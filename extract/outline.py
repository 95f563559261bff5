"""A part's paragraphs as a tree: from printed numbers and their order to ids and kinds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from extract.read.lines import MARK
from extract.read.marker import Marker, letters, roman
from extract.read.style import ending
from extract.read.words import DocumentWords
from extract.records import Heading, Mark, Paragraph, ParagraphKind, Part, Span

_DEEPEST = 6  # levels of lists inside one another
_PREFIXES = {"preambular": "PP", "operative": "OP", "narrative": "P"}


@dataclass(slots=True)
class Entry:
    """A paragraph before its id is known; `parent` is the place of its parent among the part's entries."""

    span: Span
    text: str
    number: str | None = None
    parent: int | None = None
    suffix: str = ""

    @property
    def announces(self) -> bool:
        """Whether a list follows."""
        return MARK.sub("", self.text[-40:]).rstrip().endswith(("：", ":"))


@dataclass(slots=True)
class Level:
    """An open list: the rank of its numbers, the last one, its last paragraph and the one it hangs on."""

    rank: str
    value: int
    entry: int
    parent: int | None


@dataclass(slots=True)
class Draft:
    """A part as it grows."""

    id: str = ""
    title: Span | None = None
    issuer: str | None = None
    issuer_span: Span | None = None
    entries: list[Entry] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    tables: list[tuple[int, list[Span]]] = field(default_factory=list)  # after how many entries, and their rows
    preamble: int | None = None  # entries before the operative ones, where the source tells
    levels: list[Level] = field(default_factory=list)
    awaits_title: bool = False
    first_numbered: int | None = None

    @property
    def in_preamble(self) -> bool:
        """Whether a body speaks and no number has come."""
        return self.issuer is not None and self.first_numbered is None

    def end_preamble(self, *, listed: bool) -> None:
        """The source says that a preamble ended before the next paragraph, which may go on a list: then it is wrong."""
        if self.preamble is None and self.in_preamble:
            self.preamble = -1 if listed else len(self.entries)

    def add(self, span: Span, text: str, marker: Marker | None) -> None:
        """A paragraph, numbered or not."""
        entry = Entry(span, text)
        if marker is not None:
            entry.number = marker.printed
            entry.parent, entry.suffix = self._place(marker)
            if entry.parent is None and marker.rank == "number" and self.first_numbered is None:
                self.first_numbered = len(self.entries)
        elif self.first_numbered is None:
            self.levels.clear()
        self.entries.append(entry)

    def restarts(self, marker: Marker) -> bool:
        """Whether a number begins the part's numbering again, below no paragraph that announces a list."""
        again = marker.rank == "number" and marker.value == 1 and self.first_numbered is not None
        return again and not self.entries[-1].announces

    def cut(self, name: str) -> Draft:
        """A new part, with the headings after the last numbered paragraph and what stands below them taken out."""
        new = Draft(name)
        last = next((i for i in range(len(self.entries) - 1, -1, -1) if self.entries[i].number), -1)
        end = self.entries[last].span.end if last >= 0 else 0
        heading = next((heading.span.start for heading in self.headings if heading.span.start >= end), None)
        if last < 0 or heading is None:
            return new
        kept = next((i for i in range(last + 1, len(self.entries)) if self.entries[i].span.start > heading), None)
        kept = len(self.entries) if kept is None else kept
        new.entries, self.entries = self.entries[kept:], self.entries[:kept]
        new.headings = [own for own in self.headings if own.span.start >= heading]
        new.tables = [(at - kept, rows) for at, rows in self.tables if rows[0].start > heading]
        self.headings = [own for own in self.headings if own.span.start < heading]
        self.tables = [table for table in self.tables if table[1][0].start < heading]
        return new

    def _place(self, marker: Marker) -> tuple[int | None, str]:
        """The parent and the id's ending of a paragraph with this number; the open lists follow."""
        here = len(self.entries)
        rank, value = self._rank(marker)
        depth = self._depth(rank, value)
        if depth is None:
            depth = self._new_depth(rank)
            self.levels[depth:] = [Level(rank, value, here, self._hanging_on(depth, rank))]
        else:
            del self.levels[depth + 1 :]
            self.levels[depth].value, self.levels[depth].entry = value, here
        parent = self.levels[depth].parent
        return parent, _suffix(rank, value, nested=parent is not None)

    def _hanging_on(self, depth: int, rank: str) -> int | None:
        """The paragraph that a list opening at `depth` hangs on: a bare one that announces it, or the one above."""
        last = self.entries[-1] if self.entries else None
        plain = last is not None and last.number is None and (depth == 0 or last.announces)
        if plain and (rank != "number" or depth):
            return len(self.entries) - 1
        return self.levels[depth - 1].entry if depth else None

    def _rank(self, marker: Marker) -> tuple[str, int]:
        """The rank and value of a number; (i) is a letter only where (h) stood before."""
        if marker.rank != "letter" or marker.roman is None:
            return marker.rank, marker.value
        last = {level.rank: level.value for level in self.levels}
        follows_letter = last.get("letter", 0) == marker.value - 1
        if not follows_letter and marker.roman in (1, last.get("ring", 0) + 1):
            return "ring", marker.roman
        return marker.rank, marker.value

    def _depth(self, rank: str, value: int) -> int | None:
        """The open list that a number goes on with: the innermost whose next it is, else one with fewer."""
        same = [d for d, level in enumerate(self.levels) if level.rank == rank]
        following = [d for d in same if self.levels[d].value + 1 == value]
        if following:
            return following[-1]
        if value == 1 or not same:
            return None
        return next((d for d in reversed(same) if self.levels[d].value < value), same[0])

    def _new_depth(self, rank: str) -> int:
        """Where a new list opens: below the last paragraph, in place of a list of its rank that is over."""
        if rank == "number" and self.first_numbered is None:
            return 0
        last = len(self.entries) - 1
        for depth, level in enumerate(self.levels):
            if level.rank == rank and not (level.entry == last and self.entries[last].announces):
                return depth
        return min(len(self.levels), _DEEPEST - 1)


def _suffix(rank: str, value: int, *, nested: bool) -> str:
    """How a number ends an id: 17, .1 below another number, (a), and (ii) for ㈡."""
    if rank == "number":
        return f".{value}" if nested else str(value)
    return f"({roman(value) if rank == 'ring' else letters(value)})"


def finished(draft: Draft, is_opening: Callable[[str], bool], words: DocumentWords) -> Part:
    """The part, its paragraphs with their ids.

    Numbered paragraphs are operative where somebody speaks by name or most of them begin with a performative verb.
    """
    numbered = [entry for entry in draft.entries if entry.number and entry.parent is None]
    operative = draft.issuer is not None or sum(is_opening(e.text) for e in numbered) * 2 > len(numbered)
    preamble = _preamble_end(draft, words) if operative else 0
    kinds: list[ParagraphKind] = []
    for i, entry in enumerate(draft.entries):
        if entry.parent is not None:
            above = kinds[entry.parent]
            kinds.append("operative-sub" if above == "operative" else above)
        else:
            kinds.append(_kind(draft, entry, is_opening, before=i < preamble, operative=operative))
    paragraphs = tuple(_paragraphs(draft, kinds))
    return Part(draft.id, draft.title, draft.issuer, draft.issuer_span, tuple(draft.headings), paragraphs)


def _kind(
    draft: Draft, entry: Entry, is_opening: Callable[[str], bool], *, before: bool, operative: bool
) -> ParagraphKind:
    """What a paragraph that hangs on none is; `before` the end of the preamble."""
    if before:
        speaks = draft.issuer is not None or is_opening(entry.text) or ending(entry.text) == "comma"
        return "preambular" if speaks else "narrative"
    return "operative" if operative and (entry.number or draft.first_numbered is None) else "narrative"


def _preamble_end(draft: Draft, words: DocumentWords) -> int:
    """How many paragraphs come before the operative ones; a short resolution has no numbers."""
    if draft.first_numbered is not None:
        return draft.first_numbered
    if draft.preamble is not None and draft.preamble >= 0:
        return draft.preamble
    roots = [i for i, entry in enumerate(draft.entries) if entry.parent is None]
    decides = (i for i in roots if words.operative_opening.match(draft.entries[i].text))
    ends = (i for i in decides if ending(draft.entries[i].text) == "stop")
    return next(ends, roots[-1] if roots else 0)


def _paragraphs(draft: Draft, kinds: Sequence[ParagraphKind]) -> Iterator[Paragraph]:
    """The paragraphs with their ids, each once: what a misprint repeats is told apart by a further number."""
    place = f"{draft.id}/" if draft.id else ""
    counts: dict[str, int] = {}
    ids: list[str] = []
    used: dict[str, int] = {}
    for entry, kind in zip(draft.entries, kinds, strict=True):
        if entry.parent is not None:
            name = ids[entry.parent] + entry.suffix
        elif entry.suffix.isdecimal():
            name = _PREFIXES[kind] + entry.suffix
        else:
            prefix = "N" if kind == "narrative" else _PREFIXES[kind]
            counts[prefix] = counts.get(prefix, 0) + 1
            name = f"{prefix}{counts[prefix]}"
        used[name] = used.get(name, 0) + 1
        ids.append(name if used[name] == 1 else f"{name}-{used[name]}")
        parent = place + ids[entry.parent] if entry.parent is not None else None
        yield Paragraph(place + ids[-1], kind, entry.span, entry.number, parent, _marks(entry))


def _marks(entry: Entry) -> tuple[Mark, ...]:
    start = entry.span.start
    return tuple(Mark(m[1], Span(start + m.start(), start + m.end())) for m in MARK.finditer(entry.text))
