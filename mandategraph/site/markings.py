"""The words of a paragraph as HTML: every mark a link to its node, within it those that stand inside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from markupsafe import Markup, escape

from extract.read.lines import MARK
from extract.records import Span
from graph.annotated import Block, Mark
from graph.segments import Marked, Segment, nested
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
        notes = (
            Mark(_NOTE, self._footnotes.get(found[1], ""), found[1], Span(*found.span()))
            for found in MARK.finditer(block.words)
        )
        marks = [Marked(mark.span, mark) for mark in (*block.marks, *notes) if mark.span]
        segments = nested(Span(0, len(block.words)), marks)
        return Markup("").join(self._segment(segment, block.words, None) for segment in segments)

    def id(self, node: str) -> Markup:
        """The attribute that makes an element the place of a node, where no other is it yet."""
        return self._id(anchor(node, self._version))

    def _id(self, name: str) -> Markup:
        if not self._identified or name in self._given:
            return Markup("")
        self._given.add(name)
        return Markup(' id="{}"').format(name)

    def _segment(self, segment: Segment[Mark], words: str, around: Segment[Mark] | None) -> Markup:
        if segment.marked is None:
            return self._plain(words[segment.span.start : segment.span.end], segment, around)
        mark = segment.marked.mark
        if mark.kind == _NOTE:
            return self._note(mark)
        inside = Markup("").join(self._segment(inner, words, segment) for inner in segment.inside)
        id_ = "" if mark.kind == "due" else self.id(mark.node)  # a mandate's place is where its action stands
        return Markup('<span class="mark {}"{}>{}</span>').format(mark.kind, id_, inside)

    def _plain(self, words: str, segment: Segment[Mark], around: Segment[Mark] | None) -> Markup:
        """Words of no mark of their own: a link to the node of the mark around them."""
        if around is None or around.marked is None:
            return escape(words)
        mark = around.marked.mark
        begins = around.marked.first and segment.span.start == around.inside[0].span.start
        further = "" if begins else Markup(' tabindex="-1"')
        return Markup('<a href="{}" title="{}"{}>{}</a>').format(
            self._address(mark.node), self._told(mark), further, words
        )

    def _note(self, mark: Mark) -> Markup:
        """The mark of a footnote, or its label where there is no footnote."""
        if not mark.node:
            return Markup("<sup>{}</sup>").format(mark.words)
        place = anchor(mark.node, self._version)
        id_ = self._id(f"{place}-ref")
        return Markup('<sup class="note"{}><a href="#{}">{}</a></sup>').format(id_, place, mark.words)


def anchored(blocks: Iterator[Block]) -> Mapping[str, str]:
    """The nodes of footnotes by their labels."""
    return {block.number or "": block.node for block in blocks if block.kind == "footnote"}
