"""Labels in a picture: in short lines, and how wide these are."""

from __future__ import annotations

import re
from itertools import pairwise

from rich.cells import cell_len, set_cell_size

CELL, LINE = 6.2, 14.0
"""How wide half a Chinese character is at the size of labels, and how high a line, in pixels."""

# Where a line may end: behind a blank, hyphen or stroke, and beside a wide character but for brackets and stops.
_BREAK = re.compile(
    r"(?<=[\s/-])(?=\S)|(?<=[⺀-鿿豈-﫿])(?<![《「（〈])(?=[^\s，、。；：）》」”])|(?<=[a-z0-9)])(?=[⺀-鿿])"
)


def lettered(label: str, cells: int = 22, lines: int = 3) -> str:
    """A label in at most `lines` lines of at most `cells`, of like width; `…` stands for what is left out."""
    pieces = _pieces(" ".join(label.split()))
    count = len(_filled(pieces, cells))
    if count > lines:
        *shown, last = _filled(pieces, cells)[:lines]
        return "\n".join(_cut(line, cells) for line in (*shown, f"{_cut(last, cells - 1).rstrip('…')}…"))
    width = next(width for width in range(1, cells + 1) if len(_filled(pieces, width)) <= count)
    width = max(width, min(cells, max(map(cell_len, pieces))))
    return "\n".join(_cut(line, cells) for line in _filled(pieces, width))


def measured(lettering: str) -> tuple[float, float]:
    """Width and height of a label in lines, in pixels."""
    found = lettering.split("\n")
    return max(map(cell_len, found)) * CELL, len(found) * LINE


def _filled(pieces: list[str], cells: int) -> list[str]:
    """Pieces in lines of at most `cells`, where none is wider by itself."""
    found = [""]
    for piece in pieces:
        if found[-1] and cell_len((found[-1] + piece).rstrip()) > cells:
            found.append("")
        found[-1] += piece
    return [line.rstrip() for line in found]


def _pieces(text: str) -> list[str]:
    ends = [0, *(match.start() for match in _BREAK.finditer(text)), len(text)]
    return [text[start:end] for start, end in pairwise(ends)]


def _cut(line: str, cells: int) -> str:
    return line if cell_len(line) <= cells else f"{set_cell_size(line, cells - 1).rstrip()}…"
