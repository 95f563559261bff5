"""Graphs with one statement that is gone or of another type, where there must be one of that type."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from graph.terms import name

# What a document may lack, so that nothing is wrong when it is gone. A mandate's roles repeat what its mentions say.
OPTIONAL = {
    name(property_)
    for property_ in (
        *("dcterms:identifier", "mg:issuer", "mg:session", "mg:agendaItem", "mg:adoptedOn", "mg:meeting"),
        *("mg:committeeReport", "mg:draft", "mg:distribution", "mg:publishedOn", "mg:fileName", "mg:number"),
        *("mg:inherited", "mg:actor", "mg:partner", "mg:beneficiary", "mg:recipient", "mg:condition", "mg:action"),
        *(
            "mg:due",
            "mg:pin",
            "mg:citedParagraph",
            "mg:footnote",
            "eli:id_local",
            "mg:sessionNumber",
            "mg:record",
            "mg:sponsor",
        ),
        *("mg:keyword", "mg:agenda", "mg:party", "mg:additional", "mg:votesInFavour", "mg:votesAgainst"),
        *("mg:abstentions", "mg:notVoting", "mg:follows"),
    )
}


def _retyped(line: str) -> str:
    """The statement with a value of another type."""
    subject, predicate, rest = line.split(" ", 2)
    value, graph, _ = rest.rsplit(" ", 2)
    is_link = value.startswith("<") and predicate != name("rdf:type")
    return " ".join((subject, predicate, f'"{value[1:-1]}"' if is_link else "<urn:x>", graph, ".\n"))


def mutants(lines: Sequence[str], seed: int, number: int) -> Iterator[tuple[str, list[str]]]:
    """Graphs in which one required statement is gone or one statement has a value of another type."""
    random = Random(seed)  # noqa: S311 - to be repeated, not kept secret
    for _ in range(number):
        at = random.randrange(len(lines))
        is_required = lines[at].split(" ", 2)[1] not in OPTIONAL
        others = [*lines[:at], *lines[at + 1 :]]
        yield lines[at], others if is_required and random.random() < 0.5 else [*others, _retyped(lines[at])]
