"""Rows of an index, graph by graph: nodes go in, and rows for the tables of `schema.sql` come out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from graph.correspondence import PREFERENCE
from graph.iris import Iris
from graph.terms import Term, name
from queries.index.nodes import Nodes, every, first, having, language, read, value
from queries.index.words import indexed

# A row with the name of its table.
Entry = tuple[str, tuple[object, ...]]

_IS, _PREFERRED, _OTHER, _SHORT = map(name, ("rdf:type", "skos:prefLabel", "skos:altLabel", "mg:shortLabel"))
_LABELS = (_PREFERRED, _OTHER, _SHORT)
_MEMBER, _STRENGTH = name("mg:hasMember"), name("mg:strength")
_WHOLES = ("<http://www.w3.org/ns/org#subOrganizationOf>", "<http://www.w3.org/ns/org#postIn>", name("mg:partOf"))
_OF_AUTHORITIES = frozenset({_IS, *_LABELS, _MEMBER, _STRENGTH, *_WHOLES})

_CORRESPONDS = name("mg:correspondsTo")
_SYMBOL, _DOCUMENT_KIND, _ISSUER = map(name, ("mg:symbol", "mg:documentKind", "mg:issuer"))
_DATES = (name("mg:adoptedOn"), name("mg:publishedOn"))
_SUBJECT, _HEADING, _KEYWORD, _VOCABULARY = map(name, ("dcterms:subject", "rdfs:label", "mg:keyword", "mg:vocabulary"))
_LANGUAGE, _TITLE = name("dcterms:language"), name("dcterms:title")
_PARAGRAPH_ID, _POSITION, _KIND, _TEXT = map(name, ("mg:paragraphId", "mg:position", "mg:paragraphKind", "mg:text"))
_IN_PARAGRAPH, _VERB, _VERB_TEXT = map(name, ("mg:inParagraph", "mg:verb", "mg:verbText"))
_OF_ACT, _MODE, _ACTION, _DUE, _CONDITION = map(name, ("mg:ofAct", "mg:mode", "mg:action", "mg:due", "mg:condition"))
_ROLES = {name(f"mg:{role}"): role for role in ("actor", "partner", "beneficiary", "recipient")}
_CITING, _CITED, _PIN, _RELATION = map(name, ("cito:hasCitingEntity", "cito:hasCitedEntity", "mg:pin", "mg:relation"))
_OF_VERSIONS = frozenset(
    {_SYMBOL, _DOCUMENT_KIND, _ISSUER, *_DATES, _SUBJECT, _HEADING, _KEYWORD, _VOCABULARY, _LANGUAGE, _TITLE}
    | {_PARAGRAPH_ID, _POSITION, _KIND, _TEXT, _IN_PARAGRAPH, _VERB, _VERB_TEXT, _PREFERRED}
    | {_OF_ACT, _MODE, _ACTION, _DUE, _CONDITION, *_ROLES, _CITING, _CITED, _PIN, _RELATION}
)
_FOOTNOTE_MARK = re.compile(r"\[\^[^\]\s]{1,12}\]")
# What a class says of how it is shown; a node may be of several, of which one is one of these.
_KINDS = frozenset(
    name(f"mg:{kind}")
    for kind in (
        *("Body", "Post", "Group", "State", "Treaty", "Declaration", "Programme", "System", "Meeting"),
        *("Publication", "Collective", "ActVerb", "Condition"),
    )
)


class Numbers:
    """Numbers for IRIs, given as they come."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def __call__(self, iri: str) -> int:
        """The number of an IRI."""
        return self._given.setdefault(iri, len(self._given) + 1)

    def __iter__(self) -> Iterator[str]:
        """What has a number, in their order."""
        return iter(self._given)

    def __contains__(self, iri: str) -> bool:
        """Whether it has a number."""
        return iri in self._given


