"""Virtuoso, where it is installed: a server of its own in a temporary folder, or the one that the environment names.

`python -m tests.servers.virtuoso FOLDER` starts one, prints its URL, and stops it when it is interrupted or terminated.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from graph.endpoints.credentials import Password
from tests.servers.process import free_port, running
from tests.servers.server import Server

PROGRAM = "virtuoso-t"
GIVEN = "MANDATEGRAPH_TEST_VIRTUOSO"  # the URL of one that runs, with its first password, for tests to fill and empty

_SETTINGS = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa

[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx

[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 20000
MaxDirtyBuffers = 10000
DirsAllowed = .

[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
"""


def missing() -> str | None:
    """Why there is no Virtuoso to test with; None where there is one."""
    if os.environ.get(GIVEN) or shutil.which(PROGRAM):
        return None
    return f"{PROGRAM} is not installed and {GIVEN} names no server"


@contextmanager
def virtuoso(folder: Path) -> Iterator[Server]:
    """The server that the environment names, or one of its own with its data in a folder."""
    if url := os.environ.get(GIVEN):
        yield _server(url)
        return
    http = free_port()
    (folder / "virtuoso.ini").write_text(_SETTINGS.format(sql=free_port(), http=http))
    url = f"http://127.0.0.1:{http}"
    with running([PROGRAM, "+foreground", "+wait", "+configfile", "virtuoso.ini"], folder, f"{url}/sparql"):
        yield _server(url)


def _server(url: str) -> Server:
    first = Password("dba", "dba")
    server = Server("virtuoso", url, f"{url}/sparql", f"{url}/sparql-auth", f"{url}/sparql-graph-crud-auth")
    server = replace(server, parameter="graph-uri", credentials=first)
    return replace(server, own_graphs=server.names())


def main(folder: Path) -> None:
    """Serve until terminated."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    with virtuoso(folder) as server:
        print(server.url, flush=True)  # noqa: T201 - for whoever started it
        signal.pause()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
