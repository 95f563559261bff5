"""What the triples of one document share: the IRIs of its parts, its words, and the evidence for what was read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from extract import records
from extract.records import Extraction, Span
from graph.iris import Authority, Iris, Place, Run, Scheme, Source
from graph.terms import Term, Triple, iri, name, offset, string, text


@dataclass(frozen=True)
class Reading:
    """An extraction with the IRIs that its triples share."""

    extraction: Extraction
    iris: Iris
    version: str

    @cached_property
    def document(self) -> records.Document:
        """The document that was read."""
        return self.extraction.document

    @cached_property
    def metadata(self) -> records.Metadata:
        """What it says of itself."""
        return self.document.metadata

    @cached_property
    def work(self) -> str:
        """The document, whatever its language."""
        return self.iris.mint(Place(self.metadata.symbol))

    @cached_property
    def expression(self) -> str:
        """Its version in the language that was read."""
        return self.iris.mint(Place(self.metadata.symbol, self.metadata.language))

    @cached_property
    def source(self) -> str:
        """The file it was read from."""
        return self.iris.mint(Source(self.document.text.source.sha256))

    @cached_property
    def run(self) -> str:
        """The reading itself."""
        return self.iris.mint(Run(self.version, self.document.text.source.sha256))

    @cached_property
    def part_of(self) -> dict[str, records.Part]:
        """The part that each paragraph stands in, by the paragraph's id."""
        return {paragraph.id: part for part in self.document.parts for paragraph in part.paragraphs}

    def in_work(self, paragraph: str) -> str:
        """A part or paragraph of the work; the work for an empty id."""
        return self.iris.mint(Place(self.metadata.symbol, None, paragraph or None))

    def in_expression(self, paragraph: str) -> str:
        """A part or paragraph of the language version."""
        return self.iris.mint(Place(self.metadata.symbol, self.metadata.language, paragraph or None))

    def authority(self, scheme: Scheme, id_: str) -> Term:
        """What an authority lists, or `unlisted-…`."""
        return iri(self.iris.mint(Authority(scheme, id_)))

    def agent(self, id_: str | None) -> Term | None:
        """An agent, if there is one."""
        return self.authority("agent", id_) if id_ else None

    def cited(self, symbol: str | None, paragraph: str | None = None) -> Term | None:
        """Another document, or a paragraph of it, if there is one."""
        return iri(self.iris.mint(Place(symbol, None, paragraph))) if symbol else None

    def words(self, span: Span | None) -> Term | None:
        """The words of `span`, tagged with the document's language."""
        return text(self.document.text.words(span), self.metadata.language) if span else None

    def evidence(self, node: str, span: Span) -> Iterator[Triple]:
        """That `node` was read from the words of `span`."""
        return self.evidence_in_source(node, self.document.text.in_source(span))

    def evidence_in_source(self, node: str, place: Span) -> Iterator[Triple]:
        """That `node` was read from the characters `place` of the source."""
        evidence = self.iris.below(node, "evidence")
        position, quote = self.iris.below(evidence, "position"), self.iris.below(evidence, "quote")
        exact = self.document.text.source.text[place.start : place.end]
        yield iri(node), name("mg:evidence"), iri(evidence)
        yield from about(
            evidence,
            ("rdf:type", name("oa:SpecificResource")),
            ("oa:hasSource", iri(self.source)),
            ("oa:hasSelector", iri(position)),
            ("oa:hasSelector", iri(quote)),
        )
        yield from about(
            position,
            ("rdf:type", name("oa:TextPositionSelector")),
            ("oa:start", offset(place.start)),
            ("oa:end", offset(place.end)),
        )
        yield from about(quote, ("rdf:type", name("oa:TextQuoteSelector")), ("oa:exact", string(exact)))


def about(node: str, *properties: tuple[str, Term | None]) -> Iterator[Triple]:
    """The triples of one node; properties without a value are left out."""
    subject = iri(node)
    return ((subject, name(predicate), value) for predicate, value in properties if value is not None)
