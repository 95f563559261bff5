"""The body of a document: parts, headings and numbered or counted paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from extract.agents import unlisted
from extract.metadata import Head, squeezed
from extract.read.lines import MARK, columns
from extract.read.marker import Marker, ordinal, read_marker, roman
from extract.read.style import ending
from extract.read.words import DocumentWords
from extract.records import Heading, Mark, Paragraph, ParagraphKind, Part, Span, Text

_NARRATIVE = 60  # columns of a block before the first paragraph that is text and no title
_LONGEST_HEADING = 200  # columns
_LONGEST_BARE = 60  # columns of a heading that begins like a paragraph
_TABLE = 4  # headings in a row that are rather a table


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
        return MARK.sub("", self.text).rstrip().endswith(("：", ":"))


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
    levels: list[Level] = field(default_factory=list)
    awaits_title: bool = False
    first_numbered: int | None = None

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
        if marker.rank != "number" or marker.value != 1 or self.first_numbered is None:
            return False
        goes_on = any(level.rank == "number" and level.value == 0 for level in self.levels)
        return not goes_on and not self.entries[-1].announces

    def _place(self, marker: Marker) -> tuple[int | None, str]:
        """The parent and the id's ending of a paragraph with this number; the open lists follow."""
        here = len(self.entries)
        rank, value = self._rank(marker)
        depth = self._depth(rank, value)
        if depth is None:
            depth = self._new_depth(rank)
            parent = here - 1 if here and (rank != "number" or depth) else None
            self.levels[depth:] = [Level(rank, value, here, parent)]
        else:
            del self.levels[depth + 1 :]
            self.levels[depth].value, self.levels[depth].entry = value, here
        parent = self.levels[depth].parent
        return parent, _suffix(rank, value, marker, nested=parent is not None)

    def _rank(self, marker: Marker) -> tuple[str, int]:
        """The rank and value of a number; (i) is a letter only where (h) stood before."""
        if marker.rank != "letter" or marker.roman is None:
            return marker.rank, marker.value
        open_lists = {level.rank: level.value for level in self.levels}
        if open_lists.get("ring") == marker.roman - 1 and open_lists.get("letter") != marker.value - 1:
            return "ring", marker.roman
        if marker.roman == 1 and open_lists.get("letter", 0) != marker.value - 1:
            return "ring", 1
        return marker.rank, marker.value

    def _depth(self, rank: str, value: int) -> int | None:
        """The open list that a number goes on with: the innermost whose next it is, else one with fewer."""
        same = [d for d, level in enumerate(self.levels) if level.rank == rank]
        following = [d for d in same if self.levels[d].value + 1 == value]
        if following:
            return following[-1]
        skipped = [d for d in same if value > 1 and self.levels[d].value < value]
        return skipped[-1] if skipped else same[0] if same and value > 1 else None

    def _new_depth(self, rank: str) -> int:
        """Where a new list opens: below the last paragraph, in place of a list of its rank that is over."""
        last = len(self.entries) - 1
        for depth, level in enumerate(self.levels):
            if level.rank == rank and not (level.entry == last and self.entries[last].announces):
                return depth
        return len(self.levels)


def _suffix(rank: str, value: int, marker: Marker, *, nested: bool) -> str:
    if rank == "number":
        return f".{value}" if nested else str(value)
    return f"({roman(value)})" if rank == "ring" else f"({marker.printed.strip('()（）')})"


