"""The `serve` command: the site of a build, until it is interrupted."""

from __future__ import annotations

import gc
import socket
import sqlite3
from pathlib import Path

import click
import uvicorn

from graph.store import NoStoreError
from graph.summary import NoBuildError
from mandategraph.faults import InputFault
from mandategraph.progress import PatientProgress
from mandategraph.site.app import application
from mandategraph.site.build import Build, Builds
from mandategraph.site.indexes import Indexes
from mandategraph.site.rendering import compile_templates
from queries.sandbox.pool import Sandbox

_LOCAL = ("127.0.0.1", "localhost", "[::1]")
_ANY = frozenset({"0.0.0.0", "::", ""})  # noqa: S104 - only where the user says so
# A page makes tens of thousands of objects and hardly a cycle: to look for cycles as often as Python does by itself
# takes a third of the time of a large one.
_OBJECTS_BETWEEN_COLLECTIONS = 100_000


def serve_build(folder: Path, host: str, port: int, hosts: tuple[str, ...]) -> None:
    """Serve a build; tell its address on stdout as soon as it answers there."""
    try:
        builds = Builds(folder)
    except (NoStoreError, NoBuildError) as error:
        raise InputFault(str(error)) from None
    listening = _listening(host, port)
    address = _address(listening)
    known = (*_LOCAL, *hosts, *(() if host in _ANY else (host,)))
    app = application(builds, known)
    _index(app.state.indexes, builds.current())
    compile_templates()
    gc.freeze()
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    server = _Server(uvicorn.Config(app, log_level="warning", access_log=False), address, app.state.sandbox)
    server.run(sockets=[listening])


def _index(indexes: Indexes, build: Build) -> None:
    """Make what pages look things up in, where a build has none yet."""
    try:
        with PatientProgress() as progress:
            indexes.current(build, progress)
    except (OSError, sqlite3.Error) as error:
        raise InputFault(f"{build.folder}: the search index cannot be made ({error})") from None


class _Server(uvicorn.Server):
    """Tells where it listens once it does, and waits for no query when it is to stop."""

    def __init__(self, config: uvicorn.Config, address: str, sandbox: Sandbox) -> None:
        super().__init__(config)
        self._address = address
        self._sandbox = sandbox

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen."""
        await super().startup(sockets=sockets)
        click.echo(self._address)
        click.echo("stop it with Ctrl-C", err=True)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop, when what has been asked for is answered."""
        self._sandbox.stop()
        await super().shutdown(sockets)


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise InputFault(f"{host}:{port}: {error.strerror or error}; choose another with --port") from None
    return listening


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"
