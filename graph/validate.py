"""Checks a graph against the shapes, and says of each fault in which paragraph and from which words it comes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from graph.iris import Iris
from graph.locate import Locator


@dataclass(frozen=True, slots=True)
class Result:
    """What an engine reports: a shape that a focus node fails, with IRIs in full.

    `path` is written as in SPARQL with the prefixes of the shapes, `value` is the text of a literal or an IRI;
    `messages` are pairs of a language and a text.
    """

    focus: str
    shape: str
    path: str | None
    value: str | None
    severity: str
    messages: tuple[tuple[str, str], ...]


class Engine(Protocol):
    """Validates by SHACL Core. Every engine must report the same."""

    def results(self, lines: Iterable[str]) -> Iterator[Result]:
        """The results for a graph in lines of N-Quads, whatever the names of its graphs, in no particular order."""


@dataclass(frozen=True, slots=True)
class Violation:
    """A fault in a graph.

    `shape` is the local name of the shape that is not met (`Act-verb`), `focus` the IRI of the node that fails it.
    `paragraph` is the id of the paragraph and `words` are the words of the source from which it was read, both None
    for what was not read from a place in a text.
    """

    shape: str
    focus: str
    path: str | None
    value: str | None
    severity: str
    message: str
    message_zh: str
    paragraph: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Validator:
    """Checks graphs with one engine. `known` are lines that tell the classes of what a document may refer to."""

    engine: Engine
    iris: Iris
    known: Sequence[str] = ()

    def check(self, lines: Sequence[str]) -> tuple[Violation, ...]:
        """The faults of one graph in lines of N-Quads, in order."""
        results = sorted(set(self.engine.results([*lines, *self.known])), key=_order)
        if not results:
            return ()
        locator = Locator(lines, self.iris)
        return tuple(_violation(result, locator) for result in results)


def _order(result: Result) -> tuple[str, ...]:
    return result.focus, result.shape, result.path or "", result.value or ""


def _violation(result: Result, locator: Locator) -> Violation:
    messages = dict(result.messages)
    found = locator.find(result.focus, result.path, result.value)
    return Violation(
        shape=_local(result.shape),
        focus=result.focus,
        path=result.path,
        value=result.value,
        severity=_local(result.severity),
        message=messages.get("en", ""),
        message_zh=messages.get("zh", ""),
        paragraph=found.paragraph,
        words=found.words,
    )


def _local(iri: str) -> str:
    return iri.rpartition("#")[2]
