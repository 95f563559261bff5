"""What a document says of itself: in its head, and in the lines after its last paragraph."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, cast

from extract.languages import LAYOUTS
from extract.read.furniture import SYMBOL
from extract.read.lines import MARK, columns
from extract.read.marker import NUMBERED_TITLE
from extract.read.words import DocumentWords
from extract.records import Metadata, Refused, Span

_SYMBOL = re.compile(rf"(?<![A-Za-z0-9/]){SYMBOL}")
_SERIES: Mapping[str, str] = {
    "general-assembly": "A/RES/",
    "ecosoc": "E/RES/",
    "security-council": "S/RES/",
    "human-rights-council": "A/HRC/RES/",
    "cnd": "E/CN.7/RES/",
    "ccpcj": "E/CN.15/RES/",
}
_MASTHEAD = 24  # columns that may stand beside a symbol
_BLANK = re.compile(r"(?<=[\u2e80-\uffdc])\s+|\s+(?=[\u2e80-\uffdc])")


def squeezed(text: str) -> str:
    """A block as patterns of whole blocks see it: no marks, no blanks beside Chinese characters."""
    return _BLANK.sub("", MARK.sub("", text)).strip()


@dataclass(slots=True)
class Head:
    """What was read of a document's own description so far; each `take` is one block."""

    words: DocumentWords
    symbols: list[str] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    agenda: list[str] = field(default_factory=list)
    number: str | None = None
    title: Span | None = None
    kind: str = "resolution"
    session: str | None = None
    adopted: date | None = None
    published: date | None = None
    closing: date | None = None
    meeting: str | None = None
    report: str | None = None
    draft: str | None = None
    distribution: str | None = None
    unknown: list[Span] = field(default_factory=list)
    _title_next: bool = False

    def take(self, text: str, span: Span) -> bool:
        """Reads a block before the first paragraph; whether it was understood."""
        key = squeezed(text)
        known = self.take_anywhere(text) or any(
            read(key) for read in (self._session, self._agenda, self._body, self._date)
        )
        if known or self._titled(key, text, span):
            return True
        self.unknown.append(span)
        return False

    def take_anywhere(self, text: str) -> bool:
        """Reads a block that may stand at any page's head or after the last paragraph; whether it was understood."""
        key = squeezed(text)
        return any(
            read(key) for read in (self._origin, self._symbols, self._distribution, self._language, self._meeting)
        )

    def take_closing(self, text: str) -> bool:
        """Reads a block after the last paragraph; whether it was understood."""
        found = _date(squeezed(text), self.words)
        if found is not None:
            self.closing = found
        return found is not None or self.take_anywhere(text)

    def _origin(self, key: str) -> bool:
        found = self.words.origin.fullmatch(key)
        if found is None:
            return False
        symbols = [m[0] for m in _SYMBOL.finditer(key)]
        if symbols and found["draft"]:
            self.draft = symbols[0]
        elif symbols:
            self.report = symbols[0]
        return True

    def _symbols(self, key: str) -> bool:
        found = [m[0] for m in _SYMBOL.finditer(key)]
        beside = _SYMBOL.sub("", key).strip(" –—-,;、")
        if not found or columns(beside) > _MASTHEAD or any(c.isdigit() for c in beside):
            return False
        self.symbols += [symbol for symbol in found if symbol not in self.symbols]
        self._body(beside)
        return True

    def _distribution(self, key: str) -> bool:
        found = self.words.distribution.match(key)
        if found:
            self.distribution = found["value"]
        return found is not None

    def _language(self, key: str) -> bool:
        return self.words.language_line.fullmatch(key) is not None

    def _meeting(self, key: str) -> bool:
        found = self.words.meeting.fullmatch(key)
        if found:
            self.meeting = found["meeting"]
        return found is not None

    def _session(self, key: str) -> bool:
        found = self.words.session.fullmatch(key)
        if found and self.session is None:
            self.session = found["session"]
        return found is not None

    def _agenda(self, key: str) -> bool:
        found = self.words.agenda.fullmatch(key)
        if found:
            self.agenda.append(found["items"])
        return found is not None

    def _body(self, key: str) -> bool:
        body = self.words.bodies.get(key)
        if body:
            self.bodies.append(body)
        return body is not None or key in self.words.mastheads

    def _date(self, key: str) -> bool:
        alone = _date(key, self.words)
        if alone is not None:
            self.published = self.published or alone
            return True
        adopted = self.words.adopted.match(key)
        if adopted is None:
            return False
        self.adopted = _date(adopted["date"], self.words)
        return self.adopted is not None

    def _titled(self, key: str, text: str, span: Span) -> bool:
        """A title with its number, a line that says what kind of document this is, or the title after a number alone."""
        numbered = NUMBERED_TITLE.match(text)
        if numbered:
            letter = f" {numbered['letter']}" if numbered["letter"] else ""
            self.number, self.title = numbered["number"] + letter, Span(span.start + numbered.end(), span.end)
            return True
        alone = self.words.number_alone.fullmatch(key)
        if alone:
            self.number, self._title_next = alone["number"], True
            return True
        if self._title_next:
            self.title, self._title_next = span, False
            return True
        kind = next((kind for pattern, kind in self.words.kinds if pattern.fullmatch(key)), None)
        if kind is not None and self.number is None:
            self.kind = kind
            self.title = self.unknown.pop() if self.title is None and self.unknown else self.title
        return kind is not None and self.number is None

    def metadata(self, text: Callable[[Span], str], language: str, issuer: str | None) -> Metadata:
        """The whole description. Raises Refused where the document has no symbol."""
        body = issuer or (self.bodies[0] if self.bodies else None)
        symbols = list(self.symbols)
        if self.number and body in _SERIES:
            own = _SERIES[body] + self.number
            own = next((s for s in symbols if s.startswith(own + " ")), own)
            symbols = [own, *(s for s in symbols if s != own)]
        if not symbols:
            raise Refused("no resolution, decision, report or note of the United Nations: it has no symbol")
        return Metadata(
            symbol=symbols[0],
            kind=cast(Literal["resolution", "decision", "report", "note"], self.kind),
            language=language,
            title=squeezed_title(text(self.title)) if self.title else "",
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


def squeezed_title(text: str) -> str:
    """A title without marks and without blanks at its ends."""
    return MARK.sub("", text).strip()


def _date(key: str, words: DocumentWords) -> date | None:
    """The day that a block is, if it is nothing else. Mastheads in any language print the date in English."""
    for own in (words, *(layout.document for layout in LAYOUTS)):
        found = own.date.fullmatch(key)
        if found:
            month = own.months.get(found["month"]) or int(found["month"])
            try:
                return date(int(found["year"]), month, int(found["day"]))
            except ValueError:
                return None
    return None
