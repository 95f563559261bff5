"""The words of a paragraph as HTML: every mark a link to its node, within it those that stand inside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from markupsafe import Markup, escape

from extract.read.lines import MARK
from extract.records import Span
from graph.readback.annotated import Block, Mark
from graph.readback.segments import Marked, Segment, nested
from mandategraph.site.anchors import anchor

_NOTE = "note"
Told = Callable[[Mark], str]


class Marking:
    """Writes the words of one language version on one page, on which an id may stand but once.

    `address` tells where the page of a node is, `told` what a mark is for whoever points at it; `footnotes` are the
    nodes of footnotes by their labels. Without `identified`, nothing has an id.
    """

    def __init__(
        self,
        version: str,
        address: Callable[[str], str],
        told: Told,
        footnotes: Mapping[str, str],
        identified: bool = True,
    ) -> None:
        self._version = version
        self._address = address
        self._told = told
        self._footnotes = footnotes
        self._identified = identified
        self._given: set[str] = set()

    def words(self, block: Block) -> Markup:
        """The words of a block with its marks."""
        marks = [Marked(mark.span, mark) for mark in (*block.marks, *self._notes(block.words)) if mark.span]
        segments = nested(Span(0, len(block.words)), marks)
        return _safe("".join(self._segment(segment, block.words, None) for segment in segments))

    def id(self, node: str) -> Markup:
        """The attribute that makes an element the place of a node, where no other is it yet."""
        return _safe(self._id(anchor(node, self._version)))

    def _notes(self, words: str) -> Iterator[Mark]:
        """The marks of footnotes, each with the node of its footnote, or none, and its label."""
        for found in MARK.finditer(words):
            yield Mark(_NOTE, self._footnotes.get(found[1], ""), found[1], Span(*found.span()))

    # What follows makes HTML of strings, which takes a third of the time that formatting Markup does: whatever is put
    # into it is escaped where it is put.

    def _id(self, name: str) -> str:
        if not self._identified or name in self._given:
            return ""
        self._given.add(name)
        return f' id="{escape(name)}"'

    def _segment(self, segment: Segment[Mark], words: str, around: Segment[Mark] | None) -> str:
        if segment.marked is None:
            return self._plain(words[segment.span.start : segment.span.end], segment, around)
        mark = segment.marked.mark
        if mark.kind == _NOTE:
            return self._note(mark)
        # A mandate's place is where its action stands, not where the time is named.
        id_ = "" if mark.kind == "due" else self._id(anchor(mark.node, self._version))
        inside = "".join([self._segment(inner, words, segment) for inner in segment.inside])
        return f'<span class="mark {escape(mark.kind)}"{id_}>{inside}</span>'

    def _plain(self, words: str, segment: Segment[Mark], around: Segment[Mark] | None) -> str:
        """Words of no mark of their own: a link to the node of the mark around them."""
        if around is None or around.marked is None:
            return escape(words)
        mark = around.marked.mark
        begins = around.marked.first and segment.span.start == around.inside[0].span.start
        further = "" if begins else ' tabindex="-1"'
        target, told = escape(self._address(mark.node)), escape(self._told(mark))
        return f'<a href="{target}" title="{told}"{further}>{escape(words)}</a>'

    def _note(self, mark: Mark) -> str:
        """The mark of a footnote, or its label where there is no footnote."""
        label = escape(mark.words)
        if not mark.node:
            return f"<sup>{label}</sup>"
        place = anchor(mark.node, self._version)
        return f'<sup class="note"{self._id(f"{place}-ref")}><a href="#{escape(place)}">{label}</a></sup>'


def anchored(blocks: Iterator[Block]) -> Mapping[str, str]:
    """The nodes of footnotes by their labels."""
    return {block.number or "": block.node for block in blocks if block.kind == "footnote"}


def _safe(html: str) -> Markup:
    """HTML whose parts are escaped."""
    return Markup(html)  # noqa: S704
