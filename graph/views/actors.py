"""Who asks whom, who is to act with whom, and for whom."""

from __future__ import annotations

from pyoxigraph import Store

from graph.iris import Iris
from graph.views.counting import edges, network_of, rows, titled
from graph.views.describing import Describer
from graph.views.narrowing import Narrowing
from graph.views.network import Network

_TITLES = {"en": "Who asks whom", "zh": "谁要求谁"}


def actors(store: Store, iris: Iris, narrowing: Narrowing) -> Network:
    """The network of agents, weighted by mandates, by verb and year.

    `asks` leads from a body that speaks to whom it asks, and counts directives; `with` leads from an actor to its
    partner, `for` to a beneficiary or recipient, and both count mandates of any mode.
    """
    describer = Describer(store, iris)
    found = edges(rows(store, iris, "actors", narrowing), describer, narrowing)
    return network_of(found, describer, titled(_TITLES, narrowing))
