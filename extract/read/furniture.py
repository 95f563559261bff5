"""What stands on a page beside its text: running heads, page numbers, job codes and bar codes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from enum import Enum

from extract.read.lines import Line
from extract.read.marker import NUMBERED_TITLE
from extract.read.words import PageWords

SYMBOL = r"[A-Z]{1,6}(?:/[A-Za-z0-9.]+(?:-[A-Za-z0-9.]+)*(?:\s?\([A-Za-z0-9. ]+\))?)+(?: [A-Z](?![A-Za-z]))?"

_SYMBOLS = re.compile(rf"{SYMBOL}(?:(?:\s?[–—,;]\s?|\s){SYMBOL}){{0,3}}")
_EDGE_SYMBOL = re.compile(rf"^{SYMBOL}\s+|\s+{SYMBOL}$")
_JOB = re.compile(
    r"(?:\d{1,4}(?:/\d{1,4})?\s+)?(?:[A-Z]{1,3}[.-])?\d{2}-\d{4,6}"
    r"(?:\s+(?:\([A-Z]\)|[A-Z]{2,3}|\d{6}|\d{1,4}(?:/\d{1,4})?|\*\d{6,9}\*)){0,6}"
)
_BARS = re.compile(r"\*\d{6,9}\*")
_PAGE_OF_PAGES = re.compile(r"(?P<page>\d{1,4})/(?P<pages>\d{1,4})")
_PAGE = re.compile(r"[-–]?\s?(\d{1,4})\s?[-–]?")
_LABEL = re.compile(r"\d{1,3}")
_HEAD_LINES = 3  # lines that a running title may take
_SHORTEST_HEAD = 4  # letters
_LONGEST_HEAD = 300  # characters
_TITLE_LINES = 5


class Furniture(Enum):
    """What a line is if it is not text."""

    SYMBOL = "symbol"
    MARGIN = "margin"


def find_furniture(lines: Sequence[Line], words: PageWords) -> dict[int, Furniture]:
    """The lines, by index, that are no part of the running text."""
    found = {i: kind for i, line in enumerate(lines) if (kind := _alone(line.text, words))}
    symbols = Counter(lines[i].text for i, kind in found.items() if kind is Furniture.SYMBOL)
    for i in [i for i in found if i and symbols[lines[i].text] == 1 and _is_note(lines[i - 1], lines[i])]:
        del found[i]
    for i in _running_titles(lines, found):
        found[i] = Furniture.MARGIN
    for i in _page_numbers(lines, found):
        found[i] = Furniture.MARGIN
    return found


def _alone(text: str, words: PageWords) -> Furniture | None:
    """What a line is by itself."""
    if len(text) > _LONGEST_HEAD:
        return None
    if _SYMBOLS.fullmatch(text):
        return Furniture.SYMBOL
    pages = _PAGE_OF_PAGES.fullmatch(text)
    if pages and 0 < int(pages["page"]) <= int(pages["pages"]):
        return Furniture.MARGIN
    margin = _JOB.fullmatch(text) or _BARS.fullmatch(text) or words.page_number.fullmatch(text)
    return Furniture.MARGIN if margin else None


def _is_note(above: Line, line: Line) -> bool:
    """Whether a symbol is all that a footnote says whose label is the line above."""
    return _LABEL.fullmatch(above.text) is not None and line.gap == 0 and not line.paged


def _running_titles(lines: Sequence[Line], found: dict[int, Furniture]) -> set[int]:
    """Lines at page ends that repeat the document's title, or one another, beside a symbol or a page number."""
    first = next((i for i, line in enumerate(lines) if NUMBERED_TITLE.match(line.text)), -1)
    titles = _titles(lines, first) if first >= 0 else set()
    near = {i for f in found for i in range(f - _HEAD_LINES, f + _HEAD_LINES + 1) if first < i < len(lines)}
    heads = {i: _head(lines[i].text) for i in near}
    repeated = Counter(heads.values())
    running: set[int] = set()
    for i in near:
        if len(heads[i]) >= _SHORTEST_HEAD and repeated[heads[i]] > 1 and _bears_symbol(lines[i].text):
            running.add(i)
        for n in range(1, _HEAD_LINES + 1):
            joined = "".join(heads.get(k, "") for k in range(i, i + n))
            if joined in titles and _beside(range(i, min(i + n, len(lines))), lines, found):
                running.update(range(i, i + n))
    return running


def _titles(lines: Sequence[Line], first: int) -> set[str]:
    """What the title may be in letters, by how many of the lines from `first` on it takes."""
    number = NUMBERED_TITLE.match(lines[first].text)
    start = number.end() if number else 0
    texts = [lines[first].text[start:], *(line.text for line in lines[first + 1 : first + _TITLE_LINES])]
    words = [_letters(text[:_LONGEST_HEAD]) for text in texts]
    return {"".join(words[:n]) for n in range(1, len(words) + 1)} - {""}


def _head(text: str) -> str:
    """The letters of a running head without symbols; none of a line too long to be one."""
    return _letters(_EDGE_SYMBOL.sub("", text)) if len(text) <= _LONGEST_HEAD else ""


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalpha())


def _bears_symbol(text: str) -> bool:
    return len(text) <= _LONGEST_HEAD and _EDGE_SYMBOL.search(text) is not None


def _beside(head: range, lines: Sequence[Line], found: dict[int, Furniture]) -> bool:
    """Whether lines touch furniture or carry the symbol themselves."""
    return head.start - 1 in found or head.stop in found or any(_bears_symbol(lines[i].text) for i in head)


def _page_numbers(lines: Sequence[Line], found: dict[int, Furniture]) -> set[int]:
    """Numbers alone on a line where a page ends or begins."""
    numbers, page = set(), 1
    for i, line in enumerate(lines):
        turned = line.paged or (i in found and i - 1 not in found)
        page += turned
        number = _PAGE.fullmatch(line.text)
        if number is None:
            continue
        ends_page = i + 1 in found or (i + 1 < len(lines) and lines[i + 1].paged)
        if i - 1 in found or line.paged or (ends_page and abs(int(number[1]) - page) <= 1):
            numbers.add(i)
    return numbers
