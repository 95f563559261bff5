"""Relations: how a paragraph stands to each document it cites."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from extract.acts import Governed
from extract.language import CitationPatterns
from extract.records import Citation

MENTIONS = "mentions"
REACH = 40  # characters before a citation in which a word may tell its relation


def relate(
    value: str, citations: Sequence[Citation], acts: Sequence[Governed], patterns: CitationPatterns
) -> tuple[Citation, ...]:
    """The citations of one paragraph with their relations: by the words before each, else by its act's verb."""
    return tuple(replace(c, relation=_by_words(value, c, patterns) or _by_act(c, acts) or MENTIONS) for c in citations)


def _by_words(value: str, citation: Citation, patterns: CitationPatterns) -> str | None:
    before = value[max(0, citation.span.start - REACH) : citation.span.start]
    cues = patterns.relations.search(before, 0, len(before))
    nearest = max(((match.start(), relation) for relation, match in cues), default=None)
    return nearest[1] if nearest else None


def _by_act(citation: Citation, acts: Sequence[Governed]) -> str | None:
    """The relation that the verb of the act expresses which governs the citation."""
    i = bisect_right(acts, citation.span.start, key=lambda act: act.span.start) - 1
    governs = i >= 0 and citation.span in acts[i].span
    return acts[i].concept.value("citationRelation") if governs else None
