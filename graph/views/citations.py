"""Which document cites which other document or instrument."""

from __future__ import annotations

from pyoxigraph import Store

from graph.iris import Iris
from graph.views.counting import edges, network_of, rows, titled
from graph.views.describing import Describer
from graph.views.narrowing import Narrowing
from graph.views.network import Network

_TITLES = {"en": "What cites what", "zh": "引用关系"}


def citations(store: Store, iris: Iris, narrowing: Narrowing) -> Network:
    """The network of documents and what they cite (`cites`), weighted by paragraphs, by year of the citing document."""
    describer = Describer(store, iris)
    found = edges(rows(store, iris, "citations", narrowing), describer, narrowing)
    return network_of(found, describer, titled(_TITLES, narrowing))
