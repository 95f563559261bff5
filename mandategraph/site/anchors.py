"""Where the page of a language version shows what was read from it: an id for every node below the version."""

from __future__ import annotations

from graph.iris import Iris, Place
from graph.readback.described import name_of


def version_of(node: str, iris: Iris) -> str | None:
    """The IRI of the language version that a node was read from, None for what was read from none."""
    name = name_of(iris, node)
    return iris.mint(Place(name.symbol, name.language)) if isinstance(name, Place) and name.language else None


def anchor_of(node: str, iris: Iris) -> str | None:
    """The id of a node on the page of its version: what follows the version, `op26-act1-mandate1`.

    None for the version itself and for what is below none; that of evidence is that of what has it.
    """
    version = version_of(node, iris)
    return anchor(node, version) or None if version else None


def anchor(node: str, version: str) -> str:
    """The id of a node below a version, both by their IRIs."""
    below = node[len(version) + 1 :].partition("/evidence")[0]
    return below.replace("/", "-")
