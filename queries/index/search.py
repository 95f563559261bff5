"""Search: bodies, treaties, documents and paragraphs that have the words of a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from queries.index.lists import documents_with
from queries.index.opening import Asked, Found
from queries.index.records import Document, Entity, Page
from queries.index.words import Phrase, Piece, excerpt, indexed, marked, match, phrases

_EXCERPT = 320  # characters


@dataclass(frozen=True, slots=True)
class Names:
    """A page of entities that are called so."""

    page: Page
    entities: tuple[Entity, ...]


@dataclass(frozen=True, slots=True)
class Titles:
    """A page of documents that are called so."""

    page: Page
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A paragraph, with what was asked for marked in an excerpt of it."""

    symbol: str
    date: str
    label: str
    iri: str
    language: str
    version: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """A page of paragraphs."""

    page: Page
    hits: tuple[Hit, ...]


def named(asked: Asked, question: str, scheme: str, number: int, size: int) -> Names:
    """Agents or instruments, best known first, those of exactly that name before all."""
    page, ids = _paged(asked, "named", Page(number, size, 0), question, exact=indexed(question), scheme=scheme)
    known = asked.entities(ids)
    return Names(page, tuple(known[id_] for id_ in ids))


def titled(asked: Asked, question: str, number: int, size: int) -> Titles:
    """Documents by symbol or title, that of exactly this symbol first, and then the latest."""
    page, works = _paged(asked, "titled", Page(number, size, 0), question, symbol=question.strip())
    return Titles(page, documents_with(asked, works))


def saying(asked: Asked, question: str, number: int, size: int) -> Words:
    """Paragraphs by how well they answer."""
    wanted = phrases(question)
    if not wanted:
        return Words(Page.of(1, size, 0), ())
    words = match(wanted)
    page = Page.of(number, size, asked.rows("saying_count", words=words)[0]["total"])
    rows = asked.rows("saying", words=words, size=size, start=page.start)
    return Words(page, tuple(_hit(row, wanted) for row in rows))


def _hit(row: Found, wanted: Sequence[Phrase]) -> Hit:
    pieces = excerpt(marked(row["text"], wanted), _EXCERPT)
    return Hit(row["symbol"], row["date"], row["label"], row["iri"], row["language"], row["version"], pieces)


def _paged(asked: Asked, sql: str, page: Page, question: str, **values: object) -> tuple[Page, list[int]]:
    """The numbers on a page, or on the first for one beyond the end; none for a question without words."""
    words = match(phrases(question))
    if not words:
        return Page.of(1, page.size, 0), []
    rows = asked.rows(sql, words=words, size=page.size, start=page.start, **values)
    if not rows and page.number > 1:
        return _paged(asked, sql, Page(1, page.size, 0), question, **values)
    return Page.of(page.number, page.size, rows[0]["total"] if rows else 0), [row["id"] for row in rows]
