"""A build as the commands meet it: its embedded store, and its identifiers."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import Store

from graph.iris import Iris
from graph.store import NoStoreError, open_store
from graph.summary import NoBuildError, iris_of
from mandategraph.faults import InputFault


def opened(folder: Path) -> tuple[Store, Iris]:
    """The store of a build and its identifiers. Raises InputFault where there is none."""
    try:
        return open_store(folder), iris_of(folder)
    except (NoStoreError, NoBuildError) as error:
        raise InputFault(str(error)) from None