@dataclass(slots=True)
class Work:
    """A document as all its versions tell of it. `date` is the earliest."""

    symbol: str
    kind: str
    issuer: str
    date: str = ""
    keywords: set[tuple[str, str]] = field(default_factory=set)  # with their vocabularies

    @property
    def topics(self) -> set[str]:
        """Its own subject headings, or else those of the UNBIS Thesaurus that were derived for it."""
        own = {label for label, vocabulary in self.keywords if not vocabulary}
        return own or {label for label, vocabulary in self.keywords if vocabulary.startswith("UNBIS")}


class Entries:
    """Makes the rows of one build. Correspondences are read first, versions then, and what was seen in all last."""

    def __init__(self, iris: Iris) -> None:
        self._iris = iris
        self._entities, self._works, self._versions, self._paragraphs = Numbers(), Numbers(), Numbers(), Numbers()
        self._mandates, self._labels, self._citations = Numbers(), Numbers(), Numbers()
        self._firsts: dict[str, str] = {}
        self._seen: dict[str, Work] = {}
        self._listed: set[str] = set()
        self._names: dict[str, dict[str, str]] = {}
        self._kinds: dict[str, tuple[str, str]] = {}

    def correspondence(self, lines: Iterable[str]) -> None:
        """Learn which mandates say the same."""
        nodes = read(lines, {_CORRESPONDS})
        self._firsts |= {node: first(told, _CORRESPONDS) for node, told in having(nodes, _CORRESPONDS)}

    def authorities(self, lines: Iterable[str]) -> Iterator[Entry]:
        """The rows of what the authorities list."""
        nodes = read(lines, _OF_AUTHORITIES)
        for iri, node in having(nodes, _PREFERRED):
            kind = next((kind for kind in node.get(_IS, ()) if kind in _KINDS), "")
            if self._scheme(iri):
                self._listed.add(iri)
                self._kinds[iri] = kind.rpartition("#")[2][:-1], first(node, _STRENGTH)
                yield from self._named(iri, node)
                yield from (("above", (self._entities(iri), self._entities(whole))) for whole in _wholes(node))
        for iri, node in having(nodes, _MEMBER):
            yield from (("member", (self._entities(member), self._entities(iri))) for member in every(node, _MEMBER))

    def version(self, lines: Iterable[str]) -> Iterator[Entry]:
        """The rows of one language version of a document."""
        nodes = read(lines, _OF_VERSIONS)
        work = self._work(nodes)
        for iri, node in having(nodes, _LANGUAGE):
            number, title = self._versions(iri), first(node, _TITLE)
            yield "version", (number, self._works(work), iri, first(node, _LANGUAGE), title)
            yield "title_words", (number, indexed(f"{self._seen[work].symbol} {title}"))
            yield from self._paragraph_rows(nodes, number)
        for iri, node in having(nodes, _PREFERRED):
            if self._scheme(iri) and iri not in self._listed and iri not in self._names:
                yield from self._named(iri, node)
        yield from chain(self._mandate_rows(nodes), self._citation_rows(nodes))

    def rest(self) -> Iterator[Entry]:
        """The rows of what many graphs tell together: documents with their keywords, and all that was named."""
        for iri, work in self._seen.items():
            issuer = self._entities(work.issuer) if work.issuer else None
            yield "work", (self._works(iri), iri, work.symbol, work.kind, issuer, work.date, 0)
            yield from (("topic", (self._works(iri), topic)) for topic in sorted(work.topics))
        for iri in tuple(self._entities):
            yield "entity", self._entity_row(iri)

    def _entity_row(self, iri: str) -> tuple[object, ...]:
        kind, strength = self._kinds.get(iri, ("", ""))
        labels = self._names.get(iri, {})
        some = next((labels[tag] for tag in PREFERENCE if tag in labels), iri.rpartition("/")[2])
        english, chinese = labels.get("en", some), labels.get("zh", some)
        is_listed = iri in self._listed
        return self._entities(iri), iri, self._scheme(iri), kind, english, chinese, is_listed, strength or None, 0, 0

    def _named(self, iri: str, node: Mapping[Term, list[Term]]) -> Iterator[Entry]:
        for term in node.get(_PREFERRED, ()):
            self._names.setdefault(iri, {})[language(term)] = value(term)
        if self._scheme(iri) in {"agent", "instrument"}:
            for property_ in _LABELS:
                for term in node.get(property_, ()):
                    number, label = self._labels(f"{iri} {property_} {term}"), value(term)
                    words = indexed(label)
                    row = number, self._entities(iri), label, language(term), words, property_ == _SHORT
                    yield from (("name", row), ("name_words", (number, words)))

    def _scheme(self, iri: str) -> str:
        base = self._iris.base
        scheme = iri[len(base) :].partition("/")[0] if iri.startswith(base) else ""
        return scheme if scheme in {"agent", "instrument", "act", "condition", "doc"} else ""

    def _work(self, nodes: Nodes) -> str:
        iri, node = next(having(nodes, _DOCUMENT_KIND))
        work = Work(first(node, _SYMBOL), first(node, _DOCUMENT_KIND), first(node, _ISSUER))
        work = self._seen.setdefault(iri, work)
        work.date = min(filter(None, (work.date, *(day for date in _DATES for day in every(node, date)))), default="")
        work.keywords |= {(label, "") for label in every(node, _KEYWORD)}
        subjects = (nodes.get(subject, {}) for subject in node.get(_SUBJECT, ()))
        work.keywords |= {(first(subject, _HEADING), first(subject, _VOCABULARY)) for subject in subjects}
        return iri

    def _paragraph_rows(self, nodes: Nodes, version: int) -> Iterator[Entry]:
        for iri, node in having(nodes, _KIND):
            number, text = self._paragraphs(iri), _read_out(first(node, _TEXT))
            place = int(first(node, _POSITION) or 0)
            yield "paragraph", (number, version, iri, first(node, _PARAGRAPH_ID), place, text)
            yield "paragraph_words", (number, indexed(text))

    def _mandate_rows(self, nodes: Nodes) -> Iterator[Entry]:
        for iri, node in having(nodes, _OF_ACT):
            act = nodes[node[_OF_ACT][0]]
            number, said = self._mandates(iri), self._mandates(self._firsts.get(iri, iri))
            conditions = " ".join(str(self._entities(condition)) for condition in sorted(every(node, _CONDITION)))
            place = self._paragraphs(first(act, _IN_PARAGRAPH)), int(first(act, _POSITION) or 0)
            issuer = first(act, _ISSUER)
            verb = self._entities(first(act, _VERB)), self._entities(issuer) if issuer else None, first(act, _VERB_TEXT)
            what = first(node, _MODE).rpartition("#")[2], _read_out(first(node, _ACTION)), first(node, _DUE)
            yield "mandate", (number, said, iri, *place, *verb, *what, conditions)
            for property_, role in _ROLES.items():
                agents = dict.fromkeys(every(node, property_))
                yield from (("role", (self._entities(agent), role, number)) for agent in agents)

    def _citation_rows(self, nodes: Nodes) -> Iterator[Entry]:
        for iri, node in having(nodes, _CITING):
            paragraph, relation = first(node, _CITING), first(node, _RELATION).rpartition("#")[2]
            if paragraph in self._paragraphs:
                cited = (self._entities(cited) for cited in every(node, _CITED))
                yield from (
                    (
                        "citation",
                        (
                            self._citations(f"{iri} {number}"),
                            iri,
                            self._paragraphs(paragraph),
                            number,
                            first(node, _PIN),
                            relation,
                        ),
                    )
                    for number in cited
                )


def _read_out(text: str) -> str:
    """Words without the marks of footnotes."""
    return _FOOTNOTE_MARK.sub("", text)


def _wholes(node: Mapping[Term, list[Term]]) -> Iterator[str]:
    return (whole for property_ in _WHOLES for whole in every(node, property_))
