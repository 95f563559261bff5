"""What a store tells of a node by itself: its kind, its labels, its class, when a document was adopted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Store

from graph.iris import Authority, Iris, Name, Place
from graph.terms import NAMESPACES
from graph.views.network import Node, NodeKind, Value

_LANGUAGES = ("en", "zh")  # under which stands what has one name in all
_UNLISTED = "Unlisted"
_STEPS: Mapping[str, NodeKind] = {"act": "act", "man": "mandate"}  # how the last step of a place begins


class Describer:
    """Looks up what is told of the nodes of one store; each IRI is to be one of `iris`."""

    def __init__(self, store: Store, iris: Iris) -> None:
        self._store = store
        self._iris = iris
        self._years: dict[str, int | None] = {}

    def node(self, id_: str, attributes: Mapping[str, Value] | None = None) -> Node:
        """The node of an IRI. Raises graph.iris.BadIdentifierError for one of others.

        A document has its `year` and titles (`title_en`), an agent or instrument its `class`, as far as it is known.
        """
        name = self._iris.read(id_)
        labels = self.labels(id_) if isinstance(name, Authority) else {}
        told = self._class(id_) if isinstance(name, Authority) else self._document(id_) if _is_document(name) else {}
        return Node(
            id_, kind_of(name), labels or dict.fromkeys(_LANGUAGES, _short(name)), {**told, **(attributes or {})}
        )

    def verbs(self, ids: Iterable[str]) -> dict[str, Mapping[str, str]]:
        """The labels of verbs, by id."""
        return {
            id_: self.labels(self._iris.mint(Authority("act", id_))) or dict.fromkeys(_LANGUAGES, id_)
            for id_ in sorted(set(ids))
        }

    def id(self, iri: str) -> str:
        """The id of an authority: `urge`."""
        name = self._iris.read(iri)
        return name.id if isinstance(name, Authority) else iri

    def labels(self, id_: str) -> dict[str, str]:
        """The preferred labels by language; where graphs differ, the first."""
        return self._texts(id_, "skos:prefLabel")

    def year(self, document: str) -> int | None:
        """When a document was adopted, or else published; None where nothing tells."""
        if document not in self._years:
            days = [value for name in ("mg:adoptedOn", "mg:publishedOn") for value in self._values(document, name)]
            self._years[document] = int(min(days)[:4]) if days else None
        return self._years[document]

    def _document(self, id_: str) -> dict[str, Value]:
        """The year and the titles of a document that was read."""
        year = self.year(id_)
        versions = self._store.quads_for_pattern(None, _term("eli:realizes"), NamedNode(id_), None)
        titles: dict[str, str] = {}
        for version in versions:
            if isinstance(version.subject, NamedNode):
                titles |= self._texts(version.subject.value, "dcterms:title")
        told: dict[str, Value] = {f"title_{language}": title for language, title in sorted(titles.items())}
        return told if year is None else {"year": year, **told}

    def _class(self, id_: str) -> dict[str, Value]:
        """The class of an agent or instrument, without its namespace."""
        ours = NAMESPACES["mg"]
        classes = (value.removeprefix(ours) for value in self._values(id_, "rdf:type") if value.startswith(ours))
        found = min((class_ for class_ in classes if class_ != _UNLISTED), default=None)
        return {} if found is None else {"class": found}

    def _values(self, id_: str, property_: str) -> Iterator[str]:
        for quad in self._store.quads_for_pattern(NamedNode(id_), _term(property_), None, None):
            if isinstance(quad.object, NamedNode | Literal):
                yield quad.object.value

    def _texts(self, id_: str, property_: str) -> dict[str, str]:
        texts: dict[str, str] = {}
        for quad in self._store.quads_for_pattern(NamedNode(id_), _term(property_), None, None):
            if isinstance(quad.object, Literal) and quad.object.language and quad.object.value:
                language, text = quad.object.language, quad.object.value
                texts[language] = min(texts.get(language, text), text)
        return dict(sorted(texts.items()))


def kind_of(name: Name) -> NodeKind:
    """What sort of thing an IRI names, of those that are nodes. Raises ValueError for others."""
    match name:
        case Authority("agent" | "instrument" | "condition" as scheme):
            return scheme
        case Place(steps=(*_, step)) if step[:3] in _STEPS:
            return _STEPS[step[:3]]
        case Place(steps=()):
            return "document" if name.paragraph is None else "paragraph"
    raise ValueError(f"{name} is no node of a network")


def _is_document(name: Name) -> bool:
    return isinstance(name, Place) and name.paragraph is None


def _short(name: Name) -> str:
    """What stands for a label: an id, a symbol, the id of a paragraph."""
    match name:
        case Authority(id=id_):
            return id_
        case Place(steps=(*_, step)):
            return step
        case Place(symbol, _, paragraph):
            return paragraph or symbol
    raise ValueError(f"{name} has no label")


def _term(prefixed: str) -> NamedNode:
    prefix, _, local = prefixed.partition(":")
    return NamedNode(NAMESPACES[prefix] + local)
