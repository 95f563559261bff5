"""Networks of what is counted: queries whose rows are edges."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolution, QuerySolutions, Store, Triple, Variable

from graph.iris import Iris
from graph.views.describing import Describer
from graph.views.narrowing import Narrowing
from graph.views.network import Edge, Network, Node, network

_Terms = dict[Variable, NamedNode | BlankNode | Literal | Triple]  # as a store takes them


def rows(
    store: Store, iris: Iris, query: str, narrowing: Narrowing, given: Mapping[str, str] | None = None
) -> Iterator[QuerySolution]:
    """What a query of this folder answers, by its name; `given` are IRIs for its variables."""
    text = Path(__file__).with_name(f"{query}.rq").read_text(encoding="utf-8")
    terms: _Terms = {Variable(name): NamedNode(value) for name, value in (given or {}).items()}
    found = store.query(text, named_graphs=narrowing.graphs(store, iris), substitutions=terms)
    if not isinstance(found, QuerySolutions):
        raise TypeError("not a SELECT query")
    yield from found


def edges(solutions: Iterable[QuerySolution], describer: Describer, narrowing: Narrowing) -> Iterator[Edge]:
    """The edges of solutions of ?source ?target ?kind ?verb ?work ?weight, by the year of the work; ?verb may lack."""
    weights = Counter[tuple[str, str, str, str, int | None]]()
    for solution in solutions:
        year = describer.year(solution["work"].value)
        if narrowing.holds(year):
            verb = solution["verb"]
            ends = solution["source"].value, solution["target"].value, solution["kind"].value
            weights[(*ends, describer.id(verb.value) if verb else "", year)] += int(solution["weight"].value)
    for (source, target, kind, verb_id, year), weight in weights.items():
        yield Edge(source, target, kind, weight, verb_id, year)


def network_of(
    found: Iterable[Edge],
    describer: Describer,
    titles: Mapping[str, str],
    nodes: Iterable[Node] = (),
    *,
    is_directed: bool = True,
) -> Network:
    """The network of some edges, with the nodes that they name, and further `nodes`."""
    all_edges, known = list(found), {node.id: node for node in nodes}
    for end in {end for edge in all_edges for end in (edge.source, edge.target)} - known.keys():
        known[end] = describer.node(end)
    verbs = describer.verbs(edge.verb for edge in all_edges if edge.verb)
    return network(titles, known.values(), all_edges, verbs, is_directed=is_directed)


def titled(titles: Mapping[str, str], narrowing: Narrowing) -> dict[str, str]:
    """Titles with what narrows a view: `Who asks whom (A/RES/67/193)`."""
    told = f" ({narrowing.told})" if narrowing.told else ""
    return {language: f"{title}{told}" for language, title in titles.items()}
