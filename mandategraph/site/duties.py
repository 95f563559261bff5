"""Beside a paragraph: its mandates as rows - who, what, under what conditions, by when - and what it cites."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from graph.iris import Iris, Place
from graph.readback.annotated import ROLES
from graph.readback.described import name_of
from graph.readback.facts import Facts
from mandategraph.site.labels import Labels


@dataclass(frozen=True, slots=True)
class Party:
    """An agent or condition in a role of a mandate: its name, its page, and the node of its mention."""

    label: str
    iri: str
    mention: str


@dataclass(frozen=True, slots=True)
class Duty:
    """A mandate: how it binds, by which verb, whom in which role, to what, by when."""

    node: str
    mode: str
    verb: str
    roles: dict[str, tuple[Party, ...]]
    action: str | None
    due: str | None

    @property
    def others(self) -> list[tuple[str, tuple[Party, ...]]]:
        """Who takes part in another role than that of the actor."""
        return [
            (role, parties) for role, parties in self.roles.items() if parties and role not in {"actor", "condition"}
        ]


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation: its words, how it cites, and what, with the address at which that is found."""

    node: str
    words: str
    relation: str
    label: str
    address: str
    pin: str | None


class Duties:
    """What the paragraphs of one language version ask for and cite.

    `held` tells whether the build has a document; one that it has not is looked for at the United Nations.
    """

    def __init__(self, facts: Facts, iris: Iris, labels: Labels, held: Callable[[str], bool]) -> None:
        self._facts = facts
        self._iris = iris
        self._labels = labels
        self._held = held

    def of(self, paragraph: str) -> list[Duty]:
        """The mandates of a paragraph, in order."""
        facts = self._facts
        acts = sorted(facts.having("mg:inParagraph", paragraph), key=self._position)
        mandates = ((act, mandate) for act in acts for mandate in sorted(facts.having("mg:ofAct", act), key=_natural))
        return [self._duty(act, mandate) for act, mandate in mandates]

    def cited(self, paragraph: str) -> list[Cited]:
        """What a paragraph cites, in order."""
        nodes = sorted(self._facts.having("cito:hasCitingEntity", paragraph), key=self._position)
        return [self._cited(node) for node in nodes]

    def concept(self, mention: str) -> str:
        """The agent or condition that a mention names."""
        return self._facts.get(mention, "mg:agent") or self._facts.one(mention, "mg:condition")

    def _position(self, node: str) -> int:
        return int(self._facts.get(node, "mg:position") or 0)

    def _duty(self, act: str, mandate: str) -> Duty:
        facts = self._facts
        mentions = sorted(facts.having("mg:ofMandate", mandate), key=_natural)
        roles: dict[str, tuple[Party, ...]] = {
            role: tuple(
                self._party(mention) for mention in mentions if facts.one(mention, "mg:role").endswith(f"#{role}")
            )
            for role in ROLES
        }
        mode = self._labels.of(facts.one(mandate, "mg:mode"))
        verb = facts.one(act, "mg:verbText")
        return Duty(mandate, mode, verb, roles, facts.get(mandate, "mg:action"), facts.get(mandate, "mg:due"))

    def _party(self, mention: str) -> Party:
        iri = self.concept(mention)
        return Party(self._labels.of(iri), iri, mention)

    def _cited(self, node: str) -> Cited:
        facts = self._facts
        iri = facts.one(node, "cito:hasCitedEntity")
        name = name_of(self._iris, iri)
        if isinstance(name, Place) and not self._held(name.symbol):
            iri = f"https://undocs.org/{quote(name.symbol, safe='/()')}"
        relation = self._labels.of(facts.one(node, "mg:relation"))
        label = name.symbol if isinstance(name, Place) else self._labels.of(iri)
        return Cited(node, facts.text(node), relation, label, iri, facts.get(node, "mg:pin"))


def _natural(node: str) -> tuple[int, str]:
    """Sorts mandate2 before mandate10."""
    return len(node), node
