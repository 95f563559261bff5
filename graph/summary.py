"""What a build read, found and refused, and the file that tells it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path

import msgspec

from extract.records import Extraction
from graph.iris import LANGUAGES, Correspondence, Graph, Iris, symbol_segment
from graph.validate import Violation

FILE_NAME = "summary.json"
GRAPHS = "graphs"  # the folder of all graphs, beside the summary
AUTHORITIES = f"{GRAPHS}/authorities.nq"  # the one of the vocabulary and the authorities


def graph_file(symbol: str, language: str) -> str:
    """The name of the file of a language version's graph within a build."""
    return f"{GRAPHS}/{symbol_segment(symbol)}.{LANGUAGES[language]}.nq"


class NoBuildError(Exception):
    """A folder that holds no build; the message says which, in one line."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much was read. `repairs` and `findings` are by kind; a finding is something that was not understood."""

    paragraphs: int
    acts: int
    mandates: int
    citations: int
    footnotes: int
    repairs: Mapping[str, int]
    findings: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Built:
    """One language version: the name of the file it was read from, and of that of its graph within the build.

    `key` tells what the graph was made from and how, as those of `Compared` and `Rejected` do: see `graph.recipe`.
    """

    symbol: str
    language: str
    title: str
    source: str
    graph: str
    counts: Counts
    violations: tuple[Violation, ...]
    key: str = ""

    @property
    def name(self) -> Graph:
        """What its graph is called."""
        return Graph(self.symbol, self.language)


@dataclass(frozen=True, slots=True)
class Compared:
    """A document that was read in several languages: how many acts and mandates were linked to those of another.

    `graph` is the name of the file of the links within the build.
    """

    symbol: str
    languages: tuple[str, ...]
    graph: str
    links: int
    violations: tuple[Violation, ...]
    key: str = ""

    @property
    def name(self) -> Correspondence:
        """What its graph is called."""
        return Correspondence(self.symbol)


@dataclass(frozen=True, slots=True)
class Rejected:
    """An input, as it was given, that is no part of the build, and why in one line.

    `key` is None where nothing could be read; `graph` names the graph that another file has given already.
    """

    source: str
    reason: str
    key: str | None = None
    graph: str | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """A whole build. `violations` are faults in the authorities, `between` those between documents; others stand with
    what they are in.

    `recipe` is the key of the program and its options.
    """

    base: str
    documents: tuple[Built, ...] = ()
    compared: tuple[Compared, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    violations: tuple[Violation, ...] = ()
    between: tuple[Violation, ...] = ()
    recipe: str = ""

    @property
    def made(self) -> tuple[Built | Compared, ...]:
        """Everything that has a graph."""
        return (*self.documents, *self.compared)

    @property
    def totals(self) -> Counts:
        """The counts of all documents together."""
        return total(document.counts for document in self.documents)

    @property
    def all_violations(self) -> tuple[Violation, ...]:
        """Every fault, of the authorities first."""
        of_documents = (document.violations for document in self.documents)
        of_languages = (document.violations for document in self.compared)
        return tuple(chain(self.violations, *of_documents, *of_languages, self.between))

    def to_json(self) -> str:
        """The same text for the same build, with the totals."""
        return json.dumps({**asdict(self), "totals": asdict(self.totals)}, ensure_ascii=False, indent=1) + "\n"


def read_summary(text: bytes) -> Summary:
    """What `Summary.to_json` wrote. Raises NoBuildError for anything else."""
    try:
        return msgspec.json.decode(text, type=Summary)
    except (msgspec.MsgspecError, ValueError) as error:
        raise NoBuildError(f"{FILE_NAME}: not written by a build ({error})") from None


def count(extraction: Extraction) -> Counts:
    """What was read of one document."""
    document = extraction.document
    return Counts(
        paragraphs=sum(len(part.paragraphs) for part in document.parts),
        acts=len(extraction.acts),
        mandates=sum(len(act.mandates) for act in extraction.acts),
        citations=len(extraction.citations),
        footnotes=len(document.footnotes),
        repairs=_by_kind(repair.kind for repair in document.text.repairs),
        findings=_by_kind([*(finding.kind for finding in extraction.findings), *("unread" for _ in document.unread)]),
    )


def total(counts: Iterable[Counts]) -> Counts:
    """The counts of several documents together."""
    of = tuple(counts)
    return Counts(
        paragraphs=sum(c.paragraphs for c in of),
        acts=sum(c.acts for c in of),
        mandates=sum(c.mandates for c in of),
        citations=sum(c.citations for c in of),
        footnotes=sum(c.footnotes for c in of),
        repairs=_by_kind(kind for c in of for kind in Counter(c.repairs).elements()),
        findings=_by_kind(kind for c in of for kind in Counter(c.findings).elements()),
    )


class _Based(msgspec.Struct):
    """What a query needs of a summary that may tell of thousands of documents."""

    base: str


def iris_of(out: Path) -> Iris:
    """The identifiers of the build in a folder. Raises NoBuildError."""
    try:
        return Iris(msgspec.json.decode((out / FILE_NAME).read_bytes(), type=_Based).base)
    except (OSError, ValueError, msgspec.MsgspecError):
        raise NoBuildError(f"{out}: no graph has been built here") from None


def _by_kind(kinds: Iterable[str]) -> Mapping[str, int]:
    return dict(sorted(Counter(kinds).items()))
