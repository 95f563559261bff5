"""The records that each stage of reading hands to the next.

All are frozen. Every span counts characters of one `Text.value`, so that a record's words are always
`text.words(record.span)`; `Text.in_source` takes a span back to the characters of the file it was read from.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import compress, count
from operator import gt
from typing import Literal

ParagraphKind = Literal["preambular", "operative", "operative-sub", "narrative"]
ActClass = Literal["directive", "commissive", "decision", "assertive", "expressive"]
Position = Literal["in-favour", "against", "abstaining", "non-voting"]
Mode = Literal["directive", "commitment", "decision", "need"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters, `start` inclusive, `end` exclusive."""

    start: int
    end: int

    def __len__(self) -> int:
        """Characters."""
        return self.end - self.start

    def __contains__(self, other: Span) -> bool:
        """Whether `other` lies inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


class Refused(Exception):  # noqa: N818 - a verdict on an input, not an error of ours
    """An input that is not read, with the reason in one line and, where it is known, the place."""

    def __init__(self, reason: str, span: Span | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.span = span


@dataclass(frozen=True, slots=True)
class Source:
    """A file as decoded text. `sha256` is of its bytes, in hexadecimal."""

    name: str
    text: str
    encoding: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Repair:
    """A change made to the source's text where it was certain: `before` stood at `span` of the source."""

    kind: str
    span: Span
    before: str
    after: str


@dataclass(frozen=True)
class Text:
    """A document's text in reading order, one block a line, footnote marks as `[^n]`.

    `offsets[i]` is the place in the source of character `i`; what the reader inserted has the place of its cause.
    """

    value: str
    offsets: array[int]
    source: Source
    repairs: tuple[Repair, ...] = ()

    def words(self, span: Span) -> str:
        """The characters of `span`."""
        return self.value[span.start : span.end]

    def in_source(self, span: Span) -> Span:
        """The smallest range of the source that holds every character of `span`, which must not be empty."""
        if bisect_right(self._turns, span.start) == bisect_left(self._turns, span.end):
            return Span(self.offsets[span.start], self.offsets[span.end - 1] + 1)
        places = self.offsets[span.start : span.end]
        return Span(min(places), max(places) + 1)

    @cached_property
    def _turns(self) -> list[int]:
        """The characters that stand in the source before the one before them: between two, the text follows it."""
        return list(compress(count(1), map(gt, self.offsets, self.offsets[1:])))


@dataclass(frozen=True, slots=True)
class Mark:
    """A footnote mark in running text; `span` covers `[^label]`."""

    label: str
    span: Span


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote. `means` is its text with 同上/Ibid. replaced by what they repeat."""

    label: str
    span: Span
    means: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading between paragraphs; `level` 1 is the outermost of its part."""

    span: Span
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One numbered or counted paragraph.

    `id` is unique in the document and as in the annotation guideline: `PP3`, `OP17(a)`, `P4`, `annex-1/OP33.12`.
    `span` covers the words without the printed number; `parent` is the id of the paragraph a sub-paragraph hangs on.
    """

    id: str
    kind: ParagraphKind
    span: Span
    number: str | None = None
    parent: str | None = None
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table, a row a line, its cells parted by `|`; `after` is the id of the paragraph before it in its part."""

    span: Span
    after: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """A piece with a numbering of its own: `id` is empty for the main text, else `annex-1`.

    `issuer` is the agent who speaks in it, by its authority's id; `issuer_span` where it is named.
    """

    id: str
    title: Span | None
    issuer: str | None
    issuer_span: Span | None
    headings: tuple[Heading, ...]
    paragraphs: tuple[Paragraph, ...]
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """An item of the agenda that a document was adopted under; `agenda` is the symbol of the document that lists it."""

    number: str
    title: str
    agenda: str | None = None


@dataclass(frozen=True, slots=True)
class Sponsor:
    """Who submitted a draft, as named; `agent` is the authority's id of a State. `additional`: joined later."""

    name: str
    agent: str | None = None
    additional: bool = False


