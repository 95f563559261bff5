"""A marked-up text to a document: its elements say what its blocks are, and only where they do not, words do."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from extract.drafts import Drafts
from extract.footnotes import read_footnotes
from extract.languages import layout_of
from extract.parts import annex_number, is_heading
from extract.read.akn import Block, MarkedText
from extract.read.lines import is_rule
from extract.read.marker import read_printed
from extract.read.style import ending
from extract.records import Document, Finding, Markup, Part, Refused, Span

_TRAILING = " ,،，:："


def structure_marked(
    marked: MarkedText,
    is_performative: Callable[[str], bool] | None,
    speaker: Callable[[str], str | None],
    state: Callable[[str], str | None],
) -> Document:
    """The document that a marked-up text is.

    `is_performative` tells whether words begin with a performative verb; without it those do whose verb is marked.
    `speaker` gives the agent that the words after "we" name, `state` the State that a name in English names. Raises
    Refused for a text that is no document of the United Nations.
    """
    metadata = marked.description.metadata(state)
    words = layout_of(metadata.language)
    body = _Body(marked, is_performative or _marked_opening(marked), speaker)
    for block in marked.blocks:
        body.take(block)
    parts = body.parts()
    if not any(part.paragraphs for part in parts):
        raise Refused("no resolution, decision, report or note of the United Nations: it has no paragraphs")
    notes = [block.span for block in marked.blocks if block.role == "note"]
    return Document(
        marked.text,
        metadata,
        parts,
        read_footnotes(marked.text, notes, words.document),
        markup=Markup(tuple(_leads(marked, parts)), marked.links),
        findings=tuple(_findings(marked)),
    )


def _findings(marked: MarkedText) -> Iterator[Finding]:
    """What the file says that is not understood, or that it contradicts."""
    if marked.description.is_misprinted:
        kind = "symbol-conflict" if marked.description.printed_symbol else "symbol-missing"
        yield Finding(kind, "", _printed_symbol(marked))
    yield from (Finding(f"unknown-element:{unknown.name}", "", unknown.span) for unknown in marked.unknown)
    yield from (Finding(f"unclosed-element:{name}", "", marked.blocks[-1].span) for name in marked.unclosed)


def _printed_symbol(marked: MarkedText) -> Span:
    """Where the symbol is printed, on the cover page; the first block where there is none."""
    printed = marked.description.printed_symbol
    start = marked.text.value.find(printed) if printed else -1
    return Span(start, start + len(printed)) if start >= 0 else marked.blocks[0].span


def _marked_opening(marked: MarkedText) -> Callable[[str], bool]:
    """Whether words are those of a block whose verb is marked."""
    opening = {_without_number(block, marked) for block in marked.blocks if block.lead}
    return lambda text: text in opening


def _without_number(block: Block, marked: MarkedText) -> str:
    text = marked.text.words(block.span)
    marker = read_printed(text)
    return text[marker.end :] if marker else text


class _Body:
    """One pass over the blocks."""

    def __init__(
        self, marked: MarkedText, is_opening: Callable[[str], bool], speaker: Callable[[str], str | None]
    ) -> None:
        self._text = marked.text
        self._issuer = marked.description.body
        self._words = layout_of(marked.description.language).document
        self._is_opening = is_opening
        self._speaker = speaker
        self._drafts = Drafts(marked.text.words, self._words, tables=False)

    def parts(self) -> tuple[Part, ...]:
        """The parts read, with the ids of their paragraphs."""
        return self._drafts.parts(self._is_opening)

    def take(self, block: Block) -> None:
        """Reads the next block. What describes the document is left to its description, footnotes to theirs."""
        if block.role in {"head", "closing", "note"}:
            return
        text = self._text.words(block.span)
        if block.opens == "annex":
            self._drafts.begin_annex(None)
        elif block.opens == "resolution" and self._drafts.draft.entries:
            self._drafts.begin_section()
        if self._annex(text) or is_rule(text):
            return
        if block.role == "issuer":
            self._speaks(block.span, text)
        elif block.role == "row":
            self._drafts.row(block.span, begins=block.first)
        elif block.role == "heading":
            self._drafts.heading(block.span)
        else:
            self._paragraph(block, text)

    def _annex(self, text: str) -> bool:
        """A line that names an annex: the one that has just begun, or another."""
        number = annex_number(text, self._words)
        if number is None:
            return False
        if not self._drafts.draft.awaits_title or number > 1:
            self._drafts.begin_annex(number or None)
        return True

    def _speaks(self, block: Span, text: str) -> None:
        """The line that names who speaks."""
        name = text.rstrip(_TRAILING)
        issuer = self._words.bodies.get(name) or self._issuer
        if issuer:
            self._drafts.speaks(issuer, Span(block.start, block.start + len(name)))
        else:
            self._drafts.heading(block)

    def _paragraph(self, block: Block, text: str) -> None:
        marker = read_printed(text)
        if block.role == "paragraph":
            self._drafts.draft.end_preamble(listed=marker is not None)
        if marker is not None:
            self._drafts.numbered(block.span, marker)
        elif block.role == "paragraph" and self._is_heading(block, text):
            self._drafts.heading(block.span)
        else:
            self._drafts.unnumbered(block.span, self._speaker)

    def _is_heading(self, block: Block, text: str) -> bool:
        """Whether a paragraph without a number is a heading that is not marked as one."""
        if block.lead is not None and block.lead.end == block.span.end:
            return ending(text) == "open"
        return block.lead is None and is_heading(text, self._is_opening, in_preamble=self._drafts.draft.in_preamble)


def _leads(marked: MarkedText, parts: tuple[Part, ...]) -> Iterator[Span]:
    """The lead verbs that are marked, or that a preamble names, in paragraphs of resolutions."""
    blocks = {block.span.end: block for block in marked.blocks if block.lead or block.name}
    for part in parts:
        for paragraph in part.paragraphs:
            block = blocks.get(paragraph.span.end)
            if block is None or paragraph.kind == "narrative":
                continue
            lead = block.lead or _named(marked.text.words(paragraph.span), paragraph.span, block.name)
            if lead is not None and lead in paragraph.span and lead != paragraph.span:
                yield lead


def _named(text: str, paragraph: Span, name: str) -> Span | None:
    """The words at the head of a paragraph that its element is named after."""
    name = " ".join(name.split()).strip(_TRAILING)
    at = text.startswith(name) if name else False
    return Span(paragraph.start, paragraph.start + len(name)) if at else None
