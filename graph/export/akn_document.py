"""A document as Akoma Ntoso for the United Nations (AKN4UN), in the elements that the United Nations' own files use.

Every paragraph has its id as `eId`, so that what points into the graph points into the file.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, takewhile
from xml.etree.ElementTree import Element

from extract.records import Document, Paragraph, Part, Span, Table
from graph.export.akn_head import Identity, put_conclusions, put_cover, put_identification, put_meta
from graph.export.akn_words import Words
from graph.export.xml import document_bytes, put
from graph.iris import Iris

_MIXED = frozenset({"p", "heading"})
_NAMESPACES = {"xmlns": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0", "xmlns:akn4un": "http://un.org/akn4un"}
_CELL = "|"
_HEADING = "H1"  # the class of a paragraph that is a heading
_Block = Span | Paragraph | Table  # a span is that of a title or heading


def akn_document(document: Document, iris: Iris) -> bytes:
    """The file of a document, in UTF-8. `iris` mints the identifier of what the United Nations have given none.

    What XML cannot hold is replaced by U+FFFD: graph.export.xml.forbidden tells how much that is.
    """
    root = Element("akomaNtoso", _NAMESPACES)
    words, identity = Words(document), Identity(document.metadata, iris)
    statement = put(root, "statement", name=document.metadata.kind)
    put_meta(statement, identity)
    put_cover(statement, identity, words)
    own, *annexes = (list(parts) for _, parts in groupby(document.parts, _annex))
    _Body(words, statement).put(own)
    put_conclusions(statement, document.metadata)
    attachments = put(statement, "attachments") if annexes else statement
    for parts in annexes:
        annex = put(put(attachments, "attachment", eId=parts[0].id), "doc", name="annex")
        put_identification(put(annex, "meta"), identity, parts[0].id)
        _Body(words, annex).put(parts)
    return document_bytes(root, _MIXED)


def _annex(part: Part) -> str:
    """The annex that a part belongs to; nothing of the main text."""
    return part.id.split("-section-")[0] if part.id.startswith("annex-") else ""


class _Body:
    """Puts the parts whose paragraphs the document, or one annex, holds into it."""

    def __init__(self, words: Words, parent: Element) -> None:
        self._words = words
        self._parent = parent

    def put(self, parts: Sequence[Part]) -> None:
        """The preamble of the first part, where somebody speaks by name, and all else."""
        first, *others = parts
        blocks = _blocks(first)
        if first.issuer_span:
            preamble = put(self._parent, "preamble")
            self._formula(preamble, first.issuer_span)
            recitals = _recitals(blocks)
            for recital in recitals:
                self._recital(preamble, recital)
            blocks = blocks[len(recitals) :]
        body = put(self._parent, "mainBody")
        self._put_all(body, blocks)
        for part in others:
            if part.issuer_span:
                self._formula(put(body, "container", name="section", eId=part.id), part.issuer_span)
            self._put_all(body, _blocks(part))

    def _formula(self, parent: Element, issuer: Span) -> None:
        """The line that names who speaks."""
        self._words.put(put(parent, "formula", name="enactingFormula", eId=f"formula_{issuer.start}"), issuer)

    def _recital(self, preamble: Element, paragraph: Paragraph) -> None:
        """A paragraph of a preamble; an item of a list in it has its number."""
        lead = self._words.lead(paragraph.span)
        container = put(preamble, "container", name=lead or "recital", eId=paragraph.id)
        if paragraph.number:
            items = put(container, "blockList", eId=f"{paragraph.id}__list")
            container = put(items, "item", eId=f"{paragraph.id}__item")
            put(container, "num", _printed(paragraph.number))
        self._words.put(container, paragraph.span)

    def _put_all(self, parent: Element, blocks: Sequence[_Block]) -> None:
        """Blocks in order; the paragraphs of a list stand in the one they hang on where they follow it at once."""
        done = 0
        while done < len(blocks):
            block = blocks[done]
            done += 1
            if isinstance(block, Paragraph):
                below = _below(block, blocks[done:])
                self._paragraph(put(parent, "paragraph", eId=block.id), block, below)
                done += len(below)
            elif isinstance(block, Table):
                self._table(parent, block)
            else:
                heading = put(parent, "paragraph", class_=_HEADING, eId=f"heading_{block.start}")
                self._words.add(put(heading, "heading"), block)

    def _paragraph(self, element: Element, paragraph: Paragraph, below: Sequence[Paragraph]) -> None:
        """A paragraph, or a point of a list, with the paragraphs below it."""
        if paragraph.number:
            put(element, "num", _printed(paragraph.number))
        if not below:
            self._words.put(put(element, "content", eId=f"{paragraph.id}__content"), paragraph.span)
            return
        items = put(element, "list", eId=f"{paragraph.id}__list")
        self._words.put(put(items, "intro", eId=f"{paragraph.id}__intro"), paragraph.span)
        while below:
            point, *rest = below
            further = _below(point, rest)
            self._paragraph(put(items, "point", eId=point.id), point, further)
            below = rest[len(further) :]

    def _table(self, parent: Element, table: Table) -> None:
        """A table, a row a line of its words."""
        name = f"table_{table.span.start}"
        rows = put(put(parent, "container", name="table", eId=f"{name}__container"), "table", eId=name)
        for row in self._words.split(table.span, "\n"):
            cells = put(rows, "tr")
            for cell in self._words.split(row, _CELL):
                self._words.put(put(cells, "td"), cell)


def _blocks(part: Part) -> list[_Block]:
    """What stands in a part, in order: a title or heading as its words."""
    headings = [*(heading.span for heading in part.headings), *filter(None, [part.title])]
    return sorted([*headings, *part.paragraphs, *part.tables], key=_start)


def _start(block: _Block) -> int:
    return block.start if isinstance(block, Span) else block.span.start


def _recitals(blocks: Sequence[_Block]) -> list[Paragraph]:
    """The paragraphs of a preamble, up to what else follows."""
    paragraphs = takewhile(lambda block: isinstance(block, Paragraph) and block.kind == "preambular", blocks)
    return [block for block in paragraphs if isinstance(block, Paragraph)]


def _below(paragraph: Paragraph, blocks: Sequence[_Block]) -> list[Paragraph]:
    """The paragraphs of the list that hangs on one, directly or not, and that follows it at once."""
    heads = (f"{paragraph.id}(", f"{paragraph.id}.")
    below = takewhile(lambda block: isinstance(block, Paragraph) and block.id.startswith(heads), blocks)
    return [block for block in below if isinstance(block, Paragraph)]


def _printed(number: str) -> str:
    """A number as it is printed: 17., (a)."""
    return f"{number}." if number.isdecimal() else number
