"""Documents and meetings that are cited by their numbers: symbols, resolutions, sessions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.agents import Agents
from extract.lexicon import Concept, Lexicon
from extract.records import AgentMention, Span

FAR = 500  # characters before a session in which the body that meets is looked for
REACH = 120  # characters before a number in which the body that numbers so is looked for
PRINCIPAL = ("general-assembly", "security-council", "ecosoc")  # whose numbers need no name; no two have one form
HARD_HYPHEN = "\N{NON-BREAKING HYPHEN}"


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a list as it stands, and whether it is that of a decision."""

    match: re.Match[str]
    is_decision: bool

    @property
    def words(self) -> Span:
        """All of it, with the word for what it is the number of."""
        return Span(*self.match.span("words"))

    @property
    def year(self) -> int | None:
        """The year of the date that stands with it."""
        return int(self.match["year"]) if self.match["year"] else None

    @property
    def is_marked(self) -> bool:
        """Whether it stands for a resolution without others of a list: no fraction does."""
        return bool(self.match["word"] or self.match["sign"])

    @property
    def is_by_session(self) -> bool:
        """Whether it begins with the number of a session, and not of a special one."""
        return re.match(r"\d+/", self.value) is not None

    @property
    def value(self) -> str:
        """As a symbol has it; of several parts (S-20/4 A-E), the whole."""
        number = re.sub(r"\s", "", self.match["number"]).replace(HARD_HYPHEN, "-") + (self.match["part"] or "")
        return re.sub(r"(?<=\d)[A-Z][^\d()/]+[A-Z](?=\(|$)", "", number)


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose numbers or session it is, None for somebody who is not listed, and where a name before them begins."""

    body: str | None
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Numbered:
    """Reads numbers in a text whose issuer is `speaker`."""

    agents: Agents
    lexicon: Lexicon
    speaker: str | None

    def symbols(self, span: Span) -> Iterator[tuple[Span, str]]:
        """Document symbols, A/67/157."""
        for match in self.agents.grammar.citation.symbol.finditer(self.agents.value, span.start, span.end):
            if any(character.isdecimal() for character in match.group()):
                yield Span(*match.span()), _symbol(match.group())

    def resolutions(self, span: Span) -> Iterator[tuple[Span, str]]:
        """Resolutions by number, with the symbol that body and number make: 第 64/182 号决议 is A/RES/64/182."""
        lists = list(self._lists(self.agents.value, span))
        symbols = [words for words, _ in self.symbols(span)] if lists else []
        for numbers in lists:
            owner = self._owner(numbers[-1].words.end, span)
            if self._is_foreign(numbers, owner, span):
                continue
            body: str | None = None
            for number in numbers:
                if (body or number.is_marked) and not any(number.words.overlaps(symbol) for symbol in symbols):
                    body = self._body(number, (owner.body if owner else None, body), span)
                    yield number.words, self._document(body, number)

    def symbols_in_note(self, note: str) -> Iterator[str]:
        """The symbols of all documents that a footnote names."""
        patterns = self.agents.grammar.citation
        for match in patterns.symbol.finditer(note):
            yield _symbol(match.group())
        rest = patterns.symbol.pattern.sub("", note)
        for numbers in self._lists(rest, Span(0, len(rest))):
            known = False
            for number in numbers:
                known = known or number.is_marked or number.value.startswith("S-")
                if known:
                    yield self._document(self._body_in_note(number, rest), number)

    # Whose a number is

    def _lists(self, value: str, span: Span) -> Iterator[list[Number]]:
        """The numbers in `span`, those together that stand in one list."""
        patterns = self.agents.grammar.citation
        run: list[re.Match[str]] = []
        for match in patterns.resolution.finditer(value, span.start, span.end):
            if run and not patterns.list_joint.fullmatch(value, run[-1].end("words"), match.start("words")):
                yield self._numbers(run)
                run = []
            run.append(match)
        if run:
            yield self._numbers(run)

    def _numbers(self, run: list[re.Match[str]]) -> list[Number]:
        """The word for what a list names stands with its first number or with its last."""
        words = [match["word"] for match in run]
        kinds = [next(filter(None, [*words[i:], *reversed(words[:i])]), "") for i in range(len(run))]
        decision = self.agents.grammar.citation.decision
        return [Number(match, bool(decision.search(kind))) for match, kind in zip(run, kinds, strict=True)]

    def _owner(self, place: int, span: Span) -> Owner | None:
        """Who is named right after numbers or a session as the one whose they are."""
        of = self.agents.grammar.citation.of_body.match(self.agents.value, place, span.end)
        named = self.agents.at(of.end()) if of else None
        return Owner(named.agent if named else None) if of else None

    def _before(self, place: int, span: Span) -> Owner | None:
        """Who is named right before numbers or a session: a listed name, or the end of a longer one that is not."""
        start = max(span.start, place - FAR)
        named = next((m for m in reversed(self._named(Span(start, place))) if m.span), None)
        ends = self.agents.grammar.citation.some_body.search(self.agents.value, start, place)
        if named and named.span and not self.agents.value[named.span.end : place].strip():
            return Owner(named.agent, named.span.start) if not ends or ends.start() >= named.span.start else Owner(None)
        return Owner(None) if ends else None

    def _is_foreign(self, numbers: list[Number], owner: Owner | None, span: Span) -> bool:
        """Whether numbers are those of a body of which it is not known how it numbers."""
        owner = owner or self._before(numbers[0].words.start, span)
        undated = all(number.year is None for number in numbers)
        return owner is not None and undated and self._property(owner.body, "resolutionForm") is None

    def _body(self, number: Number, known: tuple[str | None, ...], paragraph: Span) -> str:
        """Whose resolution a number is, if it numbers so: that of the session which sat at its date, of one `known`
        from its list, the body named before it in its clause, one named elsewhere, the issuer."""
        if self._dated(number):
            return PRINCIPAL[0]
        if listed := next((body for body in known if self._fits(body, number)), None):
            return listed
        near = self._named(Span(max(0, number.words.start - REACH), number.words.start))
        named = next((m for m in reversed(near) if self._fits(m.agent, number)), None)
        if named and named.span and self._in_one_clause(named.span.end, number.words.start):
            return named.agent
        if number.year and number.is_by_session:
            before = self._named(Span(paragraph.start, number.words.start))
            after = self._named(Span(number.words.end, paragraph.end))
            anywhere = (m.agent for m in (*reversed(before), *after) if self._fits(m.agent, number))
            return next(anywhere, self._by_form(number))
        return self._by_form(number)

    def _body_in_note(self, number: Number, note: str) -> str:
        hits = self.agents.grammar.agents.find(note[: number.words.start])
        named = [hit.full[0] for hit in hits if hit.full and self._fits(hit.full[0], number)]
        return named[-1] if named and not self._dated(number) else self._by_form(number)

    def _named(self, span: Span) -> list[AgentMention]:
        return list(self.agents.within(span))

    def _in_one_clause(self, start: int, end: int) -> bool:
        between = self.agents.grammar.act.quoted.sub("", self.agents.value[start:end])
        return self.agents.grammar.citation.apart.search(between) is None

    def _dated(self, number: Number) -> bool:
        """Whether a number's date falls in the session of the Assembly that it names."""
        return number.year is not None and number.is_by_session and self._fits(PRINCIPAL[0], number)

    def _fits(self, body: str | None, number: Number) -> bool:
        """Whether a body numbers its resolutions so, and sat in that session at the date."""
        form, epoch = self._property(body, "resolutionForm"), self._property(body, "sessionEpoch")
        if form is None or not re.fullmatch(form, number.value):
            return False
        session = re.match(r"\d+(?=/)", number.value)
        if epoch is None or session is None or number.year is None:
            return True
        return number.year - int(epoch) - int(session[0]) in (0, 1)

    def _by_form(self, number: Number) -> str:
        """The issuer, or the principal organ that numbers so: 2012/12 is the Council's."""
        bodies = (body for body in (self.speaker, *PRINCIPAL) if body and self._fits(body, number))
        return next(bodies, PRINCIPAL[0])

    def _document(self, body: str, number: Number) -> str:
        series = self._property(body, "decisionSymbol") if number.is_decision else None
        return (series or self._property(body, "resolutionSymbol") or "") + number.value

    # Meetings

    def meetings(self, span: Span) -> Iterator[tuple[Span, str]]:
        """Sessions of bodies and what all of them adopted: `cnd-session-57-hls`, `cnd-session-55-resolutions`."""
        patterns, value = self.agents.grammar.citation, self.agents.value
        for match in patterns.session.finditer(value, span.start, span.end):
            body, begins = self._who_meets(match, span)
            series = self._property(body, "sessionSeries")
            if series is None or not (match["session"] or begins < match.start()):
                continue
            numbers = list(patterns.numeral.finditer(value, *match.span("numbers")))
            for number in numbers:
                start = begins if number is numbers[0] else number.start()
                end = match.end() if number is numbers[-1] else number.end()
                yield Span(start, end), self._meeting(series, match, number["numeral"])
            adopted = patterns.all_resolutions.match(value, match.end(), span.end)
            if adopted:
                meeting = self._meeting(series, match, numbers[-1]["numeral"])
                yield Span(begins, adopted.end()), f"{meeting}-resolutions"

    def _who_meets(self, match: re.Match[str], span: Span) -> tuple[str | None, int]:
        """The body whose session it is, and where its mention begins, which may be with the body's name right before.

        Special sessions of a body not named with them are the issuer's.
        """
        owner = self._owner(match.end(), span)
        if owner:
            return owner.body, match.start()
        owner = self._before(match.start(), span)
        if owner:
            return owner.body, match.start() if owner.start is None else owner.start
        body = self._body_before(match.start(), span.start)
        return body.agent if body and not match["special"] else self.speaker, match.start()

    def _meeting(self, series: str, match: re.Match[str], numeral: str) -> str:
        number = self.agents.grammar.citation.number(numeral)
        if not match["session"]:
            return f"{series}-{number}"
        special = f"{'emergency-' if match['emergency'] else ''}{'special-' if match['special'] else ''}"
        return f"{series}-{special}session-{number}{'-hls' if match['segment'] else ''}"

    def _body_before(self, place: int, start: int) -> AgentMention | None:
        """The last body named before a session whose sessions are numbered."""
        for mention in reversed(self._named(Span(max(start, place - FAR), place))):
            if self._property(mention.agent, "sessionSeries"):
                return mention
        return None

    def _property(self, agent: str | None, name: str) -> str | None:
        concept: Concept | None = self.lexicon.scheme("agents").get(agent or "")
        return concept.value(name) if concept else None


def _symbol(words: str) -> str:
    """Without blanks and what closes the sentence or parenthesis around it."""
    symbol = re.sub(r"\s", "", words).replace(HARD_HYPHEN, "-").rstrip(".-(")
    return symbol.rstrip(")") if symbol.count(")") > symbol.count("(") else symbol
