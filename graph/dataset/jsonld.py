"""Sorted statements as JSON-LD: a graph a line, in which each node is an object.

A string as `graph.terms` writes it for N-Quads is one of JSON too, for it uses no escape that JSON has not.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from graph.dataset.context import CONTEXT_PREFIXES, ID, LANGUAGE, MG, RESERVED, VOCAB, context, properties
from graph.dataset.prefixes import shortener
from graph.terms import XSD, Term, Triple, name

_TYPE = name("rdf:type")
_LITERAL = re.compile(r'(?P<string>".*")(?:@(?P<language>[A-Za-z0-9-]+)|\^\^<(?P<datatype>[^<>"]*)>)?', re.DOTALL)
_OURS = re.compile(rf"<{re.escape(MG)}([A-Za-z][A-Za-z-]*)>")
# What JSON writes without quotes, and no reader rounds.
_BARE = {
    "xsd:boolean": re.compile('"(true|false)"'),
    "xsd:integer": re.compile('"(0|-?[1-9][0-9]{0,14})"'),
    "xsd:nonNegativeInteger": re.compile('"(0|[1-9][0-9]{0,14})"'),
}

# What stands before the first graph, between two, and after the last; the context comes first, so that a reader
# need not hold the file.
HEAD = f'{{"@context": {json.dumps(context())},\n"@graph": [\n'
SEPARATOR = ",\n"
TAIL = "\n]}\n"

_short = shortener(CONTEXT_PREFIXES)


def graph_object(iri: str, triples: Iterable[Triple]) -> str:
    """A named graph, to stand in a document that begins with HEAD."""
    return f'{{"id": "{iri}", "@graph": [{", ".join(_nodes(triples))}]}}'


def document(triples: Iterable[Triple]) -> str:
    """A document of triples that are in no named graph, a node a line."""
    return HEAD + SEPARATOR.join(_nodes(triples)) + TAIL


def _nodes(triples: Iterable[Triple]) -> Iterator[str]:
    return (_node(subject, said) for subject, said in groupby(triples, itemgetter(0)))


def _node(subject: Term, said: Iterable[Triple]) -> str:
    members = [f'"id": {_iri(subject)}']
    for predicate, triples in groupby(said, itemgetter(1)):
        members.append(_member(predicate, [value for _, _, value in triples]))
    return f"{{{', '.join(members)}}}"


def _member(predicate: Term, values: Sequence[Term]) -> str:
    """A property with all its values."""
    if predicate == _TYPE:
        return f'"type": {_one_or_list([_named(value) for value in values])}'
    property_ = properties().get(predicate[1:-1])
    if property_ is None or (property_.takes == LANGUAGE and not all(map(_is_in_language, values))):
        return f"{_iri(predicate)}: {_one_or_list([_value(value, None) for value in values])}"
    if property_.takes == LANGUAGE:
        return f'"{property_.key}": {_by_language(values)}'
    return f'"{property_.key}": {_one_or_list([_value(value, property_.takes) for value in values])}'


def _value(term: Term, takes: str | None) -> str:
    """A value of a property that takes such values, or in full."""
    if term.startswith("<"):
        return _iri(term) if takes == ID else _named(term) if takes == VOCAB else f'{{"id": {_iri(term)}}}'
    string, language, datatype = _parts(term)
    if language:
        return f'{{"@value": {string}, "@language": "{language}"}}'
    if datatype is None:
        return string if takes is None else f'{{"@value": {string}}}'
    if takes is None or takes.replace("xsd:", XSD) != datatype:
        return f'{{"@value": {string}, "@type": "{datatype}"}}'
    bare = _BARE[takes].fullmatch(string) if takes in _BARE else None
    return bare[1] if bare else string


def _by_language(values: Iterable[Term]) -> str:
    """Words by the tag of their language."""
    words: dict[str, list[str]] = {}
    for value in values:
        string, language, _ = _parts(value)
        words.setdefault(language or "", []).append(string)
    members = (f'"{tag}": {_one_or_list(strings)}' for tag, strings in words.items())
    return f"{{{', '.join(members)}}}"


def _one_or_list(values: Sequence[str]) -> str:
    return values[0] if len(values) == 1 else f"[{', '.join(values)}]"


@lru_cache(maxsize=1 << 12)
def _named(term: Term) -> str:
    """A class or an individual by its name in the vocabulary, or by its prefix."""
    if (ours := _OURS.fullmatch(term)) and ours[1] not in RESERVED:
        return f'"{ours[1]}"'
    short = _short(term)
    return _iri(term) if short == term else f'"{short}"'


def _iri(term: Term) -> str:
    return f'"{term[1:-1]}"'


def _is_in_language(term: Term) -> bool:
    return term.startswith('"') and not term.endswith(('"', ">"))


def _parts(literal: Term) -> tuple[str, str | None, str | None]:
    """The string in its quotes, the tag of its language, the IRI of its datatype."""
    if literal.endswith('"'):
        return literal, None, None
    found = _LITERAL.fullmatch(literal)
    if not found:
        raise ValueError(f"not a literal of N-Quads: {literal}")
    return found["string"], found["language"], found["datatype"]
