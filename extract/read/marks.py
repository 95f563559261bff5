"""Footnote marks that stand out of place or are no longer raised: told from numbers only where that is certain."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.read.items import Item, Note, Symbol
from extract.read.lines import MARK, Line
from extract.read.mapped import Mapped
from extract.read.words import PageWords

_DIGITS = re.compile(r"(?<!\d,)(?<![\d\[^./])\d{1,3}(?![\d%])")
_STARS = re.compile(r"(?<![*∗＊†‡])[*∗＊†‡]{1,4}(?![*∗＊†‡])")
_LEADING_NUMBER = re.compile(r"\d{1,3}(?![\d.,/、．])")
_TRAILING_NUMBER = re.compile(r"[^\d\s/.-]\s?(\d{1,3})$")
_JOINED = re.compile(r"[a-z]{3}$")  # a number after it counts nothing: Action5 and
_REACH = 16  # characters looked at before a number


def put_marks_in_place(items: Sequence[Item], words: PageWords) -> list[Item]:
    """Marks that stand alone on a line or begin one, back at the end of the line before.

    A line below a mark `follows_mark`.
    """
    pages = _first_pages(items)
    out: list[Item] = []
    follows = False
    for item in items:
        above = out[-1] if out else None
        if not isinstance(item, Line):
            out.append(item)
            follows = False
            continue
        end = _leading_mark(above, item, pages, words) if isinstance(above, Line) else 0
        if isinstance(above, Line) and end:
            mark = item.chars.standing_for(f"[^{item.text[:end]}]", 0, end)
            out[-1] = replace(above, chars=Mapped.joined([above.chars, mark]))
            follows = True
        rest = replace(item, chars=item.chars[end:].strip(), follows_mark=follows)
        if rest.text:
            out.append(rest)
            follows = _ends_in_mark(rest.text, pages)
    return out


def _first_pages(items: Iterable[object]) -> dict[str, int]:
    """For each label of a footnote, the first place in the source where a mark of it may stand."""
    pages: dict[str, int] = {}
    for item in items:
        if isinstance(item, Note):
            pages.setdefault(item.label, item.page)
    return pages


def _leading_mark(above: Line, line: Line, pages: Mapping[str, int], words: PageWords) -> int:
    """The length of the footnote mark that a line begins with, or is; 0 where that is not certain."""
    number = _LEADING_NUMBER.match(line.text)
    page = pages.get(number[0]) if number else None
    if number is None or page is None or line.chars.places[0] < page:
        return 0
    alone = number.end() == len(line.text)
    counts = words.counts.match(line.text, number.end())
    return number.end() if alone or not (line.paged or counts or not words.marked.search(above.text[-_REACH:])) else 0


def _ends_in_mark(text: str, pages: Mapping[str, int]) -> bool:
    """Whether a line ends in a mark, so that the next may be the rest of the same line."""
    if text.endswith("]"):
        return MARK.match(text, text.rfind("[")) is not None
    number = _TRAILING_NUMBER.search(text[-_REACH:])
    return number is not None and number[1] in pages


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A number that may be a mark: `sure` where what stands before it is a title, a document or the end of a clause."""

    start: int
    label: str
    sure: bool


def mark_bare(
    blocks: Sequence[Mapped | Note | Symbol], words: PageWords, *, raised: bool
) -> list[Mapped | Note | Symbol]:
    """The blocks with bare marks as `[^n]`. Where the text raises its marks, only those of footnotes without one."""
    pages = _first_pages(blocks)
    marked = {label for block in blocks if isinstance(block, Mapped) for label in MARK.findall(block.value)}
    found = [list(_candidates(block, pages, words)) if isinstance(block, Mapped) else [] for block in blocks]
    sure = {c.label for some in found for c in some if c.sure} | marked
    single = _single([c.label for some in found for c in some if not c.sure and c.label not in sure])
    return [
        _marked(block, [c for c in some if c.label in single or (c.sure and not (raised and c.label in marked))])
        if isinstance(block, Mapped)
        else block
        for block, some in zip(blocks, found, strict=True)
    ]


def _single(labels: Sequence[str]) -> set[str]:
    """Of footnotes that no sure mark names, those that only one number can be the mark of."""
    counts: dict[str, int] = defaultdict(int)
    for label in labels:
        counts[label] += 1
    return {label for label, count in counts.items() if count == 1}


def _candidates(block: Mapped, pages: Mapping[str, int], words: PageWords) -> Iterator[_Candidate]:
    """The numbers and stars in a block that may be marks of footnotes on the same page or before."""
    for pattern in (_DIGITS, _STARS, words.before_year) if pages else ():
        for match in pattern.finditer(block.value):
            page = pages.get(match[0])
            if page is None or match.start() == 0 or block.places[match.start()] < page:
                continue
            before = block.value[max(0, match.start() - _REACH) : match.start()]
            if pattern is _STARS:
                yield _Candidate(match.start(), match[0], not before[-1].isspace())
            elif not _counts(block.value, match.end(), before, words) and not words.numbered.search(before):
                sure = words.marked.search(before) is not None
                if sure or not before[-1].isascii():
                    yield _Candidate(match.start(), match[0], sure)


def _counts(value: str, end: int, before: str, words: PageWords) -> bool:
    """Whether a number that ends here counts what follows."""
    return _JOINED.search(before) is None and words.counts.match(value, end) is not None


def _marked(block: Mapped, found: Sequence[_Candidate]) -> Mapped:
    pieces, done = [], 0
    for candidate in sorted(found, key=lambda c: c.start):
        end = candidate.start + len(candidate.label)
        pieces += [block[done : candidate.start], block.standing_for(f"[^{candidate.label}]", candidate.start, end)]
        done = end
    return Mapped.joined([*pieces, block[done:]]) if pieces else block
