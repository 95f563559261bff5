"""What a document's lines are parted into: lines of running text, footnotes and lines of symbols."""

from __future__ import annotations

from dataclasses import dataclass

from extract.read.lines import Line
from extract.read.mapped import Mapped


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote where it stands; `lines` are its words without the label, which is at `label_at`.

    `page` is the place in the source after the footnotes before: a mark that stands earlier is not of this one.
    """

    label: str
    label_at: Mapped
    lines: tuple[Line, ...]
    page: int


@dataclass(frozen=True, slots=True)
class Symbol:
    """A line of symbols, the first time it stands in the document."""

    line: Line


Item = Line | Note | Symbol
