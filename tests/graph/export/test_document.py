"""Documents made again from their graphs are the documents that were read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace

import pytest
from pyoxigraph import RdfFormat, Store, parse

from extract.records import Extraction, Metadata, Paragraph
from graph.export.akn import rebuilt_from
from graph.export.document import Rebuilt, document_of
from graph.export.exported import Version, versions_in
from graph.readback.facts import Facts, triples_of
from tests.graph.export.conftest import IRIS, VERSIONS
from tests.graph.export.telling import FIELDS, told
from tests.graph.sample import EXTRACTION

FROM_PLAIN_TEXT = [field for field in FIELDS if field not in {"leads", "links"}]  # which marks neither


@pytest.fixture(scope="module", params=VERSIONS, ids=lambda version: version.symbol)
def version(request: pytest.FixtureRequest) -> Version:
    assert isinstance(request.param, Version)
    return request.param


@pytest.fixture(scope="module")
def symbol(version: Version) -> str:
    return version.symbol


@pytest.fixture(scope="module")
def rebuilt(store: Store, version: Version) -> Rebuilt:
    return rebuilt_from(store, version, IRIS)


def _paragraphs(rebuilt: Rebuilt) -> list[Paragraph]:
    return [paragraph for part in rebuilt.document.parts for paragraph in part.paragraphs]


@pytest.mark.parametrize("field", FROM_PLAIN_TEXT)
def test_it_says_what_was_read(samples: Mapping[str, Extraction], symbol: str, rebuilt: Rebuilt, field: str) -> None:
    assert told(rebuilt.document)[field] == told(samples[symbol].document)[field]


def test_what_was_read_as_no_part_of_it_is_told(
    samples: Mapping[str, Extraction], symbol: str, rebuilt: Rebuilt
) -> None:
    document = samples[symbol].document
    assert list(rebuilt.left_out) == [document.text.words(span) for span in document.unread]


def test_most_citations_are_links_to_what_is_cited(
    samples: Mapping[str, Extraction], symbol: str, rebuilt: Rebuilt
) -> None:
    """All that lie apart from one another and hold no lead verb."""
    markup = rebuilt.document.markup
    assert markup is not None
    text = samples[symbol].document.text
    cited = {(c.paragraph, text.words(c.span)) for c in samples[symbol].citations}
    words = rebuilt.document.text.words
    linked = [(p.id, words(link.span)) for link in markup.links for p in _paragraphs(rebuilt) if link.span in p.span]
    assert set(linked) <= {(id_, said.split("[^")[0]) for id_, said in cited} | cited
    assert len(linked) > 0.9 * len(samples[symbol].citations)


def test_the_versions_of_a_store_are_its_documents(store: Store) -> None:
    assert versions_in(store, IRIS) == VERSIONS


@pytest.fixture(scope="module")
def by_hand(sample_lines: Sequence[str]) -> Rebuilt:
    """The document that has every kind of record, from its graph."""
    return document_of(
        Facts(triples_of(parse("".join(sample_lines).encode(), format=RdfFormat.N_QUADS))), IRIS, lambda _: None
    )


@pytest.mark.parametrize("field", ["paragraphs", "marks", "footnotes"])
def test_a_document_with_every_kind_of_record_comes_back(by_hand: Rebuilt, field: str) -> None:
    assert told(by_hand.document)[field] == told(EXTRACTION.document)[field]


@pytest.mark.parametrize("field", [field.name for field in fields(Metadata)])
def test_what_it_says_of_itself_comes_back(by_hand: Rebuilt, field: str) -> None:
    """But the vocabularies of keywords that have no address there, which no graph holds."""
    read = EXTRACTION.document.metadata
    linked = {keyword.target for keyword in by_hand.document.metadata.keywords} - {None}
    keywords = (k if k.target in linked else replace(k, vocabulary="", target=None) for k in read.keywords)
    assert getattr(by_hand.document.metadata, field) == getattr(replace(read, keywords=tuple(keywords)), field)
