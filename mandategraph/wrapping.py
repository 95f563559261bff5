"""Lines of a given width for text in which Chinese and other scripts stand side by side."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from rich.cells import cell_len, chop_cells

# Categories of Unicode: an opening bracket or quote begins no line's end, closing ones and stops no line's beginning.
_OPENING = {"Ps", "Pi"}
_CLOSING = {"Pe", "Pf", "Po"}


def wrapped(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` cells, each of its own lines by itself; an empty text is one empty line."""
    return [line for part in text.split("\n") for line in _filled(part, width)]


def longest_piece(text: str) -> int:
    """The cells of the longest piece that `wrapped` would rather not break."""
    return max((cell_len(piece.strip()) for piece in _pieces(text)), default=0)


def _filled(text: str, width: int) -> Iterator[str]:
    line = ""
    for whole in _pieces(text):
        if cell_len(line + whole.rstrip()) <= width:
            line += whole
            continue
        if line.strip():
            yield line.rstrip()
        *full, line = chop_cells(whole.lstrip(), width) or [""]
        yield from full
    yield line.rstrip()


def _pieces(text: str) -> Iterator[str]:
    """Runs of characters between which a line may end: words with the blanks behind them, single wide characters."""
    start = 0
    for place in range(1, len(text)):
        if _may_break(text[place - 1], text[place]):
            yield text[start:place]
            start = place
    if text:
        yield text[start:]


def _may_break(before: str, after: str) -> bool:
    if after.isspace() or cell_len(after) == 0:
        return False
    if before.isspace():
        return True
    wide = cell_len(before) == 2 or cell_len(after) == 2
    return wide and unicodedata.category(before) not in _OPENING and unicodedata.category(after) not in _CLOSING
