"""The Oxigraph server of the package `oxigraph`."""

from __future__ import annotations

import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.servers.process import free_port, running
from tests.servers.server import Server

BINARY = Path(sysconfig.get_path("scripts")) / "oxigraph"


@contextmanager
def oxigraph(folder: Path, *options: str) -> Iterator[Server]:
    """A server of the store in `folder / "store"`, which is made if it is not there."""
    address = f"127.0.0.1:{free_port()}"
    url = f"http://{address}"
    command = [str(BINARY), "serve", "--location", str(folder / "store"), "--bind", address, *options]
    with running(command, folder, url):
        yield Server("oxigraph", url, f"{url}/query", f"{url}/update", f"{url}/store")
