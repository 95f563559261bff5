"""What one document shows about how well it was read, small enough to keep for thousands of documents."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from extract.agents import UNLISTED
from extract.lexicon import Lexicon
from extract.pipeline import LANGUAGE_NOT_READ, OPERATIVE
from extract.quality.links import comparable, is_resolution, linked_symbol, without_part
from extract.quality.shares import Figures, Share
from extract.records import Extraction, Mandate, Paragraph, Span

WITH_ACT = "numbered operative paragraphs with an act"
ITEMS_WITH_ACT = "numbered sub-paragraphs with an act"
LEADS = "lead verbs read as marked"
LINKED = "linked resolutions cited"
NOTED = "resolutions linked in footnotes cited"
ACTORS = "actors in mandates that are listed"
INSTRUMENTS = "instruments cited that are listed"
FIGURES = (WITH_ACT, ITEMS_WITH_ACT, LEADS, LINKED, NOTED, ACTORS, INSTRUMENTS)

SHOWN = 240  # characters of a paragraph that are kept to be shown

FaultKind = Literal["no act", "lead verb", "link", "link in footnote"]


@dataclass(frozen=True, slots=True)
class Bound:
    """A mandate as versions of a text are compared by it: its mode and the ids of its actors."""

    mode: str
    actors: frozenset[str]


@dataclass(frozen=True, slots=True)
class Deed:
    """An act as versions of a text are compared by it; `verb` are its words."""

    act_class: str
    verb: str
    mandates: frozenset[Bound]


@dataclass(frozen=True, slots=True)
class Fault:
    """What a paragraph's own markup shows to be missed: `expected` is the marked verb or the linked symbol."""

    kind: FaultKind
    expected: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph; `words` is its beginning."""

    id: str
    is_operative: bool
    words: str
    deeds: tuple[Deed, ...] = ()
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A language version of a document: its figures, its operative paragraphs and all others with faults, by id.

    `findings` tells of each kind how many there are; `file` and `sha256` are the name and digest of what was read.
    """

    symbol: str
    language: str
    figures: Figures
    passages: Mapping[str, Passage]
    findings: Mapping[str, int]
    file: str
    sha256: str

    @property
    def is_read(self) -> bool:
        """Whether more than the structure is read in its language, so that there is anything to measure."""
        return LANGUAGE_NOT_READ not in self.findings


def summarize(extraction: Extraction, lexicon: Lexicon) -> Reading:
    """The figures of one extraction and what comparison with its other language versions needs."""
    examined = _Examined(extraction, lexicon)
    unread = extraction.document.unread
    findings = Counter([*(finding.kind for finding in extraction.findings), *("unread" for _ in unread)])
    is_read = LANGUAGE_NOT_READ not in findings
    passages = tuple(map(examined.passage if is_read else examined.unread, examined.paragraphs))
    metadata, source = extraction.document.metadata, extraction.document.text.source
    return Reading(
        metadata.symbol,
        metadata.language,
        examined.figures(passages) if is_read else {},
        {passage.id: passage for passage in passages if passage.is_operative or passage.faults},
        findings,
        source.name,
        source.sha256,
    )


