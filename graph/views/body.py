"""One body: who asks it and where, with whom, for whom and on what conditions it is to act, and what is cited there."""

from __future__ import annotations

from pyoxigraph import Store

from graph.iris import Iris
from graph.views.counting import edges, network_of, rows, titled
from graph.views.describing import Describer
from graph.views.narrowing import Narrowing
from graph.views.network import Network


def body(store: Store, iris: Iris, narrowing: Narrowing) -> Network:
    """The neighbourhood of `narrowing.body`, weighted by mandates, by verb and year; its own node is the `centre`.

    `asks`, `with` and `for` are as in the network of actors; `mandates` leads from a document that asks the body,
    `condition` to a condition of what it is to do, `cites` to a document or instrument cited by a paragraph that
    tells it what to do.
    """
    describer, iri = Describer(store, iris), narrowing.body or ""
    centre = describer.node(iri, {"centre": True})
    found = edges(rows(store, iris, "body", narrowing, {"body": iri}), describer, narrowing)
    return network_of(found, describer, titled(centre.labels, narrowing), [centre])
