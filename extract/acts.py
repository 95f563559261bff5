"""Acts: the performative verbs of a paragraph's issuer, each with the words it governs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from extract.language import ActPatterns
from extract.lexicon import Concept
from extract.records import ActClass, Span

OF_WHAT_IS_ASKED = ("directive", "commissive", "decision")
Stop = Literal["comma", "end", "joined"]  # what stands before a clause: a verb may be joined without punctuation
# Verbs whose participles tell how or in view of what something is done, or what a text says, and do nothing themselves.
OF_MANNER = frozenset(
    {
        *("be-aware", "be-convinced", "be-guided", "be-informed", "bear-in-mind", "believe", "consider", "determine"),
        *("have-done", "highlight", "identify", "respect", "support", "take-into-account", "understand"),
    }
)
# Directives that only a body that speaks can utter, while whoever is asked may also be asked to encourage or require.
OF_SPEECH = frozenset(("call-for", "call-upon", "urge"))
LONGEST_MARK = 8  # characters of a footnote mark
LONGEST_CIRCUMSTANCE = 400  # characters before the first verb of a paragraph


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A performative verb at the head of a clause; `start` is before its connective."""

    start: int
    connective: str
    span: Span
    concept: Concept
    act_class: ActClass
    lead_only: bool
    has_adverb: bool
    is_participle: bool


@dataclass(frozen=True, slots=True)
class Governed:
    """A verb and what it governs. `span` begins with the verb, or with the words of a list's item that inherits it."""

    verb: Span
    concept: Concept
    act_class: ActClass
    span: Span
    inherited: bool = False

    @property
    def content(self) -> Span:
        """What the verb governs, the verb left out."""
        return self.span if self.inherited else Span(self.verb.end, self.span.end)


def read_acts(
    value: str,
    paragraph: Span,
    patterns: ActPatterns,
    is_agent: Callable[[int], bool],
    inherits: Governed | None = None,
) -> tuple[Governed, ...]:
    """The acts of one paragraph, in order. `is_agent` tells whether an agent is named at a place; `inherits` is the
    act of the chapeau, whose verb the paragraph takes where it has none of its own."""
    reader = _Reader(value, paragraph, patterns, is_agent)
    groups = list(reader.groups(None if inherits is None else inherits.act_class))
    acts: list[Governed] = []
    own_lead = bool(groups) and groups[0].start == paragraph.start
    if inherits is not None and not (own_lead and inherits.act_class not in OF_WHAT_IS_ASKED):
        groups = groups[1:] if own_lead else groups
        end = groups[0].start if groups else paragraph.end
        span = _trimmed(value, Span(paragraph.start, end), patterns)
        acts.append(Governed(inherits.verb, inherits.concept, inherits.act_class, span, inherited=True))
    ends = [*(group.start for group in groups[1:]), paragraph.end]
    for group, end in zip(groups, ends, strict=False):
        span = _trimmed(value, Span(group.span.start, end), patterns)
        acts.append(Governed(group.span, group.concept, group.act_class, span))
    return tuple(acts)


def begins_act(words: str, patterns: ActPatterns) -> bool:
    """Whether words begin as an act does."""
    connective = patterns.connective.match(words)
    start = connective.end() if connective else 0
    subject = patterns.subject.match(words, start)
    return any(patterns.verb.match(words, place) for place in {start, subject.end() if subject else start})


def _trimmed(value: str, span: Span, patterns: ActPatterns) -> Span:
    """Without punctuation, white space and footnote marks at its end."""
    end = span.end
    while match := patterns.tail.search(value[max(span.start, end - LONGEST_MARK) : end]):
        end -= len(match.group())
    return Span(span.start, max(end, span.start))


