"""Who is named: agents in a text, and lists of agents at a place in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from extract.language import Grammar
from extract.lexicon import Concept, Hit
from extract.records import AgentMention, Span

UNLISTED = "unlisted-"
LONGEST_NAME = 60  # characters of a name that no authority lists
MOST_QUALIFIERS = 6  # before one name
LONGEST_CONTINUATION = 12  # characters by which a longer name goes on after a listed one
LONGEST_CLAUSE = 300  # characters of a clause before the noun it qualifies


@dataclass(frozen=True, slots=True)
class Agents:
    """The listed agents of a whole text, in order and resolved: short names to what they stand for."""

    value: str
    grammar: Grammar
    concepts: Mapping[str, Concept]
    speaker: str | None
    mentions: tuple[AgentMention, ...]
    starts: tuple[int, ...]

    def at(self, start: int) -> AgentMention | None:
        """The mention that begins at `start`."""
        i = bisect_left(self.starts, start)
        return self.mentions[i] if i < len(self.starts) and self.starts[i] == start else None

    def within(self, span: Span) -> Iterator[AgentMention]:
        """The mentions that begin in `span`, in order."""
        for i in range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)):
            yield self.mentions[i]

    def names_at(self, start: int) -> bool:
        """Whether an agent is named at `start`, after blanks and qualifiers."""
        anybody = dict.fromkeys(self.grammar.agent.pronouns, "anybody")
        return bool(AgentList(self, start, min(len(self.value), start + LONGEST_CLAUSE), anybody).mentions)

    def first_named(self, paragraph: Span) -> Mapping[bool | None, AgentMention]:
        """The first group that a paragraph names (True), the first that is one (False), and the first of all (None)."""
        first: dict[bool | None, AgentMention] = {}
        for mention in self.within(paragraph):
            for is_group in (True, False) if self.is_state(mention.agent) else (self.is_group(mention.agent),):
                first.setdefault(is_group, mention)
            first.setdefault(None, mention)
        return first

    def antecedents(
        self, first: Mapping[bool | None, AgentMention], act: Span, speaker: str | None
    ) -> Mapping[str, str]:
        """Whom the pronouns of an act stand for: the `first` of their kind that the paragraph has named so far.

        A possessive before which nobody is named stands for the speaker.
        """
        known = {
            kind: m.agent
            for kind, m in first.items()
            if m.span and m.span.start < (act.start if kind is None else act.end)
        }
        if speaker:
            known.setdefault(None, speaker)
        pronouns = self.grammar.agent.pronouns
        return {word: known[kind] for word, kind in pronouns.items() if kind in known}

    def last_named(self, span: Span, but: Collection[str]) -> str | None:
        """The last agent named in `span`, leaving out some."""
        named = [m.agent for m in self.within(span) if m.agent not in but]
        return named[-1] if named else None

    def is_state(self, agent: str) -> bool:
        """Whether an agent is one State."""
        concept = self.concepts.get(agent)
        return concept is not None and concept.kind == "State"

    def is_group(self, agent: str) -> bool:
        """Whether an agent is a group of States or people, not one body."""
        concept = self.concepts.get(agent)
        return concept is not None and concept.kind in ("Group", "State")


def find_agents(value: str, grammar: Grammar, concepts: Mapping[str, Concept], speaker: str | None) -> Agents:
    """All listed agents named in `value`. A short name stands for the last one named that may be called so;
    before any was named, for `speaker`, the document's issuer, or else for nobody."""
    mentions: list[AgentMention] = []
    last_called: dict[str, str] = {}
    titles = [Span(*m.span()) for m in grammar.citation.title.finditer(value)]
    for hit in grammar.agents.find(value):
        if _is_within(hit.span, titles):
            continue
        agent = _resolve(hit, value, last_called, speaker)
        if agent is not None:
            mentions.append(AgentMention(agent, hit.span))
            if hit.full and agent in concepts:
                last_called.update((name, agent) for name in concepts[agent].short.get(grammar.code, ()))
    return Agents(value, grammar, concepts, speaker, tuple(mentions), tuple(m.span.start for m in mentions if m.span))


def named_by(words: str, grammar: Grammar) -> str | None:
    """The listed agent that words as a whole name, or None."""
    for agent, pattern in grammar.agent.worded:
        if pattern.fullmatch(words):
            return agent
    hits = [hit for hit in grammar.agents.find(words) if len(hit.span) == len(words)]
    return hits[0].full[0] if hits and hits[0].full else None


def _is_within(span: Span, others: Sequence[Span]) -> bool:
    """Whether one of some disjoint, ordered spans holds `span`."""
    i = bisect_right(others, span.start, key=lambda other: other.start) - 1
    return i >= 0 and span in others[i]


