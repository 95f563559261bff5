"""Lists of what a build holds: documents, bodies and treaties, and what there is in all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.correspondence import PREFERENCE
from queries.index.opening import Asked, picked
from queries.index.records import Document, Entity, Page
from queries.index.words import match, phrases


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
    action: str
    language: str
    version: str
    label: str
    symbol: str
    actor: Entity
    act: Entity
    issuer: Entity | None


def documents(asked: Asked, wanted: Mapping[str, str], number: int, size: int) -> Documents:
    """Documents: of a `year`, of a `body` by its IRI, in a `language`, on a `topic`, with words of a `title`."""
    values = {name: wanted.get(name, "") for name in ("year", "body", "language", "topic")}
    words = match(phrases(wanted.get("title", "")))
    works = [row["id"] for row in asked.rows("documents", words=words, **values)]
    page = Page.of(number, size, len(works))
    on_page = documents_with(asked, works[page.start : page.end])
    return Documents(page, on_page, *(_counted(asked, name) for name in ("years", "languages", "issuers", "topics")))


def documents_with(asked: Asked, ids: Sequence[int]) -> tuple[Document, ...]:
    """Documents by their numbers, in that order."""
    titles: dict[int, dict[str, str]] = defaultdict(dict)
    versions: dict[int, dict[str, str]] = defaultdict(dict)
    for row in sorted(asked.rows("versions", ids=list(ids)), key=lambda row: PREFERENCE.index(row["language"])):
        titles[row["work"]][row["language"]] = row["title"]
        versions[row["work"]][row["language"]] = row["iri"]
    works = {row["id"]: row for row in asked.rows("works", ids=list(ids))}
    issuers = asked.entities(row["issuer"] for row in works.values())
    return tuple(
        Document(
            **picked(works[id_], "iri", "symbol", "kind", "date", "mandates"),
            issuer=issuers.get(works[id_]["issuer"]),
            titles=titles[id_],
            versions=versions[id_],
        )
        for id_ in ids
    )


def ranked(asked: Asked, scheme: str, kind: str, number: int, size: int) -> Entities:
    """Agents that are asked something, or instruments that are cited; those of one kind, or all."""
    page = Page(number, size, 0)
    rows = asked.rows("ranked", scheme=scheme, kind=kind, size=size, start=page.start)
    if not rows and number > 1:  # beyond the end
        return ranked(asked, scheme, kind, 1, size)
    known = asked.entities(row["id"] for row in rows)
    page = Page.of(number, size, rows[0]["total"] if rows else 0)
    return Entities(page, tuple(known[row["id"]] for row in rows), _counted(asked, "kinds", scheme=scheme))


def latest(asked: Asked, language: str) -> tuple[Latest, ...]:
    """Something that each of the latest documents in a language asks for."""
    rows = asked.rows("latest", language=language)
    known = asked.entities(row[name] for row in rows for name in ("act", "agent", "issuer"))
    return tuple(
        Latest(
            **picked(row, "iri", "action", "language", "version", "label", "symbol"),
            actor=known[row["agent"]],
            act=known[row["act"]],
            issuer=known.get(row["issuer"]),
        )
        for row in rows
    )


def facts(asked: Asked) -> dict[str, str]:
    """How much there is of what; `languages` are parted by blanks."""
    return {row["name"]: row["value"] or "" for row in asked.rows("facts")}


def mandates_by_year(asked: Asked) -> dict[str, int]:
    """How many mandates the documents of each year hold."""
    return {counted.value: counted.count for counted in _counted(asked, "mandates_by_year")}


def _counted(asked: Asked, question: str, **values: object) -> tuple[Counted, ...]:
    """The values that a question answers with their numbers, and with the entities whose `id` it tells."""
    rows = asked.rows(question, **values)
    ids = [row["id"] if "id" in row.keys() else None for row in rows]  # noqa: SIM118 - a row is no mapping
    known = asked.entities(ids)
    return tuple(Counted(row["value"], row["count"], known.get(id_ or 0)) for row, id_ in zip(rows, ids, strict=True))
