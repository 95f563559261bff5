"""Lists of what a build holds: documents, bodies and treaties, and what there is in all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.correspondence import PREFERENCE
from queries.index.opening import Asked
from queries.index.records import Document, Entity, Page, entity, entity_columns
from queries.index.words import match, phrases

_DOCUMENT = f"""
SELECT work.id, work.iri, work.symbol, work.kind, work.date, work.mandates, {entity_columns("issuer")}
FROM work LEFT JOIN entity AS issuer ON issuer.id = work.issuer WHERE work.id IN ({{numbers}})
"""
_TITLES = "SELECT work, language, title, iri FROM version WHERE work IN ({numbers})"
_WORKS = """
SELECT work.id FROM work
WHERE (:year = '' OR SUBSTR(work.date, 1, 4) = :year)
  AND (:body = '' OR work.issuer = (SELECT id FROM entity WHERE iri = :body))
  AND (:language = '' OR EXISTS (SELECT 1 FROM version WHERE version.work = work.id AND version.language = :language))
  AND (:topic = '' OR EXISTS (SELECT 1 FROM topic WHERE topic.work = work.id AND topic.label = :topic))
  AND (:words = '' OR EXISTS (SELECT 1 FROM version WHERE version.work = work.id AND version.id IN (
    SELECT rowid FROM title_words WHERE title_words MATCH :words)))
ORDER BY work.date DESC, work.symbol
"""
_YEARS = "SELECT SUBSTR(date, 1, 4) AS value, COUNT(*) AS count FROM work WHERE date <> '' GROUP BY 1 ORDER BY 1 DESC"
_LANGUAGES = "SELECT language AS value, COUNT(*) AS count FROM version GROUP BY 1 ORDER BY 2 DESC, 1"
_TOPICS = """
SELECT label AS value, COUNT(*) AS count FROM topic GROUP BY 1 HAVING count > 1 ORDER BY 2 DESC, 1 LIMIT 300
"""
_ISSUERS = f"""
SELECT {entity_columns("entity")}, COUNT(*) AS count FROM work JOIN entity ON entity.id = work.issuer
GROUP BY entity.id ORDER BY count DESC, entity.iri
"""
_ENTITIES = f"""
SELECT {entity_columns("entity")}, COUNT(*) OVER () AS total FROM entity
WHERE scheme = :scheme AND (:kind = '' OR kind = :kind) AND CASE scheme WHEN 'agent' THEN asked ELSE cited END > 0
ORDER BY CASE scheme WHEN 'agent' THEN asked ELSE cited END DESC, iri LIMIT :size OFFSET :start
"""
_KINDS = """
SELECT kind AS value, COUNT(*) AS count FROM entity
WHERE scheme = ? AND CASE scheme WHEN 'agent' THEN asked ELSE cited END > 0 GROUP BY 1 ORDER BY 2 DESC
"""
_ONE = f"SELECT {entity_columns('entity')} FROM entity WHERE iri = ?"
_WHOLES = f"""
SELECT {entity_columns("entity")} FROM above JOIN entity ON entity.id = above.whole WHERE above.entity = ? ORDER BY entity.iri
"""
_PARTS = f"""
SELECT {entity_columns("entity")} FROM above JOIN entity ON entity.id = above.entity WHERE above.whole = ? AND entity.asked > 0
ORDER BY entity.asked DESC, entity.iri LIMIT 12
"""
_LATEST = f"""
SELECT mandate.iri, mandate.verb, mandate.action, version.language, version.iri AS version, paragraph.label, work.symbol,
  {entity_columns("actor")}, {entity_columns("act")}, {entity_columns("issuer")}
