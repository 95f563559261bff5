"""The vocabulary, its alignment and the shapes as they are; the authorities as a SKOS file for each scheme."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from graph.dataset.page import page
from graph.dataset.parts import Part
from graph.dataset.prefixes import as_turtle, prefixes, shortener
from graph.dataset.turtle import turtle
from graph.terms import Term, Triple, name
from ontology.files import ALIGNMENT, CORE, SHAPES

_TYPE, _CONCEPT, _IN_SCHEME = name("rdf:type"), name("skos:Concept"), name("skos:inScheme")
_LABEL, _PREFERRED = name("rdfs:label"), name("skos:prefLabel")
_TURTLE = "text/turtle"
_COPIES = (
    (CORE, "vocabulary", "词汇"),
    (ALIGNMENT, "how the vocabulary stands to others", "与其他词汇的对应"),
    (SHAPES, "SHACL shapes", "SHACL 数据形状"),
)
_PAGE = Part("ontology/core.html", "text/html", "vocabulary, to be read", "词汇说明页")
_LABELED = re.compile(r'"(.*)"@(en|zh)')


def write_ontology(folder: Path) -> list[Part]:
    """Write the files of the ontology, and a page that shows the vocabulary."""
    (folder / "ontology").mkdir()
    parts = [Part(f"ontology/{path.name}", _TURTLE, title, title_zh) for path, title, title_zh in _COPIES]
    for part, (path, *_) in zip(parts, _COPIES, strict=True):
        shutil.copyfile(path, folder / part.name)
    (folder / _PAGE.name).write_text(page(), encoding="utf-8", newline="\n")
    return [*parts, _PAGE]


def write_authorities(triples: Sequence[Triple], base: str, folder: Path) -> list[Part]:
    """Write a file for each scheme that the graph of the authorities has something in."""
    (folder / "authorities").mkdir()
    known = prefixes(base)
    short, parts = shortener(known), []
    for scheme in sorted({value for _, predicate, value in triples if predicate == _IN_SCHEME}):
        part = _part(scheme, triples)
        blocks = turtle(concepts(scheme, triples), short)
        with (folder / part.name).open("w", encoding="utf-8", newline="\n") as file:
            file.writelines([as_turtle(known), "\n", *blocks])
        parts.append(part)
    return parts


def concepts(scheme: Term, triples: Iterable[Triple]) -> Iterator[Triple]:
    """What sorted statements say of a scheme and of what is in it.

    That each is a concept, and by which label it goes, is said as SKOS says it, where the vocabulary only implies it.
    """
    for subject, group in groupby(triples, itemgetter(0)):
        said = list(group)
        if (subject, _IN_SCHEME, scheme) in said:
            yield from sorted({*said, (subject, _TYPE, _CONCEPT), *_preferred(said)})
        elif subject == scheme:
            yield from said


def _preferred(said: Sequence[Triple]) -> Iterator[Triple]:
    """The labels of what is a part of the vocabulary too, and has no others."""
    if not any(predicate == _PREFERRED for _, predicate, _ in said):
        yield from ((subject, _PREFERRED, value) for subject, predicate, value in said if predicate == _LABEL)


def _part(scheme: Term, triples: Iterable[Triple]) -> Part:
    labels = (
        _LABELED.fullmatch(value) for subject, predicate, value in triples if (subject, predicate) == (scheme, _LABEL)
    )
    titles = {found[2]: found[1] for found in labels if found}
    local = scheme[1:-1].rpartition("#")[2]
    file = re.sub("(?<=[a-z])(?=[A-Z])", "-", local).lower()
    return Part(
        f"authorities/{file}.ttl",
        _TURTLE,
        f"authorities: {titles.get('en', local)}",
        f"规范档：{titles.get('zh', local)}",
    )
