"""Identifiers: read is the inverse of mint, and nobody's IRI changes from version to version."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode
from rdflib import URIRef
from rdflib.term import _is_valid_uri

from extract.languages.en_layout import EN
from extract.outline import Draft, finished
from extract.read.marker import Marker
from extract.records import Span
from graph.iris import (
    LANGUAGES,
    Authority,
    BadIdentifierError,
    Correspondence,
    Graph,
    Iris,
    Name,
    Place,
    Run,
    Source,
)

IRIS = Iris()
KINDS: dict[str, Callable[..., Name]] = {
    "Authority": Authority,
    "Source": Source,
    "Run": Run,
    "Graph": Graph,
    "Correspondence": Correspondence,
}


def _golden() -> list[tuple[str, Name]]:
    """Lines of an IRI, the kind of its name, and the name's fields."""
    lines = Path(__file__).with_name("golden_iris.tsv").read_text(encoding="utf-8").splitlines()
    return [(iri, _name(kind, fields)) for iri, kind, *fields in (line.split("\t") for line in lines)]


def _name(kind: str, fields: list[str]) -> Name:
    if kind != "Place":
        return KINDS[kind](*fields)
    symbol, language, paragraph, steps = fields + [""] * (4 - len(fields))
    return Place(symbol, language or None, paragraph or None, tuple(steps.split()))


GOLDEN = _golden()

# Names of every kind. Symbols are made of what makes them ambiguous, ids of any text at all.
_text = st.text(min_size=1)
_symbols = st.text("AES/-~.0129%()", min_size=1) | st.text("AS/-", min_size=1) | _text
_labels = st.sampled_from(["a", "i", "12", "act1", "evidence", "fn6", "(", "一", "a-2", "12-2", "-2"]) | _text
_again = st.sampled_from(["", "-2", "-3", "-12"])
_paragraphs = st.builds(
    lambda parts, kind, number, dotted, labels: (
        "".join(f"{part}/" for part in parts)
        + f"{kind}{number}"
        + "".join(f".{n}{again}" for n, again in dotted)
        + "".join(f"({label}){again}" for label, again in labels)
    ),
    st.lists(st.from_regex(r"(?!fn-)[a-z]{1,6}-[a-z0-9]{1,3}", fullmatch=True), max_size=2),
    st.sampled_from(["OP", "PP", "P", "N"]),
    st.from_regex(r"[0-9]{1,3}[A-Za-z]?(-[0-9]{1,2})?", fullmatch=True),
    st.lists(st.tuples(st.integers(0, 99), _again), max_size=2),
    st.lists(st.tuples(_labels.filter(lambda label: not set(label) & set("()/")), _again), max_size=2),
)
_steps = st.lists(
    st.sampled_from(
        ["act1", "mandate12", "actor1", "cite3", "evidence", "position", "quote", "fn6", "fn*", "heading2"]
    ),
    max_size=3,
).map(tuple)
_hashes = st.text("0123456789abcdef", min_size=64, max_size=64)
_names = st.one_of(
    st.builds(Authority, st.sampled_from(["agent", "instrument", "act", "condition"]), _text),
    st.builds(Source, _hashes),
    st.builds(Run, _text, _hashes),
    st.builds(Graph, _symbols, st.sampled_from(sorted(LANGUAGES))),
    st.builds(Correspondence, _symbols),
    st.builds(
        Place,
        _symbols,
        st.none() | st.sampled_from(sorted(LANGUAGES)),
        st.none() | _paragraphs | st.just("annex-1"),
        _steps,
    ),
)


@pytest.mark.parametrize(("iri", "name"), GOLDEN)
def test_a_name_keeps_its_iri_from_version_to_version(iri: str, name: Name) -> None:
    assert IRIS.mint(name) == iri
    assert IRIS.read(iri) == name


def test_names_are_kept() -> None:
    assert len({iri for iri, _ in GOLDEN}) == len({name for _, name in GOLDEN}) == len(GOLDEN) == 214


@settings(max_examples=600, deadline=None)
@given(_names)
def test_what_is_minted_is_read_back_and_is_an_iri(name: Name) -> None:
    iri = IRIS.mint(name)
    assert IRIS.read(iri) == name  # so that no two names share an IRI
    assert NamedNode(iri).value == iri
    assert _is_valid_uri(iri)
    assert str(URIRef(iri)) == iri
    assert unicodedata.normalize("NFC", iri) == iri
    assert not [c for c in iri if unicodedata.category(c) in ("Cc", "Cf", "Co", "Cn", "Zs", "Zl", "Zp")]
    assert not [c for c in iri if unicodedata.bidirectional(c) in ("R", "AL", "AN")]


_markers = st.builds(
    lambda rank, value: Marker(rank, value, f"{value}.", 3),
    st.sampled_from(["number", "letter", "ring"]),
    st.integers(1, 4),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.none() | _markers, max_size=12), st.booleans(), st.sampled_from(["", "annex-1", "section-2"]))
