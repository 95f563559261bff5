"""The parts of a document as they grow: annexes, sections, headings and the paragraphs between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from extract.agents import unlisted
from extract.outline import Draft, finished
from extract.read.lines import MARK
from extract.read.marker import Marker
from extract.read.words import DocumentWords
from extract.records import Heading, Part, Span, Table

_TABLE = 4  # headings in a row that are rather a table


class Drafts:
    """The parts read so far; the last one grows. Headings wait for the paragraph below them."""

    def __init__(self, words: Callable[[Span], str], document: DocumentWords, *, tables: bool) -> None:
        """`words` gives the words of a span; `tables`: many headings in a row may be the cells of a table."""
        self._words = words
        self._document = document
        self._tables = tables
        self._drafts = [Draft()]
        self._names = Counter[str]()  # of parts
        self._pending: list[Span] = []  # headings since the last paragraph
        self._ranks: list[int] = []  # of the headings that are open
        self.unread: list[Span] = []

    @property
    def draft(self) -> Draft:
        """The part that grows."""
        return self._drafts[-1]

    def parts(self, is_opening: Callable[[str], bool]) -> tuple[Part, ...]:
        """The parts, with the ids of their paragraphs. `is_opening` tells a performative verb at the head of words."""
        self.flush()
        return tuple(self._part(draft, is_opening) for draft in self._drafts)

    def _part(self, draft: Draft, is_opening: Callable[[str], bool]) -> Part:
        part = finished(draft, is_opening, self._document)
        after = [part.paragraphs[at - 1].id if at else None for at, _ in draft.tables]
        tables = (Table(Span(rows[0].start, rows[-1].end), i) for (_, rows), i in zip(draft.tables, after, strict=True))
        return replace(part, tables=tuple(tables))

    def begin_annex(self, number: int | None) -> None:
        """An annex begins; its first heading is its title."""
        self.flush()
        self._open(f"annex-{number or self._names['annex'] + 1}")
        self._names["annex"] += 1
        self.draft.awaits_title = True

    def begin_section(self) -> None:
        """Numbering begins again; the last headings, and the unnumbered paragraphs below them, are the new part's."""
        pending, self._pending = self._pending, []
        base = self.draft.id.split("section-")[0]
        self._names[f"{base} sections"] += 1
        dash = "-" if base and not base.endswith("-") else ""
        self._open(f"{base}{dash}section-{self._names[f'{base} sections'] + 1}", self.draft.cut)
        self._pending = pending

    def _open(self, name: str, make: Callable[[str], Draft] = Draft) -> None:
        self._names[name] += 1
        self._drafts.append(make(name if self._names[name] == 1 else f"{name}-{self._names[name]}"))
        self._ranks.clear()

    def speaks(self, issuer: str, span: Span) -> None:
        """A line names who speaks: in a part of its own, where something stands before it."""
        if self.draft.issuer or self.draft.entries:
            self.begin_section()
        self.flush()
        self.draft.issuer, self.draft.issuer_span = issuer, span

    def numbered(self, block: Span, marker: Marker) -> None:
        """A paragraph with a printed number at its head."""
        if self.draft.restarts(marker):
            self.begin_section()
        self.flush()
        span = Span(block.start + marker.end, block.end)
        self.draft.add(span, self._words(span), marker)

    def unnumbered(self, block: Span, speaker: Callable[[str], str | None]) -> None:
        """A paragraph without a number; `speaker` gives the agent that words after "we" name."""
        self.flush()
        text = self._words(block)
        self.draft.add(block, text, None)
        self._chapeau(block, text, speaker)

    def heading(self, block: Span) -> None:
        """A heading."""
        self._pending.append(block)

    def row(self, block: Span, *, begins: bool) -> None:
        """A row of a table; `begins` where it is the first."""
        self.flush()
        if begins or not self.draft.tables:
            self.draft.tables.append((len(self.draft.entries), []))
        self.draft.tables[-1][1].append(block)

    def _chapeau(self, block: Span, text: str, speaker: Callable[[str], str | None]) -> None:
        """Who speaks where a text begins with "We, …"."""
        begins = self._document.chapeau.match(text)
        if begins is None or self.draft.issuer or self.draft.first_numbered is not None:
            return
        who = MARK.sub("", text[begins.end() :]).replace(",", "，").split("，")[0]
        self.draft.issuer = speaker(who) or unlisted(who)
        self.draft.issuer_span = Span(block.start + begins.end(), block.start + begins.end() + len(who))

    def flush(self) -> None:
        """Headings that wait for a paragraph find their place: the part's title, headings, or a table's cells."""
        pending, self._pending = self._pending, []
        if self.draft.awaits_title and pending:
            self.draft.title, *pending = pending
            self.draft.awaits_title = False
        if self._tables and len(pending) > _TABLE:
            self.unread += pending
        else:
            self.draft.headings += [Heading(span, self._level(span)) for span in pending]

    def _level(self, heading: Span) -> int:
        """How deep a heading lies among those that are open: by the kind of its number."""
        text = self._words(heading)
        ranks = self._document.heading_ranks
        rank = next((i for i, pattern in enumerate(ranks) if pattern.match(text)), len(ranks))
        while self._ranks and self._ranks[-1] > rank:
            self._ranks.pop()
        if not self._ranks or self._ranks[-1] < rank:
            self._ranks.append(rank)
        return len(self._ranks)
