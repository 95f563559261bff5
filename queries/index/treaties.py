"""Where a treaty or another instrument is cited: its paragraphs by article, and who is asked something there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.languages.zh_numerals import NUMERAL, number
from graph.correspondence import PREFERENCE
from queries.index.opening import Asked, Found, picked
from queries.index.records import Entity

_ARTICLE = re.compile(rf"(?:第(?P<zh>[0-9]+|{NUMERAL})条|\b(?:articles?|arts?\.)\s*(?P<en>[0-9]+))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Citation:
    """A paragraph that cites an instrument, or a collective that holds it, in one language."""

    iri: str
    pin: str
    relation: str
    symbol: str
    work: str
    date: str
    language: str
    version: str
    label: str
    text: str
    cited: Entity

    @property
    def article(self) -> int | None:
        """The number of the article that it points to."""
        found = _ARTICLE.search(self.pin)
        return number(found["zh"] or found["en"]) if found else None

    @property
    def year(self) -> str:
        """The year of its document, empty where unknown."""
        return self.date[:4]


@dataclass(frozen=True, slots=True)
class Cited:
    """Where an instrument is cited, each paragraph once, and the bodies asked there with how many mandates."""

    citations: tuple[Citation, ...]
    asked: tuple[tuple[Entity, int], ...]


def cited(asked: Asked, instrument: int, preferred: str) -> Cited:
    """Where an instrument is cited, the latest first; in the preferred language where there is one."""
    rows, there = (asked.rows(name, instrument=instrument) for name in ("citations", "asked_where_cited"))
    known = asked.entities([*(row["cited"] for row in rows), *(row["id"] for row in there)])
    citations = _once([_citation(row, known[row["cited"]]) for row in rows], preferred)
    return Cited(citations, tuple((known[row["id"]], row["count"]) for row in there))


def by_article(citations: Iterable[Citation]) -> list[Citation]:
    """The same sorted by article, those without one last."""
    return sorted(citations, key=lambda citation: (citation.article is None, citation.article or 0))


def _once(citations: Sequence[Citation], preferred: str) -> tuple[Citation, ...]:
    """Of the citations of one paragraph, those of its preferred version, each place cited once."""
    ranks = {tag: rank for rank, tag in enumerate(PREFERENCE)} | {preferred: -1}
    best: dict[tuple[str, str], int] = {}
    for citation in citations:
        key, rank = (citation.work, citation.label), ranks[citation.language]
        best[key] = min(best.get(key, rank), rank)
    chosen = {
        (citation.work, citation.label, citation.cited.id, citation.pin): citation
        for citation in reversed(citations)
        if ranks[citation.language] == best[citation.work, citation.label]
    }
    return tuple(reversed(chosen.values()))


def _citation(row: Found, cited_: Entity) -> Citation:
    names = ("iri", "pin", "relation", "symbol", "work", "date", "language", "version", "label", "text")
    return Citation(**picked(row, *names), cited=cited_)