def _resolve(hit: Hit, value: str, last_called: Mapping[str, str], speaker: str | None) -> str | None:
    if hit.full:
        return hit.full[0]
    called = last_called.get(value[hit.span.start : hit.span.end])
    if called is not None:
        return called
    return speaker if speaker in hit.short else None


def unlisted(words: str) -> str:
    """An id for what no authority lists, made of its words."""
    return UNLISTED + "".join(words.split())


@dataclass(frozen=True, slots=True)
class _Name:
    agents: tuple[str, ...]
    head: Span
    end: int  # after what belongs to the mention


class AgentList:
    """Reads coordinated agents at a place: `end` is where the list ends, after asides.

    `possessors` tells whether a name before 的 counts, as it does after a cue but not as the subject of an action.
    """

    def __init__(
        self,
        agents: Agents,
        start: int,
        limit: int,
        pronouns: Mapping[str, str] | None = None,
        *,
        possessors: bool = False,
    ) -> None:
        self._agents = agents
        self._value = agents.value
        self._patterns = agents.grammar.agent
        self._limit = limit
        self._pronouns = pronouns or {}
        self._possessors = possessors
        self.mentions: tuple[AgentMention, ...] = ()
        self.end = start
        self._read(start)

    def _read(self, start: int) -> None:
        found: list[AgentMention] = []
        named: set[tuple[str, str]] = set()  # an agent and the words for it
        place = start
        while (name := self._name(place)) is not None:
            words = Span(place, name.head.end)
            pairs = [(agent, self._words(words)) for agent in name.agents]
            found += [AgentMention(agent, words) for agent, text in pairs if (agent, text) not in named]
            named.update(pairs)
            self.end = name.end
            joint = self._joint(name.end)
            if joint is None:
                break
            place = joint
        self.mentions = tuple(found)

    def _joint(self, place: int) -> int | None:
        """Where the next agent begins, if one follows."""
        for pattern in (self._patterns.singled_out, self._patterns.coordinator):
            match = pattern.match(self._value, place, self._limit)
            if match:
                return match.end()
        return None

    def _name(self, start: int) -> _Name | None:
        for reader in (self._pronoun, self._party, self._known, self._qualified, self._unlisted):
            name = reader(start)
            if name is not None:
                return name
        return None

    def _pronoun(self, start: int) -> _Name | None:
        for word in sorted(self._pronouns, key=len, reverse=True):
            end = start + len(word)
            possessive = self._patterns.pronouns.get(word, False) is None
            if self._value.startswith(word, start, self._limit) and (not possessive or self._acts_next(end)):
                return self._closed((self._pronouns[word],), Span(start, end))
        return None

    def _party(self, start: int) -> _Name | None:
        match = self._patterns.party.match(self._value, start, self._limit)
        return self._closed(("states-parties",), Span(start, match.end())) if match else None

    def _after_qualifiers(self, start: int) -> list[int]:
        """Places where a name may begin, after ever more qualifiers."""
        places = [start]
        while match := self._patterns.qualifier.match(self._value, places[-1], self._limit):
            places.append(match.end())
            if len(places) > MOST_QUALIFIERS:
                break
        return places

    def _known(self, start: int) -> _Name | None:
        """A listed name, after qualifiers that belong to its mention."""
        for place in self._after_qualifiers(start):
            head = self._worded(place) or self._elliptic(place) or self._listed(place)
            if head is not None:
                agents, end = head
                return self._continued(start, end) or self._closed(agents, Span(start, end))
        return None

    def _continued(self, start: int, end: int) -> _Name | None:
        """A longer name that begins with a listed one: 条约机构|主席, 联合国会员国|政府."""
        if self._acts_next(end) or self._joint(end) is not None or self._patterns.aside.match(self._value, end):
            return None
        limit = min(self._stop(end, LONGEST_CONTINUATION), self._limit)
        if self._value.startswith(self._patterns.possessive, end):
            return None
        for match in self._patterns.noun.finditer(self._value, end, limit):
            if self._ends_name(match.end(), limit):
                agent = self._compound(start, end, Span(*match.span()))
                return self._closed((agent,), Span(start, match.end())) if agent else None
        return None

    def _compound(self, start: int, end: int, noun: Span) -> str | None:
        """Whom a listed name with a noun after it names: 柬埔寨政府 is the State, 会员国政府 governments."""
        first = self._agents.at(self._after_qualifiers(start)[-1]) or self._agents.at(start)
        last = self._agents.at(noun.start)
        if last is None or not self._agents.is_group(last.agent):
            return unlisted(self._words(Span(start, noun.end)))
        if noun.start not in self._after_qualifiers(end):
            return None
        is_state = first is not None and self._agents.is_state(first.agent)
        return first.agent if first and is_state else last.agent

    def _worded(self, place: int) -> tuple[tuple[str, ...], int] | None:
        for agent, pattern in self._patterns.worded:
            if match := pattern.match(self._value, place, self._limit):
                return (agent,), match.end()
        return None

    def _words(self, span: Span) -> str:
        return self._value[span.start : span.end]

    def _listed(self, place: int) -> tuple[tuple[str, ...], int] | None:
        mention = self._agents.at(place)
        if mention is None or mention.span is None or mention.span.end > self._limit:
            return None
        end = mention.span.end
        if self._patterns.attributive.match(self._value, end, self._limit):
            return None
        if not self._possessors and self._value.startswith(self._patterns.possessive, end, self._limit):
            return None
        return (mention.agent,), end

    def _elliptic(self, place: int) -> tuple[tuple[str, ...], int] | None:
        """国际和区域组织: one noun for several names, each of them listed."""
        match = self._patterns.elliptic.match(self._value, place, self._limit)
        if match is None:
            return None
        firsts = [
            re.sub(self._patterns.qualifier, "", f) or f for f in re.split(self._patterns.coordinator, match["firsts"])
        ]
        hits = [self._agents.grammar.agents.find(first + match["noun"]) for first in firsts]
        agents = tuple(hit[0].full[0] for hit in hits if hit and hit[0].full)
        return (agents, match.end()) if agents else None

    def _qualified(self, start: int) -> _Name | None:
        """A clause before its noun: 尚未批准…的国家."""
        opener = self._after_qualifiers(start)[-1]
        strong = self._patterns.relative.match(self._value, opener, self._limit) is not None
        limit = self._stop(opener, LONGEST_CLAUSE)
        governed: _Name | None = None
        ending = self._value.find(self._patterns.relative_end, opener, limit)
        while ending >= 0:
            clause_end = ending + len(self._patterns.relative_end)
            noun = self._known(clause_end) if ending > opener else None
            if noun is not None:
                agents = tuple(self._described(Span(start, noun.head.end), agent) for agent in noun.agents)
                name = _Name((*self._included(opener, clause_end), *agents), Span(start, noun.head.end), noun.end)
                if self._is_whole(opener, ending, noun):
                    return name
                governed = name if governed is None or self._acts_next(noun.end) else governed
            ending = self._value.find(self._patterns.relative_end, clause_end, limit)
        return governed if strong else None

    def _is_whole(self, opener: int, ending: int, noun: _Name) -> bool:
        """Whether a clause qualifies the noun, which then acts, and is not the action itself."""
        return self._acts_next(noun.end) and not self._patterns.pivot.search(self._value, opener, ending)

    def _included(self, opener: int, end: int) -> tuple[str, ...]:
        """包括…在内的: those named beside the whole."""
        match = self._patterns.including.match(self._value, opener, end)
        if match is None:
            return ()
        return tuple(m.agent for m in AgentList(self._agents, match.start("named"), match.end("named")).mentions)

    def _described(self, words: Span, agent: str) -> str:
        """A group that its description makes another: 受…影响的国家."""
        text = self._value[words.start : words.end]
        return next((described for described, pattern in self._patterns.described if pattern.search(text)), agent)

    def _stop(self, start: int, reach: int) -> int:
        """The end of what a name may reach: punctuation, the limit, or `reach` characters."""
        limit = min(self._limit, start + reach)
        stop = self._patterns.stop.search(self._value, start, limit)
        return stop.start() if stop else limit

    def _acts_next(self, place: int) -> bool:
        return place >= self._limit or self._patterns.action.match(self._value, place, self._limit) is not None

    def _unlisted(self, start: int) -> _Name | None:
        """A name that no authority lists: the shortest run that ends with a noun of agents and before an action."""
        limit = self._stop(start, LONGEST_NAME)
        acts = self._patterns.action.match(self._value, start, self._limit) is not None
        for match in self._patterns.noun.finditer(self._value, start, limit):
            if acts and match.start() > start:
                return None
            if match.end() > start + 1 and self._ends_name(match.end(), limit):
                span = Span(start, match.end())
                return self._closed((unlisted(self._words(span)),), span)
            if self._joint(match.end()) is not None:
                return None
        return None

    def _ends_name(self, place: int, limit: int) -> bool:
        return place == limit or self._acts_next(place) or self._joint(place) is not None

    def _closed(self, agents: tuple[str, ...], head: Span) -> _Name:
        """A name with what still belongs to it: 作为…, abbreviations, marks."""
        tail = self._patterns.tail.match(self._value, head.end, self._limit)
        end = tail.end() if tail else head.end
        head = Span(head.start, end)
        while match := self._patterns.apposition.match(self._value, end, self._limit):
            end, head = match.end(), Span(head.start, match.end())
        while match := self._patterns.aside.match(self._value, end, self._limit):
            end = match.end()
        return _Name(agents, head, end)
