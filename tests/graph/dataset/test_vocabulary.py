"""The vocabulary as it is and as a page; the authorities as SKOS, none of them lost."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from graph.dataset.page import page
from graph.dataset.parts import Part
from graph.dataset.prefixes import as_sparql, prefixes, shortener, write_prefixes
from graph.dataset.rendering import rendered
from graph.dataset.vocabulary import write_authorities, write_ontology
from graph.iris import DEFAULT_BASE
from graph.terms import Triple
from ontology.files import ALIGNMENT, CORE, SHAPES
from tests.graph.dataset.parsers import by_oxigraph, by_rdflib

MG = "https://w3id.org/mandategraph/ontology#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
CONCEPT, IN_SCHEME, PREFERRED = f"<{SKOS}Concept>", f"<{SKOS}inScheme>", f"<{SKOS}prefLabel>"
ALIGNED = f"<{DEFAULT_BASE}alignment>"
VOID_ELEMENTS = {"meta", "br", "hr", "img", "link", "input"}


@pytest.fixture(scope="module")
def authorities(authority_lines: Sequence[str]) -> list[Triple]:
    """All that come with the program."""
    triples = (line.removesuffix(" .\n").rpartition(" ")[0].split(" ", 2) for line in authority_lines)
    return [(subject, predicate, value) for subject, predicate, value in triples]


@pytest.fixture(scope="module")
def written(authorities: list[Triple], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Part]]:
    folder = tmp_path_factory.mktemp("authorities")
    return folder, write_authorities(authorities, DEFAULT_BASE, folder)


def _triples(turtle: str) -> set[Triple]:
    return {(str(t.subject), str(t.predicate), str(t.object)) for t in parse(turtle.encode(), format=RdfFormat.TURTLE)}


def _read(path: Path) -> set[Triple]:
    return _triples(path.read_text(encoding="utf-8"))


def test_each_scheme_has_a_file(written: tuple[Path, list[Part]]) -> None:
    folder, parts = written
    names = ["act-verbs", "agents", "citation-relations", "conditions", "instruments", "markers"]
    assert [part.name for part in parts] == [f"authorities/{name}.ttl" for name in names]
    assert {part.name for part in parts} == {path.relative_to(folder).as_posix() for path in folder.rglob("*.ttl")}
    assert (parts[1].title, parts[1].title_zh) == ("authorities: agents", "规范档：主体")


def test_no_authority_is_lost(written: tuple[Path, list[Part]], authorities: list[Triple]) -> None:
    """What is in no scheme is of the vocabulary, or says how an authority stands to others."""
    folder, parts = written
    found = set().union(*(_read(folder / part.name) for part in parts))
    listed = {subject for subject, predicate, _ in authorities if predicate == IN_SCHEME}
    schemes = {value for _, predicate, value in authorities if predicate == IN_SCHEME}
    said = "".join(f"{' '.join(triple)} .\n" for triple in authorities if triple[0] in listed | schemes)
    implied = {t for t in found if (t[1], t[2]) == (TYPE, CONCEPT) or (t[1] == PREFERRED and t[0].startswith(f"<{MG}"))}
    assert found - implied == _triples(said) - implied
    assert {subject for subject, predicate, _ in implied if predicate == TYPE} == listed
    assert all(
        s.startswith((f"<{MG}", f"<{DEFAULT_BASE}alignment", f"<{MG[:-1]}>"))
        for s, *_ in authorities
        if s not in listed
    )


def test_the_files_are_sound_skos(written: tuple[Path, list[Part]]) -> None:
    """One preferred label a language, that is no alternative one; every concept in a scheme that is told of."""
    folder, parts = written
    for part in parts:
        triples = _read(folder / part.name)
        labels: dict[tuple[str, str], list[str]] = defaultdict(list)
        for subject, predicate, value in triples:
            if predicate == PREFERRED:
                labels[subject, value.rpartition("@")[2]].append(value)
        concepts = {subject for subject, predicate, value in triples if (predicate, value) == (TYPE, CONCEPT)}
        assert concepts
        assert {subject for subject, _ in labels} == concepts
        assert [key for key, values in labels.items() if len(values) > 1] == []
        assert [
            t for t in triples if t[1] == f"<{SKOS}altLabel>" and t[2] in labels[t[0], t[2].rpartition("@")[2]]
        ] == []
        schemes = {value for _, predicate, value in triples if predicate == IN_SCHEME}
        assert schemes == {subject for subject, predicate, value in triples if value == f"<{SKOS}ConceptScheme>"}


def test_parsers_agree_on_the_authorities(written: tuple[Path, list[Part]]) -> None:
    folder, parts = written
    for part in parts:
        data = (folder / part.name).read_bytes()
        assert by_oxigraph(data, "ttl") == by_rdflib(data, "ttl")


def test_the_ontology_is_as_it_is(tmp_path: Path) -> None:
    parts = write_ontology(tmp_path)
    for path in (CORE, ALIGNMENT, SHAPES):
        assert (tmp_path / "ontology" / path.name).read_bytes() == path.read_bytes()
    assert (tmp_path / "ontology" / "core.html").read_text(encoding="utf-8") == page()
    assert {part.name for part in parts} == {f"ontology/{path.name}" for path in (tmp_path / "ontology").iterdir()}


class _Page(HTMLParser):
    """What is in a page; elements must be closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.elements: set[str] = set()
        self.loaded: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.elements.add(tag)
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if tag == "a" else []
        self.loaded += [
            value for name, value in given.items() if name in {"src", "srcset", "style"} or name[:2] == "on"
        ]
        if tag not in VOID_ELEMENTS:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def html() -> _Page:
    read = _Page()
    read.feed(page())
    read.close()
    return read


