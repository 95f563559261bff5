"""A source to its text: blocks in reading order, one a line; footnotes apart as `[^n]: …`, their marks as `[^n]`."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence

from extract.languages import layout_words
from extract.read.blocks import join_lines, run_on
from extract.read.flow import part_lines, turn_pages
from extract.read.items import Note, Symbol
from extract.read.lines import MARK, Line, read_lines
from extract.read.mapped import Mapped, numbers
from extract.read.marks import mark_bare
from extract.read.repairs import Mender
from extract.read.seams import Seams
from extract.read.style import find_style
from extract.records import Source, Text


def lay_out(source: Source, is_performative: Callable[[str], bool] | None = None) -> Text:
    """The text of a source. `is_performative` tells of more blocks that they begin with a performative verb.

    Raises Refused where the source has too many lines.
    """
    words = layout_words(source.text).page

    def is_opening(text: str) -> bool:
        return words.opening.match(text) is not None or (is_performative is not None and is_performative(text))

    lines = read_lines(source)
    items = part_lines(lines, words, find_style(lines))
    style = find_style([item for item in items if isinstance(item, Line)])
    mender = Mender(source.text, words)
    blocks = list(join_lines(turn_pages(items, style), Seams(style, words, is_opening), mender))
    blocks = mark_bare(blocks, words, raised=any(MARK.search(line.text) for line in lines))
    value, places = one_a_line([mender.mended(_block(item)) for item in blocks])
    return Text(value, places, source, mender.repairs())


def _block(item: Mapped | Note | Symbol) -> Mapped:
    """A block as it stands in the text."""
    if isinstance(item, Symbol):
        return item.line.chars
    if isinstance(item, Note):
        label = item.label_at.standing_for(f"[^{item.label}]: ", 0, len(item.label_at))
        return Mapped.joined([label, run_on([line.chars for line in item.lines])])
    return item


def one_a_line(blocks: Sequence[Mapped]) -> tuple[str, array[int]]:
    """All blocks as one value; a line end has the place of the character before it."""
    places = array("L")
    for block in blocks:
        if places:
            places.append(places[-1])
        places.extend(numbers(block.places))
    return "\n".join(block.value for block in blocks), places
