"""Puts a finished build in place: its graphs, the authorities, a store of them all, and the summary."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from graph.bench import Bench
from graph.checks import check_store
from graph.files import Folder
from graph.iris import CORRESPONDENCE, LANGUAGES, Correspondence, Graph, Iris
from graph.progress import Progress
from graph.stage import Outcome, Stage, graph_on_stage
from graph.store import STORE, NoStoreError, make_store, open_store, update_store
from graph.summary import AUTHORITIES, FILE_NAME, GRAPHS, Built, Compared, NoBuildError, Summary, read_summary
from graph.validate import Violation

_STAGED_AUTHORITIES = graph_on_stage("authorities")
_GRAPH_FILE = re.compile(rf".+\.(?:{'|'.join((*LANGUAGES.values(), CORRESPONDENCE))})\.nq")
_ANEW = 0.2  # share of the graphs that changed from which on a store is made anew sooner than brought up to date


@dataclass(frozen=True, slots=True)
class Last:
    """The last good build in a folder: what it says of itself, and the graphs that are there."""

    summary: Summary
    graphs: frozenset[str]

    @property
    def made(self) -> dict[str, Built | Compared]:
        """Its graphs by the names of their files."""
        return {made.graph: made for made in self.summary.made}

    def outcomes(self) -> Iterator[Outcome]:
        """What it has made that is still there; of two files that are the same, the one that has the graph last."""
        for rejected in self.summary.rejected:
            if rejected.key is not None:
                reason = None if rejected.graph else rejected.reason
                yield Outcome(rejected.key, reason=reason, claims=rejected.graph)
        for built in self.summary.documents:
            if built.graph in self.graphs:
                yield Outcome(built.key, built=built)
        for compared in self.summary.compared:
            if compared.graph in self.graphs:
                yield Outcome(compared.key, compared=compared)


def last_build(folder: Folder) -> Last:
    """The last good build in a folder; an empty one where there is none."""
    try:
        summary = read_summary(folder.read(FILE_NAME))
    except (FileNotFoundError, NoBuildError):
        summary = Summary("")
    return Last(summary, frozenset(f"{GRAPHS}/{name}" for name in folder.names(GRAPHS)))


@dataclass(frozen=True, slots=True)
class Installation:
    """A finished build on its way to its place.

    `staged` are the keys of graphs that are still on the stage; `tools` gives what the authorities are made by.
    """

    stage: Stage
    summary: Summary
    staged: frozenset[str]
    last: Last
    tools: Callable[[], Bench]
    on_progress: Progress

    def install(self) -> Summary:
        """Put what changed in place, with a store of it all; tell what was built."""
        moved, removed = self._moved(), self._removed()
        violations, between = self.last.summary.violations, self.last.summary.between
        if not self._has_same_recipe or AUTHORITIES not in self.last.graphs:
            violations = self._stage_authorities()
            moved[_STAGED_AUTHORITIES] = AUTHORITIES
        store = self._store(moved, removed)
        if store:
            between = check_store(open_store(store.parent))
        summary = replace(self.summary, violations=violations, between=between)
        if moved or removed or store or summary != self.last.summary:
            self.stage.install(moved, removed, summary.to_json().encode(), store)
        else:
            self.stage.clear()
        return summary

    @property
    def _has_same_recipe(self) -> bool:
        return self.last.summary.recipe == self.summary.recipe

    def _moved(self) -> dict[str, str]:
        """The graphs on the stage that are part of the build, and the names they are to have."""
        return {graph_on_stage(made.key): made.graph for made in self.summary.made if made.key in self.staged}

    def _removed(self) -> list[str]:
        """The graphs of an earlier build that are no part of this."""
        kept = {made.graph for made in self.summary.made}
        return sorted(name for name in self.last.graphs - kept if _GRAPH_FILE.fullmatch(name))

    def _stage_authorities(self) -> tuple[Violation, ...]:
        tools = self.tools()
        self.stage.out.write(_STAGED_AUTHORITIES, "".join(tools.authorities).encode())
        return tools.alone.check(tools.authorities)

    def _store(self, moved: dict[str, str], removed: list[str]) -> Path | None:
        """A new store; None where the old one holds it all, or where there is to be none."""
        here = self.stage.out.here
        if here is None or not (moved or removed or not _has_store(here)):
            return None
        new = self.stage.new_store(here)
        graphs = self._files(here, moved)
        changed = [*moved.values(), *removed]
        is_near = self._has_same_recipe and len(changed) < _ANEW * len(graphs)
        if is_near and (here / STORE).exists():
            gone = [self._iri(name) for name in changed if name in self.last.made]
            with suppress(NoStoreError):  # one that cannot be read is made anew
                update_store(here / STORE, new, gone, [here / name for name in moved], self._loading)
                return new
        make_store(new, list(graphs.values()), self._loading)
        return new

    def _loading(self, _: str, done: int, total: int) -> None:
        self.on_progress("loading", done, total)

    def _files(self, here: Path, moved: dict[str, str]) -> dict[str, Path]:
        """Where each graph of the build is now, by the name of its file when it is installed."""
        names = [AUTHORITIES, *(made.graph for made in self.summary.made)]
        staged = {to: name for name, to in moved.items()}
        return {name: here / staged.get(name, name) for name in names}

    def _iri(self, file: str) -> str:
        """The name of the last build's graph in a file."""
        made, iris = self.last.made[file], Iris(self.summary.base)
        named = Graph(made.symbol, made.language) if isinstance(made, Built) else Correspondence(made.symbol)
        return iris.mint(named)


def _has_store(folder: Path) -> bool:
    """Whether there is a store that can be read."""
    try:
        open_store(folder)
    except NoStoreError:
        return False
    return True
