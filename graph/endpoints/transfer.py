"""Loads the graphs of a build into a store: what is to be done, done, counted there, and written down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from graph.endpoints.client import Client
from graph.endpoints.errors import EndpointError
from graph.endpoints.ledger import Ledger, entry, read_ledger, write_ledger
from graph.endpoints.outgoing import DamagedGraphError, Outgoing, outgoing
from graph.endpoints.plan import Plan, Wish, plan
from graph.endpoints.ways import Load, Way, remove, ways
from graph.folders import Folder, summary_of
from graph.progress import Progress

# How much is sent before it is counted: what a break costs to be sent again.
_COUNTED_GRAPHS = 64
_COUNTED_BYTES = 16_000_000
_TOO_LARGE = 413


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a plan: the graphs that have arrived and those that were removed; those that are missing, with how
    many statements of them were seen, and those that remain.

    `fault` is what ended it before its time, or kept a graph from arriving; `unwritten` why the ledger was not written.
    """

    plan: Plan
    arrived: Sequence[Outgoing]
    removed: Sequence[str]
    missing: Mapping[Outgoing, int]
    remaining: Sequence[str]
    fault: str | None = None
    unwritten: str | None = None

    @property
    def is_complete(self) -> bool:
        """Whether the store was seen to hold what it is to hold."""
        return not (self.missing or self.remaining or self.fault)


def planned(folder: Folder, client: Client, wish: Wish, on_progress: Progress | None = None) -> Plan:
    """What is to be done so that a store holds a build.

    Raises NoBuildError, DamagedGraphError, OSError for the build, and EndpointError for the store.
    """
    summary = summary_of(folder)
    graphs = outgoing(folder, summary, on_progress)
    there = list(client.names(f"{summary.base}graph/")) if wish.is_pruning else []
    held = client.counts([*{*there, *(graph.iri for graph in graphs)}])
    return plan(graphs, held, read_ledger(folder, client.endpoint.query), wish, there)


def carry_out(plan: Plan, folder: Folder, client: Client, wish: Wish, on_progress: Progress | None = None) -> Result:
    """Do what is planned, until it is done or the store fails; what has arrived by then is written down."""
    transfer = _Transfer(plan, folder, client, wish, on_progress or _silent)
    transfer.run()
    return transfer.result()


@dataclass(slots=True)
class _Transfer:
    """A plan that is being carried out. `sent` waits to be counted; `waiting` has not arrived."""

    plan: Plan
    folder: Folder
    client: Client
    wish: Wish
    on_progress: Progress
    waiting: dict[str, Outgoing] = field(init=False)
    held: dict[str, int] = field(init=False)
    arrived: dict[str, Outgoing] = field(default_factory=dict)
    sent: list[Outgoing] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    fault: str | None = None
    unwritten: str | None = None

    def __post_init__(self) -> None:
        self.waiting = {graph.iri: graph for graph in self.plan.sent}
        self.held = dict(self.plan.held)

    def run(self) -> None:
        """Send, then remove."""
        try:
            for way in ways(self.client, is_adding=self.wish.is_adding, new=self._new):
                self._go(way)
            self._prune()
        except (EndpointError, DamagedGraphError, OSError) as error:
            self.fault = str(error)
            with suppress(EndpointError):  # what was sent may be there all the same
                self._count()

    def result(self) -> Result:
        remaining = [graph for graph in self.plan.gone if graph not in self.removed]
        missing = {graph: self.held[graph.iri] for graph in self.waiting.values()}
        fault = self.fault if missing or remaining else None
        return Result(self.plan, list(self.arrived.values()), self.removed, missing, remaining, fault, self.unwritten)

    @property
    def _new(self) -> frozenset[str]:
        return frozenset(graph.iri for graph in self.plan.new)

    def _go(self, way: Way) -> None:
        """Send what waits one way; what is too large for it waits for the next."""
        for load in way(list(self.waiting.values())):
            self._tell()
            self._send(load)
            is_much = sum(graph.size for graph in self.sent) >= _COUNTED_BYTES
            if is_much or len(self.sent) >= _COUNTED_GRAPHS:
                self._count()
        self._count()

    def _send(self, load: Load) -> None:
        try:
            load.send()
        except EndpointError as error:
            if error.status != _TOO_LARGE:  # it may have arrived all the same; of others, an older version may be there
                self.sent += [graph for graph in load.graphs if not self.plan.held[graph.iri]]
                raise
            self.fault = str(error)
        else:
            self.sent += load.graphs

    def _count(self) -> None:
        """See which of the graphs that were sent have arrived, and write them down."""
        if not self.sent:
            return
        self.held |= self.client.counts([graph.iri for graph in self.sent])
        sent, self.sent = self.sent, []
        for graph in sent:
            if self.wish.is_met(graph, self.held[graph.iri]):
                self.arrived[graph.iri] = self.waiting.pop(graph.iri)
        self._write()
        self._tell()

    def _write(self) -> None:
        known = {graph.iri: entry(graph) for graph in (*self.plan.left, *self.arrived.values())}
        try:
            write_ledger(self.folder, Ledger(self.client.endpoint.query, known))
        except OSError as error:
            self.unwritten = str(error)

    def _prune(self) -> None:
        for done, graph in enumerate(self.plan.gone):
            self.on_progress("removing", done, len(self.plan.gone))
            remove(self.client, graph)
            if not self.client.counts([graph])[graph]:
                self.removed.append(graph)

    def _tell(self) -> None:
        self.on_progress("loading", len(self.arrived), len(self.arrived) + len(self.waiting))


def _silent(_what: str, _done: int, _total: int) -> None:
    """Nobody listens."""