class _Examined:
    """An extraction with its records by paragraph."""

    def __init__(self, extraction: Extraction, lexicon: Lexicon) -> None:
        document = extraction.document
        self.extraction = extraction
        self.paragraphs = [paragraph for part in document.parts for paragraph in part.paragraphs]
        self._words = document.text.words
        self._acts = {id_: tuple(acts) for id_, acts in groupby(extraction.acts, lambda act: act.paragraph)}
        self._cited = _cited(extraction, lexicon)
        places = [(paragraph.span, paragraph.id) for paragraph in self.paragraphs]
        markup = document.markup
        leads, links = (markup.leads, markup.links) if markup else ((), ())
        self._leads = {id_: lead for lead in reversed(leads) for id_ in _holding(lead, places)}  # the first of each
        resolutions = [(link.span, symbol) for link in links if (symbol := _resolution(link.target))]
        notes = [(note.span, note.label) for note in document.footnotes]
        self._linked = _symbols_in(resolutions, places)
        self._noted = _symbols_in(resolutions, notes)

    def passage(self, paragraph: Paragraph) -> Passage:
        """One paragraph with its acts and faults."""
        return Passage(
            paragraph.id,
            paragraph.kind in OPERATIVE,
            self._beginning(paragraph),
            tuple(Deed(a.act_class, self._words(a.verb), _bound(a.mandates)) for a in self._acts.get(paragraph.id, ())),
            tuple(self._faults(paragraph)),
        )

    def unread(self, paragraph: Paragraph) -> Passage:
        """One paragraph in a language that is not read, of which nothing is missed."""
        return Passage(paragraph.id, paragraph.kind in OPERATIVE, self._beginning(paragraph))

    def figures(self, passages: Sequence[Passage]) -> Figures:
        """The figures of FIGURES; where the source marks nothing, those of its markup count nothing."""
        faults = [fault.kind for passage in passages for fault in passage.faults]

        def without(kind: FaultKind, total: int) -> Share:
            return Share(total - faults.count(kind), total)

        own = [mandate for act in self.extraction.acts if not act.inherited for mandate in act.mandates]
        actors = [m.agent for mandate in own for m in mandate.actors if m.span]
        instruments = [c.instrument for c in self.extraction.citations if c.instrument]
        return {
            WITH_ACT: self._with_act("operative"),
            ITEMS_WITH_ACT: self._with_act("operative-sub"),
            LEADS: without("lead verb", sum(p.id in self._leads for p in self.paragraphs if p.kind in OPERATIVE)),
            LINKED: without("link", sum(map(len, self._linked.values()))),
            NOTED: without("link in footnote", sum(len(self._noted_in(p)) for p in self.paragraphs)),
            ACTORS: _listed(actors),
            INSTRUMENTS: _listed(instruments),
        }

    def _beginning(self, paragraph: Paragraph) -> str:
        return " ".join(self._words(paragraph.span)[:SHOWN].split())

    def _with_act(self, kind: str) -> Share:
        return Share.of(p.id in self._acts for p in self.paragraphs if p.kind == kind and p.number)

    def _faults(self, paragraph: Paragraph) -> Iterator[Fault]:
        lead, acts = self._leads.get(paragraph.id), self._acts.get(paragraph.id, ())
        if paragraph.kind in OPERATIVE and not acts:
            yield Fault("no act")
        if paragraph.kind in OPERATIVE and lead and not (acts and self._is_as_marked(acts[0].verb, lead)):
            yield Fault("lead verb", self._words(lead))
        cited = self._cited[paragraph.id]
        yield from (Fault("link", symbol) for symbol in sorted(self._linked[paragraph.id] - cited))
        yield from (Fault("link in footnote", symbol) for symbol in sorted(self._noted_in(paragraph) - cited))

    def _is_as_marked(self, verb: Span, lead: Span) -> bool:
        """Whether both begin at one place and one of them, case, blanks and punctuation apart, begins the other.

        So "Takes note" is read where "Takes note of" is marked, but "requests" is not where "Also requests" is.
        """
        ours, marked = _letters(self._words(verb)), _letters(self._words(lead))
        return verb.start == lead.start and (ours.startswith(marked) or marked.startswith(ours))

    def _noted_in(self, paragraph: Paragraph) -> set[str]:
        """The resolutions that the paragraph's footnotes link."""
        return {symbol for mark in paragraph.marks for symbol in self._noted[mark.label]}


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words)).casefold()


def _bound(mandates: Sequence[Mandate]) -> frozenset[Bound]:
    return frozenset(Bound(m.mode, frozenset(actor.agent for actor in m.actors)) for m in mandates)


def _listed(ids: Sequence[str]) -> Share:
    return Share.of(not id_.startswith(UNLISTED) for id_ in ids)


def _resolution(target: str) -> str | None:
    symbol = linked_symbol(target)
    return symbol if symbol and is_resolution(symbol) else None


def _holding(span: Span, places: Sequence[tuple[Span, str]]) -> Iterator[str]:
    return (name for place, name in places if span in place)


def _symbols_in(links: Sequence[tuple[Span, str]], places: Sequence[tuple[Span, str]]) -> defaultdict[str, set[str]]:
    """The symbols linked in each of some places, by the place's name."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for span, symbol in links:
        for name in _holding(span, places):
            found[name].add(symbol)
    return found


def _cited(extraction: Extraction, lexicon: Lexicon) -> defaultdict[str, set[str]]:
    """The symbols of what each paragraph cites, those of wholes beside those of parts.

    A listed instrument has those of the documents that hold it.
    """
    instruments = lexicon.scheme("instruments")
    cited: defaultdict[str, set[str]] = defaultdict(set)
    for citation in extraction.citations:
        instrument = instruments.get(citation.instrument or "")
        held = instrument.values.get("symbol", ()) if instrument else ()
        for symbol in (*filter(None, [citation.symbol]), *held):
            cited[citation.paragraph] |= {comparable(symbol), without_part(symbol)}
    return cited
