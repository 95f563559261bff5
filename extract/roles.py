"""Roles: with whom, for whom and to whom something is done."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from extract.agent_lists import agent_list
from extract.agents import UNLISTED, Agents
from extract.coordination import AgentList
from extract.language import Cue, Role
from extract.records import AgentMention, Span

REACH = 200  # characters before a pronoun in which its antecedent is looked for


def read_roles(
    agents: Agents, action: Span, actors: Collection[str], closed: Sequence[Span] = ()
) -> dict[Role, tuple[AgentMention, ...]]:
    """Partners, beneficiaries and recipients named in an action.

    Each agent once a role, in order. Those bound to act are not their own partners or beneficiaries. Only listed
    agents are named: what no authority lists is kept in the action's words. No role is read inside `closed`, the
    titles of what is cited, nor in what others are enabled to do.
    """
    titles = agents.grammar.citation.titled.finditer(agents.value, action.start, action.end)
    enabled = agents.grammar.mandate.others_act.finditer(agents.value, action.start, action.end)
    told = [*closed, *(Span(*m.span("title")) for m in titles), *(Span(*m.span("act")) for m in enabled)]
    left_out = {place for span in told for place in range(span.start, span.end)}
    after = _After(agents, action.end, actors)
    found: dict[Role, dict[str, AgentMention]] = {"partner": {}, "beneficiary": {}, "recipient": {}}
    last: str | None = None
    for place, cue in _cued(agents, action):
        if place.start not in left_out:
            for mention in after.named(cue, place.end, last):
                found[cue.role].setdefault(mention.agent, mention)
                last = mention.agent
    for agent in found["recipient"]:
        found["beneficiary"].pop(agent, None)
    return {
        role: tuple(sorted(mentions.values(), key=lambda mention: mention.span or action))
        for role, mentions in found.items()
    }


def _cued(agents: Agents, action: Span) -> list[tuple[Span, Cue]]:
    """Where cues stand in an action, in order."""
    places = [
        (Span(*match.span()), cue)
        for cue, match in agents.grammar.roles.finditer(agents.value, action.start, action.end)
    ]
    return sorted(places, key=lambda place: place[0])


@dataclass(frozen=True, slots=True)
class _After:
    """Reads who is named after a cue, in an action that ends at `limit` and binds `actors`."""

    agents: Agents
    limit: int
    actors: Collection[str]
    _lists: dict[int, AgentList] = field(default_factory=dict)

    def named(self, cue: Cue, start: int, last: str | None) -> list[AgentMention]:
        """The listed agents after a cue, if what follows them fits it; a pronoun stands for `last`, who had a role
        before, or else for whoever was named last."""
        own = self.agents.grammar.agent.own_session.match(self.agents.value, start, self.limit)
        if own and self.agents.speaker:
            return self._one(self.agents.speaker, cue, Span(*own.span()))
        listed = self._listed(start)
        again = self._pointing_back(start, listed)
        if again is not None:
            meant = last or self.agents.last_named(Span(max(0, start - REACH), start), but=self.actors)
            return self._one(meant, cue, again)
        if not listed.mentions or not cue.after.match(self.agents.value, listed.end, self.limit):
            return []
        return [mention for mention in listed.mentions if self._counts(mention)]

    def _listed(self, start: int) -> AgentList:
        """Those named at a place, at which several cues may end."""
        if start not in self._lists:
            self._lists[start] = agent_list(self.agents, start, self.limit, possessors=True)
        return self._lists[start]

    def _one(self, agent: str | None, cue: Cue, words: Span) -> list[AgentMention]:
        fits = cue.after.match(self.agents.value, words.end, self.limit) is not None
        return [AgentMention(agent, words)] if agent and fits else []

    def _counts(self, mention: AgentMention) -> bool:
        if mention.agent.startswith(UNLISTED):
            return False
        return mention.agent not in self.actors or self._is_another(mention)

    def _pointing_back(self, start: int, listed: AgentList) -> Span | None:
        """Words that only repeat who was named: 它们, 这些国家; but not 该办公室, a name, nor 那些执行方案的国家."""
        patterns = self.agents.grammar.agent
        pronoun = patterns.reflexive.match(self.agents.value, start, self.limit)
        if pronoun:
            return Span(*pronoun.span())
        first = listed.mentions[0] if listed.mentions else None
        if first is None or self.agents.at(start) or not patterns.demonstrative.match(self.agents.value, start):
            return None
        repeats = self.agents.is_group(first.agent) and not self._is_another(first)
        return Span(start, listed.end) if repeats else None

    def _is_another(self, mention: AgentMention) -> bool:
        """Whether a mention tells itself from those bound though it names the same group: 其他国家, 需要援助的国家."""
        elsewhere, span = self.agents.grammar.agent.elsewhere, mention.span
        return span is not None and elsewhere.search(self.agents.value, span.start, span.end) is not None
