"""The body of a document: parts, headings and numbered or counted paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extract.drafts import Drafts
from extract.metadata import Head, squeezed
from extract.read.lines import columns
from extract.read.marker import ordinal, read_marker
from extract.read.style import ending
from extract.read.words import DocumentWords
from extract.records import Part, Span, Text

_NARRATIVE = 60  # columns of a block before the first paragraph that is text and no title
_LONGEST_HEADING = 200  # columns
_LONGEST_BARE = 60  # columns of a heading that begins like a paragraph


class Body:
    """One pass over a document's blocks; what stands before the first paragraph is left to `head`."""

    def __init__(
        self,
        text: Text,
        words: DocumentWords,
        head: Head,
        is_opening: Callable[[str], bool],
        speaker: Callable[[str], str | None],
    ) -> None:
        self._text = text
        self._words = words
        self._head = head
        self._is_opening = is_opening
        self._speaker = speaker
        self._drafts = Drafts(text.words, words, tables=True)
        self._begun = False

    @property
    def unread(self) -> list[Span]:
        """Blocks that belong to nothing."""
        return self._drafts.unread

    def read(self, blocks: Sequence[Span]) -> None:
        """Reads all blocks, in order."""
        for block, below in zip(blocks, [*blocks[1:], None], strict=False):
            text = self._text.words(block)
            if self._annex(text) or self._issuer(block, text, self._text.words(below) if below else ""):
                self._begun = True
            elif self._begun or self._begins(text):
                self._begun = True
                self._block(block, text)
            else:
                self._head.take(text, block)

    def parts(self) -> tuple[Part, ...]:
        """The parts read, with the ids of their paragraphs."""
        return self._drafts.parts(self._is_opening)

    def _begins(self, text: str) -> bool:
        """Whether a block of the head is the first of the text."""
        marker = read_marker(text)
        if (marker and marker.value == 1) or self._words.chapeau.match(text):
            return True
        return ending(text) == "stop" and columns(text) > _NARRATIVE

    def _annex(self, text: str) -> bool:
        """A line that begins an annex, and nothing else."""
        annex = annex_number(text, self._words)
        if annex is None:
            return False
        self._drafts.begin_annex(annex or None)
        return True

    def _issuer(self, block: Span, text: str, below: str) -> bool:
        """The line that names who speaks; what follows it in the same block is a paragraph."""
        named = self._words.issuer.match(text)
        if named is None:
            return False
        rest = text[named.end() :].strip()
        if named[0].endswith(("，", ",")):
            speaks = not rest or self._is_opening(rest)
        else:
            speaks = not rest and self._is_opening(below) and ending(below) != "open"
        if speaks:
            self._drafts.speaks(self._words.bodies[named["name"]], Span(block.start, block.start + len(named["name"])))
            if rest:
                self._drafts.draft.add(Span(block.end - len(rest), block.end), rest, None)
        return speaks

    def _block(self, block: Span, text: str) -> None:
        """A block after the head."""
        draft = self._drafts.draft
        marker = read_marker(text)
        if marker is not None:
            self._drafts.numbered(block, marker)
        elif (draft.entries and self._head.take_closing(text)) or self._head.take_margin(text):
            return
        elif is_heading(text, self._is_opening, in_preamble=draft.in_preamble):
            self._drafts.heading(block)
        else:
            self._drafts.unnumbered(block, self._speaker)


def annex_number(text: str, words: DocumentWords) -> int | None:
    """The number of an annex that a line begins, 0 for one without; None where it is no such line."""
    found = words.annex.fullmatch(squeezed(text)) if len(text) < _NARRATIVE else None
    if found is None:
        return None
    return (ordinal(found["number"]) or 0) if found["number"] else 0


def is_heading(text: str, is_opening: Callable[[str], bool], *, in_preamble: bool) -> bool:
    """Whether a block is a heading, as its ending and its width tell."""
    wide = columns(text)
    if ending(text) != "open" or wide > _LONGEST_HEADING:
        return False
    return not is_opening(text) or (wide < _LONGEST_BARE and not in_preamble)
