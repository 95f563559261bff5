"""What a document says of itself, as triples: identifiers, procedure, sponsors, vote and subjects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from extract.records import AgendaItem, Keyword, Position, Sponsor, Vote
from graph.iris import Place
from graph.reading import Reading
from graph.terms import TRUE, Node, Term, about, day, external, integer, iri, name, said, string

COUNTS: Mapping[Position, str] = {
    "in-favour": "mg:votesInFavour",
    "against": "mg:votesAgainst",
    "abstaining": "mg:abstentions",
    "non-voting": "mg:notVoting",
}
"""The properties that count the votes cast, by position."""


def description(reading: Reading) -> Iterator[Node]:
    """What holds of the document in every language."""
    metadata = reading.metadata
    drafts = [metadata.draft, *metadata.other_drafts]
    yield about(
        reading.work,
        ("rdf:type", name("mg:Document")),
        ("rdf:type", name("eli:LegalResource")),
        ("mg:symbol", string(metadata.symbol)),
        *_all("dcterms:identifier", map(string, metadata.other_symbols)),
        ("eli:id_local", _string(metadata.work)),
        ("mg:documentKind", string(metadata.kind)),
        ("mg:issuer", reading.agent(metadata.body)),
        ("mg:session", _string(metadata.session)),
        ("mg:sessionNumber", _string(metadata.session_number)),
        *_all("mg:agendaItem", map(string, metadata.agenda_items)),
        ("mg:adoptedOn", day(metadata.adopted) if metadata.adopted else None),
        ("mg:meeting", _string(metadata.meeting)),
        ("mg:record", reading.cited(metadata.record)),
        ("mg:committeeReport", reading.cited(metadata.committee_report)),
        *_all("mg:draft", map(reading.cited, drafts)),
        ("mg:distribution", _string(metadata.distribution)),
        ("mg:publishedOn", day(metadata.published) if metadata.published else None),
    )
    for symbol in (metadata.committee_report, metadata.record, *drafts):
        yield from symbol_of_cited(reading, symbol)
    yield from chain(
        _agenda(reading, metadata.agenda),
        _sponsors(reading, metadata.sponsors),
        _vote(reading, metadata.vote),
        _subjects(reading, metadata.keywords),
    )


def symbol_of_cited(reading: Reading, symbol: str | None) -> Iterator[Node]:
    """A document that is cited, and perhaps never read, is known by its symbol."""
    if symbol:
        cited = reading.iris.mint(Place(symbol))
        yield about(cited, ("rdf:type", name("mg:Document")), ("mg:symbol", string(symbol)))


def _string(value: str | None) -> Term | None:
    return string(value) if value else None


def _all(predicate: str, values: Iterable[Term | None]) -> Iterator[tuple[str, Term | None]]:
    return ((predicate, value) for value in values)


def _agenda(reading: Reading, items: Iterable[AgendaItem]) -> Iterator[Node]:
    for position, item in enumerate(items, start=1):
        node = reading.iris.below(reading.work, f"item{position}")
        yield about(reading.work, ("mg:item", iri(node)))
        yield about(
            node,
            ("rdf:type", name("mg:AgendaItem")),
            ("mg:itemNumber", string(item.number)),
            ("dcterms:title", _string(item.title)),
            ("mg:agenda", reading.cited(item.agenda)),
        )
        yield from symbol_of_cited(reading, item.agenda)


def _sponsors(reading: Reading, sponsors: Iterable[Sponsor]) -> Iterator[Node]:
    """Each sponsor in its place, and those that are listed directly too."""
    for position, sponsor in enumerate(sponsors, start=1):
        node = reading.iris.below(reading.work, f"sponsor{position}")
        agent = reading.agent(sponsor.agent)
        yield about(reading.work, ("mg:sponsorship", iri(node)), ("mg:sponsor", agent))
        yield about(
            node,
            ("rdf:type", name("mg:Sponsorship")),
            ("mg:position", integer(position)),
            ("mg:name", string(sponsor.name)),
            ("mg:party", agent),
            ("mg:additional", TRUE if sponsor.additional else None),
        )


def _vote(reading: Reading, vote: Vote | None) -> Iterator[Node]:
    if vote is None:
        return
    node = reading.iris.below(reading.work, "vote")
    yield about(reading.work, ("mg:vote", iri(node)))
    yield about(
        node,
        ("rdf:type", name("mg:Vote")),
        ("mg:outcome", name(f"mg:{vote.outcome}")),
        *((COUNTS[position], integer(count)) for position, count in vote.counts),
    )
    for number, ballot in enumerate(vote.ballots, start=1):
        cast = reading.iris.below(node, f"ballot{number}")
        yield about(node, ("mg:ballot", iri(cast)))
        yield about(
            cast,
            ("rdf:type", name("mg:Ballot")),
            ("mg:option", name(f"mg:{ballot.position}")),
            ("mg:name", string(ballot.name)),
            ("mg:party", reading.agent(ballot.agent)),
        )


def _subjects(reading: Reading, keywords: Iterable[Keyword]) -> Iterator[Node]:
    """The concepts of other vocabularies; what has no address there by its words."""
    for keyword in keywords:
        concept = external(keyword.target)
        yield about(
            reading.work,
            ("dcterms:subject", concept),
            ("mg:keyword", None if concept else string(keyword.label)),
        )
        if concept:
            yield (
                concept,
                [
                    said("rdf:type", name("mg:Keyword")),
                    said("rdfs:label", string(keyword.label)),
                    said("mg:vocabulary", string(keyword.vocabulary)),
                ],
            )
