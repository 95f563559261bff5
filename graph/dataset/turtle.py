"""Sorted statements as Turtle: each node once, with its properties below it, in the order in which they come."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from graph.dataset.prefixes import Shorten
from graph.terms import XSD, Term, Triple, name

_TYPE = name("rdf:type")
# Numbers and truth values that Turtle writes bare, and reads back as the same characters.
_BARE = re.compile(rf'"(0|-?[1-9][0-9]*)"\^\^<{XSD}integer>|"(true|false)"\^\^<{XSD}boolean>')
_TYPED = re.compile(r'(".*"\^\^)(<[^<>"]*>)')


def turtle(triples: Iterable[Triple], short: Shorten) -> Iterator[str]:
    """A block for each run of statements about one node, as `short` writes IRIs; strings keep their escapes."""
    last: Term | None = None
    predicate: Term | None = None
    end = ""
    for subject, verb, value in triples:
        if subject != last:
            yield f"{end}{short(subject)}\n    {_verb(verb, short)} {_object(value, short)}"
        elif verb != predicate:
            yield f" ;\n    {_verb(verb, short)} {_object(value, short)}"
        else:
            yield f" ,\n        {_object(value, short)}"
        last, predicate, end = subject, verb, " .\n\n"
    if last:
        yield " .\n"


def _verb(term: Term, short: Shorten) -> str:
    return "a" if term == _TYPE else short(term)


def _object(term: Term, short: Shorten) -> str:
    if term.startswith("<"):
        return short(term)
    return _literal(term, short) if term.endswith(">") else term


@lru_cache(maxsize=1 << 12)
def _literal(term: Term, short: Shorten) -> str:
    """A typed value; those that stand most are small numbers."""
    if bare := _BARE.fullmatch(term):
        return bare[1] or bare[2]
    typed = _TYPED.fullmatch(term)
    return f"{typed[1]}{short(typed[2])}" if typed else term
