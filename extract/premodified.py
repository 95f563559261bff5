"""Lists of agents in a language whose nouns follow all that qualifies them, as Chinese does."""

from __future__ import annotations

import re
from collections.abc import Callable

from extract.agents import UNLISTED, unlisted
from extract.coordination import LONGEST_CLAUSE, AgentList, Name
from extract.language import BeforeNoun
from extract.records import AgentMention, Span

LONGEST_NAME = 60  # characters of a name that no authority lists
RULING = ("governments", "national-authorities")  # those who act for the State before whose name they stand
LONGEST_ANTECEDENT = 2000  # characters to the last naming of a body that is named again by its noun
LONGEST_CONTINUATION = 12  # characters by which a longer name goes on after a listed one


class PremodifiedList(AgentList):
    """A list of agents whose modifiers stand before them: 尚未批准公约的会员国."""

    _phrase: BeforeNoun

    @property
    def _readers(self) -> tuple[Callable[[int], Name | None], ...]:
        return self._pronoun, self._party, self._known, self._qualified, self._unlisted

    def _pronoun(self, start: int) -> Name | None:
        for word in sorted(self._pronouns, key=len, reverse=True) if self._pronouns else ():
            end = start + len(word)
            possessive = self._patterns.pronouns.get(word, False) is None
            acts = self._last is None and self._acts_next(end)  # a possessive in a list belongs to the next name
            if self._value.startswith(word, start, self._limit) and (not possessive or acts):
                return self._closed((self._pronouns[word],), Span(start, end))
        return None

    def _party(self, start: int) -> Name | None:
        match = self._phrase.party.match(self._value, start, self._limit)
        return self._closed(("states-parties",), Span(start, match.end())) if match else None

    def _known(self, start: int) -> Name | None:
        """A listed name, after qualifiers that belong to its mention."""
        for place in self._after_qualifiers(start):
            head = self._worded(place) or self._longest(self._listed(place), self._elliptic(place))
            if head is not None:
                agents, end = head
                return self._continued(start, end) or self._closed(
                    self._again(agents, Span(start, end)), Span(start, end)
                )
        return None

    def _again(self, agents: tuple[str, ...], span: Span) -> tuple[str, ...]:
        """该组织: one body named before, if the noun for it names a group otherwise."""
        is_one = self._phrase.again.match(self._value, span.start, span.end) and self._agents.is_group(agents[0])
        repeated = self._repeated(span) if is_one else None
        return (repeated,) if repeated else agents

    def _continued(self, start: int, end: int) -> Name | None:
        """A longer name that begins with a listed one: 条约机构|主席, 联合国会员国|政府."""
        if self._acts_next(end) or self._joint(end) is not None or self._patterns.aside.match(self._value, end):
            return None
        limit = min(self._stop(end, LONGEST_CONTINUATION), self._limit)
        if self._value.startswith(self._phrase.link, end):
            return None
        for match in self._phrase.noun.finditer(self._value, end, limit):
            if self._ends_name(match.end(), limit):
                agent = self._compound(start, end, Span(*match.span()))
                return self._closed((agent,), Span(start, match.end())) if agent else None
        return None

    def _compound(self, start: int, end: int, noun: Span) -> str | None:
        """Whom a listed name with a noun after it names: 柬埔寨政府 is the State, 会员国政府 governments."""
        first = self._agents.at(self._after_qualifiers(start)[-1]) or self._agents.at(start)
        last = self._ending(Span(end, noun.end))
        if last is None or not self._agents.is_group(last.agent):
            return unlisted(self._words(Span(start, noun.end)))
        if last.span is None or last.span.start not in self._after_qualifiers(end):
            is_qualified = last.span and self._value.endswith(self._phrase.link, end, last.span.start)
            return last.agent if is_qualified else None
        governs = last.agent in RULING and first is not None and self._agents.is_state(first.agent)
        return first.agent if first and governs else last.agent

    def _listed(self, place: int) -> tuple[tuple[str, ...], int] | None:
        mention = self._agents.at(place)
        if mention is None or mention.span is None or mention.span.end > self._limit:
            return None
        end = mention.span.end
        if self._phrase.attributive.match(self._value, end, self._limit):
            return None
        if not self._possessors and self._value.startswith(self._phrase.link, end, self._limit):
            return None
        return (mention.agent,), end

    def _elliptic(self, place: int) -> tuple[tuple[str, ...], int] | None:
        """国际和区域组织: one noun for several names, each of them listed."""
        match = self._patterns.elliptic.match(self._value, place, self._limit)
        if match is None:
            return None
        firsts = [
            re.sub(self._patterns.qualifier, "", f) or f
            for f in re.split(self._patterns.coordinator, match["firsts"])
            if f
        ]
        hits = [self._agents.grammar.agents.find(first + match["noun"]) for first in firsts]
        agents = tuple(hit[0].full[0] for hit in hits if hit and hit[0].full)
        return (agents, match.end()) if agents else None

    def _qualified(self, start: int) -> Name | None:
        """A clause before its noun: 尚未批准…的国家."""
        places = self._after_qualifiers(start)
        opener = places[-1]
        limit = self._stop(opener, LONGEST_CLAUSE)
        ending = self._value.find(self._phrase.link, opener, limit)
        if ending < 0:
            return None
        strong = any(self._phrase.relative.match(self._value, place, self._limit) for place in places)
        governed: Name | None = None
        while ending >= 0:
            clause_end = ending + len(self._phrase.link)
            includes = self._phrase.including.match(self._value, opener, clause_end) is not None
            noun = self._head(clause_end, strong=strong, is_whole=includes) if ending > opener else None
            if noun is not None:
                agents = tuple(self._described(Span(start, noun.head.end), agent) for agent in noun.agents)
                name = Name((*self._included(opener, clause_end), *agents), Span(start, noun.head.end), noun.end)
                if self._is_whole(opener, ending, noun) or (strong and self._joint(noun.end) is not None):
                    return name
                acts = noun.end < self._limit and self._acts_next(noun.end)
                governed = name if governed is None or acts else governed
            ending = self._value.find(self._phrase.link, clause_end, limit)
        return governed if strong else None

    def _head(self, start: int, *, strong: bool, is_whole: bool) -> Name | None:
        """The noun that a clause qualifies; after what is certainly such a clause it may itself be qualified, and
        the whole in which others are included may be one that no authority lists."""
        name = self._party(start) or self._known(start)
        if name is not None or not strong:
            return name
        name = self._unlisted(start)
        is_group = name is not None and (is_whole or not name.agents[0].startswith(UNLISTED))
        return name if name is not None and is_group and len(name.head) <= LONGEST_CONTINUATION else None

    def _is_whole(self, opener: int, ending: int, noun: Name) -> bool:
        """Whether a clause qualifies the noun, which then acts, and is not the action itself."""
        governs = self._phrase.governing.match(self._value, opener, ending)
        return self._acts_next(noun.end) and not governs and not self._phrase.pivot.search(self._value, opener, ending)

    def _included(self, opener: int, end: int) -> tuple[str, ...]:
        """包括…在内的: those named beside the whole."""
        match = self._phrase.including.match(self._value, opener, end)
        if match is None:
            return ()
        return tuple(m.agent for m in PremodifiedList(self._agents, match.start("named"), match.end("named")).mentions)

    def _unlisted(self, start: int) -> Name | None:
        """A name that no authority lists: the shortest run that ends with a noun of agents and before an action."""
        limit = self._stop(start, LONGEST_NAME)
        acts = self._patterns.action.match(self._value, start, self._limit) is not None
        for match in self._phrase.noun.finditer(self._value, start, limit):
            if acts and match.start() > start:
                return None
            if match.end() > start + 1 and self._ends_name(match.end(), limit):
                span = Span(start, match.end())
                return (
                    None if self._phrase.clausal.search(self._words(span)) else self._closed((self._meant(span),), span)
                )
            if self._joint(match.end()) is not None:
                return None
        return None

    def _meant(self, span: Span) -> str:
        """Whom words mean that no authority lists: a group that they qualify, somebody they repeat, or another."""
        last = None if self._possessors else self._ending(span)
        if last and last.span and self._is_qualified(Span(span.start, last.span.start), last.agent):
            return self._described(span, last.agent)
        return self._repeated(span) or unlisted(self._words(span))

    def _is_qualified(self, before: Span, agent: str) -> bool:
        """Whether words qualify the group that follows them, and do nothing to it."""
        if not self._agents.is_group(agent) or self._agents.is_state(agent):
            return False
        place = max(before.start, self._value.rfind(self._phrase.link, before.start, before.end) + 1)
        return self._phrase.doing.search(self._value, place, before.end) is None

    def _ending(self, span: Span) -> AgentMention | None:
        """The listed name with which words end."""
        return next((m for m in self._agents.within(span) if m.span and m.span.end == span.end), None)

    def _repeated(self, span: Span) -> str | None:
        """该部, 上述机构: the last body named before whose name ends with the same noun."""
        again = self._patterns.demonstrative.match(self._value, span.start, span.end)
        noun = self._value[again.end() : span.end] if again else ""
        if not noun:
            return None
        before = Span(max(0, span.start - LONGEST_ANTECEDENT), span.start)
        named = [m for m in self._agents.within(before) if m.span and self._words(m.span).endswith(noun)]
        return next((m.agent for m in reversed(named) if not self._agents.is_group(m.agent)), None)

    def _ends_name(self, place: int, limit: int) -> bool:
        aside = self._patterns.aside.match(self._value, place, self._limit)
        if aside and self._acts_next(aside.end()):
            return True
        return place == limit or self._acts_next(place) or self._joint(place) is not None

    def _closed(self, agents: tuple[str, ...], head: Span) -> Name:
        """A name with what still belongs to it: 作为…, abbreviations, marks."""
        tail = self._phrase.tail.match(self._value, head.end, self._limit)
        end = tail.end() if tail else head.end
        head = Span(head.start, end)
        while match := self._patterns.apposition.match(self._value, end, self._limit):
            end, head = match.end(), Span(head.start, match.end())
        while match := self._patterns.aside.match(self._value, end, self._limit):
            end = match.end()
        return Name(agents, head, end)
