"""What was measured, as records, and what follows from it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from benchmarks.measuring import Usage

READ, PREPARE = "read", "prepare"
STEPS = {
    READ: "read and extract",
    "triples": "triples, sorted",
    "write": "write",
    "validate": "validate",
    "compare": "compare languages",
    "load": "install and load",
}


@dataclass(frozen=True, slots=True)
class Seconds:
    """Processor time; `at_least` where a limit ended what was measured."""

    value: float
    at_least: bool = False

    def __add__(self, other: Seconds) -> Seconds:
        """At least, if one of the two is."""
        return Seconds(self.value + other.value, self.at_least or other.at_least)

    def __str__(self) -> str:
        """Three digits that count, no more than four behind the point."""
        places = next((places for least, places in ((100, 0), (10, 1), (1, 2), (0.1, 3)) if self.value >= least), 4)
        return f"{'> ' * self.at_least}{self.value:,.{places}f}"

    def per(self, number: float) -> Seconds:
        """Divided by a number."""
        return Seconds(self.value / number, self.at_least)


@dataclass(frozen=True, slots=True)
class Built:
    """A build of `documents` of `size` files, `size` as asked for. `peaks` are bytes by what the process did."""

    size: str
    documents: int
    quads: int
    steps: Mapping[str, Seconds]
    peaks: Mapping[str, int]

    def step(self, name: str) -> Seconds | None:
        """What a step took for each document; None for a step that this way does not have."""
        return self.steps[name].per(self.documents) if name in self.steps else None

    def total(self, *, extraction: bool = True) -> Seconds:
        """What all took for each document, but for what is made ready once."""
        left_out = {PREPARE} if extraction else {PREPARE, READ}
        taken = (seconds for name, seconds in self.steps.items() if name not in left_out)
        return sum(taken, Seconds(0)).per(self.documents)


@dataclass(frozen=True, slots=True)
class Asked:
    """How long a query took: its SPARQL alone, of `rows` solutions if it was finished, and the whole answer, if made.

    The whole answer has names resolved before and labels found and values joined after.
    """

    sparql: Seconds
    rows: int | None
    whole: Seconds | None = None


# By name of the query; without those whose example names what the graph does not have.
Answers = Mapping[str, Asked]


def each_once(answers: Answers, names: Collection[str]) -> Seconds:
    """What the SPARQL of some queries takes, each asked once."""
    return sum((asked.sparql for name, asked in answers.items() if name in names), Seconds(0))


@dataclass(frozen=True, slots=True)
class Commands:
    """The command line on so many files: a first build, one with nothing changed, and a first one by two workers."""

    files: int
    first: Usage
    again: Usage
    two_workers: Usage


@dataclass(frozen=True, slots=True)
class Figures:
    """All that one run measured. `plain` and its answers stand beside ours on the same documents."""

    machine: Mapping[str, str]
    limits: Mapping[str, int]
    builds: tuple[Built, ...]
    answers: Mapping[str, Answers]  # by size
    beside: Built
    beside_answers: Answers
    plain: Built
    plain_answers: Answers
    commands: Commands
