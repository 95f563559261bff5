"""Where a treaty or another instrument is cited: its paragraphs by article, and who is asked something there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.languages.zh_numerals import NUMERAL, number
from graph.correspondence import PREFERENCE
from queries.index.opening import Asked, Found
from queries.index.records import Entity, entity, entity_columns

_ARTICLE = re.compile(rf"(?:第(?P<zh>[0-9]+|{NUMERAL})条|\b(?:articles?|arts?\.)\s*(?P<en>[0-9]+))", re.IGNORECASE)

_CITATIONS = f"""
SELECT citation.iri, citation.pin, citation.relation, citation.paragraph AS number, work.id AS work, work.symbol, work.iri AS work_iri,
  work.date, version.language, version.iri AS version, paragraph.label, paragraph.place, paragraph.text, {entity_columns("cited")}
FROM citation
JOIN paragraph ON paragraph.id = citation.paragraph
JOIN version ON version.id = paragraph.version
JOIN work ON work.id = version.work
JOIN entity AS cited ON cited.id = citation.cited
WHERE citation.cited = :id OR citation.cited IN (SELECT collective FROM member WHERE entity = :id)
ORDER BY work.date DESC, work.symbol, paragraph.place, citation.id
"""
_ASKED_THERE = f"""
SELECT {entity_columns("agent")}, COUNT(DISTINCT mandate.said) AS count
FROM (SELECT DISTINCT paragraph FROM citation
      WHERE cited = :id OR cited IN (SELECT collective FROM member WHERE entity = :id)) AS citing
JOIN mandate ON mandate.paragraph = citing.paragraph
JOIN role ON role.mandate = mandate.id AND role.role = 'actor'
JOIN entity AS agent ON agent.id = role.agent
GROUP BY agent.id ORDER BY count DESC, agent.iri LIMIT 20
"""


@dataclass(frozen=True, slots=True)
class Citation:
    """A paragraph that cites an instrument, or a collective that holds it, in one language."""

    iri: str
    pin: str
    relation: str
    cited: Entity
    symbol: str
    work: str
    date: str
    language: str
    version: str
    label: str
    place: int
    text: str

    @property
    def article(self) -> int | None:
        """The number of the article that it points to."""
        found = _ARTICLE.search(self.pin)
        return number(found["zh"] or found["en"]) if found else None

    @property
    def anchor(self) -> str:
        """Where its words are marked on the page of its language version."""
        return self.iri[len(self.version) + 1 :].replace("/", "-")

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
    found = tuple(_citation(row) for row in asked.rows(_CITATIONS, {"id": instrument}))
    there = asked.rows(_ASKED_THERE, {"id": instrument})
    return Cited(_once(found, preferred), tuple((entity(row, "agent"), row["count"]) for row in there))


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


def _citation(row: Found) -> Citation:
    return Citation(
        row["iri"], row["pin"], row["relation"], entity(row, "cited"), row["symbol"], row["work_iri"], row["date"],
        row["language"], row["version"], row["label"], row["place"], row["text"],
    )  # fmt: skip
