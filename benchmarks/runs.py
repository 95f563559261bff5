"""The runs of one benchmark: which child does what, and the figures from what they tell."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks import commands, machine
from benchmarks.figures import Answers, Asked, Built, Figures, Seconds
from benchmarks.measuring import Fact, Outcome, run

_OURS, _PLAIN = "benchmarks.ours", "benchmarks.plain"
# What the process of a peak does.
BUILDS, ASKS = "build", "queries"
_SMALL = 100  # files; larger builds are done once


class NothingReadError(Exception):
    """A sample without a document."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What to measure: files in their order, sizes as asked for, the size of the plain way, limits in seconds.

    What takes little is done `repeat` times, and the fastest counts.
    """

    files: Sequence[Path]
    sizes: Sequence[str]
    plain: int
    repeat: int
    limit: int
    query_limit: int

    def sample(self, size: str) -> Sequence[Path]:
        """The files of a size: a number, or `all`."""
        return self.files if size == "all" else self.files[: int(size)]


@dataclass(frozen=True, slots=True)
class Bench:
    """A plan, an empty folder for the files of its runs, and what hears of their progress."""

    plan: Plan
    folder: Path
    say: Callable[[str], None]

    def measured(self) -> Figures:
        """All figures. Raises ChildError where a run fails, NothingReadError where there is nothing to measure."""
        beside = str(self.plan.plain)
        sizes = sorted({*self.plan.sizes, beside}, key=lambda size: len(self.plan.sample(size)))
        builds, symbol = {}, None
        for size in sizes:
            builds[size], told = self._build(size)
            symbol = symbol or told  # a document of the smallest sample is in all
        answers, queries = {}, {}
        for size in sizes:
            outcome = self._ask(size, symbol or "")
            answers[size] = _answers(outcome)
            builds[size] = _with_peak(builds[size], outcome)
            if size == beside:
                queries = {fact["query"]: fact["text"] for fact in outcome.facts if "text" in fact}
        plain, plain_answers = self._plain(builds[beside], queries)
        self.say("command line")
        middle = self.plan.sizes[len(self.plan.sizes) // 2]
        return Figures(
            machine=machine.described(),
            limits={"step": self.plan.limit, "query": self.plan.query_limit},
            builds=tuple(builds[size] for size in self.plan.sizes),
            answers={size: answers[size] for size in self.plan.sizes},
            beside=builds[beside],
            beside_answers=answers[beside],
            plain=plain,
            plain_answers=plain_answers,
            commands=commands.measured(self.plan.sample(middle), self.folder),
        )

    def _build(self, size: str) -> tuple[Built, str | None]:
        """Our build of a size, and a document in it."""
        files = [str(file) for file in self.plan.sample(size)]
        times = self.plan.repeat if len(files) <= _SMALL else 1
        outcomes = []
        for _ in range(times):
            self.say(f"our build of {len(files)} files")
            shutil.rmtree(self._ours(size), ignore_errors=True)
            outcomes.append(run(_OURS, job={"files": files, "out": str(self._ours(size))}))
        first = outcomes[0]
        if not first.fact("documents"):
            raise NothingReadError(f"none of {len(files)} files is a document that can be read")
        steps = _fastest([outcome.fact("steps") for outcome in outcomes])
        peaks = {BUILDS: first.usage.peak}
        return Built(size, first.fact("documents"), first.fact("quads"), steps, peaks), first.fact("symbol")

    def _ask(self, size: str, document: str) -> Outcome:
        self.say(f"our queries at size {size}")
        return run(_OURS, job={"out": str(self._ours(size)), "document": document, "repeat": self.plan.repeat})

    def _plain(self, ours: Built, queries: Mapping[str, str]) -> tuple[Built, Answers]:
        """The plain way from the graphs of our build on."""
        limits = {"limit": self.plan.limit, "query_limit": self.plan.query_limit, "repeat": self.plan.repeat}
        graphs = (self._ours(ours.size) / "graphs").glob("*.nq")
        files = [str(file) for file in sorted(graphs)]
        documents = [file for file in files if not file.endswith((".correspondence.nq", "authorities.nq"))]
        self.say(f"the plain way with {len(documents)} documents")
        built = run(_PLAIN, job={"files": documents, "out": str(self.folder / "plain.nq"), **limits})
        self.say("the plain way's queries")
        asked = run(_PLAIN, job={"files": files, "queries": queries, **limits})
        steps = {**self._steps(built), **self._steps(asked)}
        peaks = {BUILDS: built.usage.peak, ASKS: asked.usage.peak}
        return Built(ours.size, ours.documents, built.fact("quads"), steps, peaks), _answers(asked)

    def _steps(self, outcome: Outcome) -> dict[str, Seconds]:
        """The steps of the plain way; the one in which a limit ended it took that much at least."""
        steps = {name: Seconds(value) for name, value in (outcome.fact("steps") or {}).items()}
        if outcome.cut:
            steps[outcome.fact("begun")] = Seconds(self.plan.limit, at_least=True)
        return steps

    def _ours(self, size: str) -> Path:
        return self.folder / f"ours-{size}"


def _fastest(runs: Sequence[Mapping[str, float]]) -> dict[str, Seconds]:
    return {step: Seconds(min(run[step] for run in runs)) for step in runs[0]}


def _answers(outcome: Outcome) -> dict[str, Asked]:
    return {fact["query"]: _asked(fact) for fact in outcome.facts if "seconds" in fact}


def _asked(fact: Fact) -> Asked:
    whole = Seconds(fact["whole"]) if "whole" in fact else None
    return Asked(Seconds(fact["seconds"], fact.get("cut", False)), fact.get("rows"), whole)


def _with_peak(built: Built, asking: Outcome) -> Built:
    return replace(built, peaks={**built.peaks, ASKS: asking.usage.peak})
