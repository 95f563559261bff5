"""Mandates: who an act binds to what, and on what terms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.acts import Governed
from extract.agents import UNLISTED, AgentList, Agents
from extract.language import MandatePatterns
from extract.records import AgentMention, ConditionMention, Mandate, Mode, Span
from extract.roles import read_roles


@dataclass(frozen=True, slots=True)
class Binding:
    """Actors and what they are bound to, before it is known on what terms."""

    mode: Mode
    actors: tuple[AgentMention, ...]
    action: Span | None


@dataclass(frozen=True, slots=True)
class Duties:
    """Reads the mandates of acts in one part of a document, in which `speaker` is the issuer."""

    agents: Agents
    speaker: str | None

    def read(
        self,
        act: Governed,
        pronouns: Mapping[str, str],
        chapeau: tuple[Mandate, ...] = (),
        cited: Sequence[Span] = (),
    ) -> tuple[Mandate, ...]:
        """The mandates of one act. `pronouns` say whom 它 and 它们 stand for, `chapeau` are the mandates inherited,
        `cited` the titles of what is cited, in which nobody has a role."""
        bindings = self._inherited(act, chapeau) if act.inherited else self._bindings(act, pronouns)
        return tuple(self._on_terms(binding, act.verb, cited) for binding in bindings)

    # Who is bound

    def _bindings(self, act: Governed, pronouns: Mapping[str, str]) -> tuple[Binding, ...]:
        if act.act_class == "directive":
            return self._directive(act.content, pronouns)
        if act.act_class == "commissive":
            return (Binding("commitment", self._issuer(), self._action(act.content)),)
        if act.act_class == "decision":
            return (self._decision(act),)
        found = _Stated(self.agents, act, pronouns, self._issuer()).read()
        return () if found is None else (self._with_named_in_action(found),)

    def _inherited(self, act: Governed, chapeau: tuple[Mandate, ...]) -> tuple[Binding, ...]:
        """An item of a list: under a directive or decision it is what is asked, else a duty only where it says so."""
        if chapeau and chapeau[0].mode in ("directive", "decision", "commitment"):
            return tuple(Binding(m.mode, m.actors, self._action(act.content)) for m in chapeau)
        value, patterns = self.agents.value, self.agents.grammar.mandate
        states_duty = patterns.obligation.search(value, act.content.start, act.content.end)
        begins_action = self.agents.grammar.agent.action.match(value, act.content.start, act.content.end)
        return (Binding("need", (), self._action(act.content)),) if states_duty or begins_action else ()

    @property
    def first_person(self) -> dict[str, str]:
        """Whom 我们 stands for."""
        return {self.agents.grammar.agent.first_person: self.speaker} if self.speaker else {}

    def _issuer(self) -> tuple[AgentMention, ...]:
        return (AgentMention(self.speaker, None),) if self.speaker else ()

    def _directive(self, content: Span, pronouns: Mapping[str, str]) -> tuple[Binding, ...]:
        addressees = AgentList(self.agents, _after_blanks(self.agents, content).start, content.end, pronouns)
        action = self._action(Span(addressees.end if addressees.mentions else content.start, content.end))
        return (self._with_named_in_action(Binding("directive", addressees.mentions, action)),)

    def _with_named_in_action(self, binding: Binding) -> Binding:
        """Where nobody is named before it, those whom the action plainly names: 加强会员国与麻管局之间的合作."""
        if binding.actors or binding.action is None:
            return binding
        patterns, value, limit = self.agents.grammar.mandate, self.agents.value, binding.action.end
        match = patterns.shared.match(value, binding.action.start, limit)
        named = AgentList(self.agents, match.end(), limit, possessors=True) if match else None
        if named and named.mentions and patterns.shared_by.match(value, named.end, limit):
            return replace(binding, actors=named.mentions)
        return replace(binding, actors=tuple(self._by_whom(binding.action)))

    def _by_whom(self, action: Span) -> Iterator[AgentMention]:
        """Listed bodies that an action without a subject says it is to be done by: 由秘书长提供…."""
        for match in self.agents.grammar.mandate.by.finditer(self.agents.value, action.start, action.end):
            named = AgentList(self.agents, match.end(), action.end)
            acts = self.agents.grammar.agent.action.match(self.agents.value, named.end, action.end)
            if acts and not any(m.agent.startswith(UNLISTED) or self.agents.is_group(m.agent) for m in named.mentions):
                yield from named.mentions

    def _decision(self, act: Governed) -> Binding:
        """The issuer decides to act, unless the text says that another will: 决定第六委员会应…, 授权秘书长…."""
        patterns, value = self.agents.grammar.mandate, self.agents.value
        content = _after_blanks(self.agents, act.content)
        by = patterns.by.match(value, content.start, content.end)
        named = AgentList(self.agents, by.end() if by else content.start, content.end)
        future = patterns.future.match(value, named.end, content.end)
        is_unlisted = any(mention.agent.startswith(UNLISTED) for mention in named.mentions)
        held = is_unlisted and future and patterns.held.match(value, future.end(), content.end)
        acts = act.concept.value("takesActor") and self.agents.grammar.agent.action.match(value, named.end, content.end)
        if named.mentions and not held and (future or acts):
            return Binding(
                "decision", named.mentions, self._action(Span(future.end() if future else named.end, content.end))
            )
        return Binding("decision", self._issuer(), self._action(content))

    def _action(self, span: Span) -> Span | None:
        """What is to be done; None where nothing but a list follows."""
        span = _after_blanks(self.agents, span)
        nothing = self.agents.grammar.mandate.list_only.match(self.agents.value, span.start, span.end)
        return None if nothing or not len(span) else span

    # On what terms

    def _on_terms(self, binding: Binding, verb: Span, cited: Sequence[Span]) -> Mandate:
        if not binding.action:
            return Mandate(binding.mode, binding.actors, None)
        patterns = self.agents.grammar.mandate
        bound = frozenset(actor.agent for actor in binding.actors)
        roles = read_roles(self.agents, binding.action, bound, cited)
        return Mandate(
            mode=binding.mode,
            actors=binding.actors,
            action=binding.action,
            partners=roles["partner"],
            beneficiaries=roles["beneficiary"],
            recipients=roles["recipient"],
            conditions=_conditions(self.agents.value, (verb, binding.action), patterns),
            due=_due(self.agents.value, binding.action, patterns),
        )


def _after_blanks(agents: Agents, span: Span) -> Span:
    """Without commas and white space at its start."""
    blanks = agents.grammar.mandate.blanks.match(agents.value, span.start, span.end)
    return Span(blanks.end() if blanks else span.start, span.end)


def _conditions(value: str, spans: Iterable[Span], patterns: MandatePatterns) -> tuple[ConditionMention, ...]:
    """Each condition once, where it is first named; not in clauses that tell a purpose or give an example."""
    found: dict[str, ConditionMention] = {}
    for span in spans:
        aside = {p for m in patterns.unconditioned.finditer(value, span.start, span.end) for p in range(*m.span())}
        for condition, pattern in patterns.conditions:
            for match in pattern.finditer(value, span.start, span.end):
                if aside.isdisjoint(range(*match.span())):
                    found.setdefault(condition, ConditionMention(condition, Span(*match.span())))
    return tuple(sorted(found.values(), key=lambda mention: mention.span))


def _due(value: str, action: Span, patterns: MandatePatterns) -> Span | None:
    for pattern in patterns.due:
        match = pattern.search(value, action.start, action.end)
        if match:
            return Span(*match.span("due"))
    return None


class _Stated:
    """A duty or commitment that an assertive act states: 重申会员国承诺…, 强调必须…."""

    def __init__(
        self, agents: Agents, act: Governed, pronouns: Mapping[str, str], issuer: tuple[AgentMention, ...]
    ) -> None:
        self._agents = agents
        self._value = agents.value
        self._patterns = agents.grammar.mandate
        self._content = _after_blanks(agents, act.content)
        self._expressive = act.act_class == "expressive"
        self._pronouns = pronouns
        self._issuer = issuer

    def read(self) -> Binding | None:
        """The binding stated, or None."""
        return self._commitment() or self._need() or self._necessity()

    def _commitment(self) -> Binding | None:
        subject = AgentList(self._agents, self._content.start, self._content.end, self._pronouns)
        if self._expressive and not subject.mentions:
            return None
        actors = subject.mentions or self._issuer
        rest = Span(subject.end, self._content.end)
        around = self._patterns.commitment_to.match(self._value, rest.start, rest.end)
        if around:
            return Binding("commitment", actors, Span(*around.span("action")))
        match = self._patterns.commitment.match(self._value, rest.start, rest.end)
        return Binding("commitment", actors, Span(match.end(), rest.end)) if match and match.end() < rest.end else None

    def _need(self) -> Binding | None:
        for match in self._patterns.need.finditer(self._value, self._content.start, self._content.end):
            binding = self._needed(match)
            if binding is not None:
                return binding
            if self._expressive:
                return None
        return None

    def _needed(self, modal: re.Match[str]) -> Binding | None:
        """The duty that a modal lays, if it is the act's own: its subject is named, understood or a topic."""
        before = Span(self._content.start, modal.start())
        action = Span(modal.start("negation") if modal["negation"] else modal.end(), self._content.end)
        clause = self._last_clause(before)
        subject = self._subject(before) or self._subject(clause)
        if subject:
            return Binding("need", subject, action)
        return (
            self._subject_in_circumstance(before)
            or self._in_circumstance(before, clause, action)
            or self._of_topic(before, clause, modal, action)
        )

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
        own = not self._expressive and clause.start == before.start
        return Binding("need", (), action) if own and self._patterns.firm.match(modal["modal"]) else None

    def _subject(self, span: Span) -> tuple[AgentMention, ...]:
        """The agents that are all of `span`, adverbs and a comma left out."""
        named = AgentList(self._agents, span.start, span.end, self._pronouns)
        adverbs = self._patterns.adverb.match(self._value, named.end, span.end)
        return named.mentions if adverbs and adverbs.end() == span.end else ()

    def _subject_in_circumstance(self, span: Span) -> Binding | None:
        """会员国在…时必须…: the agents at the head of `span`, if all the rest is a circumstance of the action."""
        named = AgentList(self._agents, span.start, span.end, self._pronouns)
        rest = Span(named.end, span.end)
        if named.mentions and self._is_circumstance(rest) and self._patterns.circumstance_end.search(self._words(rest)):
            return Binding("need", named.mentions, Span(rest.start, self._content.end))
        return None

    def _is_circumstance(self, span: Span) -> bool:
        return self._patterns.circumstance.match(self._value, span.start, span.end) is not None

    def _last_clause(self, span: Span) -> Span:
        """What follows the last comma of `span`; empty if that is only a connective."""
        stops = [m.end() for m in self._agents.grammar.agent.stop.finditer(self._value, span.start, span.end)]
        clause = Span(stops[-1] if stops else span.start, span.end)
        empty = self._patterns.connective.match(self._value, clause.start, clause.end)
        return Span(span.end, span.end) if empty else clause

    def _words(self, span: Span) -> str:
        return self._value[span.start : span.end]

    def _necessity(self) -> Binding | None:
        """强调…的必要性."""
        match = self._patterns.necessity_of.match(self._value, self._content.start, self._content.end)
        return Binding("need", (), Span(*match.span("action"))) if match else None
