"""What a document says, apart from where its words stand in its text: what two readings of it can be compared by."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass

from extract.records import Document, Part, Span

Told = Mapping[str, object]

FIELDS = ("parts", "in order", "paragraphs", "marks", "footnotes", "leads", "links", "metadata")


def told(document: Document) -> Told:
    """What a document says, by FIELDS."""
    words = document.text.words
    markup = document.markup
    paragraphs = [paragraph for part in document.parts for paragraph in part.paragraphs]
    return {
        "parts": [(p.id, words(p.title) if p.title else None, p.issuer) for p in document.parts],
        "in order": [item for part in document.parts for _, *item in sorted(_in_order(document, part))],
        "paragraphs": [(p.id, p.kind, p.number, p.parent, words(p.span)) for p in paragraphs],
        "marks": [(mark.label, words(mark.span)) for paragraph in paragraphs for mark in paragraph.marks],
        "footnotes": [(note.label, words(note.span), note.means) for note in document.footnotes],
        "leads": [words(lead) for lead in markup.leads] if markup else None,
        "links": [(words(link.span), link.target) for link in markup.links] if markup else None,
        "metadata": {field.name: getattr(document.metadata, field.name) for field in fields(document.metadata)},
    }


def _in_order(document: Document, part: Part) -> Iterator[tuple[int, str, str]]:
    """Headings with their levels, paragraphs and tables with where they stand."""
    words = document.text.words
    yield from ((h.span.start, f"heading {h.level}", words(h.span)) for h in part.headings)
    yield from ((p.span.start, p.id, words(p.span)) for p in part.paragraphs)
    yield from ((t.span.start, f"table after {t.after}", words(t.span)) for t in part.tables)


def said(value: object, words: Callable[[Span], str]) -> object:
    """A record with words for the places of words."""
    if isinstance(value, Span):
        return words(value)
    if isinstance(value, tuple):
        return tuple(said(one, words) for one in value)
    if is_dataclass(value):
        return {field.name: said(getattr(value, field.name), words) for field in fields(value)}
    return value
