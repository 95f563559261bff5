"""Builds a graph from files: finds what is to be made, has it made, and installs it.

What was made before from the same source by the same recipe is not made again, be it of the last good build or of one
that was cut off.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial

from graph.bench import bench
from graph.engines import FAST, EngineName
from graph.folders import folder_at
from graph.inputs import Input, inputs_of
from graph.install import Installation, last_build
from graph.iris import DEFAULT_BASE, Iris
from graph.locations import Location
from graph.lock import held
from graph.progress import Progress
from graph.recipe import Recipe, program
from graph.stage import Outcome, Stage, graph_on_stage
from graph.summary import Built, Compared, Rejected, Summary
from graph.tasks import Comparison, Document, Piece, Task, perform
from graph.workers import Here, Workers


def build(  # noqa: PLR0913 - options of one command
    sources: Sequence[Location],
    out: Location,
    *,
    base: str = DEFAULT_BASE,
    engine: EngineName = FAST,
    workers: Workers | None = None,
    on_progress: Progress = lambda *_: None,
) -> Summary:
    """Read files, and all files in folders, into a graph in the folder `out`, in place of an earlier build there.

    Sources and `out` are paths, or URLs that fsspec reaches. What cannot be read is rejected with its reason and the
    rest is built; if nothing can be read, `out` stays as it was. At every moment, and however it ends, each file of
    `out` and its store are whole, of the earlier build or of this one, and the next build finishes what this one could
    not. Raises OSError where `out` cannot be written or another build is at work there, graph.iris.BadIdentifierError
    for a base that is none.
    """
    recipe = Recipe(Iris(base).base, engine, program())
    folder = folder_at(out)
    with held(folder):
        stage = Stage(folder)
        stage.carry_out()
        last = last_build(folder)
        work = _Work(recipe, stage, workers or Here(), on_progress)
        if last.summary.recipe == recipe.key():
            work.take(last.outcomes(), on_stage=False)
        work.take(stage.kept().values())
        settled = work.read(list(inputs_of(sources, out, on_progress)))
        documents = tuple(settled.documents[graph] for graph in sorted(settled.documents))
        compared, rejected = work.compare(documents)
        summary = Summary(base, documents, compared, (*settled.rejected, *rejected), recipe=recipe.key())
        if not documents:
            if not work.staged:
                stage.clear()
            return summary
        tools = partial(bench, recipe)
        return Installation(stage, summary, frozenset(work.staged), last, tools, on_progress).install()


@dataclass(frozen=True, slots=True)
class _Settled:
    """What inputs come to: documents by the names of their graphs, what was rejected, and what is to be read first.

    `claimed` are documents that another file had given, and may still.
    """

    documents: dict[str, Built] = field(default_factory=dict)
    rejected: list[Rejected] = field(default_factory=list)
    unread: dict[str, Document] = field(default_factory=dict)
    claimed: dict[str, Document] = field(default_factory=dict)

    def add(self, given: Input, key: str, outcome: Outcome | None) -> None:
        """Add a file of which `outcome` is known; the first file to give a document has it."""
        graph = outcome and (outcome.built.graph if outcome.built else outcome.claims)
        if outcome and outcome.reason is not None:
            self._reject(given, outcome.reason, key if outcome.lasts else None)
        elif graph in self.documents:
            source = self.documents[graph].source
            self._reject(given, f"the same document in the same language as {source}", key, graph)
        elif outcome and outcome.built:
            self.documents[outcome.built.graph] = outcome.built
        else:
            (self.claimed if outcome else self.unread)[key] = Document(key, given)

    def _reject(self, given: Input, reason: str, key: str | None, graph: str | None = None) -> None:
        self.rejected.append(Rejected(given.given, reason, key, graph))


@dataclass(frozen=True, slots=True)
class _Work:
    """A build at work. `made` are the outcomes known so far, `staged` the keys of those made since the last build."""

    recipe: Recipe
    stage: Stage
    workers: Workers
    on_progress: Progress
    made: dict[str, Outcome] = field(default_factory=dict)
    staged: set[str] = field(default_factory=set)

    def take(self, outcomes: Iterable[Outcome], *, on_stage: bool = True) -> None:
        """Take over what is on the stage, or in its place."""
        for outcome in outcomes:
            self.made[outcome.key] = outcome
            if on_stage and (outcome.built or outcome.compared):
                self.staged.add(outcome.key)

    def read(self, inputs: Sequence[Input | Rejected]) -> _Settled:
        """What inputs come to, all read."""
        while True:
            settled = _Settled()
            for given in inputs:
                if isinstance(given, Rejected):
                    settled.rejected.append(given)
                else:
                    key = self.recipe.key("document", given.name, given.sha256)
                    settled.add(given, key, self.made.get(key))
            unread = settled.unread or settled.claimed
            if not unread:
                return settled
            self._do("reading", tuple(unread.values()))

    def compare(self, documents: Iterable[Built]) -> tuple[tuple[Compared, ...], tuple[Rejected, ...]]:
        """What corresponds between the languages of each document that was read in several; and what failed."""
        works: dict[str, list[Built]] = defaultdict(list)
        for document in documents:
            works[document.symbol].append(document)
        pieces = [self._comparison(symbol, versions) for symbol, versions in works.items() if len(versions) > 1]
        self._do("comparing languages", [piece for piece in pieces if piece.key not in self.made])
        outcomes = [(piece, self.made[piece.key]) for piece in pieces]
        failed = ((piece, outcome.reason) for piece, outcome in outcomes if outcome.reason is not None)
        rejected = tuple(Rejected(f"{piece.symbol} in several languages", reason) for piece, reason in failed)
        return tuple(outcome.compared for _, outcome in outcomes if outcome.compared), rejected

    def _comparison(self, symbol: str, versions: Sequence[Built]) -> Comparison:
        key = self.recipe.key("comparison", symbol, *(version.key for version in versions))
        return Comparison(key, symbol, tuple((version.language, self._place(version)) for version in versions))

    def _place(self, version: Built) -> str:
        """The name of the file that holds a graph until it is installed."""
        return graph_on_stage(version.key) if version.key in self.staged else version.graph

    def _do(self, what: str, pieces: Sequence[Piece]) -> None:
        """Have pieces of work done."""
        size, done = self.workers.together, 0
        shares = (tuple(pieces[start : start + size]) for start in range(0, len(pieces), size))
        tasks = [Task(self.recipe, self.stage.out.location, share) for share in shares]
        if tasks:
            self.on_progress(what, 0, len(pieces))
        for outcomes in self.workers.map(perform, tasks):
            self.take(outcomes)
            done += len(outcomes)
            self.on_progress(what, done, len(pieces))
