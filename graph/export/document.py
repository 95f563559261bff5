"""The document that a graph was made of, made again: its words in order, as one text, and the records of their places.

A graph holds the words of everything that was read as a part of a document, and where they stood in its source. It does
not hold the lines that name who speaks, for which the speaker's name stands, nor where in its paragraph a citation
stands, which is looked for. What was read as no part of the document is told. The places of the new text are its own.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import cast

from extract.languages import layout_of
from extract.read.lines import MARK
from extract.records import (
    Document,
    Footnote,
    Heading,
    Link,
    Mark,
    Markup,
    Paragraph,
    ParagraphKind,
    Part,
    Source,
    Span,
    Table,
    Text,
)
from graph.export.links import links_in
from graph.export.metadata import agent_of, metadata_of
from graph.iris import Iris, Place
from graph.readback.facts import Facts
from graph.readback.outline import everything, in_order

Named = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """A document made again from its graph; `left_out` are the words of the source that are no part of it."""

    document: Document
    left_out: tuple[str, ...]


def document_of(facts: Facts, iris: Iris, named: Named) -> Rebuilt:
    """The document of one language version's graph; `named` gives the name of an agent by its id, in its language.

    Its markup are the links to what it cites; no verbs are marked. Raises ValueError for a graph of anything else.
    """
    (version,) = facts.of("mg:Expression")  # a graph holds one
    return _Rebuilding(facts, iris, version, named).rebuilt()


class _Rebuilding:
    """The text as it grows, and the records of its places."""

    def __init__(self, facts: Facts, iris: Iris, version: str, named: Named) -> None:
        self._facts = facts
        self._iris = iris
        self._version = version
        self._named = named
        self._metadata = metadata_of(facts, iris, version)
        self._lines: list[str] = []
        self._length = 0
        self._links: list[Link] = []

    def rebuilt(self) -> Rebuilt:
        """The document, and what is left out of it."""
        parts = tuple(self._part(id_, nodes) for id_, nodes in self._parts().items())
        footnotes = tuple(self._footnote(node) for node in in_order(self._facts, "mg:Footnote"))
        value = "\n".join(self._lines)
        source = self._facts.one(self._version, "prov:wasDerivedFrom")
        made = Source(self._metadata.symbol, value, "utf-8", self._facts.one(source, "mg:sha256"))
        text = Text(value, array("L", range(len(value))), made)
        document = Document(text, self._metadata, parts, footnotes, markup=Markup((), tuple(self._links)))
        findings = in_order(self._facts, "mg:Finding")
        unread = (node for node in findings if self._facts.one(node, "mg:findingKind") == "unread")
        return Rebuilt(document, tuple(map(self._facts.text, unread)))

    def _add(self, words: str) -> Span:
        """Puts a line at the end of the text."""
        span = Span(self._length, self._length + len(words))
        self._lines.append(words)
        self._length = span.end + 1
        return span

    def _parts(self) -> dict[str, list[str]]:
        """What stands in each part, by its id. A title begins a part, else the headings before its first paragraph."""
        parts: dict[str, list[str]] = {"": []}
        here, pending = "", list[str]()
        for node in everything(self._facts):
            if self._facts.is_a(node, "mg:ParagraphText"):
                here = self._facts.one(node, "mg:paragraphId").rpartition("/")[0]
                parts.setdefault(here, []).extend((*pending, node))
                pending.clear()
            elif not self._facts.is_a(node, "mg:PartText"):
                pending.append(node)
            elif self._facts.get(node, "dcterms:title"):
                parts[here] += pending
                here = self._part_id(node)
                parts[here] = [node]
                pending.clear()
        parts[here] += pending
        return parts

    def _part_id(self, node: str) -> str:
        place = self._iris.read(node)
        return (place.paragraph or "") if isinstance(place, Place) else ""

    def _part(self, id_: str, nodes: Sequence[str]) -> Part:
        issuer, issuer_span = self._issuer(id_, nodes)
        spans = {node: self._add(self._words(node)) for node in nodes}
        headings = (node for node in nodes if self._facts.is_a(node, "mg:Heading"))
        paragraphs = (node for node in nodes if self._facts.is_a(node, "mg:ParagraphText"))
        tables = (node for node in nodes if self._facts.is_a(node, "mg:Table"))
        titles = (spans[node] for node in nodes if self._facts.is_a(node, "mg:PartText"))
        return Part(
            id_,
            next(titles, None),
            issuer,
            issuer_span,
            tuple(Heading(spans[node], int(self._facts.one(node, "mg:level"))) for node in headings),
            tuple(self._paragraph(node, spans[node]) for node in paragraphs),
            tuple(Table(spans[node], self._before(node)) for node in tables),
        )

    def _words(self, node: str) -> str:
        return self._facts.get(node, "dcterms:title") or self._facts.text(node)

    def _before(self, table: str) -> str | None:
        """The id of the paragraph before a table."""
        before = self._facts.get(table, "mg:follows")
        return self._facts.one(before, "mg:paragraphId") if before else None

    def _issuer(self, id_: str, nodes: Sequence[str]) -> tuple[str | None, Span | None]:
        """Who speaks in a part, and the line that says so; none is put in where the first words name the speaker."""
        paragraphs = [node for node in nodes if self._facts.is_a(node, "mg:ParagraphText")]
        work = self._facts.one(self._version, "eli:realizes")
        own = agent_of(self._iris, self._facts.get(self._iris.within(work, id_), "mg:issuer")) if id_ else None
        speaks = not id_ and any(self._facts.one(node, "mg:paragraphKind") != "narrative" for node in paragraphs)
        issuer = own or (self._metadata.body if speaks else None)
        chapeau = layout_of(self._metadata.language).document.chapeau
        begins = chapeau.match(self._facts.text(paragraphs[0])) if paragraphs else None
        name = self._named(issuer) if issuer and not begins else None
        return issuer, self._add(name) if name else None

    def _paragraph(self, node: str, span: Span) -> Paragraph:
        in_work = self._facts.one(node, "eli:realizes")
        above = self._facts.one(in_work, "eli:is_part_of")
        marks = MARK.finditer(self._facts.text(node))
        self._links += links_in(self._facts, self._iris, node, span, self._metadata.language)
        return Paragraph(
            self._facts.one(node, "mg:paragraphId"),
            cast(ParagraphKind, self._facts.one(node, "mg:paragraphKind")),
            span,
            self._facts.get(in_work, "mg:number"),
            self._facts.get(above, "mg:paragraphId"),
            tuple(Mark(mark[1], Span(span.start + mark.start(), span.start + mark.end())) for mark in marks),
        )

    def _footnote(self, node: str) -> Footnote:
        label, words = self._facts.one(node, "mg:label"), self._facts.text(node)
        line = self._add(f"[^{label}]: {words}")
        return Footnote(label, Span(line.end - len(words), line.end), self._facts.get(node, "mg:means") or "")