@dataclass(frozen=True, slots=True)
class Keyword:
    """A subject heading; `target` is the IRI of the concept in its vocabulary, where it is given."""

    label: str
    vocabulary: str
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Ballot:
    """How one State voted; `agent` is its authority's id where its name is listed."""

    name: str
    position: Position
    agent: str | None = None


@dataclass(frozen=True, slots=True)
class Vote:
    """How a document was adopted; `counts` are the votes cast where they were recorded, by position."""

    outcome: Literal["without-vote", "recorded-vote"]
    counts: tuple[tuple[Position, int], ...] = ()
    ballots: tuple[Ballot, ...] = ()


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the document says of itself. `symbol` is the first symbol, `other_symbols` further ones.

    `work` and `expression` are the FRBR URIs that Akoma Ntoso gives the document and its language version, `record` is
    the symbol of the verbatim record of the meeting, `session_number` the session in digits.
    """

    symbol: str
    kind: Literal["resolution", "decision", "report", "note"]
    language: str
    title: str
    other_symbols: tuple[str, ...] = ()
    body: str | None = None
    session: str | None = None
    agenda_items: tuple[str, ...] = ()
    adopted: date | None = None
    meeting: str | None = None
    committee_report: str | None = None
    draft: str | None = None
    distribution: str | None = None
    published: date | None = None
    work: str | None = None
    expression: str | None = None
    session_number: str | None = None
    record: str | None = None
    other_drafts: tuple[str, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    sponsors: tuple[Sponsor, ...] = ()
    keywords: tuple[Keyword, ...] = ()
    vote: Vote | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Words that the source itself links; `target` is the address as given there."""

    span: Span
    target: str


@dataclass(frozen=True, slots=True)
class Markup:
    """What the source marks and we read for ourselves: the lead verbs at the heads of paragraphs, and links."""

    leads: tuple[Span, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A document in its parts. `unread` are blocks of the text that belong to nothing else.

    `markup` is None where the source marks nothing, as plain text; `findings` are elements that are not understood.
    """

    text: Text
    metadata: Metadata
    parts: tuple[Part, ...]
    footnotes: tuple[Footnote, ...]
    unread: tuple[Span, ...] = ()
    markup: Markup | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class AgentMention:
    """Words that name an agent; `span` is None where the agent is understood and not named.

    `agent` is an authority's id, or `unlisted-…` made from the words.
    """

    agent: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class ConditionMention:
    """Words that condition an action; `condition` is an authority's id."""

    condition: str
    span: Span


@dataclass(frozen=True, slots=True)
class Mandate:
    """Actors bound to an action. No actor: the text binds nobody by name. No action: nothing but a list follows."""

    mode: Mode
    actors: tuple[AgentMention, ...]
    action: Span | None
    partners: tuple[AgentMention, ...] = ()
    beneficiaries: tuple[AgentMention, ...] = ()
    recipients: tuple[AgentMention, ...] = ()
    conditions: tuple[ConditionMention, ...] = ()
    due: Span | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """One performative verb with what it governs. `concept` is the verb's authority id, or `unlisted-…`.

    `verb` stands in the chapeau where `inherited`, else inside `span`, which covers all that the act governs.
    """

    paragraph: str
    position: int
    concept: str
    act_class: ActClass
    verb: Span
    span: Span
    inherited: bool = False
    mandates: tuple[Mandate, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """A paragraph's mention of a document or instrument.

    Exactly one of `instrument` (an authority's id, or `unlisted-…`) and `symbol` (A/RES/64/182) is set. `relation`
    is how the paragraph stands to it (`recalls`, `in-accordance-with`, …); `footnote` the label of its mark;
    `paragraphs` the ids of those of the cited document that the pin certainly means.
    """

    paragraph: str
    position: int
    span: Span
    instrument: str | None = None
    symbol: str | None = None
    pin: Span | None = None
    footnote: str | None = None
    relation: str = "mentions"
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something read but not understood, to be counted and shown. `kind` is `unknown-verb`, `no-act`, …"""

    kind: str
    paragraph: str
    span: Span


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything read from one document."""

    document: Document
    acts: tuple[Act, ...]
    citations: tuple[Citation, ...]
    findings: tuple[Finding, ...] = field(default=())
