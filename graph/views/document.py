"""One document, or one language version of it: its paragraphs, acts and mandates, and whom and what they name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from pyoxigraph import Literal, Store

from graph.iris import Iris, Place
from graph.views.counting import edges, network_of, rows, titled
from graph.views.describing import Describer
from graph.views.narrowing import Narrowing
from graph.views.network import Network, Node

# What is told of a node, by name and language, which is empty where it has none.
_Words = dict[tuple[str, str], str]


def document(store: Store, iris: Iris, narrowing: Narrowing) -> Network:
    """The network of `narrowing.document`; its own node is the `centre`.

    The kind of an edge says what its target is to its source: `paragraph` of a document, `act` of a paragraph,
    `mandate` of an act, `actor`, `partner`, `beneficiary`, `recipient` or `condition` of a mandate, `issuer` of the
    document or a part; `cites` leads to what a paragraph cites.
    """
    describer = Describer(store, iris)
    found = list(edges(rows(store, iris, "document", narrowing), describer, narrowing))
    words = _words(store, iris, narrowing)
    verb_of = {edge.target: edge.verb for edge in found if edge.kind in {"act", "mandate"}}
    verbs = describer.verbs(verb_of.values())
    inner = (_told(describer.node(id_), words[id_], verbs.get(verb_of.get(id_, ""), {})) for id_ in words)
    centre = describer.node(iris.mint(Place(narrowing.document or "")), {"centre": True})
    titles = titled(centre.labels, replace(narrowing, document=None))
    return network_of(found, describer, titles, (*inner, centre))


def _words(store: Store, iris: Iris, narrowing: Narrowing) -> dict[str, _Words]:
    """What is told of each part, paragraph, act and mandate."""
    words: dict[str, _Words] = defaultdict(dict)
    for row in rows(store, iris, "document_words", narrowing):
        value = row["value"]
        is_text = isinstance(value, Literal)  # and else a class or a mode
        language, text = (value.language or "", value.value) if is_text else ("", value.value.rpartition("#")[2])
        words[row["node"].value].setdefault((row["name"].value, language), text)
    return words


def _told(node: Node, words: _Words, verb: Mapping[str, str]) -> Node:
    """A node with its words: an act is labelled by its verb, a mandate by what it demands, or else by its verb too."""
    demanded = {language: text for (name, language), text in words.items() if name == "action"}
    told = {_attribute(name, language): text for (name, language), text in words.items() if name != "action"}
    return replace(node, labels=demanded or verb or node.labels, attributes={**node.attributes, **told})


def _attribute(name: str, language: str) -> str:
    return f"{name}_{language}" if language else name
