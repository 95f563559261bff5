"""What a store was seen to hold after it was loaded: beside the build, a file for each store."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from graph.endpoints.outgoing import Outgoing
from graph.folders import Folder

_FOLDER = ".loads"


@dataclass(frozen=True, slots=True)
class Entry:
    """The SHA-256 of a file of N-Quads that was sent, and how many statements it has."""

    digest: str
    statements: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """What was sent to the store at the URL `endpoint` and counted there, by the names of graphs."""

    endpoint: str
    graphs: Mapping[str, Entry]

    def knows(self, graph: Outgoing) -> bool:
        """Whether this very graph has arrived there once."""
        return self.graphs.get(graph.iri) == entry(graph)


def entry(graph: Outgoing) -> Entry:
    """What is written of a graph that has arrived."""
    return Entry(graph.digest, graph.statements)


def read_ledger(folder: Folder, endpoint: str) -> Ledger:
    """What is known of a store; nothing where nothing can be read, for then everything is sent again."""
    try:
        ledger = msgspec.json.decode(folder.read(_file(endpoint)), type=Ledger)
    except (OSError, ValueError, msgspec.MsgspecError):
        return Ledger(endpoint, {})
    return ledger if ledger.endpoint == endpoint else Ledger(endpoint, {})


def write_ledger(folder: Folder, ledger: Ledger) -> None:
    """Keep what is known of a store. Raises OSError."""
    folder.write(_file(ledger.endpoint), msgspec.json.format(msgspec.json.encode(ledger, order="sorted"), indent=1))


def _file(endpoint: str) -> str:
    return f"{_FOLDER}/{hashlib.sha256(endpoint.encode()).hexdigest()}.json"
