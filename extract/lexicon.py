"""The authorities as the extractor reads them: labels of agents, instruments, verbs and conditions, ready to be found.

To teach the program a new body, treaty, verb or wording, edit a Turtle file in `ontology/lexicon/` and no code.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ahocorasick_rs import AhoCorasick, MatchKind
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from extract.folding import Folded, fold, fold_words
from extract.records import Span

SKOS = "http://www.w3.org/2004/02/skos/core#"
MG = "https://w3id.org/mandategraph/ontology#"


@dataclass(frozen=True, slots=True)
class Concept:
    """One authority: its id, its scheme (`agents`, `instruments`, `actVerbs`, `conditions`, `markers`) and its words.

    `labels` and `short` map a language (`zh`) to words; `short` are words that denote it only where context tells;
    `words` are the members of a class of function words, `patterns` regular expressions for discontinuous wordings,
    `descriptions` regular expressions for what makes it of a wider group's mention.
    `values` are its other properties, by the last segment of the property's IRI, values as text or as ids.
    """

    id: str
    scheme: str
    kind: str
    labels: Mapping[str, tuple[str, ...]]
    short: Mapping[str, tuple[str, ...]]
    words: Mapping[str, tuple[str, ...]]
    patterns: Mapping[str, tuple[str, ...]]
    descriptions: Mapping[str, tuple[str, ...]]
    values: Mapping[str, tuple[str, ...]]

    def value(self, name: str) -> str | None:
        """The first value of a property, or None."""
        values = self.values.get(name)
        return values[0] if values else None


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that name authorities: `full` by a label of their own, `short` by one that needs a context."""

    span: Span
    full: tuple[str, ...]
    short: tuple[str, ...]