class _Reader:
    def __init__(self, value: str, paragraph: Span, patterns: ActPatterns, is_agent: Callable[[int], bool]) -> None:
        self._value = value
        self._paragraph = paragraph
        self._patterns = patterns
        self._is_agent = is_agent
        self._quoted = [Span(*m.span()) for m in patterns.quoted.finditer(value, paragraph.start, paragraph.end)]
        self._quoted_starts = [span.start for span in self._quoted]

    def groups(self, inherited: ActClass | None) -> Iterator[VerbGroup]:
        """The verb groups that begin an act. `inherited` is the class of the act of the chapeau."""
        before = inherited
        is_reported = False
        last = self._lead(inherited is not None)
        if last is not None:
            before = last.act_class
            yield last
        after = last.span.end if last else self._paragraph.start
        for start, stop in self._clauses(after):
            if start < after:
                continue
            told_before = is_reported and not self._patterns.is_inflected
            is_reported = stop != "end" and (told_before or self._reported_before(after, start))
            after = start
            shares_object = last is not None and last.span.end == start
            group = self._coordinated(start) if shares_object else self._group(start) or self._feeling(start)
            if group and (shares_object or self._accepted(group, before, stop, is_reported, inherited is not None)):
                before, after, last = group.act_class, group.span.end, group
                yield group

    def _lead(self, in_list: bool) -> VerbGroup | None:
        """The first verb: at the head, after the issuer's name, or after a circumstance."""
        start = self._paragraph.start
        subject = self._patterns.subject.match(self._value, start, self._paragraph.end)
        group = self._group(start) or (self._group(subject.end(), start) if subject else None)
        if group or in_list or not self._patterns.circumstance.match(self._value, start, self._paragraph.end):
            return group
        limit = min(self._paragraph.end, start + LONGEST_CIRCUMSTANCE)
        if deed := self._deed(start, limit):
            return deed
        for clause, stop in self._clauses(start, limit):
            if stop == "end":
                break
            group = self._group(clause)
            if group:
                return group
        return None

    def _coordinated(self, start: int) -> VerbGroup | None:
        """A verb joined to the one right before it: 欢迎和鼓励."""
        conjunction = self._patterns.joined.match(self._value, start, self._paragraph.end)
        return self._group(conjunction.end(), start) if conjunction else None

    def _feeling(self, start: int) -> VerbGroup | None:
        """A verb after what it is felt for, later in a paragraph: 并对…表示关切."""
        connective = self._patterns.connective.match(self._value, start, self._paragraph.end)
        after = connective.end() if connective else start
        if not self._patterns.felt_for.match(self._value, after, self._paragraph.end):
            return None
        deed = self._deed(start, self._paragraph.end)
        return deed if deed and deed.act_class == "expressive" else None

    def _deed(self, start: int, limit: int) -> VerbGroup | None:
        """A verb after a circumstance in one clause: 就…进行了审议, 对…表示关切."""
        stop = self._patterns.clause.search(self._value, start, limit)
        end = stop.start() if stop else limit
        places = [self._value.find(word, start, end) for word in self._patterns.deeds]
        groups = [self._group(place, start) for place in sorted(places) if place >= 0]
        return next((group for group in groups if group is not None), None)

    def _clauses(self, after: int, limit: int | None = None) -> Iterator[tuple[int, Stop]]:
        """Where clauses begin, with what stands before each."""
        limit = limit or self._paragraph.end
        found: list[tuple[int, Stop, int]] = [
            (m.end(), "end" if m["ends"] else "comma", m.start())
            for m in self._patterns.clause.finditer(self._value, after, limit)
        ]
        found += [
            (m.start(), "joined", m.start())
            for m in self._patterns.joined.finditer(self._value, after, limit)
            if m.start() == after or self._joins(m)
        ]
        for start, stop, place in sorted(found):
            if start >= after and not self._in_quotation(place):
                yield start, stop

    def _joins(self, match: re.Match[str]) -> bool:
        """Whether a verb with no comma before it begins an act: it has an addressee, or is not a directive."""
        group = self._group(match.start())
        if self._patterns.is_inflected:
            return group is not None
        return group is not None and (group.act_class != "directive" or self._is_agent(group.span.end))

    def _in_quotation(self, place: int) -> bool:
        i = bisect_right(self._quoted_starts, place) - 1
        return i >= 0 and place < self._quoted[i].end

    def _reported_before(self, start: int, end: int) -> bool:
        return any(not self._in_quotation(m.start()) for m in self._patterns.reported.finditer(self._value, start, end))

    def _group(self, start: int, begins: int | None = None) -> VerbGroup | None:
        if self._patterns.background.match(self._value, start, self._paragraph.end):
            return None
        connective = self._patterns.connective.match(self._value, start, self._paragraph.end)
        after = connective.end() if connective else start
        verb = self._patterns.verb.match(self._value, after, self._paragraph.end)
        match = verb or self._participle(start, after)
        if match is None:
            return None
        words = self._patterns.words[self._patterns.listed_form(match["core"])]
        act_class = words.concept.value("actClass")
        manner = match["manner"] and act_class == "Assertive"
        return VerbGroup(
            start=start if begins is None else begins,
            connective=self._value[start:after],
            span=Span(*match.span("verb")),
            concept=words.concept,
            act_class="expressive" if manner else _class(act_class),
            lead_only=words.lead_only,
            has_adverb=match.start("verb") < match.start("core"),
            is_participle=verb is None,
        )

    def _participle(self, start: int, after: int) -> re.Match[str] | None:
        """A participle that adds an act to the one before: Welcomes the report, noting that…"""
        if start == self._paragraph.start:
            return None
        return self._patterns.adjunct.match(self._value, after, self._paragraph.end)

    def _accepted(self, group: VerbGroup, before: ActClass | None, stop: Stop, reported: bool, in_list: bool) -> bool:
        """Whether a verb later in the paragraph is the issuer's, and not one of what is asked or told."""
        asked = before in OF_WHAT_IS_ASKED
        addressed = group.act_class == "directive" and self._is_agent(group.span.end)
        if group.is_participle:
            return not (reported and stop == "joined") and self._adds(group, asked, addressed)
        if self._patterns.is_inflected:
            return addressed or not (reported and stop == "joined")
        if self._patterns.with_stress.match(self._value, group.span.start) and not group.connective:
            return False
        if group.lead_only and (asked or not addressed):
            return False
        if reported and (group.connective or not addressed) and not self._is_another(group):
            return False
        return not asked or self._ends_what_is_asked(group, stop, addressed, in_list)

    def _adds(self, group: VerbGroup, asked: bool, addressed: bool) -> bool:
        """Whether a participle is the issuer's: it agrees with the subject of the verb before, or with those asked."""
        if group.concept.id in OF_MANNER or group.act_class in ("decision", "commissive"):
            return False
        if group.act_class == "directive":
            return addressed and not asked
        return not (asked and group.concept.id in self._patterns.weak)

    def _ends_what_is_asked(self, group: VerbGroup, stop: Stop, addressed: bool, in_list: bool) -> bool:
        """Whether a verb after a directive, decision or promise begins an act of its own."""
        if self._patterns.background_of_asked.match(self._value, group.start, self._paragraph.end):
            return False
        if group.act_class == "directive" and self._patterns.of_doing.match(self._value, group.span.start):
            return False
        if addressed:
            return not in_list or bool(group.connective)
        if stop == "end":
            return not in_list
        if group.act_class == "directive":
            return bool(group.connective) or group.has_adverb or group.concept.id in OF_SPEECH
        if group.concept.id in self._patterns.weak and group.act_class != "expressive":
            return not in_list and self._is_strongly_joined(group)
        return stop != "joined"

    def _is_strongly_joined(self, group: VerbGroup) -> bool:
        return self._is_another(group) or bool(self._patterns.strong_connective.match(group.connective))

    def _is_another(self, group: VerbGroup) -> bool:
        return self._patterns.another.match(self._value, group.span.start, group.span.end) is not None


def _class(name: str | None) -> ActClass:
    classes: dict[str | None, ActClass] = {
        "Directive": "directive",
        "Commissive": "commissive",
        "Decision": "decision",
        "Assertive": "assertive",
        "Expressive": "expressive",
    }
    return classes[name]