class Body:
    """One pass over a document's blocks."""

    def __init__(
        self,
        text: Text,
        words: DocumentWords,
        head: Head,
        is_opening: Callable[[str], bool],
        speaker: Callable[[str], str | None],
    ) -> None:
        self._text = text
        self._words = words
        self._head = head
        self._is_opening = is_opening
        self._speaker = speaker
        self._drafts = [Draft()]
        self._pending: list[Span] = []  # headings since the last paragraph
        self._ranks: list[int] = []  # of the headings that are open
        self._begun = False
        self._annexes = 0
        self.unread: list[Span] = []

    @property
    def _draft(self) -> Draft:
        return self._drafts[-1]

    def read(self, blocks: Sequence[Span]) -> None:
        """Reads all blocks, in order."""
        for block, following in zip(blocks, [*blocks[1:], None], strict=False):
            text = self._text.words(block)
            after = self._text.words(following) if following else ""
            if self._annex(block, text) or self._issuer(block, text, after):
                continue
            if not self._begun and not self._begins(text):
                self._head.take(text, block)
                continue
            self._begun = True
            self._block(block, text)
        self._flush()

    def parts(self) -> tuple[Part, ...]:
        """The parts read, with the ids of their paragraphs."""
        return tuple(_finished(draft, self._is_opening) for draft in self._drafts)

    def _begins(self, text: str) -> bool:
        """Whether a block of the head is the first of the text."""
        marker = read_marker(text)
        if (marker and marker.value == 1) or self._words.chapeau.match(text):
            return True
        return ending(text) == "stop" and columns(text) > _NARRATIVE

    def _annex(self, block: Span, text: str) -> bool:
        found = self._words.annex.fullmatch(squeezed(text))
        if found is None:
            return False
        self._flush()
        self._annexes = ordinal(found["number"] or "") or self._annexes + 1
        self._open(f"annex-{self._annexes}")
        self._draft.awaits_title = True
        return True

    def _open(self, part: str) -> None:
        used = {draft.id for draft in self._drafts}
        again = 2
        name = part
        while name in used:
            name, again = f"{part}-{again}", again + 1
        self._drafts.append(Draft(name))
        self._ranks.clear()
        self._begun = True

    def _open_section(self) -> None:
        """A part for numbering that begins again; the headings before it are its own."""
        own = self._pending
        self._pending = []
        base = self._draft.id.split("section-")[0].rstrip("-")
        count = sum(draft.id.startswith(base) for draft in self._drafts) + 1
        self._open(f"{base}-section-{count}".lstrip("-"))
        self._pending = own

    def _issuer(self, block: Span, text: str, after: str) -> bool:
        """The line that names who speaks; what follows it in the same block is a paragraph."""
        named = self._words.issuer.match(text)
        if named is None:
            return False
        rest = text[named.end() :].strip()
        if rest and not (named[0].endswith(("，", ",")) and self._is_opening(rest)):
            return False
        if (
            not rest
            and not named[0].endswith(("，", ","))
            and not (self._is_opening(after) and ending(after) != "open")
        ):
            return False
        if self._draft.issuer or self._draft.entries:
            self._open_section()
        self._flush()
        self._begun = True
        self._draft.issuer = self._words.bodies[named["name"]]
        self._draft.issuer_span = Span(block.start, block.start + len(named["name"]))
        if rest:
            self._draft.add(Span(block.end - len(rest), block.end), rest, None)
        return True

    def _block(self, block: Span, text: str) -> None:
        """A block after the head."""
        marker = read_marker(text)
        if marker is not None:
            if self._draft.restarts(marker):
                self._open_section()
            self._flush()
            self._draft.add(Span(block.start + marker.end, block.end), text[marker.end :], marker)
        elif self._draft.entries and self._head.take_closing(text):
            return
        elif self._head.take_anywhere(text):
            return
        elif self._is_heading(text):
            self._pending.append(block)
        else:
            self._flush()
            self._draft.add(block, text, None)
            self._chapeau(block, text)

    def _chapeau(self, block: Span, text: str) -> None:
        """Who speaks where a text begins with "We, …"."""
        begins = self._words.chapeau.match(text)
        if begins is None or self._draft.issuer or self._draft.first_numbered is not None:
            return
        who = MARK.sub("", text[begins.end() :]).replace(",", "，").split("，")[0]
        self._draft.issuer = self._speaker(who) or unlisted(who)
        self._draft.issuer_span = Span(block.start + begins.end(), block.start + begins.end() + len(who))

    def _is_heading(self, text: str) -> bool:
        wide = columns(text)
        if ending(text) != "open" or wide > _LONGEST_HEADING:
            return False
        preamble = self._draft.issuer is not None and self._draft.first_numbered is None
        return not self._is_opening(text) or (wide < _LONGEST_BARE and not preamble)

    def _flush(self) -> None:
        """Headings that wait for a paragraph find their place: the part's title, headings, or a table's cells."""
        pending, self._pending = self._pending, []
        if self._draft.awaits_title and pending:
            self._draft.title, *pending = pending
            self._draft.awaits_title = False
        if len(pending) > _TABLE:
            self.unread += pending
            return
        self._draft.headings += [Heading(span, self._level(span)) for span in pending]

    def _level(self, heading: Span) -> int:
        """How deep a heading lies among those that are open: by the kind of its number."""
        text = self._text.words(heading)
        ranks = self._words.heading_ranks
        rank = next((i for i, pattern in enumerate(ranks) if pattern.match(text)), len(ranks))
        while self._ranks and self._ranks[-1] > rank:
            self._ranks.pop()
        if not self._ranks or self._ranks[-1] < rank:
            self._ranks.append(rank)
        return len(self._ranks)


