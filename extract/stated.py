"""Duties and commitments that an act states of somebody: 重申会员国承诺…, stresses that States must…."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from extract.acts import Governed
from extract.addressees import Binding, addressed, after_blanks
from extract.agent_lists import agent_list
from extract.agents import UNLISTED, Agents
from extract.coordination import AgentList
from extract.records import AgentMention, Span

RENEWAL = "reaffirm"  # who says again what is promised, and not by whom, has promised it


class Stated:
    """Reads one act. `pronouns` say whom pronouns stand for, `issuer` is who speaks."""

    def __init__(
        self, agents: Agents, act: Governed, pronouns: Mapping[str, str], issuer: tuple[AgentMention, ...]
    ) -> None:
        self._agents = agents
        self._value = agents.value
        self._patterns = agents.grammar.mandate
        aside = self._patterns.parenthesis.match(self._value, act.content.start, act.content.end)
        self._content = after_blanks(agents, Span(aside.end() if aside else act.content.start, act.content.end))
        self._expressive = act.act_class == "expressive"
        self._renews = act.concept.id == RENEWAL
        self._pronouns = pronouns
        self._issuer = issuer
        self._lists: dict[tuple[int, int], AgentList] = {}

    def read(self) -> Binding | None:
        """The binding stated, or None."""
        need = self._patterns.need_noun.match(self._value, self._content.start, self._content.end)
        promised = self._commitment() or self._named_commitment() or self._possessed_commitment()
        needed = self._named_need(need) or self._need() or self._need_too()
        return promised or needed or self._necessity() or self._duty()

    def _named(self, start: int, limit: int) -> AgentList:
        """The agents named at a place: several wordings are tried there."""
        if (start, limit) not in self._lists:
            self._lists[start, limit] = agent_list(self._agents, start, limit, self._pronouns)
        return self._lists[start, limit]

    # Said by nouns: the need for States to…, the commitment of States to…

    def _need_too(self) -> Binding | None:
        """Such words after something else that is stated."""
        too = self._patterns.need_too.search(self._value, self._content.start, self._content.end)
        if too is None or self._expressive:
            return None
        return self._named_need(self._patterns.need_noun.match(self._value, too.end(), self._content.end))

    def _named_need(self, match: re.Match[str] | None) -> Binding | None:
        if match is None:
            return None
        if match["to"]:
            return Binding("need", (), Span(match.end(), self._content.end))
        needed = addressed(self._agents, Span(match.end(), self._content.end), self._pronouns)
        if match["duty"] and not (needed.actors and needed.action):
            return None
        return replace(needed, mode="need") if needed.action else Binding("need", (), self._rest(match.end()))

    def _named_commitment(self) -> Binding | None:
        match = self._patterns.commitment_noun.match(self._value, self._content.start, self._content.end)
        if match is None:
            return None
        if not match["of"]:
            actors = self._issuer if match["own"] or self._renews else ()
            return None if self._expressive else Binding("commitment", actors, self._rest(match.end()))
        for to in self._patterns.promised.finditer(self._value, match.end(), self._content.end):
            named = self._named(match.end(), to.start("to"))
            if named.mentions and self._patterns.between.fullmatch(self._value, named.end, to.start("to")):
                return Binding("commitment", named.mentions, self._rest(to.end()))
        return None

    def _possessed_commitment(self) -> Binding | None:
        """Recalls States' commitment to…, commends the Board for its commitment to…."""
        named = agent_list(self._agents, self._content.start, self._content.end, possessors=True)
        match = self._patterns.promiser.match(self._value, named.end, self._content.end)
        return Binding("commitment", named.mentions, self._rest(match.end())) if match and named.mentions else None

    def _rest(self, start: int) -> Span:
        return after_blanks(self._agents, Span(start, self._content.end))

    # Said by verbs: States commit to…, States must…

    def _commitment(self) -> Binding | None:
        start = self._clause_start(self._content)
        subject = self._named(start, self._subject_limit(start))
        if self._expressive and not subject.mentions:
            return None
        actors = subject.mentions or self._issuer
        rest = Span(subject.end, self._content.end)
        around = self._patterns.commitment_to.match(self._value, rest.start, rest.end)
        if around and (around.lastgroup == "action" or self._is_deed(Span(*around.span("deed")))):
            return Binding("commitment", actors, _only_group(around))
        match = self._patterns.commitment.match(self._value, rest.start, rest.end)
        return Binding("commitment", actors, Span(match.end(), rest.end)) if match and match.end() < rest.end else None

    def _is_deed(self, span: Span) -> bool:
        """Whether words before a noun for a commitment tell what is to be done: 满足…的决心."""
        acts = self._agents.grammar.agent.action.match(self._value, span.start, span.end)
        return acts is not None and not self._expressive

    def _subject_limit(self, start: int) -> int:
        """Where a subject that begins at `start` ends, where the language marks it."""
        match = self._patterns.subject_end.search(self._value, start, self._content.end)
        return match.start() if match else self._content.end

    def _clause_start(self, span: Span) -> int:
        """After "that"."""
        opener = self._patterns.clause_opener.match(self._value, span.start, span.end)
        return opener.end() if opener else span.start

    def _need(self) -> Binding | None:
        if self._patterns.clause_opener.match(self._value, self._content.start, self._content.end) is None:
            return None
        start = self._clause_start(self._content)
        for match in self._patterns.need.finditer(self._value, start, self._content.end):
            for joint in self._patterns.clause_end.finditer(self._value, start, match.start()):
                start = joint.end()
            if self._is_embedded(start, match.start()):
                continue
            binding = self._needed(start, match)
            if binding is not None:
                is_open = not binding.actors and binding.action == self._action(match)
                return (self._needed_after(match) if is_open else None) or binding
            if self._expressive:
                return None
        return None

    def _is_embedded(self, start: int, end: int) -> bool:
        """Whether what follows `end` is said by somebody else, or of something else, than the act."""
        told = self._patterns.embedded.finditer(self._value, start, end)
        return any(not match.groupdict().get("basis") for match in told)

    def _needed(self, start: int, modal: re.Match[str]) -> Binding | None:
        """The duty that a modal lays, if it is the act's own: its subject is named, understood or a topic."""
        before = Span(start, modal.start())
        action = self._action(modal)
        if self._patterns.require.fullmatch(modal["modal"]):
            return self._required(action)
        if self._patterns.passive.match(self._value, action.start, action.end):
            return Binding("need", (), Span(before.start, action.end))
        clause = self._last_clause(before)
        subject = self._subject(before) or self._subject(clause)
        if subject:
            return Binding("need", subject, action)
        return (
            self._subject_in_circumstance(before)
            or self._in_circumstance(before, clause, action)
            or self._of_topic(before, clause, modal, action)
        )

    def _required(self, action: Span) -> Binding | None:
        """A task requires a response, requires States to respond: only those after the verb are bound."""
        bound = addressed(self._agents, action, self._pronouns)
        if bound.actors and bound.action:
            return replace(bound, mode="need")
        return None if self._expressive else Binding("need", (), action)

    def _action(self, modal: re.Match[str]) -> Span:
        start = modal.start("negation") if modal["negation"] else modal.end()
        other = self._patterns.clause_end.search(self._value, start, self._content.end)
        return after_blanks(self._agents, Span(start, other.start() if other else self._content.end))

    def _in_circumstance(self, before: Span, clause: Span, action: Span) -> Binding | None:
        """A subject understood: the modal follows a comma, or a circumstance that is part of the action."""
        if len(clause):
            is_part = self._is_circumstance(clause)
            return Binding("need", (), Span(clause.start, self._content.end)) if is_part else None
        is_part = (
            self._is_circumstance(before) and self._patterns.circumstance_end.search(self._words(before)) is not None
        )
        return Binding("need", (), Span(before.start, self._content.end) if is_part else action)

    def _of_topic(self, before: Span, clause: Span, modal: re.Match[str], action: Span) -> Binding | None:
        """A topic that is no agent: 措施必须具有针对性. Only a firm modal right after the verb lays a duty so."""
        whole_subject = (
            self._patterns.subject_end.search(self._value, before.start, before.end) is None
            and self._patterns.dative.match(self._value, before.start, before.end) is None
            if self._patterns.topic_acts
            else clause.start == before.start
        )
        own = not self._expressive and whole_subject
        whole = Span(before.start, action.end) if self._patterns.topic_acts else action
        return Binding("need", (), whole) if own and self._patterns.firm.match(modal["modal"]) else None

    def _subject(self, span: Span) -> tuple[AgentMention, ...]:
        """The agents that are all of `span`, adverbs and a comma left out."""
        named = self._named(span.start, span.end)
        adverbs = self._patterns.adverb.match(self._value, named.end, span.end)
        return named.mentions if adverbs and adverbs.end() == span.end else ()

    def _subject_in_circumstance(self, span: Span) -> Binding | None:
        """会员国在…时必须…: the agents at the head of `span`, if all the rest is a circumstance of the action."""
        named = self._named(span.start, span.end)
        rest = Span(named.end, span.end)
        if named.mentions and self._is_circumstance(rest) and self._patterns.circumstance_end.search(self._words(rest)):
            return Binding("need", named.mentions, Span(rest.start, self._content.end))
        return None

    def _is_circumstance(self, span: Span) -> bool:
        return self._patterns.circumstance.match(self._value, span.start, span.end) is not None

    def _last_clause(self, span: Span) -> Span:
        """What follows the last comma of `span`; empty if that is only a connective."""
        stops = [m.end() for m in self._agents.grammar.agent.stop.finditer(self._value, span.start, span.end)]
        clause = after_blanks(self._agents, Span(stops[-1] if stops else span.start, span.end))
        empty = self._patterns.connective.match(self._value, clause.start, clause.end)
        return Span(span.end, span.end) if empty else Span(self._clause_start(clause), clause.end)

    def _words(self, span: Span) -> str:
        return self._value[span.start : span.end]

    def _necessity(self) -> Binding | None:
        """强调…的必要性."""
        match = self._patterns.necessity_of.match(self._value, self._content.start, self._content.end)
        return Binding("need", (), _only_group(match)) if match else None

    def _duty(self) -> Binding | None:
        """重申各国对…负有责任: a duty to do something."""
        subject = self._named(self._content.start, self._content.end)
        match = self._patterns.duty_of.match(self._value, subject.end, self._content.end)
        action = _only_group(match) if match and subject.mentions else None
        does = action and self._agents.grammar.agent.action.match(self._value, action.start, action.end)
        return Binding("need", subject.mentions, action) if does else None

    def _needed_after(self, modal: re.Match[str]) -> Binding | None:
        """需要各国提供…: those who are named after the modal, before what they are to do."""
        opener = self._patterns.needed.match(self._value, modal.start(), self._content.end)
        if opener is None:
            return None
        named = self._named(opener.end(), self._content.end)
        rest = Span(named.end, self._content.end)
        adverb = self._patterns.adverb.match(self._value, rest.start, rest.end)
        acts = self._agents.grammar.agent.action.match(self._value, adverb.end() if adverb else rest.start, rest.end)
        is_stop = self._agents.grammar.agent.stop.match(self._value, rest.start, rest.end)
        are_listed = named.mentions and not any(m.agent.startswith(UNLISTED) for m in named.mentions)
        return Binding("need", named.mentions, rest) if are_listed and acts and not is_stop else None


def _only_group(match: re.Match[str]) -> Span:
    """The span of the group that matched."""
    return next(Span(*match.span(i)) for i in range(1, len(match.groups()) + 1) if match[i] is not None)
