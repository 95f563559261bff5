"""What a body is asked to do: its mandates, chosen by facets, each said once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.correspondence import PREFERENCE
from queries.index.opening import Asked, Found, picked
from queries.index.records import Entity

ROLES = ("actor", "partner", "beneficiary", "recipient")
MODES = ("directive", "commitment", "decision", "need")
FACETS = ("role", "mode", "verb", "condition", "topic", "language", "year", "document")


@dataclass(frozen=True, slots=True)
class Mandate:
    """A mandate as one language version words it. `said` is the same for all that say the same."""

    said: int
    iri: str
    role: str
    mode: str
    verb: str
    action: str
    due: str
    symbol: str
    date: str
    language: str
    version: str
    label: str
    work: str
    act: Entity
    conditions: tuple[Entity, ...]
    topics: frozenset[str]

    @property
    def year(self) -> str:
        """The year of its document, empty where unknown."""
        return self.date[:4]

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
    rows = asked.rows("mandates", agent=agent)
    known = {entity.id: entity for entity in asked.listed("verbs_and_conditions")}
    topics = _topics(asked, {row["work"] for row in rows})
    return tuple(_mandate(row, known, topics.get(row["work"], frozenset())) for row in rows)


def _mandate(row: Found, known: Mapping[int, Entity], topics: frozenset[str]) -> Mandate:
    return Mandate(
        **picked(row, "said", "iri", "role", "mode", "verb", "action", "due", "symbol", "date", "language"),
        version=row["version"],
        label=row["label"],
        work=row["work_iri"],
        act=known[row["act"]],
        conditions=tuple(known[int(number)] for number in row["conditions"].split()),
        topics=topics,
    )


def _topics(asked: Asked, works: Iterable[int]) -> dict[int, frozenset[str]]:
    """The subject headings of documents."""
    topics: dict[int, set[str]] = defaultdict(set)
    for row in asked.rows("topics_of", works=sorted(works)):
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
