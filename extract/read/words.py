"""What a language supplies to the reading of pages and parts: words and patterns, and nothing that decides."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

DocumentKind = Literal["resolution", "decision", "report", "note"]


@dataclass(frozen=True, slots=True)
class LostGlyph:
    """A character that a broken font loses everywhere.

    `firm` matches what never stands without it, `weak` what may follow it where a blank tells that something is gone.
    """

    glyph: str
    firm: re.Pattern[str]
    weak: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class PageWords:
    """How lines, blocks, numbers and marks look. Patterns are matched at a place unless they are `searched`."""

    opening: re.Pattern[str]  # how a paragraph of a resolution begins
    firm_opening: re.Pattern[str]  # those of them with which a line inside a paragraph hardly ever begins
    own_line: re.Pattern[str]  # whole: a line that is a block of its own; group "annex": wherever it stands
    page_number: re.Pattern[str]  # whole: a page's number in words
    list_going_on: re.Pattern[str]  # searched: the end of an item after which the next one follows
    note_opening: re.Pattern[str]  # how footnotes begin
    counts: re.Pattern[str]  # after a number: it counts something and is no mark
    numbered: re.Pattern[str]  # searched, at the end of what stands before a number: it is no mark
    marked: re.Pattern[
        str
    ]  # searched, at the end of what stands before a number: a title or document, so a mark may follow
    before_year: re.Pattern[str]  # searched: a mark that lost its place before a year, 82008年
    spaced_digits: re.Pattern[str]  # searched: digits of a date set apart
    glyphs: tuple[LostGlyph, ...]


@dataclass(frozen=True, slots=True)
class DocumentWords:
    """How a document names itself and its parts. Patterns match a whole block whose inner blanks are gone."""

    bodies: Mapping[str, str]  # names of issuing bodies, to agent ids
    mastheads: frozenset[str]  # other words of a masthead
    issuer: re.Pattern[str]  # group "name"
    chapeau: re.Pattern[str]  # we, …: matched at the beginning
    annex: re.Pattern[str]  # group "number"
    session: re.Pattern[str]
    agenda: re.Pattern[str]  # group "items"
    adopted: re.Pattern[str]  # group "date"
    origin: re.Pattern[str]  # group "draft" where the draft is named and not a report
    meeting: re.Pattern[str]
    distribution: re.Pattern[str]  # group "value"
    language_line: re.Pattern[str]
    date: re.Pattern[str]  # groups "year", "month", "day"
    months: Mapping[str, int]
    kinds: tuple[tuple[re.Pattern[str], DocumentKind], ...]  # lines that say what the document is
    number_alone: re.Pattern[str]  # group "number": a resolution's number without its title
    heading_ranks: tuple[re.Pattern[str], ...]  # matched at the beginning: how numbered headings begin, outermost first
    repeated: re.Pattern[str]  # matched at the beginning of a footnote: 同上
    operative_opening: re.Pattern[str]  # how the one unnumbered operative paragraph of a short resolution begins


@dataclass(frozen=True, slots=True)
class LayoutWords:
    """One language."""

    code: str
    common: frozenset[str]  # the characters that make up a good part of any text in it
    page: PageWords
    document: DocumentWords
