"""Bodies, and the treaties that are cited where they are to act."""

from __future__ import annotations

from pyoxigraph import Store

from graph.iris import Iris
from graph.views.counting import edges, network_of, rows, titled
from graph.views.describing import Describer
from graph.views.narrowing import Narrowing
from graph.views.network import Network

_TITLES = {"en": "Bodies and treaties", "zh": "机构与条约"}


def treaties(store: Store, iris: Iris, narrowing: Narrowing) -> Network:
    """The bipartite network of agents and treaties, undirected, weighted by mandates, by verb and year.

    A mandate of a body counts for each treaty that its paragraph cites, alone or among others (`cites`).
    """
    describer = Describer(store, iris)
    found = edges(rows(store, iris, "treaties", narrowing), describer, narrowing)
    of_body = (edge for edge in found if narrowing.body in {None, edge.source})
    return network_of(of_body, describer, titled(_TITLES, narrowing), is_directed=False)
