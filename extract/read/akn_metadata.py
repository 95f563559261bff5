"""What an AKN4UN file says of its document: in its metadata, on its cover page and in its conclusions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from extract.languages.en_layout import EN
from extract.languages.en_lists import listed_names
from extract.read.furniture import SYMBOL
from extract.read.words import DocumentKind
from extract.records import AgendaItem, Ballot, Keyword, Metadata, Position, Refused, Sponsor, Vote

Known = Callable[[str], str | None]

_LANGUAGES = {"ara": "ar", "eng": "en", "fra": "fr", "fre": "fr", "rus": "ru", "spa": "es", "zho": "zh", "chi": "zh"}
_KINDS: Mapping[str, DocumentKind] = {"decision": "decision", "report": "report", "note": "note"}
POSITIONS: Mapping[str, Position] = {
    "inFavour": "in-favour",
    "against": "against",
    "abstaining": "abstaining",
    "nonVoting": "non-voting",
}
_COUNTED: tuple[Position, ...] = ("in-favour", "against", "abstaining")  # as in 90-0-47
OUTCOMES = {"adoptedWithoutVote": False, "adoptedRecordedVote": True}
_TALLY = re.compile(r"(\d{1,3})-(\d{1,3})-(\d{1,3})")
_SYMBOL = re.compile(SYMBOL)
_IDENTIFIED = re.compile(r"/unga/[^/]+/((?:E?S-)?\d{1,3})-(\d{1,4})([A-Z](?:-[A-Z])?)?/?")  # …/2020-12-10/75-101A-B/
NO_DATE = "0001-01-01"
OTHER_SYMBOL = "#otherSymbol"  # what a further symbol of a document refers to
_SAYING = frozenset({"docNumber", "docTitle", "docStatus", "session", "inline", "location", "organization"})
TELLING = _SAYING | {
    "meta", "FRBRuri", "FRBRdate", "FRBRauthor", "FRBRlanguage", "TLCOrganization", "docProponent", "keyword", "step",
    "voting", "count", "statement",
}  # fmt: skip
"""Elements that tell something of the document, by their attributes or their words."""


@dataclass(slots=True)
class _Element:
    """An element that tells something by its attributes or its words; `within` is the element around it."""

    name: str
    within: str
    attributes: Mapping[str, str]
    pieces: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        """What it says, blanks as one."""
        return " ".join("".join(self.pieces).split())


class Description:
    """Takes a file's elements that are TELLING, of several `meta` the first, and makes its metadata."""

    def __init__(self) -> None:
        self._metas = self._open_metas = 0
        self._told: list[_Element] = []
        self._saying: list[_Element] = []
        self._counted = ""  # the option whose votes are counted
        self._ballots: list[tuple[str, _Element]] = []

    def start(self, name: str, within: str, attributes: Mapping[str, str]) -> None:
        """An element begins, inside one that is called `within`."""
        if name == "meta":
            self._metas += 1
            self._open_metas += 1
        elif not self._open_metas or self._metas == 1:
            element = _Element(name, within, dict(attributes))
            if name == "organization":
                self._ballots.append((self._counted, element))
            else:
                self._told.append(element)
            if name == "count":
                self._counted = element.attributes.get("refersTo", "")
            if name in _SAYING:
                self._saying.append(element)

    def characters(self, text: str) -> None:
        """Character data."""
        for element in self._saying:
            element.pieces.append(text)

    def end(self, name: str) -> None:
        """An element ends."""
        self._open_metas -= name == "meta"
        if self._saying and self._saying[-1].name == name:
            self._saying.pop()

    @property
    def language(self) -> str:
        """The language, `zh`. Raises Refused for one that is not official."""
        code = self._value("FRBRlanguage", "language")
        if code not in _LANGUAGES:
            raise Refused(f"not in an official language of the United Nations: {code or 'none is named'}")
        return _LANGUAGES[code]

    @property
    def body(self) -> str | None:
        """The body whose document it is, by its authority's id."""
        author = self._value("FRBRauthor", "href", **{"as": "author"})
        names = (e.attributes.get("showAs", "") for e in self._all("TLCOrganization", eId=author or ""))
        return next((EN.document.bodies[name] for name in names if name in EN.document.bodies), None)

    @property
    def printed_symbol(self) -> str:
        """The symbol on the cover page, without the asterisk of a reissue."""
        return (self._words("docNumber", refersTo="#symbol") or "").rstrip(" *")

    @property
    def symbol(self) -> str:
        """The document's symbol: as printed, unless the identifier of the work says otherwise, which decides then.

        Raises Refused where the file names none.
        """
        identified, printed = self._identified, self.printed_symbol
        if not (identified or printed):
            raise Refused("no document of the United Nations: it has no symbol")
        says_more = len(_dense(printed)) > len(_dense(identified)) and not self.is_misprinted
        return printed if says_more else identified

    @property
    def is_misprinted(self) -> bool:
        """Whether the printed symbol is not that of the work; it may say more, as A/RES/75/290 A does of 75-290."""
        identified, printed = _dense(self._identified), _dense(self.printed_symbol)
        same = printed.startswith(identified) and not printed[len(identified) :][:1].isdecimal()
        return identified != "" and not same

    @property
    def _identified(self) -> str:
        """The symbol of the resolution of the General Assembly that the identifier of the work names, if any."""
        found = _IDENTIFIED.search(self._value("FRBRuri", "value", "FRBRWork") or "")
        return f"A/RES/{found[1]}/{found[2]} {found[3] or ''}".rstrip() if found else ""

    def metadata(self, state: Known) -> Metadata:
        """The whole description; `state` gives the id of the State that a name in English names.

        Raises Refused where the file names no symbol or no official language.
        """
        symbol = self.symbol
        drafts = self._step_symbols("draftResolution")
        reports = self._step_symbols("recommendedForAdoption") or self._origin()
        status = self._words("docStatus")
        return Metadata(
            symbol=symbol,
            kind=_KINDS.get(self._value("statement", "name") or "", "resolution"),
            language=self.language,
            title=self._words("docTitle", refersTo="#resolutionTitle") or symbol,
            other_symbols=(*self._parts_of(symbol), *self._further_symbols()),
            body=self.body,
            session=self._words("session"),
            session_number=self._value("session", "value"),
            agenda_items=tuple(
                title.replace(" ", "")
                for e in self._all("inline", name="agenda item")
                if (title := e.attributes.get("title", ""))
            ),
            agenda=tuple(self._agenda()),
            adopted=self._day("FRBRWork", "adoption"),
            published=self._day("FRBRExpression", "publication"),
            meeting=self._words("inline", name="adoptionMeeting") or self._words("location"),
            record=next(iter(self._step_symbols("adopted")), None),
            committee_report=next(iter(reports), None),
            draft=next(iter(drafts), None),
            other_drafts=tuple(dict.fromkeys(drafts[1:])),
            distribution=status.rpartition(":")[2].strip() or None if status else None,
            work=self._value("FRBRuri", "value", "FRBRWork"),
            expression=self._value("FRBRuri", "value", "FRBRExpression"),
            sponsors=tuple(self._sponsors(state)),
            keywords=tuple(dict.fromkeys(self._keywords())),
            vote=self._vote(state),
        )

    def _all(self, name: str, within: str | None = None, /, **attributes: str) -> Iterator[_Element]:
        """The elements of a name that have these attributes."""
        for element in self._told:
            if (
                element.name == name
                and within in (None, element.within)
                and attributes.items() <= element.attributes.items()
            ):
                yield element

    def _value(self, name: str, attribute: str, within: str | None = None, /, **attributes: str) -> str | None:
        """The first value of an attribute."""
        values = (e.attributes.get(attribute, "").strip() for e in self._all(name, within, **attributes))
        return next((value for value in values if value), None)

    def _words(self, name: str, /, **attributes: str) -> str | None:
        """The first words of an element."""
        return next((e.words for e in self._all(name, **attributes) if e.words), None)

    def _step_symbols(self, outcome: str) -> list[str]:
        """The symbols of the documents of a step of the procedure."""
        steps = (step.attributes.get("as", "") for step in self._all("step", outcome=outcome))
        return [found[0] for step in steps for found in _SYMBOL.finditer(step)]

    def _origin(self) -> list[str]:
        """The symbol of a committee's report, as the cover page names it."""
        without = any(self._all("docProponent", refersTo="#noMainCommittee"))
        words = self._words("inline", name="originating document")
        found = _SYMBOL.search(words) if words and not without else None
        return [found[0]] if found else []

    def _day(self, within: str, name: str) -> date | None:
        """A date; None for one that is not known, which the files write as the first day of all."""
        value = self._value("FRBRdate", "date", within, name=name)
        try:
            return date.fromisoformat(value) if value and value != NO_DATE else None
        except ValueError:
            return None

    def _parts_of(self, symbol: str) -> Iterator[str]:
        """The symbols of the resolutions of a collection: A/RES/77/256 A-B holds A and B."""
        letters = [e.words for e in self._all("docNumber") if re.fullmatch("[A-Z]", e.words)]
        if len(letters) > 1:
            yield from (f"{symbol.split(' ', maxsplit=1)[0]} {letter}" for letter in letters)

    def _further_symbols(self) -> Iterator[str]:
        """The symbols that the document has besides, as one of two bodies."""
        yield from (e.words for e in self._all("docNumber", refersTo=OTHER_SYMBOL) if e.words)

    def _agenda(self) -> Iterator[AgendaItem]:
        """The items of the agenda, as keywords name them."""
        for element in self._all("keyword", refersTo="agenda"):
            told = element.attributes
            number, title = told.get("value", "").replace(" ", ""), told.get("showAs", "").strip()
            if number:
                yield AgendaItem(number, title, told.get("dictionary") or None)

    def _keywords(self) -> Iterator[Keyword]:
        for element in self._all("keyword"):
            told = element.attributes
            label = told.get("showAs") or told.get("value") or ""
            if label and told.get("refersTo") != "agenda":
                yield Keyword(label, told.get("dictionary", ""), told.get("href") or None)

    def _sponsors(self, state: Known) -> Iterator[Sponsor]:
        for outcome, additional in (("draftResolution", False), ("draftResolutionAdditionalSponsors", True)):
            for step in self._all("step", outcome=outcome):
                names = listed_names(step.attributes.get("by", ""), lambda name: state(name) is not None)
                yield from (Sponsor(name, state(name), additional) for name in names)

    def _vote(self, state: Known) -> Vote | None:
        """How it was adopted. Some files give no more than a line of counts."""
        outcome = self._value("voting", "outcome")
        if outcome is None:
            return None
        tally = _TALLY.search(outcome)
        counts = [
            (POSITIONS[position], int(e.attributes["value"]))
            for e in self._all("count")
            if (position := e.attributes.get("refersTo", "")) in POSITIONS and e.attributes.get("value", "").isdecimal()
        ]
        if tally:
            counts = [(position, int(count)) for position, count in zip(_COUNTED, tally.groups(), strict=True)]
        ballots = tuple(
            Ballot(e.words, POSITIONS[position], state(e.words))
            for position, e in self._ballots
            if position in POSITIONS and e.words
        )
        recorded = OUTCOMES.get(outcome, bool(counts))
        return Vote("recorded-vote" if recorded else "without-vote", tuple(counts), ballots)


def _dense(symbol: str) -> str:
    return symbol.replace(" ", "")
