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
        patterns, value = self.agents.grammar.citation, self.agents.value
        symbols = [words for words, _ in self.symbols(span)]
        series: str | None = None
        last = Span(span.start, span.start)
        for match in patterns.resolution.finditer(value, span.start, span.end):
            words = Span(*match.span())
            in_list = series is not None and patterns.list_joint.fullmatch(value, last.end, words.start)
            stands_alone = match["word"] or match["ordinal"] or in_list
            if stands_alone and not any(words.overlaps(symbol) for symbol in symbols):
                series = self._series(match["number"], words, series if in_list else None)
                yield words, series + _number(match)
            last = words

    def symbols_in_note(self, note: str) -> Iterator[str]:
        """The symbols of all documents that a footnote names."""
        patterns = self.agents.grammar.citation
        for match in patterns.symbol.finditer(note):
            yield _symbol(match.group())
        for match in patterns.resolution.finditer(patterns.symbol.sub("", note)):
            if match["word"] or match["ordinal"] or match["number"].startswith("S-"):
                named = self.agents.grammar.agents.find(note[: match.start()])
                speaker = named[-1].full[0] if named and named[-1].full else self.speaker
                yield Numbered(self.agents, self.lexicon, speaker)._by_form(match["number"]) + _number(match)

    def _series(self, number: str, words: Span, listed: str | None) -> str:
        """Whose resolution a number is: by its form, the list it stands in, the body named before it, or the issuer."""
        if listed is not None:
            return listed
        for mention in reversed(list(self.agents.within(Span(max(0, words.start - REACH), words.start)))):
            symbol = self._property(mention.agent, "resolutionSymbol")
            if symbol and mention.span and re.fullmatch(r"[^(]*/.*", number) and "S-" not in number:
                return symbol if self._in_one_clause(mention.span.end, words.start) else self._by_form(number)
        return self._by_form(number)

    def _in_one_clause(self, start: int, end: int) -> bool:
        between = self.agents.grammar.act.quoted.sub("", self.agents.value[start:end])
        return self.agents.grammar.agent.stop.search(between) is None

    def _by_form(self, number: str) -> str:
        """The body that numbers its resolutions so: 2012/12 is the Council's, 1373 (2001) the Security Council's."""
        if re.match(r"\d{4}/", number):
            return "E/RES/"
        if re.search(r"\(\d{4}\)", number):
            return "S/RES/"
        if number.startswith("S-") or "(" in number:
            return "A/RES/"
        return self._property(self.speaker, "resolutionSymbol") or "A/RES/"

    def meetings(self, span: Span) -> Iterator[tuple[Span, str]]:
        """Sessions of bodies and what all of them adopted: `cnd-session-57-hls`, `cnd-session-55-resolutions`."""
        patterns, value = self.agents.grammar.citation, self.agents.value
        for match in patterns.session.finditer(value, span.start, span.end):
            body = self._body_before(match.start(), span.start)
            adjacent = body is not None and body.span is not None and not value[body.span.end : match.start()].strip()
            is_named = body is not None and (adjacent or not match["special"])  # special sessions are the issuer's else
            series = self._property(body.agent if body and is_named else self.speaker, "sessionSeries")
            if series is None or not (adjacent or match["counter"] == patterns.session_counter):
                continue
            begins = body.span.start if adjacent and body and body.span else match.start()
            numbers = list(patterns.numeral.finditer(value, *match.span("numbers")))
            for number in numbers:
                start = begins if number is numbers[0] else number.start()
                end = match.end() if number is numbers[-1] else number.end()
                yield Span(start, end), self._meeting(series, match, number["numeral"])
            adopted = patterns.all_resolutions.match(value, match.end(), span.end)
            if adopted:
                meeting = self._meeting(series, match, numbers[-1]["numeral"])
                yield Span(begins, adopted.end()), f"{meeting}-resolutions"

    def _meeting(self, series: str, match: re.Match[str], numeral: str) -> str:
        patterns = self.agents.grammar.citation
        number = patterns.number(numeral)
        if match["counter"] != patterns.session_counter:
            return f"{series}-{number}"
        special = "special-" if match["special"] else ""
        return f"{series}-{special}session-{number}{'-hls' if match['segment'] else ''}"

    def _body_before(self, place: int, start: int) -> AgentMention | None:
        """The last body named before a session whose sessions are numbered."""
        for mention in reversed(list(self.agents.within(Span(max(start, place - FAR), place)))):
            if self._property(mention.agent, "sessionSeries"):
                return mention
        return None

    def _property(self, agent: str | None, name: str) -> str | None:
        concept: Concept | None = self.lexicon.scheme("agents").get(agent or "")
        return concept.value(name) if concept else None


def _symbol(words: str) -> str:
    """Without blanks and what closes the sentence or parenthesis around it."""
    symbol = re.sub(r"\s", "", words).rstrip(".-(")
    return symbol.rstrip(")") if symbol.count(")") > symbol.count("(") else symbol


def _number(match: re.Match[str]) -> str:
    """The number as a symbol has it; of a range of parts (S-20/4 A-E), the whole."""
    number = re.sub(r"\s", "", match["number"]) + (match["part"] or "")
    return re.sub(r"[A-Z][^A-Za-z0-9]+[A-Z]$", "", number)