def _finished(draft: Draft, is_opening: Callable[[str], bool]) -> Part:
    kinds = _kinds(draft, is_opening)
    return Part(
        draft.id, draft.title, draft.issuer, draft.issuer_span, tuple(draft.headings), tuple(_paragraphs(draft, kinds))
    )


def _kinds(draft: Draft, is_opening: Callable[[str], bool]) -> list[ParagraphKind]:
    """What each paragraph is, sub-paragraphs like the one they hang on."""
    numbered = [e for e in draft.entries if e.number and e.parent is None]
    operative = draft.issuer is not None or sum(is_opening(e.text) for e in numbered) * 2 > len(numbered)
    last_preamble = _preamble_end(draft) if operative else 0
    kinds: list[ParagraphKind] = []
    for i, entry in enumerate(draft.entries):
        if entry.parent is not None:
            above = kinds[entry.parent]
            kinds.append("operative-sub" if above == "operative" else above)
        elif entry.number or draft.first_numbered is None:
            kinds.append("preambular" if i < last_preamble else "operative" if operative else "narrative")
        else:
            preambular = i < last_preamble and (draft.issuer or is_opening(entry.text) or ending(entry.text) == "comma")
            kinds.append("preambular" if preambular else "narrative")
    return kinds


def _preamble_end(draft: Draft) -> int:
    """How many paragraphs come before the operative ones."""
    if draft.first_numbered is not None:
        return draft.first_numbered
    roots = [i for i, entry in enumerate(draft.entries) if entry.parent is None]
    return next((i for i in roots if ending(draft.entries[i].text) == "stop"), len(draft.entries))


def _paragraphs(draft: Draft, kinds: Sequence[ParagraphKind]) -> Iterator[Paragraph]:
    prefixes = {"preambular": "PP", "operative": "OP", "narrative": "P"}
    counts: dict[str, int] = {}
    ids: list[str] = []
    for entry, kind in zip(draft.entries, kinds, strict=True):
        if entry.parent is not None:
            name = ids[entry.parent] + entry.suffix
        elif entry.suffix and entry.suffix.isdecimal():
            name = prefixes[kind] + entry.suffix
        else:
            prefix = "N" if kind == "narrative" else prefixes[kind]
            counts[prefix] = counts.get(prefix, 0) + 1
            name = f"{prefix}{counts[prefix]}"
        ids.append(_unused(name, ids))
        place = f"{draft.id}/" if draft.id else ""
        parent = place + ids[entry.parent] if entry.parent is not None else None
        yield Paragraph(place + ids[-1], kind, entry.span, entry.number, parent, _marks(entry))


def _unused(name: str, ids: Sequence[str]) -> str:
    again, unused = 2, name
    while unused in ids:
        unused, again = f"{name}-{again}", again + 1
    return unused


def _marks(entry: Entry) -> tuple[Mark, ...]:
    start = entry.span.start
    return tuple(Mark(m[1], Span(start + m.start(), start + m.end())) for m in MARK.finditer(entry.text))
