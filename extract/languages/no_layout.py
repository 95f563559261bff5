"""A language whose words are not known: nothing is read from words, all from what a source marks."""

from __future__ import annotations

import re

from extract.read.words import DocumentWords, LayoutWords, PageWords

_NEVER = re.compile(r"(?!)")

_PAGE = PageWords(
    opening=_NEVER,
    firm_opening=_NEVER,
    own_line=_NEVER,
    page_number=_NEVER,
    list_going_on=_NEVER,
    note_opening=_NEVER,
    counts=_NEVER,
    numbered=_NEVER,
    marked=_NEVER,
    before_year=_NEVER,
    spaced_digits=_NEVER,
    glyphs=(),
)

_DOCUMENT = DocumentWords(
    bodies={},
    mastheads=frozenset(),
    issuer=_NEVER,
    chapeau=_NEVER,
    annex=_NEVER,
    session=_NEVER,
    agenda=_NEVER,
    adopted=_NEVER,
    origin=_NEVER,
    meeting=_NEVER,
    distribution=_NEVER,
    language_line=_NEVER,
    date=_NEVER,
    months={},
    kinds=(),
    number_alone=_NEVER,
    heading_ranks=(re.compile(r"[IVX]+(?:\.\s|$)"), re.compile(r"[A-Z](?:\.\s|$)")),
    repeated=_NEVER,
    operative_opening=_NEVER,
)

NONE = LayoutWords(code="", common=frozenset(), page=_PAGE, document=_DOCUMENT)
