"""Citations: the documents, treaties, meetings and programmes that a paragraph mentions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Literal

from extract.agents import Agents, unlisted
from extract.lexicon import Concept, Lexicon
from extract.numbered import Numbered
from extract.pins import cited_paragraphs
from extract.records import Citation, Footnote, Mark, Paragraph, Span

INDEFINITE_REACH = 10  # characters before a name in which an indefinite article may stand
NEAR = 8  # citations before a short title in which the session that adopted it may stand
PIN_REACH = 80  # characters before a citation in which an article of it may be named
NOTED_REACH = 160  # characters before a mark in which what it is about may be named
TITLES_IN_MIND = 1000  # titles cited before that a short one may be the end of
ALL_RESOLUTIONS = "-resolutions"  # of a session, as the id of an instrument ends
NOT_ONE_DOCUMENT = ("Meeting", "Collective")  # kinds of instrument that a footnote's symbol does not name


@dataclass(frozen=True, slots=True)
class Found:
    """A mention of a document or instrument; `candidates` are the authorities that its words may stand for, `again`
    says that it stands for a meeting or title cited before."""

    span: Span
    instrument: str | None = None
    symbol: str | None = None
    candidates: tuple[str, ...] = ()
    again: Literal["segment", "session", "title"] | None = None

    @property
    def is_settled(self) -> bool:
        """Whether it is known what is meant."""
        return self.instrument is not None or self.symbol is not None


@dataclass(slots=True)
class CitationReader:
    """Reads a document's paragraphs in their order, as a short name stands for what was cited before.

    `speaker` is the document's issuer, whose own resolutions are cited by number alone.
    """

    agents: Agents
    lexicon: Lexicon
    footnotes: Mapping[str, Footnote]
    speaker: str | None
    _last_cited: dict[str, int] = field(default_factory=dict)  # instrument -> place
    _last_meetings: dict[str, str] = field(default_factory=dict)  # "session" or "segment" -> the last one cited
    _symbols: dict[str, tuple[str, ...]] = field(default_factory=dict)  # label of a footnote -> what it names
    _titles: dict[str, Found] = field(default_factory=dict)  # title as it stood -> what it was

    def read(self, paragraph: Paragraph) -> tuple[Citation, ...]:
        """The citations of one paragraph, in order, one for each thing cited."""
        span = paragraph.span
        mentions = _without_overlap([*self._named(span), *self._numbered(span), *self._meeting_again(span)])
        settled: list[Found] = []
        for mention in mentions:
            found = self._meant_again(mention) if mention.again else self._settled(mention, paragraph, settled)
            if found is not None and found.is_settled:
                settled.append(found)
                self._remember(found)
        citations = _once_each(self._citation(found, paragraph) for found in settled)
        citations = self._marked_by_content(citations, paragraph.marks)
        noted = self._only_noted(citations, paragraph)
        ordered = sorted(_once_each([*citations, *noted]), key=lambda c: c.span)
        return tuple(replace(c, position=i) for i, c in enumerate(ordered, 1))

    # What is mentioned

    def _named(self, span: Span) -> Iterator[Found]:
        """Listed names, and titles that no authority lists."""
        value, patterns = self.agents.value, self.agents.grammar.citation
        about = {p for m in patterns.titled.finditer(value, span.start, span.end) for p in range(*m.span("title"))}
        titles = [t for t in self.agents.titles_in(span) if t.start not in about]
        hits = self.agents.grammar.instruments.find(value[span.start : span.end])
        if not patterns.titles_are_marked:
            named = {span.start + hit.span.start for hit in hits if hit.full}
            titles = [t for t in titles if t.start not in named and not self._is_indefinite(t)]
        title_at = {place: t for t in titles for place in range(t.start, t.end)}
        for hit in hits:
            words = Span(span.start + hit.span.start, span.start + hit.span.end)
            title = next((title_at[place] for place in range(words.start, words.end) if place in title_at), None)
            if title is not None and words in title and not self._fills(words, title):
                continue
            first, last = title_at.get(words.start), title_at.get(words.end - 1)
            if first and last and first is not last:  # it begins in one title and ends in another
                continue
            whole = title if title is not None and words in title else self._with_bracket(words)
            if title is None and not hit.full and self._is_indefinite(whole):
                continue
            candidates = tuple(dict.fromkeys((*hit.full, *hit.short)))
            yield Found(whole, hit.full[0] if len(hit.full) == 1 else None, candidates=candidates)
        for instrument, match in patterns.worded.finditer(value, span.start, span.end):
            yield Found(Span(*match.span()), instrument)
        for title in titles:
            yield Found(title)
        for match in patterns.short_title.finditer(value, span.start, span.end):
            yield Found(Span(*match.span()), again="title")

    def _is_indefinite(self, words: Span) -> bool:
        """Whether they stand for something that does not exist yet."""
        before = max(0, words.start - INDEFINITE_REACH)
        return self.agents.grammar.citation.indefinite.search(self.agents.value, before, words.start) is not None

    def _fills(self, words: Span, title: Span) -> bool:
        """Whether a name is all that stands in a title."""
        rest = self.agents.value[title.start : words.start] + self.agents.value[words.end : title.end]
        return not rest.strip("".join(self.agents.grammar.citation.brackets) + " ")

    def _with_bracket(self, words: Span) -> Span:
        """With a closing title mark whose opening is inside, and an opening one whose closing is."""
        opening, closing = self.agents.grammar.citation.brackets
        value, start, end = self.agents.value, words.start, words.end
        for left, right in zip(opening, closing, strict=True):
            inside = value[start:end]
            if inside.count(left) > inside.count(right) and value.startswith(right, end):
                end += 1
            elif inside.count(right) > inside.count(left) and value.endswith(left, 0, start):
                start -= 1
        return Span(start, end)

    def _meeting_again(self, span: Span) -> Iterator[Found]:
        """A meeting named only by its kind, 该届会议, 高级别会议: the last cited of that kind."""
        for match in self.agents.grammar.citation.meeting_again.finditer(self.agents.value, span.start, span.end):
            yield Found(Span(*match.span()), again="segment" if match["segment"] else "session")

    def _numbered(self, span: Span) -> Iterator[Found]:
        numbered = Numbered(self.agents, self.lexicon, self.speaker)
        for words, symbol in (*numbered.symbols(span), *numbered.resolutions(span)):
            yield Found(words, symbol=symbol)
        for words, meeting in numbered.meetings(span):
            yield Found(words, meeting)

    # What is meant

    def _settled(self, found: Found, paragraph: Paragraph, before: Sequence[Found]) -> Found:
        """With what is meant; as it is where a name stands for nothing that is known, and is no title."""
        if found.is_settled:
            return found
        title = self._title(found.span)
        label = self._mark(found.span, paragraph)
        noted = self._noted(label)
        if found.candidates:
            told = [i for i in found.candidates if i in noted or self._adopted_at(i, before)]
            known = [] if title[0].islower() else [i for i in found.candidates if i in self._last_cited]
            if self._symbols_noted(label):  # its footnote names the document: no other that is held elsewhere
                known = [i for i in known if not _is_held(self.lexicon.scheme("instruments")[i])]
            if told or known:
                return replace(found, instrument=max(told or known, key=lambda i: self._last_cited.get(i, -1)))
        else:
            instruments = self.lexicon.scheme("instruments")
            documents = [i for i in noted if instruments[i].kind not in NOT_ONE_DOCUMENT]
            issue = documents[0] if len(documents) == 1 else self._issue(title)
            if issue is not None:
                return replace(found, instrument=issue)
        holds = self._symbols_noted(label)
        document = self._shortened(found) or (replace(found, symbol=holds[0]) if len(holds) == 1 else None)
        return document or (replace(found, instrument=unlisted(title)) if self._is_title(found) else found)

    def _is_title(self, found: Found) -> bool:
        """Whether words are a title by themselves, and not a short name that may stand for much else."""
        return not self._title(found.span)[0].islower()

    def _meant_again(self, found: Found) -> Found | None:
        if found.again == "title":
            return self._shortened(found)
        last = self._last_meetings.get(found.again or "")
        return replace(found, instrument=last) if last else None

    def _adopted_at(self, instrument: str, before: Sequence[Found]) -> bool:
        """Whether a special session cited just before adopted it: 大会第二十届特别会议通过的《政治宣言》."""
        symbols = self.lexicon.scheme("instruments")[instrument].values.get("symbol", ())
        sessions = [re.fullmatch(r"ga-special-session-(\d+)", found.instrument or "") for found in before[-NEAR:]]
        return any(match and f"/S-{match[1]}/" in symbol for match in sessions for symbol in symbols)

    def _issue(self, title: str) -> str | None:
        """One issue of a listed series: 《2012年世界毒品报告》."""
        match = self.agents.grammar.citation.issue.fullmatch(title)
        hits = self.agents.grammar.instruments.find(match["series"]) if match else ()
        if match and hits and hits[0].full and len(hits[0].span) == len(match["series"]):
            return f"{hits[0].full[0]}-{match['year']}"
        return None

    def _shortened(self, found: Found) -> Found | None:
        """What was cited before by a title that this one shortens."""
        title, shortens = self._title(found.span), self.agents.grammar.citation.shortens
        latest = islice(reversed(self._titles.items()), TITLES_IN_MIND)
        known = next((known for full, known in latest if shortens(title, full)), None)
        return replace(found, instrument=known.instrument, symbol=known.symbol) if known else None

    def _remember(self, found: Found) -> None:
        if found.instrument is not None:
            self._last_cited[found.instrument] = found.span.start
            if _is_meeting(found.instrument):
                self._last_meetings["session"] = found.instrument.removesuffix("-hls")
            if found.instrument.endswith("-hls"):
                self._last_meetings["segment"] = found.instrument
        self._titles[self._title(found.span)] = found

    def _title(self, words: Span) -> str:
        """Words without the marks of a title around them."""
        title = self.agents.value[words.start : words.end]
        return title.strip("".join(self.agents.grammar.citation.brackets))

    # Footnotes

    def _mark(self, span: Span, paragraph: Paragraph) -> str | None:
        """The label of the mark that follows a mention, or the whole that it is the first part of."""
        pattern = self.agents.grammar.citation.mark
        match = pattern.match(self.agents.value, span.end, paragraph.span.end)
        return match["label"] if match else None

    def _symbols_noted(self, label: str | None) -> tuple[str, ...]:
        """The symbols of the documents that a footnote names."""
        if label is None or label not in self.footnotes:
            return ()
        if label not in self._symbols:
            numbered = Numbered(self.agents, self.lexicon, self.speaker)
            self._symbols[label] = tuple(dict.fromkeys(numbered.symbols_in_note(self.footnotes[label].means)))
        return self._symbols[label]

    def _noted(self, label: str | None) -> tuple[str, ...]:
        """The instruments that a footnote names by symbol or by treaty series number; of a whole, its parts too."""
        if label is None or label not in self.footnotes:
            return ()
        note, patterns = self.footnotes[label].means, self.agents.grammar.citation
        found = [i for symbol in self._symbols_noted(label) for i in self.lexicon.by_symbol.get(symbol, ())]
        for match in patterns.registration.finditer(note):
            found += self.lexicon.by_registration.get(("UNTS", match["registration"]), ())
            found += self.lexicon.by_registration.get(("LNTS", match["registration"]), ())
        return tuple(self._wholes(dict.fromkeys(found)))

    def _wholes(self, instruments: Iterable[str]) -> Iterator[str]:
        """Without those that are members of another: S-20/2, S-20/3 and S-20/4 A-E are the session's measures."""
        named = list(instruments)
        members = {m for i in named for m in self.lexicon.scheme("instruments")[i].values.get("hasMember", ())}
        yield from (i for i in named if i not in members)

    def _marked_by_content(self, citations: list[Citation], marks: Sequence[Mark]) -> list[Citation]:
        """A misplaced mark belongs to the citation that its footnote names."""
        instruments = self.lexicon.scheme("instruments")
        kept: list[Citation] = []
        for citation in citations:
            noted = self._noted(citation.footnote)
            own = instruments.get(citation.instrument or "")
            elsewhere = noted and own and own.id not in noted and _is_held(own)
            kept.append(replace(citation, footnote=None) if elsewhere else citation)
        labels: dict[str | None, str] = {}
        for mark in marks:
            for instrument in self._noted(mark.label):
                labels.setdefault(instrument, mark.label)
        return [replace(c, footnote=c.footnote or labels.get(c.instrument)) for c in kept] if labels else kept

    def _only_noted(self, citations: Sequence[Citation], paragraph: Paragraph) -> list[Citation]:
        """What only a footnote names: 大会决定[^13], 部长级部分的成果[^4]."""
        cited = {c.instrument for c in citations}
        documents = [c for c in citations if not _is_meeting(c.instrument)]
        marked, ends = {c.footnote for c in documents}, {c.span.end for c in documents}
        found: list[Citation] = []
        for mark in paragraph.marks:
            if mark.label in marked or mark.label not in self.footnotes:
                continue
            instruments, symbols = self._told(mark.label)
            start = max(paragraph.span.start, mark.span.start - NOTED_REACH)
            words = self._words_noted(Span(start, mark.span.start), mark.label, len(instruments) + len(symbols))
            if words is not None and words.end not in ends:  # else its mark is misplaced
                about = Citation(paragraph.id, 0, words, footnote=mark.label)
                found += [replace(about, instrument=i) for i in instruments if i not in cited]
                found += [replace(about, symbol=symbol) for symbol in symbols]
        return found

    def _told(self, label: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The instruments that a footnote names and, where it names resolutions alone, the symbols of the others."""
        noted, scheme = self._noted(label), self.lexicon.scheme("instruments")
        parts = {m for i in noted for m in (i, *scheme[i].values.get("hasMember", ())) if m in scheme}
        held = {symbol for part in parts for symbol in scheme[part].values.get("symbol", ())}
        others = tuple(symbol for symbol in self._symbols_noted(label) if symbol not in held)
        return noted, others if not noted or self._names_resolutions_alone(label) else ()

    def _names_resolutions_alone(self, label: str) -> bool:
        patterns, note = self.agents.grammar.citation, self.footnotes[label].means
        return patterns.only_resolutions.fullmatch(patterns.resolution.pattern.sub("", note)) is not None

    def _words_noted(self, before: Span, label: str, documents: int) -> Span | None:
        """The words before a mark that stand for what its footnote names: any, where it names resolutions and nothing
        else; an act or a document, where it names one among other things."""
        patterns, note = self.agents.grammar.citation, self.footnotes[label].means
        is_one = documents == 1 and (self._noted(label) or patterns.resolution.search(note))
        is_all = documents > 0 and self._names_resolutions_alone(label)
        for pattern, is_meant in ((patterns.noted_act, is_one), (patterns.noted_name, is_all)):
            if is_meant and (match := pattern.search(self.agents.value, before.start, before.end)):
                return Span(*match.span("words"))
        return None

    # The record

    def _citation(self, found: Found, paragraph: Paragraph) -> Citation:
        label = self._mark(found.span, paragraph)
        instrument = found.instrument
        if instrument is not None and instrument.endswith(ALL_RESOLUTIONS) and len(noted := self._noted(label)) == 1:
            instrument = noted[0]
        pin = self._pin(found.span, paragraph)
        symbol = None if found.symbol in self.lexicon.by_symbol else found.symbol  # what holds more has more numbering
        return Citation(
            paragraph=paragraph.id,
            position=0,
            span=found.span,
            instrument=instrument,
            symbol=found.symbol,
            pin=pin,
            footnote=label,
            paragraphs=cited_paragraphs(self.agents.value, found.span, pin, symbol, self.agents.grammar.citation.pins),
        )

    def _pin(self, words: Span, paragraph: Paragraph) -> Span | None:
        """The article or annex that is named after what is cited, or before it."""
        patterns, value = self.agents.grammar.citation, self.agents.value
        start = max(paragraph.span.start, words.start - PIN_REACH)
        pin = patterns.pin.match(value, words.end, paragraph.span.end)
        pin = pin or patterns.pin_before.search(value, start, words.start)
        return Span(*pin.span("pin")) if pin else None


def _is_meeting(instrument: str | None) -> bool:
    return re.search(r"-session-\d+(-hls)?$", instrument or "") is not None


def _is_held(instrument: Concept) -> bool:
    """Whether it is known in which document an instrument stands."""
    return bool(instrument.values.get("symbol") or instrument.values.get("registration"))


def _without_overlap(found: list[Found]) -> list[Found]:
    """The longer of two that overlap, in order; a session at the head of a longer name is cited beside it:
    大会第三十届特别会议成果文件, 第五十五届会议通过的所有决议."""
    kept: list[Found] = []
    taken: dict[int, Found] = {}
    for item in sorted(found, key=lambda f: (-len(f.span), not f.is_settled, not f.candidates, f.span.start)):
        places = range(item.span.start, item.span.end)
        clashes = [taken[place] for place in places if place in taken]
        if all(_is_meeting(item.instrument) and other.span.start == item.span.start for other in clashes):
            kept.append(item)
            taken.update((place, item) for place in places)
    return sorted(kept, key=lambda f: f.span)


def _once_each(citations: Iterable[Citation]) -> list[Citation]:
    """One citation for each thing cited: its first mention, with pin and footnote of a later one where it has none."""
    first: dict[tuple[str | None, str | None], Citation] = {}
    for citation in citations:
        key = (citation.instrument, citation.symbol)
        if key in first:
            known = first[key]
            pinned = known if known.pin else citation
            footnote = known.footnote or citation.footnote
            first[key] = replace(known, pin=pinned.pin, paragraphs=pinned.paragraphs, footnote=footnote)
        else:
            first[key] = citation
    return list(first.values())
