"""The types of parameters: what each reads from a person's words, and the one term that goes into a query for it.

Nothing else enters a query. A value that is not of its type raises ValueError with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from pyoxigraph import Literal, NamedNode

from graph.iris import LANGUAGES, Authority, BadIdentifierError, Iris, Place, Scheme

Value = NamedNode | Literal

_VOCABULARY = "https://w3id.org/mandategraph/ontology#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SYMBOL = re.compile(r"[A-Za-z]+(?:/[A-Za-z0-9.()&*+ -]+)+")
_PARAGRAPH = re.compile(r"(?:[a-z0-9-]+/)*[A-Z]+[0-9]+[A-Za-z0-9.()]*")
_INTEGER = re.compile(r"[+-]?[0-9]{1,18}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# What no text holds and no terminal should be sent: controls, halves of surrogate pairs.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LONGEST = 10_000


@dataclass(frozen=True, slots=True)
class ValueType:
    """A type of parameter. `takes` says to a person what it takes; `scheme` is set where values are entities, and
    `choices` where they are few words.
    """

    takes: str
    read: Callable[[str, Iris], Value]
    scheme: str | None = None
    choices: tuple[str, ...] = ()


def serialised(value: Value) -> str:
    """The term as it stands in a query, for every engine the same.

    SPARQL expands `\\uXXXX` before it reads anything else, so a backslash before a `u` may not stand there.
    """
    return re.sub(r"\\([uU])", lambda found: f"\\\\U{ord(found[1]):08X}", str(value))


def _entity(scheme: Scheme, kind: str) -> Callable[[str, Iris], Value]:
    """An id, or an IRI below the base; what may be cited is also the IRI of a document."""

    def read(value: str, iris: Iris) -> Value:
        if _ID.fullmatch(value):
            return NamedNode(iris.mint(Authority(scheme, value)))
        try:
            name = iris.read(value)
        except BadIdentifierError:
            name = None
        listed = isinstance(name, Authority) and name.scheme == scheme
        document = isinstance(name, Place) and name == Place(name.symbol)
        if not (listed or (document and scheme == "instrument")):
            raise ValueError(f"{value!r} is not the id or IRI of {kind}")
        return NamedNode(value)

    return read


def _form(pattern: re.Pattern[str], kind: str) -> Callable[[str, Iris], Value]:
    def read(value: str, _: Iris) -> Value:
        if len(value) > _LONGEST or not pattern.fullmatch(value):
            raise ValueError(f"{value!r} is not {kind}")
        return Literal(value)

    return read


def _choice(values: Mapping[str, Value]) -> Callable[[str, Iris], Value]:
    def read(value: str, _: Iris) -> Value:
        if value not in values:
            raise ValueError(f"{value!r} is none of {', '.join(values)}")
        return values[value]

    return read


def _integer(value: str, _: Iris) -> Value:
    if not _INTEGER.fullmatch(value):
        raise ValueError(f"{value!r} is not a whole number")
    return Literal(str(int(value)), datatype=NamedNode(f"{_XSD}integer"))


def _day(value: str, _: Iris) -> Value:
    try:
        if _DAY.fullmatch(value):
            return Literal(date.fromisoformat(value).isoformat(), datatype=NamedNode(f"{_XSD}date"))
    except ValueError:  # the 30th of February
        pass
    raise ValueError(f"{value!r} is not a day such as 2012-12-20")


def _text(value: str, _: Iris) -> Value:
    if not value or len(value) > _LONGEST:
        raise ValueError(f"a text has 1 to {_LONGEST} characters")
    if found := _UNPRINTABLE.search(value):
        raise ValueError(f"a text holds no character U+{ord(found[0]):04X}")
    return Literal(value)


def _words(*names: str) -> dict[str, Value]:
    return {name: Literal(name) for name in names}


def _terms(*names: str) -> dict[str, Value]:
    return {name.lower(): NamedNode(_VOCABULARY + name) for name in names}


def _one_of(values: Mapping[str, Value]) -> ValueType:
    return ValueType(f"one of {', '.join(values)}", _choice(values), choices=tuple(values))


_CLASSES = _terms("Directive", "Commissive", "Decision", "Assertive", "Expressive")
_MODES = _terms("directive", "commitment", "decision", "need")
_KINDS = _words("preambular", "operative", "operative-sub", "narrative")
_LANGUAGES = _words(*LANGUAGES)

TYPES: Mapping[str, ValueType] = MappingProxyType(
    {
        "agent": ValueType("an id, name or IRI of an agent: unodc", _entity("agent", "an agent"), "agent"),
        "instrument": ValueType(
            "an id, name or IRI of an instrument, or a symbol: convention-1988, A/RES/64/182",
            _entity("instrument", "an instrument or a document"),
            "instrument",
        ),
        "act": ValueType("an id, word or IRI of a verb: urge", _entity("act", "a verb"), "act"),
        "condition": ValueType(
            "an id, wording or IRI of a condition: upon-request",
            _entity("condition", "a condition"),
            "condition",
        ),
        "document": ValueType("a symbol: A/RES/67/193", _form(_SYMBOL, "a symbol such as A/RES/67/193"), "document"),
        "paragraph": ValueType("a paragraph: OP17(a)", _form(_PARAGRAPH, "a paragraph such as OP17(a)")),
        "language": _one_of(_LANGUAGES),
        "kind": _one_of(_KINDS),
        "class": _one_of(_CLASSES),
        "mode": _one_of(_MODES),
        "integer": ValueType("a whole number", _integer),
        "date": ValueType("a day: 2012-12-20", _day),
        "text": ValueType("any words", _text),
    }
)
