"""The body of a document: parts, headings and numbered or counted paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from extract.agents import unlisted
from extract.metadata import Head, squeezed
from extract.outline import Draft, finished
from extract.read.lines import MARK, columns
from extract.read.marker import Marker, ordinal, read_marker
from extract.read.style import ending
from extract.read.words import DocumentWords
from extract.records import Heading, Part, Span, Text

_NARRATIVE = 60  # columns of a block before the first paragraph that is text and no title
_LONGEST_HEADING = 200  # columns
_LONGEST_BARE = 60  # columns of a heading that begins like a paragraph
_TABLE = 4  # headings in a row that are rather a table


class Body:
    """One pass over a document's blocks; what stands before the first paragraph is left to `head`."""

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
        self._names = Counter[str]()  # of parts
        self._pending: list[Span] = []  # headings since the last paragraph
        self._ranks: list[int] = []  # of the headings that are open
        self._begun = False
        self.unread: list[Span] = []

    @property
    def _draft(self) -> Draft:
        return self._drafts[-1]

    def read(self, blocks: Sequence[Span]) -> None:
        """Reads all blocks, in order."""
        for block, below in zip(blocks, [*blocks[1:], None], strict=False):
            text = self._text.words(block)
            if self._annex(text) or self._issuer(block, text, self._text.words(below) if below else ""):
                self._begun = True
            elif self._begun or self._begins(text):
                self._begun = True
                self._block(block, text)
            else:
                self._head.take(text, block)
        self._flush()

    def parts(self) -> tuple[Part, ...]:
        """The parts read, with the ids of their paragraphs."""
        return tuple(finished(draft, self._is_opening, self._words) for draft in self._drafts)

    def _begins(self, text: str) -> bool:
        """Whether a block of the head is the first of the text."""
        marker = read_marker(text)
        if (marker and marker.value == 1) or self._words.chapeau.match(text):
            return True
        return ending(text) == "stop" and columns(text) > _NARRATIVE

    def _annex(self, text: str) -> bool:
        """A line that begins an annex, and nothing else."""
        found = self._words.annex.fullmatch(squeezed(text)) if len(text) < _NARRATIVE else None
        if found is None:
            return False
        self._flush()
        number = ordinal(found["number"]) if found["number"] else None
        self._open(f"annex-{number or self._names['annex'] + 1}")
        self._names["annex"] += 1
        self._draft.awaits_title = True
        return True

    def _open(self, name: str) -> None:
        self._names[name] += 1
        self._drafts.append(Draft(name if self._names[name] == 1 else f"{name}-{self._names[name]}"))
        self._ranks.clear()

    def _open_section(self) -> None:
        """A part for numbering that begins again; the headings before it are its own."""
        own, self._pending = self._pending, []
        base = self._draft.id.split("section-")[0]
        self._names[f"{base} sections"] += 1
        dash = "-" if base and not base.endswith("-") else ""
        self._open(f"{base}{dash}section-{self._names[f'{base} sections'] + 1}")
        self._pending = own

    def _issuer(self, block: Span, text: str, below: str) -> bool:
        """The line that names who speaks; what follows it in the same block is a paragraph."""
        named = self._words.issuer.match(text)
        if named is None:
            return False
        rest = text[named.end() :].strip()
        if named[0].endswith(("，", ",")):
            speaks = not rest or self._is_opening(rest)
        else:
            speaks = not rest and self._is_opening(below) and ending(below) != "open"
        if speaks:
            self._speaks(self._words.bodies[named["name"]], Span(block.start, block.start + len(named["name"])))
            if rest:
                self._draft.add(Span(block.end - len(rest), block.end), rest, None)
        return speaks

    def _speaks(self, issuer: str, span: Span) -> None:
        if self._draft.issuer or self._draft.entries:
            self._open_section()
        self._flush()
        self._draft.issuer, self._draft.issuer_span = issuer, span

    def _block(self, block: Span, text: str) -> None:
        """A block after the head."""
        marker = read_marker(text)
        if marker is not None:
            self._numbered(block, text, marker)
        elif (self._draft.entries and self._head.take_closing(text)) or self._head.take_margin(text):
            return
        elif self._is_heading(text):
            self._pending.append(block)
        else:
            self._flush()
            self._draft.add(block, text, None)
            self._chapeau(block, text)

    def _numbered(self, block: Span, text: str, marker: Marker) -> None:
        if self._draft.restarts(marker):
            self._open_section()
        self._flush()
        self._draft.add(Span(block.start + marker.end, block.end), text[marker.end :], marker)

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
        else:
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