FROM work LEFT JOIN entity AS issuer ON issuer.id = work.issuer JOIN version ON version.work = work.id AND version.language = :language
JOIN paragraph ON paragraph.version = version.id JOIN mandate ON mandate.paragraph = paragraph.id AND mandate.mode = 'directive'
JOIN role ON role.mandate = mandate.id AND role.role = 'actor' JOIN entity AS actor ON actor.id = role.agent
JOIN entity AS act ON act.id = mandate.act
WHERE work.id IN (SELECT id FROM work WHERE mandates > 0 ORDER BY date DESC, symbol LIMIT 12)
GROUP BY work.id ORDER BY work.date DESC, work.symbol LIMIT 5
"""
_FACTS = "SELECT name, value FROM fact"
_MANDATES_BY_YEAR = """
SELECT SUBSTR(date, 1, 4) AS value, SUM(mandates) AS count FROM work WHERE date <> '' GROUP BY 1 ORDER BY 1
"""


@dataclass(frozen=True, slots=True)
class Counted:
    """A value and how often it occurs."""

    value: str
    count: int
    entity: Entity | None = None


@dataclass(frozen=True, slots=True)
class Documents:
    """A page of documents, with the years, languages, bodies and topics that there are."""

    page: Page
    documents: tuple[Document, ...]
    years: tuple[Counted, ...]
    languages: tuple[Counted, ...]
    bodies: tuple[Counted, ...]
    topics: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class Entities:
    """A page of agents by what they are asked, or of instruments by how often they are cited."""

    page: Page
    entities: tuple[Entity, ...]
    kinds: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class Latest:
    """A mandate of a late document: who is asked to do what."""

    iri: str
    verb: str
    action: str
    language: str
    version: str
    label: str
    symbol: str
    actor: Entity
    act: Entity
    issuer: Entity | None

    @property
    def anchor(self) -> str:
        """Where its words are marked on the page of its language version."""
        return self.iri[len(self.version) + 1 :].replace("/", "-")


def documents(asked: Asked, wanted: Mapping[str, str], number: int, size: int) -> Documents:
    """Documents, the latest first: of a `year`, a `body`'s IRI, in a `language`, on a `topic`, with words of a `title`."""
    words = match(phrases(wanted.get("title", "")))
    values = {name: wanted.get(name, "") for name in ("year", "body", "language", "topic")}
    works = [row["id"] for row in asked.rows(_WORKS, {**values, "words": words})]
    page = Page.of(number, size, len(works))
    years, languages, topics = (_counted(asked, sql) for sql in (_YEARS, _LANGUAGES, _TOPICS))
    bodies = tuple(
        Counted(row["entity_iri"], row["count"], entity(row, "entity")) for row in asked.rows(_ISSUERS)
    )
    return Documents(page, documents_with(asked, works[page.start : page.end]), years, languages, bodies, topics)


def documents_with(asked: Asked, numbers: Sequence[int]) -> tuple[Document, ...]:
    """Documents by their numbers, in that order."""
    places = ", ".join("?" * len(numbers))
    titles: dict[int, dict[str, str]] = defaultdict(dict)
    versions: dict[int, dict[str, str]] = defaultdict(dict)
    rows = asked.rows(_TITLES.format(numbers=places), numbers)
    for row in sorted(rows, key=lambda row: PREFERENCE.index(row["language"])):
        titles[row["work"]][row["language"]] = row["title"]
        versions[row["work"]][row["language"]] = row["iri"]
    found = {
        row["id"]: Document(
            row["iri"], row["symbol"], row["kind"], row["date"],
            entity(row, "issuer") if row["issuer_iri"] else None,
            row["mandates"], titles[row["id"]], versions[row["id"]],
        )
        for row in asked.rows(_DOCUMENT.format(numbers=places), numbers)
    }  # fmt: skip
    return tuple(found[number] for number in numbers)


def entities(asked: Asked, scheme: str, kind: str, number: int, size: int) -> Entities:
    """Agents that are asked something, or instruments that are cited; those of one kind, or all."""
    values = {"scheme": scheme, "kind": kind, "size": size, "start": (max(number, 1) - 1) * size}
    rows = asked.rows(_ENTITIES, values)
    if not rows and number > 1:
        return entities(asked, scheme, kind, 1, size)
    page = Page.of(number, size, rows[0]["total"] if rows else 0)
    kinds = tuple(Counted(row["value"], row["count"]) for row in asked.rows(_KINDS, (scheme,)))
    return Entities(page, tuple(entity(row, "entity") for row in rows), kinds)


def entity_with(asked: Asked, iri: str) -> Entity | None:
    """What has an IRI."""
    return next((entity(row, "entity") for row in asked.rows(_ONE, (iri,))), None)


def wholes(asked: Asked, entity_id: int) -> tuple[Entity, ...]:
    """What a body is part of."""
    return tuple(entity(row, "entity") for row in asked.rows(_WHOLES, (entity_id,)))


def parts(asked: Asked, entity_id: int) -> tuple[Entity, ...]:
    """The parts of a body that are asked most."""
    return tuple(entity(row, "entity") for row in asked.rows(_PARTS, (entity_id,)))


def latest(asked: Asked, preferred: str) -> tuple[Latest, ...]:
    """A mandate of each of the latest documents in a language."""
    return tuple(
        Latest(
            row["iri"], row["verb"], row["action"], row["language"], row["version"], row["label"], row["symbol"],
            entity(row, "actor"), entity(row, "act"),
            entity(row, "issuer") if row["issuer_iri"] else None,
        )
        for row in asked.rows(_LATEST, {"language": preferred})
    )  # fmt: skip


def facts(asked: Asked) -> dict[str, str]:
    """How much there is of what; `languages` are parted by blanks."""
    return {row["name"]: row["value"] or "" for row in asked.rows(_FACTS)}


def mandates_by_year(asked: Asked) -> dict[str, int]:
    """How many mandates the documents of each year hold."""
    return {counted.value: counted.count for counted in _counted(asked, _MANDATES_BY_YEAR)}


def _counted(asked: Asked, sql: str) -> tuple[Counted, ...]:
    return tuple(Counted(row["value"], row["count"]) for row in asked.rows(sql))
