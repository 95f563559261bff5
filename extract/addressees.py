"""Who is asked, and where what is asked of them begins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from extract.agent_lists import agent_list
from extract.agents import Agents
from extract.coordination import AgentList
from extract.records import AgentMention, Mode, Span


@dataclass(frozen=True, slots=True)
class Binding:
    """Actors and what they are bound to, before it is known on what terms. `reach` is what may tell the terms beside
    the action: what stands between the actors and it."""

    mode: Mode
    actors: tuple[AgentMention, ...]
    action: Span | None
    reach: Span | None = None


def addressed(agents: Agents, content: Span, pronouns: Mapping[str, str]) -> Binding:
    """Those named at the head of `content` and what they are asked, as a directive."""
    patterns, value = agents.grammar.mandate, agents.value
    aside = patterns.parenthesis.match(value, content.start, content.end)
    start = after_blanks(agents, Span(aside.end() if aside else content.start, content.end)).start
    if patterns.infinitive is None:
        named = agent_list(agents, start, content.end, pronouns)
        return Binding("directive", named.mentions, what_is_done(agents, Span(named.end, content.end)))
    opener = patterns.clause_opener.match(value, start, content.end)
    if opener:
        return _in_clause(agents, Span(opener.end(), content.end), pronouns)
    infinitives = [
        match
        for pattern in (patterns.infinitive, patterns.any_infinitive)
        for match in pattern.finditer(value, start, content.end)
    ]
    for match in infinitives:
        named = agent_list(agents, start, match.start("to"), pronouns)
        end = match.start("to")
        asked = next((prefix for prefix in named.prefixes if patterns.between.fullmatch(value, prefix[1], end)), None)
        if asked:
            count, last = asked
            action = what_is_done(agents, Span(match.end("to"), content.end))
            if patterns.benefactive.match(value, start) and patterns.passive.match(value, match.end("to"), content.end):
                return Binding("directive", (), what_is_done(agents, content))
            reach = Span(content.start if aside else last, end)
            return Binding("directive", named.mentions[:count], action, reach)
    return _without_infinitive(agents, content, agent_list(agents, start, content.end, pronouns))


def _without_infinitive(agents: Agents, content: Span, named: AgentList) -> Binding:
    """Those `named` at the head of `content` where no verb follows: what is asked stands elsewhere, or is a noun."""
    patterns, value = agents.grammar.mandate, agents.value
    rest = what_is_done(agents, Span(named.end, content.end))
    if named.mentions and (rest is None or _announces_list(agents, named.end, content)):
        return Binding("directive", named.mentions, None, Span(named.end, content.end))
    if named.mentions and rest and patterns.dative.match(value, content.start, content.end):
        return Binding("directive", named.mentions, rest)
    return Binding("directive", (), what_is_done(agents, content))


def _announces_list(agents: Agents, place: int, content: Span) -> bool:
    """Whether all that follows those asked is a circumstance of what a list below or the next verb asks of them."""
    patterns, value = agents.grammar.mandate, agents.value
    return (
        value[content.end : content.end + 1] in (":", ",")
        and patterns.between.fullmatch(value, place, content.end) is not None
    )


def _in_clause(agents: Agents, clause: Span, pronouns: Mapping[str, str]) -> Binding:
    """Recommends that States adopt…: the subject of the clause acts, unless it is something that is to be done."""
    patterns, value = agents.grammar.mandate, agents.value
    end = patterns.subject_end.search(value, clause.start, clause.end)
    named = agent_list(agents, clause.start, end.start() if end else clause.end, pronouns)
    modal = patterns.future.match(value, named.end, clause.end)
    start = modal.end() if modal else named.end
    if named.mentions and not patterns.passive.match(value, start, clause.end):
        return Binding("directive", named.mentions, what_is_done(agents, Span(start, clause.end)))
    return Binding("directive", (), what_is_done(agents, clause))


def what_is_done(agents: Agents, span: Span) -> Span | None:
    """The action in `span`; None where nothing but a list follows."""
    span = after_blanks(agents, span)
    nothing = agents.grammar.mandate.list_only.match(agents.value, span.start, span.end)
    return None if nothing or not len(span) else span


def after_blanks(agents: Agents, span: Span) -> Span:
    """Without commas and white space at its start."""
    blanks = agents.grammar.mandate.blanks.match(agents.value, span.start, span.end)
    return Span(blanks.end() if blanks else span.start, span.end)
