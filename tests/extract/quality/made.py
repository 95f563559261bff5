"""Extractions made by hand: paragraphs with what is marked, linked, read as an act and cited in them."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.records import (
    Act,
    ActClass,
    AgentMention,
    Citation,
    Document,
    Extraction,
    Footnote,
    Link,
    Mandate,
    Mark,
    Markup,
    Metadata,
    Mode,
    Paragraph,
    ParagraphKind,
    Part,
    Source,
    Span,
    Text,
)

Bound = tuple[Mode, tuple[str, ...]]
MadeAct = tuple[ActClass, str, tuple[Bound, ...]]


@dataclass(frozen=True)
class Made:
    """One paragraph. `acts` are a class, the words of the verb, and mandates, each a mode and the ids of its actors;
    `links` and `note_links` give addresses to words of the paragraph and of its footnote, `cites` symbols and ids."""

    text: str
    id: str = "OP1"
    kind: ParagraphKind = "operative"
    lead: str = ""
    acts: tuple[MadeAct, ...] = ()
    links: dict[str, str] = field(default_factory=dict)
    note: str = ""
    note_links: dict[str, str] = field(default_factory=dict)
    cites: tuple[str, ...] = ()


def extraction(*paragraphs: Made, symbol: str = "A/RES/1/1", language: str = "en") -> Extraction:
    """What was read of a document with these paragraphs, and footnotes below them."""
    value = "".join(f"{paragraph.text}\n" for paragraph in paragraphs)
    read: list[Paragraph] = []
    notes: list[Footnote] = []
    acts: list[Act] = []
    citations: list[Citation] = []
    leads: list[Span] = []
    links: list[Link] = []
    start = 0
    for number, made in enumerate(paragraphs, 1):
        span = Span(start, start + len(made.text))
        start = span.end + 1
        marks: tuple[Mark, ...] = ()
        if made.note:
            place = Span(len(value), len(value) + len(made.note))
            value += f"{made.note}\n"
            notes.append(Footnote(str(number), place, made.note))
            links += _links(value, place, made.note_links)
            marks = (Mark(str(number), Span(span.end, span.end)),)
        read.append(Paragraph(made.id, made.kind, span, str(number), None, marks))
        leads += [_found(value, span, made.lead)] if made.lead else []
        links += _links(value, span, made.links)
        acts += _acts(value, span, made)
        citations += [_citation(made.id, position, span, cited) for position, cited in enumerate(made.cites, 1)]
    source = Source("made.xml", value, "utf-8", "0" * 64)
    document = Document(
        Text(value, array("L", range(len(value))), source),
        Metadata(symbol, "resolution", language, ""),
        (Part("", None, None, None, (), tuple(read)),),
        tuple(notes),
        markup=Markup(tuple(leads), tuple(links)),
    )
    return Extraction(document, tuple(acts), tuple(citations))


def _found(value: str, within: Span, words: str) -> Span:
    start = value.index(words, within.start, within.end)
    return Span(start, start + len(words))


def _links(value: str, within: Span, links: dict[str, str]) -> list[Link]:
    return [Link(_found(value, within, words), target) for words, target in links.items()]


def _acts(value: str, within: Span, made: Made) -> list[Act]:
    acts: list[Act] = []
    for position, (act_class, verb, bound) in enumerate(made.acts, 1):
        words = _found(value, within, verb)
        mandates = tuple(Mandate(mode, _mentions(actors, words), None) for mode, actors in bound)
        acts.append(Act(made.id, position, verb, act_class, words, words, mandates=mandates))
    return acts


def _mentions(actors: Sequence[str], span: Span) -> tuple[AgentMention, ...]:
    return tuple(AgentMention(actor, span) for actor in actors)


def _citation(paragraph: str, position: int, span: Span, cited: str) -> Citation:
    if "/" in cited:
        return Citation(paragraph, position, span, symbol=cited)
    return Citation(paragraph, position, span, instrument=cited)
