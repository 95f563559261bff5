"""Roles: with whom, for whom and to whom something is done."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from extract.agents import UNLISTED, AgentList, Agents
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
    left_out = [*closed, *(Span(*m.span("title")) for m in titles), *(Span(*m.span("act")) for m in enabled)]
    found: dict[Role, dict[str, AgentMention]] = {"partner": {}, "beneficiary": {}, "recipient": {}}
    last: str | None = None
    for place, cue in _cued(agents, action):
        if not any(span.start <= place.start < span.end for span in left_out):
            for mention in _named(agents, cue, place.end, action.end, actors, last):
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
        for cue in agents.grammar.roles
        for match in cue.before.finditer(agents.value, action.start, action.end)
    ]
    return sorted(places, key=lambda place: place[0])


def _named(
    agents: Agents, cue: Cue, start: int, limit: int, actors: Collection[str], last: str | None
) -> list[AgentMention]:
    """The listed agents after a cue, if what follows them fits it; a pronoun stands for `last`, who had a role before,
    or else for whoever was named last."""
    patterns = agents.grammar.agent
    own = patterns.own_session.match(agents.value, start, limit)
    if own and agents.speaker:
        fits = cue.after.match(agents.value, own.end(), limit)
        return [AgentMention(agents.speaker, Span(*own.span()))] if fits else []
    again = patterns.reflexive.match(agents.value, start, limit)
    listed = AgentList(agents, start, limit, possessors=True)
    if again is None and patterns.demonstrative.match(agents.value, start) and _only_points_back(agents, listed, start):
        again = patterns.demonstrative.match(agents.value, start)
    if again:
        meant = last or agents.last_named(Span(max(0, start - REACH), start), but=actors)
        end = listed.end if listed.mentions else again.end()
        fits = cue.after.match(agents.value, end, limit)
        return [AgentMention(meant, Span(start, end))] if meant and fits else []
    if not listed.mentions or not cue.after.match(agents.value, listed.end, limit):
        return []
    return [
        m
        for m in listed.mentions
        if not m.agent.startswith(UNLISTED) and (m.agent not in actors or _is_another(agents, m))
    ]


def _only_points_back(agents: Agents, listed: AgentList, start: int) -> bool:
    """这些国家, but not 该办公室, which is a name, nor 那些执行方案的国家, which tells whom it means."""
    mention = listed.mentions[0] if listed.mentions else None
    if mention is None or mention.span is None or agents.at(start) is not None:
        return False
    return agents.is_group(mention.agent) and not _is_another(agents, mention)


def _is_another(agents: Agents, mention: AgentMention) -> bool:
    """Whether a mention tells itself from those bound, though it names the same group: 其他国家, 需要援助的国家."""
    span = mention.span
    return span is not None and agents.grammar.agent.elsewhere.search(agents.value, span.start, span.end) is not None
