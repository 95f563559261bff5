"""What a document says of itself: in its head, and in the lines after its last paragraph."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from extract.languages import LAYOUTS
from extract.read.furniture import SYMBOL
from extract.read.lines import MARK, columns
from extract.read.marker import NUMBERED_TITLE
from extract.read.words import DocumentKind, DocumentWords
from extract.records import Metadata, Refused, Span

_SYMBOL = re.compile(rf"(?<![A-Za-z0-9/]){SYMBOL}")
_SEPARATORS = " –—-,;、"
_BLANK = re.compile(r"(?<=[\u2e80-\uffdc])\s+|\s+(?=[\u2e80-\uffdc])")
_LONGEST = 300  # characters of a line that says something of the document
_MASTHEAD = 24  # columns that may stand beside a symbol
_SERIES: Mapping[str, str] = {
    "general-assembly": "A/RES/",
    "ecosoc": "E/RES/",
    "security-council": "S/RES/",
    "human-rights-council": "A/HRC/RES/",
    "cnd": "E/CN.7/RES/",
    "ccpcj": "E/CN.15/RES/",
}


def squeezed(text: str) -> str:
    """A block as patterns of whole blocks see it: no marks, no blanks beside Chinese characters."""
    return _BLANK.sub("", MARK.sub("", text)).strip()


@dataclass(slots=True)
class Head:
    """What was read of a document's own description so far, block by block. `unknown` is what was not understood."""

    words: DocumentWords
    symbols: list[str] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    agenda: list[str] = field(default_factory=list)
    unknown: list[Span] = field(default_factory=list)
    number: str | None = None
    title: Span | None = None
    awaits_title: bool = False
    kind: DocumentKind = "resolution"
    session: str | None = None
    adopted: date | None = None
    published: date | None = None
    closing: date | None = None
    meeting: str | None = None
    report: str | None = None
    draft: str | None = None
    distribution: str | None = None

    def take(self, text: str, span: Span) -> None:
        """Reads a block before the first paragraph."""
        key = _key(text)
        readers = (self._take_origin, self._take_symbols, self._take_distribution, self._take_language)
        more = (self._take_meeting, self._take_session, self._take_agenda, self._take_body, self._take_day)
        if not any(read(key) for read in (*readers, *more)) and not self._take_title(key, text, span):
            self.unknown.append(span)

    def take_margin(self, text: str) -> bool:
        """Reads a block between paragraphs, a symbol from a page's head; whether it was one."""
        key = _key(text)
        return not _SYMBOL.sub("", key).strip(_SEPARATORS) and self._take_symbols(key)

    def take_closing(self, text: str) -> bool:
        """Reads a block after the last paragraph, a day or a meeting; whether it was one."""
        key = _key(text)
        found = _day(key, self.words)
        self.closing = found or self.closing
        return found is not None or self._take_meeting(key)

    def metadata(self, text: Callable[[Span], str], language: str, issuer: str | None) -> Metadata:
        """The whole description. Raises Refused where the document has no symbol."""
        body = issuer or (self.bodies[0] if self.bodies else None)
        title = self.title or (self.unknown.pop() if self.unknown else None)
        symbols = self._all_symbols(body)
        if not symbols:
            raise Refused("no resolution, decision, report or note of the United Nations: it has no symbol")
        return Metadata(
            symbol=symbols[0],
            kind=self.kind,
            language=language,
            title=MARK.sub("", text(title)).strip() if title else "",
            other_symbols=tuple(symbols[1:]),
            body=body,
            session=self.session,
            agenda_items=tuple(self.agenda),
            adopted=self.adopted or self.closing,
            meeting=self.meeting,
            committee_report=self.report,
            draft=self.draft,
            distribution=self.distribution,
            published=self.published,
        )

    def _all_symbols(self, body: str | None) -> list[str]:
        """The document's symbols, first the one that body and number make where the document prints its number."""
        series = _SERIES.get(body or "")
        if series is None or self.number is None:
            return self.symbols
        own = series + self.number
        own = next((symbol for symbol in self.symbols if symbol.startswith(own + " ")), own)
        return [own, *(symbol for symbol in self.symbols if symbol != own)]

    def _take_origin(self, key: str) -> bool:
        """The line in brackets that names the committee's report or the draft."""
        found = self.words.origin.fullmatch(key)
        if found is None:
            return False
        symbol = next((m[0] for m in _SYMBOL.finditer(key)), None)
        if found["draft"]:
            self.draft = symbol
        else:
            self.report = symbol
        return True

    def _take_symbols(self, key: str) -> bool:
        """A line of symbols, which a masthead may have the organization's name beside."""
        found = [m[0] for m in _SYMBOL.finditer(key)]
        beside = _SYMBOL.sub("", key).strip(_SEPARATORS)
        if not found or columns(beside) > _MASTHEAD or any(c.isdigit() for c in beside):
            return False
        self.symbols += [symbol for symbol in found if symbol not in self.symbols]
        self._take_body(beside)
        return True

    def _take_distribution(self, key: str) -> bool:
        found = self.words.distribution.match(key)
        if found:
            self.distribution = found["value"]
        return found is not None

    def _take_language(self, key: str) -> bool:
        return self.words.language_line.fullmatch(key) is not None

    def _take_meeting(self, key: str) -> bool:
        found = self.words.meeting.fullmatch(key)
        if found:
            self.meeting = found["meeting"]
        return found is not None

    def _take_session(self, key: str) -> bool:
        found = self.words.session.fullmatch(key)
        if found:
            self.session = self.session or found["session"]
        return found is not None

    def _take_agenda(self, key: str) -> bool:
        found = self.words.agenda.fullmatch(key)
        if found:
            self.agenda.append(found["items"])
        return found is not None

    def _take_body(self, key: str) -> bool:
        body = self.words.bodies.get(key)
        if body:
            self.bodies.append(body)
        return body is not None or key in self.words.mastheads

    def _take_day(self, key: str) -> bool:
        """The day of publication alone on a line, or the line that tells of the adoption."""
        alone = _day(key, self.words)
        if alone is not None:
            self.published = self.published or alone
            return True
        found = self.words.adopted.match(key)
        adopted = _day(found["date"], self.words) if found else None
        self.adopted = adopted or self.adopted
        return adopted is not None

    def _take_title(self, key: str, text: str, span: Span) -> bool:
        """A title with its number or after it, or a line that says what kind of document this is."""
        numbered = NUMBERED_TITLE.match(text)
        alone = self.words.number_alone.fullmatch(key)
        if numbered:
            letter = f" {numbered['letter']}" if numbered["letter"] else ""
            self.number, self.title = numbered["number"] + letter, Span(span.start + numbered.end(), span.end)
        elif alone:
            self.number, self.awaits_title = alone["number"], True
        elif self.awaits_title:
            self.title, self.awaits_title = span, False
        else:
            return self._take_kind(key)
        return True

    def _take_kind(self, key: str) -> bool:
        kind = next((kind for pattern, kind in self.words.kinds if pattern.fullmatch(key)), None)
        if kind is None or self.number is not None:
            return False
        self.kind = kind
        if self.title is None and self.unknown:
            self.title = self.unknown.pop()
        return True


def _key(text: str) -> str:
    """A block as patterns see it; nothing of one too long to describe the document."""
    return squeezed(text) if len(text) <= _LONGEST else ""


def _day(key: str, words: DocumentWords) -> date | None:
    """The day that a line is, if it is nothing else. Mastheads in any language print the date in English."""
    for own in (words, *(layout.document for layout in LAYOUTS)):
        found = own.date.fullmatch(key)
        if found:
            month = own.months.get(found["month"]) or int(found["month"])
            try:
                return date(int(found["year"]), month, int(found["day"]))
            except ValueError:
                return None
    return None
