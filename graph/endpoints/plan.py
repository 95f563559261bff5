"""What is to be done so that a store holds the graphs of a build."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.endpoints.ledger import Ledger
from graph.endpoints.outgoing import Outgoing


@dataclass(frozen=True, slots=True)
class Wish:
    """How a store is to be loaded.

    With `is_adding`, what its graphs hold stays beside what is sent, and else is replaced; with `is_anew`, graphs are
    sent that are there already; with `is_pruning`, graphs are removed that the build does not have.
    """

    is_adding: bool = False
    is_anew: bool = False
    is_pruning: bool = False

    def is_met(self, graph: Outgoing, held: int) -> bool:
        """Whether a store that holds so many statements of a graph may hold it as it is wished."""
        return held >= graph.statements if self.is_adding else held == graph.statements


@dataclass(frozen=True, slots=True)
class Plan:
    """Graphs of which a store has nothing, has something else, and has what is wished; names of those to be removed.

    `held` is how many statements it has of each.
    """

    new: Sequence[Outgoing]
    changed: Sequence[Outgoing]
    left: Sequence[Outgoing]
    gone: Sequence[str]
    held: Mapping[str, int]

    @property
    def sent(self) -> Sequence[Outgoing]:
        """All that are to be sent."""
        return (*self.new, *self.changed)


def plan(graphs: Sequence[Outgoing], held: Mapping[str, int], ledger: Ledger, wish: Wish, there: Iterable[str]) -> Plan:
    """What is to be done with a store that holds so many statements of each graph, and has the graphs `there`."""
    names = {graph.iri for graph in graphs}
    known = {graph.iri for graph in graphs if _is_there(graph, held[graph.iri], ledger, wish)}
    sent = [graph for graph in graphs if graph.iri not in known]
    return Plan(
        new=[graph for graph in sent if not held[graph.iri]],
        changed=[graph for graph in sent if held[graph.iri]],
        left=[graph for graph in graphs if graph.iri in known],
        gone=sorted(set(there) - names) if wish.is_pruning else [],
        held=held,
    )


def _is_there(graph: Outgoing, held: int, ledger: Ledger, wish: Wish) -> bool:
    """Whether nothing is to be sent of a graph; of one without statements never, where the store has none."""
    if not (graph.statements or held):
        return True
    return not wish.is_anew and ledger.knows(graph) and wish.is_met(graph, held)
