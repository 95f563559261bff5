"""A document's lines parted into running text and what stands aside of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.read.furniture import Furniture, find_furniture
from extract.read.items import Item, Symbol
from extract.read.lines import Line
from extract.read.marks import put_marks_in_place
from extract.read.notes import NoteReader
from extract.read.style import Style
from extract.read.words import PageWords


def part_lines(lines: Sequence[Line], words: PageWords, style: Style) -> list[Item]:
    """The document's lines in order: page furniture left out, footnotes apart, marks alone on a line back in place.

    A line after something left out or set apart is `paged`.
    """
    return put_marks_in_place(NoteReader(_without_furniture(lines, words), words, style).apart(), words)


def _without_furniture(lines: Sequence[Line], words: PageWords) -> list[Line | Symbol]:
    """The lines of text, and of the running symbols the first of each."""
    furniture = find_furniture(lines, words)
    seen: set[str] = set()
    items: list[Line | Symbol] = []
    turned = False
    for i, line in enumerate(lines):
        if i not in furniture:
            items.append(replace(line, paged=True) if turned else line)
            turned = False
            continue
        turned = True
        if furniture[i] is Furniture.SYMBOL and line.text not in seen:
            seen.add(line.text)
            items.append(Symbol(line))
    return items


def turn_pages(items: Sequence[Item], style: Style) -> list[Item]:
    """The items, with lines marked as first of a page that stand closer than others do and still are indented."""
    return [replace(item, paged=True) if isinstance(item, Line) and _is_stray(item, style) else item for item in items]


def _is_stray(line: Line, style: Style) -> bool:
    return style.margin is not None and line.gap < style.gap and line.indent > style.margin
