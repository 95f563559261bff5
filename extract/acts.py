"""Acts: the performative verbs of a paragraph's issuer, each with the words it governs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from extract.issuer import OF_WHAT_IS_ASKED, Issuer, Place
from extract.language import ActPatterns
from extract.lexicon import Concept
from extract.records import ActClass, Span
from extract.verb_groups import VerbGroup, VerbGroups

LONGEST_MARK = 8  # characters of a footnote mark


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
    inherited = inherits.act_class if inherits else None
    groups = list(_uttered(VerbGroups.of(value, paragraph, patterns), is_agent, inherited))
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


def _uttered(groups: VerbGroups, is_agent: Callable[[int], bool], inherited: ActClass | None) -> Iterator[VerbGroup]:
    """The verb groups that begin an act. `inherited` is the class of the act of the chapeau."""
    patterns, issuer = groups.patterns, Issuer(groups.value, groups.patterns)
    lead = groups.lead(inherited is not None)
    if lead is not None:
        yield lead
    before = lead.act_class if lead else inherited
    after = last = lead.span.end if lead else groups.paragraph.start
    is_reported = False
    for start, stop in groups.clauses(after):
        if start < after:
            continue
        before_clause, after = after, start
        group = groups.later(start, last)
        if group is None and patterns.is_inflected:
            continue  # nothing that is told goes on after its clause
        told_before = is_reported and not patterns.is_inflected
        is_reported = stop != "end" and (
            told_before or groups.has_outside_quotations(patterns.reported, before_clause, start)
        )
        if group is None:
            continue
        addressed = group.act_class == "directive" and is_agent(group.span.end)
        place = Place(before, last, stop, is_reported, addressed, inherited is not None)
        if start == last or issuer.utters(group, place):
            before, after, last = group.act_class, group.span.end, group.span.end
            yield group
