"""What a body is asked to do: its mandates, chosen by facets, each said once."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.correspondence import PREFERENCE
from queries.index.opening import Asked
from queries.index.records import Entity, entity, entity_columns

ROLES = ("actor", "partner", "beneficiary", "recipient")
MODES = ("directive", "commitment", "decision", "need")
_NONE: frozenset[str] = frozenset()
FACETS = ("role", "mode", "verb", "condition", "topic", "language", "year", "document")

_MANDATES = f"""
SELECT mandate.id, mandate.said, mandate.iri, role.role, work.id AS work, work.symbol, work.iri AS work_iri, work.date,
  version.language, version.iri AS version, paragraph.label, paragraph.iri AS paragraph,
  mandate.verb, mandate.mode, mandate.action, mandate.due, mandate.conditions, mandate.act
FROM role
JOIN mandate ON mandate.id = role.mandate
JOIN paragraph ON paragraph.id = mandate.paragraph
JOIN version ON version.id = paragraph.version
JOIN work ON work.id = version.work
WHERE role.agent = ?
ORDER BY work.date DESC, work.symbol, paragraph.place, mandate.position, version.language
"""
_KNOWN = f"SELECT {entity_columns('entity')} FROM entity WHERE scheme IN ('act', 'condition')"
_TOPICS = "SELECT work, label FROM topic WHERE work IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class Mandate:
    """A mandate as one language version words it. `said` is the same for all that say the same."""

    said: int
    iri: str
    role: str
    mode: str
    act: Entity
    verb: str
    action: str
    due: str
    conditions: tuple[Entity, ...]
    topics: frozenset[str]
    symbol: str
    work: str
    date: str
    language: str
    version: str
    label: str
    paragraph: str
    @property
    def year(self) -> str:
        """The year of its document, empty where unknown."""
        return self.date[:4]

    @property
    def anchor(self) -> str:
        """Where its words are marked on the page of its language version."""
        return self.iri[len(self.version) + 1 :].replace("/", "-")

    def values(self, facet: str) -> Iterable[str]:
        """Under which values of a facet it is found."""
        match facet:
            case "verb" | "condition":
                return [entity.iri.rpartition("/")[2] for entity in self.named(facet)]
            case "topic":
                return self.topics
            case "document":
                return (self.symbol,)
        value: str = getattr(self, facet)
        return (value,)

    def named(self, facet: str) -> tuple[Entity, ...]:
        """The entities that are its values of a facet."""
        return (self.act,) if facet == "verb" else self.conditions if facet == "condition" else ()


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet, with the number of mandates that it would leave."""

    value: str
    count: int
    entity: Entity | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """The mandates of a body that agree with what was asked for, and what else could be asked for, by facet."""

    mandates: tuple[Mandate, ...]
    facets: Mapping[str, tuple[Choice, ...]]
    documents: int


def mandates_of(asked: Asked, agent: int) -> tuple[Mandate, ...]:
    """All mandates in which an agent has a role, in every language version, the latest first, and then by place."""
    known = {row["entity_id"]: entity(row, "entity") for row in asked.rows(_KNOWN)}
    rows = asked.rows(_MANDATES, (agent,))
    topics = _topics(asked, {row["work"] for row in rows})
    found = (
        Mandate(
            row["said"], row["iri"], row["role"], row["mode"], known[row["act"]], row["verb"], row["action"], row["due"],
            tuple(known[int(number)] for number in row["conditions"].split()), topics.get(row["work"], _NONE),
            row["symbol"], row["work_iri"], row["date"], row["language"], row["version"], row["label"],
            row["paragraph"],
        )
        for row in rows
    )  # fmt: skip
    return tuple(found)


def _topics(asked: Asked, works: Iterable[int]) -> dict[int, frozenset[str]]:
    """The subject headings of documents."""
    topics: dict[int, set[str]] = defaultdict(set)
    for row in asked.rows(_TOPICS, (json.dumps(sorted(works)),)):
        topics[row["work"]].add(row["label"])
    return {work: frozenset(labels) for work, labels in topics.items()}


def choose(mandates: Sequence[Mandate], wanted: Mapping[str, str], preferred: str) -> Chosen:
    """Those that agree with what is `wanted` of every facet, each said once: in the wanted or the preferred language.

    A facet counts what would be left were only its own value another.
    """
    language = wanted.get("language", "")
    said = once(_agreeing(mandates, {"language": language} if language else {}), preferred)
    among = {facet: mandates if facet == "language" else said for facet in FACETS}
    facets = {facet: _choices(among[facet], facet, wanted) for facet in FACETS}
    left = tuple(_agreeing(said, wanted))
    return Chosen(left, facets, len({mandate.work for mandate in left}))


def once(mandates: Iterable[Mandate], preferred: str) -> list[Mandate]:
    """Of mandates that say the same in the same role, the one in the preferred language, or the first of PREFERENCE."""
    ranks = {tag: rank for rank, tag in enumerate((preferred, *PREFERENCE))} | {preferred: -1}
    best: dict[tuple[int, str], Mandate] = {}
    for mandate in mandates:
        key = mandate.said, mandate.role
        if key not in best or ranks[mandate.language] < ranks[best[key].language]:
            best[key] = mandate
    return list(best.values())


def by_year(mandates: Iterable[Mandate]) -> dict[str, int]:
    """How many mandates each year has, the years in order."""
    return dict(sorted(Counter(mandate.year for mandate in mandates if mandate.year).items()))


def grouped(mandates: Sequence[Mandate], facet: str) -> list[Mandate]:
    """The same, so sorted that those of one group stand together: years backwards, verbs by number."""
    if facet == "verb":
        number = Counter(mandate.act.iri for mandate in mandates)
        return sorted(mandates, key=lambda mandate: (-number[mandate.act.iri], mandate.act.iri))
    return list(mandates)  # which are by date and document already


def _choices(mandates: Iterable[Mandate], facet: str, wanted: Mapping[str, str]) -> tuple[Choice, ...]:
    others = {name: value for name, value in wanted.items() if name != facet}
    number = Counter[str]()
    entities: dict[str, Entity] = {}
    for mandate in _agreeing(mandates, others):
        number.update(mandate.values(facet))
        entities |= {each.iri.rpartition("/")[2]: each for each in mandate.named(facet)}
    choices = (Choice(value, count, entities.get(value)) for value, count in number.items() if value)
    return tuple(sorted(choices, key=_ORDER.get(facet, _MOST_FIRST)))


_MOST_FIRST: Callable[[Choice], tuple[object, ...]] = lambda choice: (-choice.count, choice.value)  # noqa: E731
_ORDER: Mapping[str, Callable[[Choice], tuple[object, ...]]] = {
    "year": lambda choice: (-int(choice.value),),
    "role": lambda choice: (ROLES.index(choice.value),),
    "mode": lambda choice: (MODES.index(choice.value),),
}


def _agreeing(mandates: Iterable[Mandate], wanted: Mapping[str, str]) -> list[Mandate]:
    agreeing = list(mandates)
    for facet, value in wanted.items():
        agreeing = [mandate for mandate in agreeing if value in mandate.values(facet)]
    return agreeing
