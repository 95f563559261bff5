"""What a document says of itself, as rows of a page: how it was adopted, by whom, and what it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from extract.records import Ballot, Metadata, Position, Sponsor
from graph.dataset.prefixes import expanded
from graph.description import COUNTS
from graph.iris import Authority, Iris, Place
from graph.readback.facts import Facts
from mandategraph.site.labels import Labels
from mandategraph.site.nodes import Row, Value

_COUNTED = ("Paragraph", "Act", "Mandate", "Citation", "Footnote")


@dataclass(frozen=True, slots=True)
class Ballots:
    """Who voted in one way."""

    option: str
    names: tuple[Value, ...]


class About:
    """The rows of one document."""

    def __init__(self, metadata: Metadata, iris: Iris, labels: Labels, tongue: str) -> None:
        self._metadata = metadata
        self._iris = iris
        self._labels = labels
        self._tongue = tongue

    def rows(self) -> list[Row]:
        """All that the document says of itself but who voted how, and who put it forward."""
        return [
            Row(Value(self._term(key), expanded(f"mg:{key}")), values, len(values))
            for key, values in self._all()
            if values
        ]

    def sponsors(self) -> list[Value]:
        """Who put the draft forward."""
        return [self._name(sponsor) for sponsor in self._metadata.sponsors]

    def keywords(self) -> list[Value]:
        """What the document is about, each label once: several vocabularies may have the same."""
        words = {keyword.label: Value(keyword.label, keyword.target) for keyword in reversed(self._metadata.keywords)}
        return sorted(words.values(), key=lambda value: value.words.casefold())

    def ballots(self) -> list[Ballots]:
        """Who voted how, where that was recorded."""
        cast = self._metadata.vote.ballots if self._metadata.vote else ()
        options: Iterable[Position] = COUNTS
        found = (
            (option, tuple(self._name(ballot) for ballot in cast if ballot.position == option)) for option in options
        )
        return [Ballots(self._term(option), names) for option, names in found if names]

    def _all(self) -> Iterator[tuple[str, tuple[Value, ...]]]:
        metadata = self._metadata
        yield "issuer", self._agents([metadata.body])
        yield "adoptedOn", _words([self._day(metadata.adopted)])
        yield "publishedOn", _words([self._day(metadata.published)])
        yield "Vote", self._vote()
        yield "session", _words([metadata.session])
        yield "meeting", _words([metadata.meeting])
        items = [f"{item.number} {item.title}".strip() for item in metadata.agenda]
        yield "agendaItem", _words(items or metadata.agenda_items)
        yield "record", self._documents([metadata.record])
        yield "committeeReport", self._documents([metadata.committee_report])
        yield "draft", self._documents([metadata.draft, *metadata.other_drafts])

    def _vote(self) -> tuple[Value, ...]:
        vote = self._metadata.vote
        if vote is None:
            return ()
        counts = [f"{self._term(option)} {number}" for option, number in vote.counts]
        return _words([self._term(vote.outcome), *counts])

    def _day(self, day: date | None) -> str | None:
        if day is None:
            return None
        return f"{day.year}年{day.month}月{day.day}日" if self._tongue == "zh" else f"{day.day} {day:%B %Y}"

    def _agents(self, ids: Iterable[str | None]) -> tuple[Value, ...]:
        iris = (self._iris.mint(Authority("agent", id_)) for id_ in ids if id_)
        return tuple(Value(self._labels.of(iri), iri) for iri in iris)

    def _documents(self, symbols: Iterable[str | None]) -> tuple[Value, ...]:
        return tuple(Value(symbol, self._iris.mint(Place(symbol))) for symbol in symbols if symbol)

    def _name(self, named: Sponsor | Ballot) -> Value:
        return Value(named.name, self._iris.mint(Authority("agent", named.agent)) if named.agent else None)

    def _term(self, local: str) -> str:
        return self._labels.of(expanded(f"mg:{local}"))


def counts(facts: Facts, labels: Labels) -> list[tuple[str, int]]:
    """How much was read, by what it is called."""
    return [(labels.of(expanded(f"mg:{class_}")), len(facts.of(f"mg:{class_}"))) for class_ in _COUNTED]


def _words(values: Iterable[str | None]) -> tuple[Value, ...]:
    return tuple(Value(value) for value in values if value)
