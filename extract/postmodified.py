"""Lists of agents in a language in which phrases and clauses follow the noun that they qualify, as in English."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from extract.agents import unlisted
from extract.coordination import LONGEST_CLAUSE, AgentList, Name
from extract.language import AfterNoun
from extract.records import Span


class PostmodifiedList(AgentList):
    """A list of agents whose modifiers follow them: States parties to the Convention that have not yet done so."""

    _phrase: AfterNoun

    @property
    def _readers(self) -> tuple[Callable[[int], Name | None], ...]:
        return self._pronoun, self._those, self._known, self._unlisted

    def _pronoun(self, start: int) -> Name | None:
        word = self._phrase.word.match(self._value, start, self._limit)
        pronoun = word.group().lower() if word else ""
        possessive = self._patterns.pronouns.get(pronoun, False) is None
        if word is None or pronoun not in self._pronouns or possessive:
            return None
        return self._modified(start, (self._pronouns[pronoun],), word.end())

    def _those(self, start: int) -> Name | None:
        """Some of those just named: all States, in particular those with major space capabilities."""
        match = None if self._listed(start) else self._phrase.those.match(self._value, start, self._limit)
        known = self._last.agents if self._last else self._many
        return self._modified(start, known, match.end()) if match and known else None

    @property
    def _many(self) -> tuple[str, ...]:
        """Those for whom a pronoun in the plural stands."""
        plural = (word for word, is_group in self._patterns.pronouns.items() if is_group)
        return tuple({self._pronouns[word] for word in plural if word in self._pronouns})

    def _known(self, start: int) -> Name | None:
        """A listed name after qualifiers, or a longer name that begins with it."""
        head = self._head(start)
        return (self._longer(start, head[1]) or self._as_head(start, *head)) if head else None

    def _head(self, start: int) -> tuple[tuple[str, ...], int] | None:
        for place in self._after_qualifiers(start):
            head = self._worded(place) or self._government(place)
            head = head or self._longest(self._listed(place), self._elliptic(place)) or self._coordinated(place)
            if head is not None:
                return head
        return None

    def _listed(self, place: int) -> tuple[tuple[str, ...], int] | None:
        mention = self._agents.at(place)
        if mention is None or mention.span is None or mention.span.end > self._limit:
            return None
        return (mention.agent,), mention.span.end

    def _government(self, place: int) -> tuple[tuple[str, ...], int] | None:
        """The Government of Kenya: the State."""
        match = self._phrase.state.match(self._value, place, self._limit)
        state = self._listed(match.end()) if match else None
        return state if state and self._agents.is_state(state[0][0]) else None

    def _elliptic(self, place: int) -> tuple[tuple[str, ...], int] | None:
        """International and regional organizations: one noun for several names, each of them listed."""
        match = self._patterns.elliptic.match(self._value, place, self._limit)
        if match is None:
            return None
        agents = tuple(dict.fromkeys(agent for agent, _ in self._each_named(match) if agent))
        return (agents, match.end()) if agents else self._listed(match.start("noun"))

    def _coordinated(self, place: int) -> tuple[tuple[str, ...], int] | None:
        """Flag and port States: as above if every one is listed."""
        match = self._phrase.coordinated.match(self._value, place, self._limit)
        named = list(self._each_named(match)) if match else []
        agents = tuple(dict.fromkeys(agent for agent, is_whole in named if agent and is_whole))
        return (agents, match.end()) if match and all(is_whole for _, is_whole in named) else None

    def _each_named(self, match: re.Match[str]) -> Iterator[tuple[str | None, bool]]:
        """What each of some first words names with the noun, and whether the words are its name but for qualifiers."""
        for first in re.findall(self._phrase.word, re.sub(self._patterns.coordinator, " ", match["firsts"])):
            words = f"{first} {match['noun']}"
            hits = [hit for hit in self._agents.grammar.agents.find(words) if hit.full and hit.span.end == len(words)]
            before = words[: hits[0].span.start] if hits else words
            yield hits[0].full[0] if hits else None, not before or bool(self._patterns.qualifier.fullmatch(before))

    def _longer(self, start: int, end: int) -> Name | None:
        """A name that no authority lists though it begins with a listed one: the Secretary-General's Special Envoy."""
        link = self._phrase.link.match(self._value, end, self._limit)
        match = self._phrase.name.match(self._value, link.end(), self._limit) if link else None
        return self._modified(start, (self._unlisted_id(start, match.end()),), match.end()) if match else None

    def _as_head(self, start: int, agents: tuple[str, ...], end: int) -> Name | None:
        """A listed name, unless it only possesses or qualifies what follows."""
        if not self._possessors and self._phrase.possessive.match(self._value, end, self._limit):
            return None
        return self._modified(start, agents, end)

    def _unlisted(self, start: int) -> Name | None:
        """A name that no authority lists: words that end with a noun of agents."""
        for place in reversed(self._after_qualifiers(start) if not self._possessors else []):
            match = self._phrase.name.match(self._value, place, self._limit)
            if match:
                return self._modified(start, (self._unlisted_id(place, match.end()),), match.end())
        return None

    def _unlisted_id(self, start: int, end: int) -> str:
        return unlisted("-".join(re.findall(r"\w+", self._words(Span(start, end)).lower())))

    def _modified(self, start: int, agents: tuple[str, ...], head: int) -> Name:
        """A name with what follows and qualifies it: up to another name, a comma or an aside."""
        tail = self._phrase.tail.match(self._value, head, self._limit)
        head = tail.end() if tail else head
        end = self._after_modifiers(head) if not self._possessors else head
        end = start + len(self._value[start:end].rstrip())
        while match := self._patterns.aside.match(self._value, end, self._limit):
            end = match.end()
        while match := self._patterns.apposition.match(self._value, end, self._limit):
            end = match.end()
        words = Span(start, end)
        return Name(tuple(self._described(words, agent) for agent in agents), words, end)

    def _after_modifiers(self, head: int) -> int:
        """The end of the phrases and clauses that qualify a name."""
        modifier = self._phrase.postmodifier.match(self._value, head, self._limit)
        if modifier is None:
            return head
        limit = self._stop(modifier.end(), LONGEST_CLAUSE)
        circumstance = self._phrase.circumstance.search(self._value, head, limit)
        limit = circumstance.start() if circumstance else limit
        for joint in self._patterns.coordinator.finditer(self._value, head, limit):
            if self._head(joint.end()) is not None:
                return joint.start()
        return limit
