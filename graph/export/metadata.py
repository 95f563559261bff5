"""What a graph says of a document itself, as the record that it was made from.

A graph holds values without an order: of several, such as the items of the agenda, the order is that of their words.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, cast

from extract.records import AgendaItem, Ballot, Keyword, Metadata, Position, Sponsor, Vote
from graph.description import COUNTS
from graph.iris import Authority, Iris, Place
from graph.readback.facts import Facts

_Kind = Literal["resolution", "decision", "report", "note"]
_Outcome = Literal["without-vote", "recorded-vote"]


def metadata_of(facts: Facts, iris: Iris, version: str) -> Metadata:
    """The metadata of a document by the IRI of its language version."""
    work = facts.one(version, "eli:realizes")
    drafts = symbols_of(facts, iris, work, "mg:draft")
    return Metadata(
        symbol=facts.one(work, "mg:symbol"),
        kind=cast(_Kind, facts.one(work, "mg:documentKind")),
        language=facts.one(version, "dcterms:language"),
        title=facts.get(version, "dcterms:title") or "",
        other_symbols=tuple(facts.all(work, "dcterms:identifier")),
        body=agent_of(iris, facts.get(work, "mg:issuer")),
        session=facts.get(work, "mg:session"),
        agenda_items=tuple(facts.all(work, "mg:agendaItem")),
        adopted=_day(facts.get(work, "mg:adoptedOn")),
        meeting=facts.get(work, "mg:meeting"),
        committee_report=next(iter(symbols_of(facts, iris, work, "mg:committeeReport")), None),
        draft=next(iter(drafts), None),
        distribution=facts.get(work, "mg:distribution"),
        published=_day(facts.get(work, "mg:publishedOn")),
        work=facts.get(work, "eli:id_local"),
        expression=facts.get(version, "eli:id_local"),
        session_number=facts.get(work, "mg:sessionNumber"),
        record=next(iter(symbols_of(facts, iris, work, "mg:record")), None),
        other_drafts=tuple(drafts[1:]),
        agenda=tuple(_item(facts, iris, node) for node in facts.all(work, "mg:item")),
        sponsors=_sponsors(facts, iris, work),
        keywords=_keywords(facts, work),
        vote=_vote(facts, iris, work),
    )


def agent_of(iris: Iris, value: str | None) -> str | None:
    """The id of the agent that has an IRI."""
    name = iris.read(value) if value else None
    return name.id if isinstance(name, Authority) else None


def symbols_of(facts: Facts, iris: Iris, node: str, property_: str) -> list[str]:
    """The symbols of the documents that a property names."""
    names = map(iris.read, facts.all(node, property_))
    return [name.symbol for name in names if isinstance(name, Place)]


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _item(facts: Facts, iris: Iris, node: str) -> AgendaItem:
    agenda = next(iter(symbols_of(facts, iris, node, "mg:agenda")), None)
    return AgendaItem(facts.one(node, "mg:itemNumber"), facts.get(node, "dcterms:title") or "", agenda)


def _sponsors(facts: Facts, iris: Iris, work: str) -> tuple[Sponsor, ...]:
    nodes = sorted(facts.all(work, "mg:sponsorship"), key=facts.position)
    return tuple(
        Sponsor(
            facts.one(node, "mg:name"),
            agent_of(iris, facts.get(node, "mg:party")),
            facts.get(node, "mg:additional") is not None,
        )
        for node in nodes
    )


def _keywords(facts: Facts, work: str) -> tuple[Keyword, ...]:
    """Those that have an address in their vocabulary, and those that have none, whose vocabulary no graph holds."""
    targets = facts.all(work, "dcterms:subject")
    linked = [Keyword(facts.get(to, "rdfs:label") or "", facts.get(to, "mg:vocabulary") or "", to) for to in targets]
    return (*linked, *(Keyword(label, "") for label in facts.all(work, "mg:keyword")))


def _vote(facts: Facts, iris: Iris, work: str) -> Vote | None:
    node = facts.get(work, "mg:vote")
    if node is None:
        return None
    counts = ((position, facts.get(node, property_)) for position, property_ in COUNTS.items())
    ballots = sorted(facts.all(node, "mg:ballot"), key=lambda ballot: (len(ballot), ballot))  # ballot2 before ballot10
    return Vote(
        cast(_Outcome, _local(facts.one(node, "mg:outcome"))),
        tuple((position, int(count)) for position, count in counts if count is not None),
        tuple(_ballot(facts, iris, ballot) for ballot in ballots),
    )


def _ballot(facts: Facts, iris: Iris, node: str) -> Ballot:
    position = cast(Position, _local(facts.one(node, "mg:option")))
    return Ballot(facts.one(node, "mg:name"), position, agent_of(iris, facts.get(node, "mg:party")))


def _local(iri: str) -> str:
    """The name of a term of the vocabulary."""
    return iri.rpartition("#")[2]
