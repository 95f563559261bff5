"""The verbs at the heads of paragraphs, which the United Nations prints in italics or bold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extract.language import Grammar
from extract.records import Document, Span
from extract.verb_groups import VerbGroups


def lead_verbs(document: Document, grammar: Grammar) -> Iterator[Span]:
    """The performative verb that each paragraph of a resolution begins with, where it does; in order."""
    in_preamble = replace(grammar.act, verb=grammar.act.participle)
    for part in document.parts:
        for paragraph in part.paragraphs:
            if paragraph.kind == "narrative":
                continue
            patterns = in_preamble if paragraph.kind == "preambular" else grammar.act
            lead = VerbGroups.of(document.text.value, paragraph.span, patterns).lead(in_list=True)
            if lead is not None and lead.span.start == paragraph.span.start and lead.span != paragraph.span:
                yield lead.span
