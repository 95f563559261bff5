"""What was read of one document, as triples: a pure generator, without blank nodes.

Every node's IRI is that of its place in the document, and every node that was read from words has its evidence:
the characters of the source, by position and by quotation.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import chain, count
from pathlib import PurePath

from extract import records
from extract.records import Extraction, Span
from graph import terms
from graph.description import description, symbol_of_cited
from graph.iris import LANGUAGES, Authority, Iris, Scheme
from graph.reading import Reading
from graph.terms import TRUE, Node, Term, about, integer, iri, name, string, text

_MARK = re.compile(r"\[\^[^\]]+\]")

# The classes of what no authority lists. A condition always is an authority.
_UNLISTED_CLASS: dict[Scheme, str] = {"agent": "mg:Agent", "instrument": "mg:Instrument", "act": "mg:ActVerb"}


def quads(extraction: Extraction, iris: Iris, version: str, instruments: Collection[str] | None = None) -> list[str]:
    """The lines of N-Quads of one document's graph, sorted, each once.

    `version` is that of the program; `instruments` are the ids that the authorities list, if that is known: others,
    such as those of numbered sessions, are then described by their words. Raises graph.iris.BadIdentifierError where
    a symbol or an id has no IRI.
    """
    reading = Reading(extraction, iris, version)
    return terms.quads(_nodes(reading, instruments), reading.graph)


def _nodes(reading: Reading, instruments: Collection[str] | None) -> Iterator[Node]:
    return chain(
        description(reading),
        _expression(reading),
        _provenance(reading),
        _parts(reading),
        _headings(reading),
        _paragraphs(reading),
        _tables(reading),
        _footnotes(reading),
        _acts(reading),
        _citations(reading),
        _findings(reading),
        _repairs(reading),
        _unlisted(reading, instruments),
    )


def _string(value: str | None) -> Term | None:
    return string(value) if value else None


def _expression(reading: Reading) -> Iterator[Node]:
    metadata = reading.metadata
    yield about(
        reading.expression,
        ("rdf:type", name("mg:Expression")),
        ("rdf:type", name("eli:LegalExpression")),
        ("eli:realizes", iri(reading.work)),
        ("eli:id_local", _string(metadata.expression)),
        ("eli:language", name(f"language:{LANGUAGES[metadata.language].upper()}")),
        ("dcterms:language", string(metadata.language)),
        ("dcterms:title", text(metadata.title, metadata.language)),
        ("prov:wasDerivedFrom", iri(reading.source)),
        ("prov:wasGeneratedBy", iri(reading.run)),
    )


def _provenance(reading: Reading) -> Iterator[Node]:
    source = reading.document.text.source
    yield about(
        reading.source,
        ("rdf:type", name("mg:Source")),
        ("rdf:type", name("prov:Entity")),
        ("mg:sha256", string(source.sha256)),
        ("mg:fileName", _string(PurePath(source.name).name)),
        ("mg:encoding", string(source.encoding)),
        ("mg:length", integer(len(source.text))),
    )
    yield about(
        reading.run,
        ("rdf:type", name("mg:Run")),
        ("rdf:type", name("prov:Activity")),
        ("prov:used", iri(reading.source)),
        ("mg:programVersion", string(reading.version)),
    )


def _parts(reading: Reading) -> Iterator[Node]:
    for part in reading.document.parts:
        if not part.id:
            continue
        issuer = part.issuer if part.issuer != reading.metadata.body else None
        in_work, in_expression = reading.in_work(part.id), reading.in_expression(part.id)
        yield about(
            in_work,
            ("rdf:type", name("mg:Part")),
            ("rdf:type", name("eli:LegalResourceSubdivision")),
            ("eli:is_part_of", iri(reading.work)),
            ("mg:issuer", reading.agent(issuer)),
        )
        yield about(
            in_expression,
            ("rdf:type", name("mg:PartText")),
            ("eli:realizes", iri(in_work)),
            ("mg:inExpression", iri(reading.expression)),
            ("dcterms:title", reading.words(part.title)),
        )
        if part.title:
            yield from reading.evidence(in_expression, part.title)


def _headings(reading: Reading) -> Iterator[Node]:
    headings = chain.from_iterable(part.headings for part in reading.document.parts)
    for number, heading in enumerate(headings, start=1):
        node = reading.iris.below(reading.expression, f"heading{number}")
        yield about(
            node,
            ("rdf:type", name("mg:Heading")),
            ("rdf:type", name("doco:SectionTitle")),
            ("mg:inExpression", iri(reading.expression)),
            ("mg:text", reading.words(heading.span)),
            ("mg:level", integer(heading.level)),
        )
        yield from reading.evidence(node, heading.span)


def _paragraphs(reading: Reading) -> Iterator[Node]:
    position = count(1)
    for part in reading.document.parts:
        for paragraph in part.paragraphs:
            yield from _paragraph(reading, paragraph, paragraph.parent or part.id, next(position))


def _paragraph(reading: Reading, paragraph: records.Paragraph, within: str, position: int) -> Iterator[Node]:
    in_work, in_expression = reading.in_work(paragraph.id), reading.in_expression(paragraph.id)
    yield about(
        in_work,
        ("rdf:type", name("mg:Paragraph")),
        ("rdf:type", name("eli:LegalResourceSubdivision")),
        ("eli:is_part_of", iri(reading.in_work(within))),
        ("mg:paragraphId", string(paragraph.id)),
        ("mg:number", _string(paragraph.number)),
        ("mg:position", integer(position)),
    )
    yield about(
        in_expression,
        ("rdf:type", name("mg:ParagraphText")),
        ("rdf:type", name("doco:Paragraph")),
        ("eli:realizes", iri(in_work)),
        ("mg:inExpression", iri(reading.expression)),
        ("mg:paragraphId", string(paragraph.id)),
        ("mg:paragraphKind", string(paragraph.kind)),
        ("mg:position", integer(position)),
        ("mg:text", reading.words(paragraph.span)),
    )
    yield from reading.evidence(in_expression, paragraph.span)


def _tables(reading: Reading) -> Iterator[Node]:
    tables = chain.from_iterable(part.tables for part in reading.document.parts)
    for number, table in enumerate(tables, start=1):
        node = reading.iris.below(reading.expression, f"table{number}")
        yield about(
            node,
            ("rdf:type", name("mg:Table")),
            ("rdf:type", name("doco:Table")),
            ("mg:inExpression", iri(reading.expression)),
            ("mg:follows", iri(reading.in_expression(table.after)) if table.after else None),
            ("mg:text", reading.words(table.span)),
        )
        yield from reading.evidence(node, table.span)


def _footnotes(reading: Reading) -> Iterator[Node]:
    for footnote in reading.document.footnotes:
        node = reading.iris.below(reading.expression, f"fn{footnote.label}")
        yield about(
            node,
            ("rdf:type", name("mg:Footnote")),
            ("rdf:type", name("doco:Footnote")),
            ("mg:inExpression", iri(reading.expression)),
            ("mg:label", string(footnote.label)),
            ("mg:text", reading.words(footnote.span)),
            ("mg:means", text(footnote.means, reading.metadata.language)),
        )
        yield from reading.evidence(node, footnote.span)


def _acts(reading: Reading) -> Iterator[Node]:
    for act in reading.extraction.acts:
        paragraph = reading.in_expression(act.paragraph)
        node = reading.iris.below(paragraph, f"act{act.position}")
        part = reading.part_of.get(act.paragraph)
        yield about(
            node,
            ("rdf:type", name("mg:Act")),
            ("mg:inParagraph", iri(paragraph)),
            ("mg:position", integer(act.position)),
            ("mg:verb", reading.authority("act", act.concept)),
            ("mg:verbText", reading.words(act.verb)),
            ("mg:actClass", name(f"mg:{act.act_class.capitalize()}")),
            ("mg:inherited", TRUE if act.inherited else None),
            ("mg:issuer", reading.agent((part and part.issuer) or reading.metadata.body)),
        )
        yield from reading.evidence(node, act.span)
        for number, mandate in enumerate(act.mandates, start=1):
            yield from _mandate(reading, mandate, node, number, act.position)


def _mandate(reading: Reading, mandate: records.Mandate, act: str, number: int, position: int) -> Iterator[Node]:
    node = reading.iris.below(act, f"mandate{number}")
    mentions = tuple(_mentions(reading, mandate))
    yield about(
        node,
        ("rdf:type", name("mg:Mandate")),
        ("mg:ofAct", iri(act)),
        ("mg:position", integer(position)),
        ("mg:mode", name(f"mg:{mandate.mode}")),
        *((f"mg:{mention.role}", mention.concept) for mention in mentions),
        ("mg:action", reading.words(mandate.action)),
        ("mg:due", reading.words(mandate.due)),
    )
    span = mandate.action or mandate.due
    if span:
        yield from reading.evidence(node, span)
    else:
        yield about(node, ("mg:evidence", iri(reading.iris.below(act, "evidence"))))
    for mention in mentions:
        yield from _mention(reading, node, mention)


@dataclass(frozen=True, slots=True)
class _Mention:
    """The `position`th agent or condition that a mandate names in one role."""

    role: str
    position: int
    concept: Term
    span: Span | None


def _mentions(reading: Reading, mandate: records.Mandate) -> Iterator[_Mention]:
    for role, mentions in _agents_by_role(mandate):
        for position, mention in enumerate(mentions, start=1):
            yield _Mention(role, position, reading.authority("agent", mention.agent), mention.span)
    for position, condition in enumerate(mandate.conditions, start=1):
        yield _Mention("condition", position, reading.authority("condition", condition.condition), condition.span)


def _agents_by_role(mandate: records.Mandate) -> tuple[tuple[str, tuple[records.AgentMention, ...]], ...]:
    return (
        ("actor", mandate.actors),
        ("partner", mandate.partners),
        ("beneficiary", mandate.beneficiaries),
        ("recipient", mandate.recipients),
    )


def _mention(reading: Reading, mandate: str, mention: _Mention) -> Iterator[Node]:
    node = reading.iris.below(mandate, f"{mention.role}{mention.position}")
    yield about(
        node,
        ("rdf:type", name("mg:Mention")),
        ("mg:ofMandate", iri(mandate)),
        ("mg:role", name(f"mg:{mention.role}")),
        ("mg:position", integer(mention.position)),
        ("mg:condition" if mention.role == "condition" else "mg:agent", mention.concept),
        ("mg:text", reading.words(mention.span)),
    )
    if mention.span:
        yield from reading.evidence(node, mention.span)


def _citations(reading: Reading) -> Iterator[Node]:
    for citation in reading.extraction.citations:
        paragraph = reading.in_expression(citation.paragraph)
        node = reading.iris.below(paragraph, f"cite{citation.position}")
        instrument = citation.instrument
        cited = reading.authority("instrument", instrument) if instrument else reading.cited(citation.symbol)
        footnote = reading.iris.below(reading.expression, f"fn{citation.footnote}") if citation.footnote else None
        yield about(paragraph, ("eli:cites", cited))
        yield about(
            node,
            ("rdf:type", name("mg:Citation")),
            ("rdf:type", name("cito:Citation")),
            ("cito:hasCitingEntity", iri(paragraph)),
            ("cito:hasCitedEntity", cited),
            ("mg:position", integer(citation.position)),
            ("mg:text", reading.words(citation.span)),
            ("mg:relation", name(f"mg:{citation.relation}")),
            ("mg:pin", reading.words(citation.pin)),
            ("mg:footnote", iri(footnote) if footnote else None),
            *(("mg:citedParagraph", reading.cited(citation.symbol, id_)) for id_ in citation.paragraphs),
        )
        yield from reading.evidence(node, citation.span)
        yield from symbol_of_cited(reading, citation.symbol)


def _findings(reading: Reading) -> Iterator[Node]:
    unread = (records.Finding("unread", "", span) for span in reading.document.unread)
    for number, finding in enumerate(chain(reading.extraction.findings, unread), start=1):
        node = reading.iris.below(reading.expression, f"finding{number}")
        yield about(
            node,
            ("rdf:type", name("mg:Finding")),
            ("mg:findingKind", string(finding.kind)),
            ("mg:inExpression", iri(reading.expression)),
            ("mg:inParagraph", iri(reading.in_expression(finding.paragraph)) if finding.paragraph else None),
            ("mg:text", reading.words(finding.span)),
        )
        yield from reading.evidence(node, finding.span)


def _repairs(reading: Reading) -> Iterator[Node]:
    for number, repair in enumerate(reading.document.text.repairs, start=1):
        node = reading.iris.below(reading.expression, f"repair{number}")
        yield about(
            node,
            ("rdf:type", name("mg:Repair")),
            ("mg:repairKind", string(repair.kind)),
            ("mg:inExpression", iri(reading.expression)),
            ("mg:before", string(repair.before)),
            ("mg:after", string(repair.after)),
        )
        if repair.span:  # else something was put in between two characters
            yield from reading.evidence_in_source(node, repair.span)


def _unlisted(reading: Reading, instruments: Collection[str] | None) -> Iterator[Node]:
    """What no authority lists, by the words that first named it."""
    words: dict[tuple[Scheme, str], str] = {}
    for scheme, id_, span in _named(reading):
        made_by_rule = scheme == "instrument" and instruments is not None and id_ not in instruments
        if id_.startswith("unlisted-") or made_by_rule:
            spoken = reading.document.text.words(span) if span else id_.removeprefix("unlisted-")
            words.setdefault((scheme, id_), _MARK.sub("", spoken))
    for (scheme, id_), label in words.items():
        yield about(
            reading.iris.mint(Authority(scheme, id_)),
            ("rdf:type", name(_UNLISTED_CLASS[scheme])),
            ("rdf:type", name("mg:Unlisted")),
            ("skos:inScheme", name("mg:unlisted")),
            ("skos:prefLabel", text(label, reading.metadata.language)),
        )


def _named(reading: Reading) -> Iterator[tuple[Scheme, str, Span | None]]:
    for act in reading.extraction.acts:
        yield "act", act.concept, act.verb
        for mandate in act.mandates:
            for _, mentions in _agents_by_role(mandate):
                yield from (("agent", mention.agent, mention.span) for mention in mentions)
    for citation in reading.extraction.citations:
        if citation.instrument:
            yield "instrument", citation.instrument, citation.span
    for part in reading.document.parts:
        yield "agent", part.issuer or "", part.issuer_span
    yield "agent", reading.metadata.body or "", None