def test_every_id_of_a_paragraph_has_an_iri(markers: list[Marker | None], speaks: bool, part: str) -> None:
    draft = Draft(part, issuer="general-assembly" if speaks else None)
    for at, marker in enumerate(markers):
        draft.add(Span(at, at + 1), "and:" if at % 2 else "and;", marker)
    names = [Place("A/1", "en", p.id) for p in finished(draft, lambda _: False, EN.document).paragraphs]
    assert len(set(names)) == len(names)
    for name in names:
        assert IRIS.read(IRIS.mint(name)) == name


@pytest.mark.slow
@settings(max_examples=10_000, deadline=None)
@given(_text)
def test_ten_thousand_texts_make_ids_and_symbols(text: str) -> None:
    for name in (Authority("agent", text), Place(text, "zh", "OP1", ("act1",))):
        assert IRIS.read(IRIS.mint(name)) == name


@settings(max_examples=300, deadline=None)
@given(st.sampled_from([iri for iri, _ in GOLDEN]), st.data())
def test_an_iri_that_is_changed_is_another_name_or_none(iri: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(iri)))
    changed = iri[:at] + data.draw(st.sampled_from("/-~%.a0( \n")) + iri[at:]
    try:
        name = IRIS.read(changed)
    except BadIdentifierError as error:
        assert error.value == changed  # noqa: PT017 - either outcome is right
    else:
        assert IRIS.mint(name) == changed


@pytest.mark.parametrize(
    "iri",
    [
        "",
        "https://w3id.org/mandategraph/",
        "https://example.org/agent/unodc",
        "https://w3id.org/mandategraph/agent/",
        "https://w3id.org/mandategraph/agent/a/b",
        "https://w3id.org/mandategraph/agent/%75nodc",
        "https://w3id.org/mandategraph/agent/%ff",
        "https://w3id.org/mandategraph/agent/a b",
        "https://w3id.org/mandategraph/doc/A-RES-67-193/deu",
        "https://w3id.org/mandategraph/doc/A-RES-67-193/OP1",
        "https://w3id.org/mandategraph/doc/A-RES-67-193/op1-a",
        "https://w3id.org/mandategraph/doc/A-RES-67-193/op1/-2",
        "https://w3id.org/mandategraph/doc/A-RES-67-193/op1/a-2-2",
        "https://w3id.org/mandategraph/doc/A~9",
        "https://w3id.org/mandategraph/graph/A-RES-67-193",
        "https://w3id.org/mandategraph/source/abc",
        "https://w3id.org/mandategraph/ontology#Act",
    ],
)
def test_what_is_no_name_is_refused(iri: str) -> None:
    with pytest.raises(BadIdentifierError, match="not an IRI of this form"):
        IRIS.read(iri)


@pytest.mark.parametrize(
    "name",
    [
        Authority("agent", ""),
        Source("abc"),
        Run("", "0" * 64),
        Graph("A/RES/67/193", None),
        Graph("A/RES/67/193", "de"),
        Correspondence(""),
        Graph(None, "zh"),
        Place(""),
        Place("A/1", "de"),
        Place("A/1", "zh", ""),
        Place("A/1", "zh", "1"),
        Place("A/1", "zh", "OP"),
        Place("A/1", "zh", "OP1/a"),
        Place("A/1", "zh", "OP1((a))"),
        Place("A/1", "zh", "OP1-2-2"),
        Place("A/1", "zh", "OP1-"),
        Place("A/1", "zh", "zho"),
        Place("A/1", "zh", "OP1", ("note1",)),
        Place("A/1", "zh", "OP1", ("act",)),
        Place("A/1", "zh", None, ("fn",)),
    ],
    ids=repr,
)
def test_a_name_outside_the_form_is_refused(name: Name) -> None:
    with pytest.raises(BadIdentifierError):
        IRIS.mint(name)


@pytest.mark.parametrize(
    "base", ["", "w3id.org/", "https://a", "https://a b/", "ftp://a/", "https://a/<b>/", "https://a/\n/"]
)
def test_a_base_that_makes_no_iris_is_refused(base: str) -> None:
    with pytest.raises(BadIdentifierError):
        Iris(base)


def test_a_base_of_ones_own_begins_every_iri() -> None:
    iris = Iris("http://localhost:8000/un/")
    assert iris.mint(Authority("agent", "cnd")) == "http://localhost:8000/un/agent/cnd"
    assert iris.read("http://localhost:8000/un/agent/cnd") == Authority("agent", "cnd")


def test_a_step_below_is_the_place_with_one_step_more() -> None:
    paragraph = IRIS.mint(Place("A/1", "zh", "OP1"))
    assert IRIS.below(paragraph, "act1") == IRIS.mint(Place("A/1", "zh", "OP1", ("act1",)))
    with pytest.raises(BadIdentifierError):
        IRIS.below(paragraph, "a/b")


@settings(max_examples=300, deadline=None)
@given(_names)
def test_a_path_as_a_request_writes_it_is_the_iri(name: Name) -> None:
    iri = IRIS.mint(name)
    path = iri.removeprefix(IRIS.base)
    few, many = quote(path, safe="%/()~"), quote(path, safe="%/")
    small = re.sub("%[0-9A-F]{2}", lambda found: found[0].lower(), many)
    assert [IRIS.at(written) for written in (path, few, many, small)] == [iri] * 4
