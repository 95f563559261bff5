"""Performative verbs where they may begin an act: at the heads of clauses, each with its connective and adverbs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from extract.language import ActPatterns
from extract.lexicon import Concept
from extract.records import ActClass, Span
from extract.sought import Sought

Stop = Literal["comma", "end", "joined"]  # what stands before a clause: a verb may be joined without punctuation
CLASSES: dict[str | None, ActClass] = {
    "Directive": "directive",
    "Commissive": "commissive",
    "Decision": "decision",
    "Assertive": "assertive",
    "Expressive": "expressive",
}
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
class VerbGroups:
    """The verb groups of one paragraph; `quoted` are its titles, quotations and parentheses, in order."""

    value: str
    paragraph: Span
    patterns: ActPatterns
    quoted: tuple[Span, ...]
    _known: dict[int, VerbGroup | None] = field(default_factory=dict)  # what was read at a place

    @classmethod
    def of(cls, value: str, paragraph: Span, patterns: ActPatterns) -> VerbGroups:
        """The verb groups of a paragraph of some text."""
        found = patterns.quoted.finditer(value, paragraph.start, paragraph.end)
        return cls(value, paragraph, patterns, tuple(Span(*match.span()) for match in found))

    def at(self, start: int, begins: int | None = None) -> VerbGroup | None:
        """The group at a place; it begins there, or where told."""
        if start not in self._known:
            self._known[start] = self._read(start)
        group = self._known[start]
        return replace(group, start=begins) if group and begins is not None else group

    def _read(self, start: int) -> VerbGroup | None:
        if self._match(self.patterns.background, start):
            return None
        connective = self._match(self.patterns.connective, start)
        after = connective.end() if connective else start
        verb = self._match(self.patterns.verb, after)
        match = verb or (self._match(self.patterns.adjunct, after) if start > self.paragraph.start else None)
        if match is None:
            return None
        words = self.patterns.words[self.patterns.listed_form(match["core"])]
        act_class = CLASSES[words.concept.value("actClass")]
        return VerbGroup(
            start=start,
            connective=self.value[start:after],
            span=Span(*match.span("verb")),
            concept=words.concept,
            act_class="expressive" if match["manner"] and act_class == "assertive" else act_class,
            lead_only=words.lead_only,
            has_adverb=match.start("verb") < match.start("core"),
            is_participle=verb is None,
        )

    def lead(self, in_list: bool) -> VerbGroup | None:
        """The first verb: at the head, after the issuer's name, or after a circumstance."""
        start = self.paragraph.start
        subject = self._match(self.patterns.subject, start)
        group = self.at(start) or (self.at(subject.end(), start) if subject else None)
        if group or in_list or not self._match(self.patterns.circumstance, start):
            return group
        limit = min(self.paragraph.end, start + LONGEST_CIRCUMSTANCE)
        if deed := self._deed(start, limit):
            return deed
        for clause, stop in self.clauses(start, limit):
            if stop == "end":
                break
            if group := self.at(clause):
                return group
        return None

    def later(self, start: int, after: int) -> VerbGroup | None:
        """A verb at the head of a later clause, `after` being the end of the verb before."""
        if start == after:
            return self._coordinated(start)
        return self.at(start) or self._feeling(start)

    def clauses(self, after: int, limit: int | None = None) -> Iterator[tuple[int, Stop]]:
        """Where clauses begin, with what stands before each."""
        limit = limit or self.paragraph.end
        found: list[tuple[int, Stop, int]] = [
            (m.end(), "end" if m["ends"] else "comma", m.start())
            for m in self.patterns.clause.finditer(self.value, after, limit)
        ]
        found += [
            (m.start(), "joined", m.start())
            for m in self.patterns.joined.finditer(self.value, after, limit)
            if m.start() == after or self.at(m.start())
        ]
        for start, stop, place in sorted(found):
            if start >= after and not self._in_quotation(place):
                yield start, stop

    def has_outside_quotations(self, pattern: Sought, start: int, end: int) -> bool:
        """Whether a pattern is found between two places and not in a quotation."""
        return any(not self._in_quotation(match.start()) for match in pattern.finditer(self.value, start, end))

    def _coordinated(self, start: int) -> VerbGroup | None:
        """A verb joined to the one right before it: 欢迎和鼓励."""
        conjunction = self._match(self.patterns.joined, start)
        return self.at(conjunction.end(), start) if conjunction else None

    def _feeling(self, start: int) -> VerbGroup | None:
        """A verb after what it is felt for: 并对…表示关切."""
        connective = self._match(self.patterns.connective, start)
        if not self._match(self.patterns.felt_for, connective.end() if connective else start):
            return None
        deed = self._deed(start, self.paragraph.end)
        return deed if deed and deed.act_class == "expressive" else None

    def _deed(self, start: int, limit: int) -> VerbGroup | None:
        """A verb after a circumstance in one clause: 就…进行了审议, 对…表示关切."""
        stop = self.patterns.clause.search(self.value, start, limit)
        end = stop.start() if stop else limit
        places = [self.value.find(word, start, end) for word in self.patterns.deeds]
        groups = (self.at(place, start) for place in sorted(places) if place >= 0)
        return next((group for group in groups if group is not None), None)

    def _in_quotation(self, place: int) -> bool:
        i = bisect_right(self.quoted, place, key=_start) - 1
        return i >= 0 and place < self.quoted[i].end

    def _match(self, pattern: re.Pattern[str], start: int) -> re.Match[str] | None:
        return pattern.match(self.value, start, self.paragraph.end)


def _start(span: Span) -> int:
    return span.start
