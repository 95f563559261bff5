"""Search: bodies, treaties, documents and paragraphs that have the words of a question."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from queries.index.lists import documents_with
from queries.index.opening import Asked, Found
from queries.index.records import Document, Entity, Page, entity, entity_columns
from queries.index.words import Phrase, Piece, excerpt, indexed, marked, match, phrases

T = TypeVar("T")
_EXCERPT = 320  # characters

_NAMED = f"""
SELECT {entity_columns("entity")}, name.label, name.language, MAX(name.folded = :exact AND NOT name.is_short) AS is_exact,
  COUNT(*) OVER () AS total
FROM name_words JOIN name ON name.id = name_words.rowid JOIN entity ON entity.id = name.entity
WHERE name_words MATCH :words AND entity.scheme = :scheme
GROUP BY entity.id
ORDER BY is_exact DESC, entity.is_listed DESC, entity.asked + entity.cited DESC, LENGTH(entity.en), entity.iri
LIMIT :size OFFSET :start
"""
_TITLED = """
SELECT work.id, COUNT(*) OVER () AS total FROM title_words
JOIN version ON version.id = title_words.rowid JOIN work ON work.id = version.work
WHERE title_words MATCH :words
GROUP BY work.id
ORDER BY LOWER(work.symbol) = LOWER(:asked) DESC, work.date DESC, work.symbol
LIMIT :size OFFSET :start
"""
_HITS = "SELECT COUNT(*) FROM paragraph_words WHERE paragraph_words MATCH :words"
_SAYING = """
SELECT paragraph.text, paragraph.label, paragraph.iri, version.language, version.iri AS version, work.symbol, work.date
FROM (SELECT rowid AS number FROM paragraph_words WHERE paragraph_words MATCH :words ORDER BY rank LIMIT :size OFFSET :start)
JOIN paragraph ON paragraph.id = number JOIN version ON version.id = paragraph.version JOIN work ON work.id = version.work
"""


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

    @property
    def anchor(self) -> str:
        """Where it stands on the page of its language version."""
        return self.iri[len(self.version) + 1 :].replace("/", "-")


@dataclass(frozen=True, slots=True)
class Words:
    """A page of paragraphs."""

    page: Page
    hits: tuple[Hit, ...]


def named(asked: Asked, question: str, scheme: str, number: int, size: int) -> Names:
    """Agents or instruments, best known first, those of exactly that name before all."""
    values = {"words": match(phrases(question)), "exact": indexed(question), "scheme": scheme}
    return Names(*_paged(asked, _NAMED, values, number, size, lambda row: entity(row, "entity")))


def titled(asked: Asked, question: str, number: int, size: int) -> Titles:
    """Documents by symbol or title, that of exactly this symbol first, and then the latest."""
    values = {"words": match(phrases(question)), "asked": question.strip()}
    page, works = _paged(asked, _TITLED, values, number, size, lambda row: int(row["id"]))
    return Titles(page, documents_with(asked, works))


def saying(asked: Asked, question: str, number: int, size: int) -> Words:
    """Paragraphs by how well they answer."""
    wanted = phrases(question)
    if not wanted:
        return Words(Page.of(1, size, 0), ())
    values = {"words": match(wanted)}
    page = Page.of(number, size, asked.number(_HITS, values))
    rows = asked.rows(_SAYING, {**values, "size": size, "start": page.start})
    return Words(page, tuple(_hit(row, wanted) for row in rows))


def _hit(row: Found, wanted: Sequence[Phrase]) -> Hit:
    pieces = excerpt(marked(row["text"], wanted), _EXCERPT)
    return Hit(row["symbol"], row["date"], row["label"], row["iri"], row["language"], row["version"], pieces)


def _paged(
    asked: Asked, sql: str, values: Mapping[str, object], number: int, size: int, read: Callable[[Found], T]
) -> tuple[Page, tuple[T, ...]]:
    """A page of what a query answers that tells the `total` in each row; none for a question without words."""
    if not values["words"]:
        return Page.of(1, size, 0), ()
    rows = asked.rows(sql, {**values, "size": size, "start": (max(number, 1) - 1) * size})
    if not rows and number > 1:  # beyond the end
        return _paged(asked, sql, values, 1, size, read)
    return Page.of(number, size, rows[0]["total"] if rows else 0), tuple(read(row) for row in rows)
