"""A network as tables: its edges, or its nodes, as CSV (RFC 4180) in UTF-8 with a header row.

Text stands as it is, also where a spreadsheet would take it for a formula.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from graph.export.columns import written
from graph.export.flat import clean, edge_data, node_data
from graph.views.network import Network, Value

_LABELS = ("en", "zh")


def edges(network: Network, language: str) -> bytes:
    """A row an edge: both ends with their kinds and labels, its kind, verb, year and weight, and more."""
    nodes = {node.id: node for node in network.nodes}
    rows = []
    for edge in network.edges:
        row: dict[str, Value] = {}
        for end, id_ in (("source", edge.source), ("target", edge.target)):
            node = nodes[id_]
            row |= {end: clean(id_), f"{end}_kind": node.kind}
            row |= {f"{end}_{tag}": clean(node.label(tag)) for tag in _LABELS}
        data = edge_data(edge, language)
        rows.append(row | {name: value for name, value in data.items() if name != "label"})
    ends = [f"{end}{part}" for end in ("source", "target") for part in ("", "_kind", *(f"_{tag}" for tag in _LABELS))]
    return _table((*ends, "kind", "verb", "year", "weight"), rows)


def nodes(network: Network, language: str) -> bytes:
    """A row a node: its IRI, kind, labels and all that is told of it, figures too."""
    rows = [{"node": clean(node.id), **node_data(node, language)} for node in network.nodes]
    return _table(("node", "kind", "label"), rows)


def _table(first: Sequence[str], rows: Iterable[dict[str, Value]]) -> bytes:
    """Rows with the columns `first`, and then the others in the order in which they come."""
    all_rows = list(rows)
    columns = dict.fromkeys((*first, *(name for row in all_rows for name in row)))
    file = io.StringIO()
    table = csv.DictWriter(file, tuple(columns), lineterminator="\n")
    table.writeheader()
    table.writerows({name: written(value) for name, value in row.items()} for row in all_rows)
    return file.getvalue().encode()
