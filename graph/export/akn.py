"""One language version of a document as Akoma Ntoso for the United Nations, from its graph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pyoxigraph import Literal, NamedNode, Store

from extract.leads import lead_verbs
from extract.lexicon import Lexicon
from extract.pipeline import grammar_of
from extract.records import Document, Markup
from graph.export.akn_document import akn_document
from graph.export.document import Named, Rebuilt, document_of
from graph.export.exported import Exported, Version
from graph.export.xml import forbidden
from graph.iris import Authority, Graph, Iris
from graph.progress import Progress
from graph.readback.facts import Facts, triples_of
from ontology.files import LEXICON

_LABEL = NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
_SHOWN = 60  # characters of what is left out


def export_akn(store: Store, versions: Sequence[Version], iris: Iris, on_progress: Progress) -> Exported:  # noqa: ARG001
    """The file of one version. Raises ValueError for more than one."""
    (version,) = versions
    rebuilt = rebuilt_from(store, version, iris)
    return Exported(akn_document(rebuilt.document, iris), tuple(_remarks(rebuilt)))


def rebuilt_from(store: Store, version: Version, iris: Iris) -> Rebuilt:
    """A document made again from its graph, with its lead verbs marked where the language is read."""
    facts = Facts(triples_of(store.quads_for_pattern(None, None, None, version.graph(iris))))
    rebuilt = document_of(facts, iris, _names(store, iris, version.language))
    return replace(rebuilt, document=with_leads(rebuilt.document, Lexicon.load(LEXICON)))


def with_leads(document: Document, lexicon: Lexicon) -> Document:
    """A document with its lead verbs marked, and without the links that such a verb is a part of."""
    grammar = grammar_of(document.metadata.language, lexicon)
    leads = tuple(lead_verbs(document, grammar)) if grammar else ()
    links = document.markup.links if document.markup else ()
    apart = (link for link in links if not any(map(link.span.overlaps, leads)))
    return replace(document, markup=Markup(leads, tuple(apart)))


def _names(store: Store, iris: Iris, language: str) -> Named:
    """What gives the name of an agent in a language, or else in another."""
    authorities = NamedNode(iris.mint(Graph()))

    def named(agent: str) -> str | None:
        node = NamedNode(iris.mint(Authority("agent", agent)))
        labels = (quad.object for quad in store.quads_for_pattern(node, _LABEL, None, authorities))
        names = {label.language: label.value for label in labels if isinstance(label, Literal)}
        return names.get(language) or names.get("en") or next(iter(names.values()), None)

    return named


def _remarks(rebuilt: Rebuilt) -> list[str]:
    """What the file does not hold."""
    remarks = [f"left out, as it was read as no part of the document: {words[:_SHOWN]}" for words in rebuilt.left_out]
    replaced = forbidden(rebuilt.document.metadata.title) + forbidden(rebuilt.document.text.value)
    if replaced:
        remarks.append(f"{replaced} characters that XML cannot hold are replaced by U+FFFD")
    return remarks
