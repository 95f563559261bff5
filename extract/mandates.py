"""Mandates: who an act binds to what, and on what terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.acts import Governed
from extract.addressees import Binding, addressed, after_blanks, what_is_done
from extract.agent_lists import agent_list
from extract.agents import UNLISTED, Agents
from extract.coordination import AgentList
from extract.language import MandatePatterns
from extract.records import AgentMention, ConditionMention, Mandate, Span
from extract.roles import read_roles
from extract.stated import Stated

OF_PRIORITIES = ("determine", "identify")  # verbs above a list of what is to be done


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
            return (self._with_named_in_action(addressed(self.agents, act.content, pronouns)),)
        if act.act_class == "commissive":
            return (Binding("commitment", self._issuer(), what_is_done(self.agents, act.content)),)
        if act.act_class == "decision":
            return (self._decision(act),)
        found = Stated(self.agents, act, pronouns, self._issuer()).read()
        return () if found is None else (self._with_named_in_action(found),)

    def _inherited(self, act: Governed, chapeau: tuple[Mandate, ...]) -> tuple[Binding, ...]:
        """An item of a list: under a directive or decision it is what is asked, else a duty only where it says so."""
        if chapeau and chapeau[0].mode in ("directive", "decision", "commitment"):
            return tuple(Binding(m.mode, m.actors, what_is_done(self.agents, act.content)) for m in chapeau)
        value, patterns = self.agents.value, self.agents.grammar.mandate
        states_duty = patterns.obligation.search(value, act.content.start, act.content.end)
        lists_deeds = act.concept.id in OF_PRIORITIES and self.agents.grammar.agent.action.match(
            value, act.content.start, act.content.end
        )
        is_needed = states_duty or lists_deeds or any(mandate.mode == "need" for mandate in chapeau)
        return (Binding("need", (), what_is_done(self.agents, act.content)),) if is_needed else ()

    @property
    def first_person(self) -> dict[str, str]:
        """Whom 我们 stands for."""
        return {self.agents.grammar.agent.first_person: self.speaker} if self.speaker else {}

    def _issuer(self) -> tuple[AgentMention, ...]:
        return (AgentMention(self.speaker, None),) if self.speaker else ()

    def _with_named_in_action(self, binding: Binding) -> Binding:
        """Where nobody is named before it, those whom the action plainly names: 加强会员国与麻管局之间的合作."""
        if binding.actors or binding.action is None:
            return binding
        patterns, value, limit = self.agents.grammar.mandate, self.agents.value, binding.action.end
        match = patterns.shared.match(value, binding.action.start, limit)
        possessors = patterns.infinitive is None  # elsewhere what follows a name may qualify it
        named = agent_list(self.agents, match.end(), limit, possessors=possessors) if match else None
        if named and named.mentions and patterns.shared_by.match(value, named.end, limit):
            return replace(binding, actors=named.mentions)
        return replace(binding, actors=tuple(self._by_whom(binding.action)))

    def _by_whom(self, action: Span) -> Iterator[AgentMention]:
        """Those by whom an action without a subject says that it is to be done: 由秘书长提供…, action by States."""
        for match in self.agents.grammar.mandate.by.finditer(self.agents.value, action.start, action.end):
            named = agent_list(self.agents, match.end(), action.end)
            if self._does(named, Span(action.start, match.start())):
                yield from named.mentions

    def _does(self, named: AgentList, before: Span) -> bool:
        """Whether it is the action that is done by those `named`, and not what a clause `before` them tells."""
        patterns, value = self.agents.grammar.mandate, self.agents.value
        if patterns.infinitive is not None:
            told = (patterns.embedded, patterns.infinitive)
            return not any(pattern.search(value, before.start, before.end) for pattern in told)
        acts = self.agents.grammar.agent.action.match(value, named.end)
        are_bodies = not any(m.agent.startswith(UNLISTED) or self.agents.is_group(m.agent) for m in named.mentions)
        return acts is not None and are_bodies

    def _decision(self, act: Governed) -> Binding:
        """The issuer decides to act, unless the text says that another will: 决定第六委员会应…, 授权秘书长…."""
        patterns, value = self.agents.grammar.mandate, self.agents.value
        content = after_blanks(self.agents, act.content)
        opener = patterns.by.pattern.match(value, content.start, content.end) or patterns.clause_opener.match(
            value, content.start, content.end
        )
        entrusted = self._entrusted(act) if not opener else None
        if entrusted:
            return entrusted
        start = opener.end() if opener else content.start
        end = patterns.subject_end.search(value, start, content.end)
        named = agent_list(self.agents, start, end.start() if end else content.end)
        future = patterns.future.match(value, named.end, content.end)
        action = Span(future.end() if future else named.end, content.end)
        acts = act.concept.value("takesActor") and self.agents.grammar.agent.action.match(value, named.end, content.end)
        if named.mentions and (future or acts) and not self._is_held(named.mentions, action):
            return Binding("decision", named.mentions, what_is_done(self.agents, action))
        return Binding("decision", self._issuer(), what_is_done(self.agents, content))

    def _entrusted(self, act: Governed) -> Binding | None:
        """Authorizes the Secretary-General to…: whoever stands between the verb and an infinitive."""
        patterns = self.agents.grammar.mandate
        is_object = not patterns.dative.match(self.agents.value, act.content.start, act.content.end)
        if patterns.infinitive is None or not (act.concept.value("takesActor") and is_object):
            return None
        binding = addressed(self.agents, act.content, {})
        return replace(binding, mode="decision") if binding.actors and binding.action else None

    def _is_held(self, subject: Sequence[AgentMention], deed: Span) -> bool:
        """Whether something is done with or to a subject, which does not act: 论坛将举行, shall be held."""
        patterns, value = self.agents.grammar.mandate, self.agents.value
        is_unlisted = any(mention.agent.startswith(UNLISTED) for mention in subject)
        held = is_unlisted and patterns.held.match(value, deed.start, deed.end)
        return bool(held or patterns.passive.match(value, deed.start, deed.end))

    # On what terms

    def _on_terms(self, binding: Binding, verb: Span, cited: Sequence[Span]) -> Mandate:
        if not binding.action:
            return Mandate(binding.mode, binding.actors, None)
        patterns = self.agents.grammar.mandate
        bound = frozenset(actor.agent for actor in binding.actors)
        reach = binding.reach or Span(binding.action.start, binding.action.start)
        roles = read_roles(self.agents, Span(reach.start, binding.action.end), bound, cited)
        return Mandate(
            mode=binding.mode,
            actors=binding.actors,
            action=binding.action,
            partners=roles["partner"],
            beneficiaries=roles["beneficiary"],
            recipients=roles["recipient"],
            conditions=_conditions(self.agents.value, (verb, reach, binding.action), patterns),
            due=_due(self.agents.value, binding.action, patterns),
        )


def _conditions(value: str, spans: Iterable[Span], patterns: MandatePatterns) -> tuple[ConditionMention, ...]:
    """Each condition once, where it is first named; not in clauses that tell a purpose or give an example."""
    found: dict[str, ConditionMention] = {}
    for span in spans:
        aside = {p for m in patterns.unconditioned.finditer(value, span.start, span.end) for p in range(*m.span())}
        for condition, match in patterns.conditions.finditer(value, span.start, span.end):
            if aside.isdisjoint(range(*match.span())):
                found.setdefault(condition, ConditionMention(condition, Span(*match.span())))
    return tuple(sorted(found.values(), key=lambda mention: mention.span))


def _due(value: str, action: Span, patterns: MandatePatterns) -> Span | None:
    found = patterns.due.search(value, action.start, action.end)
    return next((Span(*match.span("due")) for _, match in found), None)