class Lexicon:
    """All concepts by scheme and id."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._by_scheme: dict[str, dict[str, Concept]] = defaultdict(dict)
        for concept in concepts:
            self._by_scheme[concept.scheme][concept.id] = concept

    @classmethod
    def load(cls, paths: Iterable[Path]) -> Lexicon:
        """Read Turtle files of SKOS concepts. Raises OSError or SyntaxError for a file that is none."""
        properties: dict[str, dict[str, list[NamedNode | Literal]]] = defaultdict(lambda: defaultdict(list))
        for path in paths:
            for triple in parse(path=str(path), format=RdfFormat.TURTLE):
                if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode | Literal):
                    properties[triple.subject.value][triple.predicate.value].append(triple.object)
        return cls(_concept(iri, of) for iri, of in properties.items() if SKOS + "inScheme" in of)

    def scheme(self, name: str) -> Mapping[str, Concept]:
        """The concepts of one scheme, by id."""
        return self._by_scheme[name]

    def words(self, marker: str, language: str) -> tuple[str, ...]:
        """The words of one grammatical marker, longest first. Raises KeyError for a marker that no file defines."""
        concept = self._by_scheme["markers"][marker]
        return tuple(sorted(concept.words.get(language, ()), key=lambda w: (-len(w), w)))

    def patterns(self, scheme: str, language: str) -> Iterator[tuple[str, str]]:
        """The regular expressions of a scheme's concepts, each with the concept's id."""
        concepts = self.scheme(scheme).values()
        return ((concept.id, pattern) for concept in concepts for pattern in concept.patterns.get(language, ()))

    def descriptions(self, scheme: str, language: str) -> Iterator[tuple[str, str]]:
        """The same for those that describe a concept."""
        concepts = self.scheme(scheme).values()
        return ((concept.id, pattern) for concept in concepts for pattern in concept.descriptions.get(language, ()))

    @cached_property
    def posts(self) -> Mapping[str, tuple[Concept, ...]]:
        """The posts in each body."""
        held: dict[str, list[Concept]] = defaultdict(list)
        for concept in self._by_scheme["agents"].values():
            if body := concept.value("postIn"):
                held[body].append(concept)
        return {body: tuple(posts) for body, posts in held.items()}

    @cached_property
    def by_symbol(self) -> Mapping[str, tuple[str, ...]]:
        """Instruments by the symbol of the document that holds them."""
        held: dict[str, list[str]] = defaultdict(list)
        for concept in self._by_scheme["instruments"].values():
            for symbol in concept.values.get("symbol", ()):
                held[symbol].append(concept.id)
        return {symbol: tuple(ids) for symbol, ids in held.items()}

    @cached_property
    def by_registration(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """Treaties by treaty series and registration number, `("UNTS", "27627")`."""
        held: dict[tuple[str, str], list[str]] = defaultdict(list)
        for concept in self._by_scheme["instruments"].values():
            for number in concept.values.get("registration", ()):
                held[concept.value("treatySeries") or "", number].append(concept.id)
        return {key: tuple(ids) for key, ids in held.items()}


def _local(iri: str) -> str:
    return re.split(r"[/#]", iri)[-1]


def _words(of: Mapping[str, list[NamedNode | Literal]], *predicates: str) -> dict[str, tuple[str, ...]]:
    """The language-tagged values of some properties, by language."""
    words: dict[str, list[str]] = defaultdict(list)
    for predicate in predicates:
        for label in of.get(predicate, ()):
            if isinstance(label, Literal) and label.language:
                words[label.language].append(label.value)
    return {language: tuple(labels) for language, labels in words.items()}


def _concept(iri: str, of: Mapping[str, list[NamedNode | Literal]]) -> Concept:
    values = {
        _local(predicate): tuple(o.value if isinstance(o, Literal) else _local(o.value) for o in objects)
        for predicate, objects in of.items()
    }
    return Concept(
        id=_local(iri),
        scheme=_local(of[SKOS + "inScheme"][0].value),
        kind=next((kind for kind in values.get("type", ()) if kind != "Concept"), "Concept"),
        labels=_words(of, SKOS + "prefLabel", SKOS + "altLabel"),
        short=_words(of, MG + "shortLabel"),
        words=_words(of, MG + "word"),
        patterns=_words(of, MG + "pattern"),
        descriptions=_words(of, MG + "description"),
        values=values,
    )


class Matcher:
    """Finds the labels of some concepts in a text: longest, leftmost, without overlap.

    Both labels and text are folded first: what `ignore` matches (white space, quotation marks, footnote marks, words
    that may stand anywhere inside a name) does not count, nor does case. `barriers` are words in which no label may
    begin: 建议会员国 does not name 议会. Where a language parts its words (`parted`), a label is found as whole words,
    and where it has a capital, so must the text: "who" is not WHO.
    """

    def __init__(
        self,
        concepts: Iterable[Concept],
        language: str,
        ignore: re.Pattern[str],
        barriers: Iterable[str] = (),
        *,
        parted: bool = False,
    ) -> None:
        self._ignore = ignore
        self._parted = parted
        full: dict[str, set[_Meaning]] = defaultdict(set)
        short: dict[str, set[_Meaning]] = defaultdict(set)
        for concept in concepts:
            for target, words in ((full, concept.labels), (short, concept.short)):
                for label in words.get(language, ()):
                    folded = self._fold(label)
                    target[folded.words].add((concept.id, folded.capitals if parted else ()))
        self._labels = sorted((full.keys() | short.keys() | set(barriers)) - {""})
        self._meanings = [(_Meanings.of(full[w]), _Meanings.of(short[w])) for w in self._labels]
        self._automaton = AhoCorasick(self._labels, matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> tuple[Hit, ...]:
        """Every hit in `text`, in order; spans count characters of `text`."""
        folded = self._fold(text)
        return tuple(self._within(folded, Span(0, len(folded.words))))

    def _within(self, folded: Folded, part: Span) -> Iterator[Hit]:
        """Hits in a part of the folded text; a label that lacks its capitals gives way to shorter ones in it."""
        for label, start, end in self._automaton.find_matches_as_indexes(folded.words[part.start : part.end]):
            found = Span(part.start + start, part.start + end)
            full, short = (meanings.meant(folded.said, found.start) for meanings in self._meanings[label])
            if full or short:
                yield Hit(folded.in_text(found), full, short)
            elif self._parted:
                yield from self._within(folded, Span(found.start, found.end - 1))

    def _fold(self, text: str) -> Folded:
        return fold_words(text, self._ignore) if self._parted else fold(text, self._ignore)


_Meaning = tuple[str, tuple[int, ...]]  # of a label: a concept, and the places of the capitals that it has


@dataclass(frozen=True, slots=True)
class _Meanings:
    """What a label may mean; `always`, where it has no capitals on which that depends."""

    each: tuple[_Meaning, ...]
    always: tuple[str, ...] | None

    @classmethod
    def of(cls, meanings: Iterable[_Meaning]) -> _Meanings:
        """The meanings, in order."""
        each = tuple(sorted(meanings))
        is_plain = not any(capitals for _, capitals in each)
        return cls(each, tuple(dict.fromkeys(concept for concept, _ in each)) if is_plain else None)

    def meant(self, said: str, start: int) -> tuple[str, ...]:
        """The concepts of the label that stands at `start`, where what is said has its capitals."""
        if self.always is not None:
            return self.always
        capital = (concept for concept, places in self.each if all(said[start + place].isupper() for place in places))
        return tuple(dict.fromkeys(capital))