def test_the_page_is_closed_and_loads_nothing(html: _Page) -> None:
    assert html.open == []
    assert html.loaded == []
    assert html.elements & {"script", "link", "img", "iframe", "object", "embed", "base", "form"} == set()
    assert "url(" not in page()
    assert "@import" not in page()


def test_the_page_tells_of_every_term_in_both_languages(html: _Page) -> None:
    terms = {subject.strip("<>").removeprefix(MG) for subject, *_ in _read(CORE) if subject.startswith(f"<{MG}")}
    assert terms <= set(html.ids)
    articles = re.findall(r'<article id="([^"]+)">(.*?)</article>', page(), re.DOTALL)
    assert {id_ for id_, _ in articles} == terms
    for id_, article in articles:
        texts = re.findall(r"<(?:span|p)(?: lang=\"zh-Hans\")?>([^<]+)<", article)
        assert len(texts) == 4, id_
        assert [bool(re.search("[\u4e00-\u9fff]|SHA", text)) for text in texts[1::2]] == [True, True], id_


def test_links_within_the_page_lead_somewhere(html: _Page) -> None:
    assert len(html.ids) == len(set(html.ids))
    assert {link[1:] for link in html.links if link.startswith("#")} <= set(html.ids)
    assert {link for link in html.links if "://" not in link and link[0] != "#"} == {
        path.name for path in (CORE, ALIGNMENT, SHAPES)
    }


def test_words_cannot_become_markup() -> None:
    texts = {"en": "<b>", "zh": "<b>"}
    written = rendered("core.html", title=texts, description=texts, version="<b>", namespace="<b>", sections=[])
    assert "<b>" not in written
    assert "&lt;b&gt;" in written


@pytest.mark.parametrize(
    ("iri", "written"),
    [
        ("<https://example.org/agent/unodc>", "agent:unodc"),
        ("<https://example.org/doc/A-RES-67-193>", "doc:A-RES-67-193"),
        ("<https://example.org/doc/A-RES-67-193/op1>", "<https://example.org/doc/A-RES-67-193/op1>"),
        ("<https://example.org/doc/1>", "<https://example.org/doc/1>"),
        ("<https://example.org/doc/a.>", "<https://example.org/doc/a.>"),
        ("<https://example.org/doc/>", "<https://example.org/doc/>"),
        (f"<{MG}actor>", "mg:actor"),
        ("<https://elsewhere.org/a>", "<https://elsewhere.org/a>"),
    ],
)
def test_an_iri_is_shortened_where_every_parser_reads_that(iri: str, written: str) -> None:
    assert shortener(prefixes("https://example.org/"))(iri) == written


def test_prefixes_are_the_same_in_each_form(tmp_path: Path) -> None:
    known = prefixes(DEFAULT_BASE)
    parts = write_prefixes(known, tmp_path)
    turtle, sparql, object_ = ((tmp_path / part.name).read_text() for part in parts)
    assert json.loads(object_) == known
    assert dict(re.findall(r"@prefix (\w+): <([^>]+)> \.\n", turtle)) == known
    assert sparql == as_sparql(known)
