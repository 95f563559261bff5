"""Lists of agents at a place in a text: here what coordinates them; each name as its language builds phrases."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from extract.agents import Agents
from extract.records import AgentMention, Span

MOST_QUALIFIERS = 6  # before one name
LONGEST_CLAUSE = 300  # characters of a clause that qualifies a noun


@dataclass(frozen=True, slots=True)
class Name:
    """Words that name agents. `head` are the words of the mention, `end` is after what else belongs to it."""

    agents: tuple[str, ...]
    head: Span
    end: int


class AgentList(ABC):
    """Reads coordinated agents at a place: `end` is where the list ends, after asides.

    `possessors` tells whether a name that possesses what follows (秘书长的, the Board's) counts, as it does after a cue
    but not as the subject of an action.
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
        self._phrase = agents.grammar.agent.phrase
        self._limit = limit
        self._pronouns = pronouns or {}
        self._possessors = possessors
        self._places: dict[int, list[int]] = {}  # after the qualifiers at a place
        self._last: Name | None = None  # the name before the one that is being read
        self.mentions: tuple[AgentMention, ...] = ()
        self.end = start
        self._counts: list[tuple[int, int]] = []
        self._read(start)

    @property
    def prefixes(self) -> Iterator[tuple[int, int]]:
        """How many mentions the list may be cut to, and where they end, the most first."""
        return reversed(self._counts)

    @property
    @abstractmethod
    def _readers(self) -> tuple[Callable[[int], Name | None], ...]:
        """Ways to read one name, the first that succeeds counting."""

    def _read(self, start: int) -> None:
        found: list[AgentMention] = []
        named: set[tuple[str, str]] = set()  # an agent and the words for it
        place = start
        while (name := self._name(place)) is not None:
            words = Span(place, name.head.end)
            pairs = [(agent, self._words(words)) for agent in name.agents]
            found += [AgentMention(agent, words) for agent, text in pairs if (agent, text) not in named]
            named.update(pairs)
            self.end, self._last = name.end, name
            self._counts.append((len(found), name.end))
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

    def _name(self, start: int) -> Name | None:
        for reader in self._readers:
            name = reader(start)
            if name is not None:
                return name
        return None

    def _after_qualifiers(self, start: int) -> list[int]:
        """Places where a name may begin, after ever more qualifiers."""
        if start in self._places:
            return self._places[start]
        places = self._places[start] = [start]
        while match := self._patterns.qualifier.match(self._value, places[-1], self._limit):
            places.append(match.end())
            if len(places) > MOST_QUALIFIERS:
                break
        return places

    def _described(self, words: Span, agent: str) -> str:
        """A group that its description makes another: 受…影响的国家, States affected by…."""
        text = self._words(words)
        return next((described for described, _ in self._patterns.described.search(text, 0, len(text))), agent)

    def _worded(self, place: int) -> tuple[tuple[str, ...], int] | None:
        match = self._patterns.worded.match(self._value, place, self._limit)
        return ((match[0],), match[1]) if match else None

    @staticmethod
    def _longest(
        first: tuple[tuple[str, ...], int] | None, other: tuple[tuple[str, ...], int] | None
    ) -> tuple[tuple[str, ...], int] | None:
        """The head that reaches further, of two alike the first."""
        return other if other and (first is None or other[1] > first[1]) else first

    def _acts_next(self, place: int) -> bool:
        return place >= self._limit or self._patterns.action.match(self._value, place, self._limit) is not None

    def _stop(self, start: int, reach: int) -> int:
        """The end of what a name may reach: punctuation, the limit, or `reach` characters."""
        limit = min(self._limit, start + reach)
        stop = self._patterns.stop.search(self._value, start, limit)
        return stop.start() if stop else limit

    def _words(self, span: Span) -> str:
        return self._value[span.start : span.end]
