"""What the nodes of one document share: the IRIs of its parts, its words, and the evidence for what was read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from extract import records
from extract.records import Extraction, Span
from graph.iris import Authority, Graph, Iris, Place, Run, Scheme, Source
from graph.terms import Node, Term, iri, name, offset, said, string, text

# What evidence says, of which there is more than of all else.
_IS_EVIDENCE = said("rdf:type", name("oa:SpecificResource"))
_IS_POSITION = said("rdf:type", name("oa:TextPositionSelector"))
_IS_QUOTE = said("rdf:type", name("oa:TextQuoteSelector"))
_SELECTOR, _START, _END, _EXACT = map(name, ("oa:hasSelector", "oa:start", "oa:end", "oa:exact"))


@dataclass(frozen=True)
class Reading:
    """An extraction with the IRIs that its nodes share."""

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
    def graph(self) -> Term:
        """The graph of what was read."""
        return iri(self.iris.mint(Graph(self.metadata.symbol, self.metadata.language)))

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
        return self.iris.within(self.work, paragraph) if paragraph else self.work

    def in_expression(self, paragraph: str) -> str:
        """A part or paragraph of the language version."""
        return self.iris.within(self.expression, paragraph) if paragraph else self.expression

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

    def evidence(self, node: str, span: Span) -> Iterator[Node]:
        """That `node` was read from the words of `span`."""
        return self.evidence_in_source(node, self.document.text.in_source(span))

    def evidence_in_source(self, node: str, place: Span) -> Iterator[Node]:
        """That `node` was read from the characters `place` of the source."""
        evidence = self.iris.below(node, "evidence")
        position, quote = self.iris.below(evidence, "position"), self.iris.below(evidence, "quote")
        exact = self.document.text.source.text[place.start : place.end]
        yield iri(node), [said("mg:evidence", iri(evidence))]
        yield (
            iri(evidence),
            [_IS_EVIDENCE, self._has_source, f"{_SELECTOR} {iri(position)}", f"{_SELECTOR} {iri(quote)}"],
        )
        yield iri(position), [_IS_POSITION, f"{_START} {offset(place.start)}", f"{_END} {offset(place.end)}"]
        yield iri(quote), [_IS_QUOTE, f"{_EXACT} {string(exact)}"]

    @cached_property
    def _has_source(self) -> str:
        return said("oa:hasSource", iri(self.source))
