"""A text to a document: its parts, headings, paragraphs, footnotes and what it says of itself."""

from __future__ import annotations

from collections.abc import Callable

from extract.footnotes import read_footnotes
from extract.languages import layout_words
from extract.metadata import Head
from extract.parts import Body
from extract.read.lines import NOTE
from extract.records import Document, Refused, Span, Text


def structure(
    text: Text,
    is_performative: Callable[[str], bool] | None = None,
    speaker: Callable[[str], str | None] | None = None,
) -> Document:
    """The document that a text is.

    `is_performative` tells whether a block begins with a performative verb, `speaker` gives the agent that the words
    after "we" at the head of a declaration name, or None. Raises Refused for a text that is no such document.
    """
    words = layout_words(text.value)
    head = Head(words.document)
    is_opening = is_performative or (lambda block: words.page.opening.match(block) is not None)
    body = Body(text, words.document, head, is_opening, speaker or (lambda _: None))
    blocks = _blocks(text.value)
    body.read([block for block in blocks if not NOTE.match(text.value, block.start)])
    parts = body.parts()
    if not any(part.paragraphs for part in parts):
        raise Refused("no resolution, decision, report or note of the United Nations: it has no paragraphs")
    return Document(
        text,
        head.metadata(text.words, words.code, parts[0].issuer),
        parts,
        read_footnotes(text, blocks, words.document),
        tuple(sorted(body.unread + head.unknown)),
    )


def _blocks(value: str) -> list[Span]:
    """The lines of a text that hold anything."""
    blocks, start = [], 0
    for line in value.split("\n"):
        if line:
            blocks.append(Span(start, start + len(line)))
        start += len(line) + 1
    return blocks
