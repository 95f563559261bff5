"""What is known of each triple store, as `profiles.toml` has it, and where a store has what, once somebody names it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import httpx
import msgspec

from graph.endpoints.credentials import endpoint_url
from graph.endpoints.errors import EndpointUrlError

GENERIC = "generic"
_FILE = Path(__file__).with_name("profiles.toml")


@dataclass(frozen=True, slots=True)
class Profile:
    """A kind of store. URLs hold `{url}` for that of the store; what is None, it does not have. See `profiles.toml`."""

    title: str
    inserts: int
    example: str | None = None
    query: str | None = None
    update: str | None = None
    graphs: str | None = None
    upload: str | None = None
    parameter: str = "graph"
    lists_graphs: bool = False
    is_union: bool | None = None
    server: str | None = None


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a store is asked and given what: URLs as of its profile. One of `update` and `graphs` is there."""

    query: str
    update: str | None = None
    graphs: str | None = None
    upload: str | None = None
    parameter: str = "graph"
    inserts: int = 1_000
    lists_graphs: bool = False
    is_union: bool | None = None

    def graph(self, iri: str) -> str | None:
        """The URL of a graph, where the store has the Graph Store Protocol."""
        return str(httpx.URL(self.graphs).copy_merge_params({self.parameter: iri})) if self.graphs else None


@cache
def profiles() -> Mapping[str, Profile]:
    """Every profile by its name."""
    return msgspec.toml.decode(_FILE.read_bytes(), type=dict[str, Profile])


def known_by(server: str) -> str | None:
    """The name of the profile of a store that calls itself so in the header `Server`; None where that tells nothing."""
    return next((name for name, known in profiles().items() if known.server and server.startswith(known.server)), None)


def endpoint(
    name: str,
    url: str | None = None,
    *,
    query: str | None = None,
    update: str | None = None,
    graphs: str | None = None,
) -> Endpoint:
    """The store at `url`, of the profile of that name; `query`, `update` and `graphs` go before those of the profile.

    Raises EndpointUrlError for what is no URL, and where there is none to ask or none to write to.
    """
    known = _at(profiles()[name], url)
    return _endpoint(
        replace(
            known,
            query=_checked(query) or known.query,
            update=_checked(update) or known.update,
            graphs=_checked(graphs) or known.graphs,
        )
    )


def _at(known: Profile, url: str | None) -> Profile:
    """A profile whose URLs are those of the store at `url`."""
    if url is None and known.example:
        raise EndpointUrlError(f"say where the store is, such as {known.example}")
    if url is not None and not known.example:
        raise EndpointUrlError(
            f"{known.title}: give its --query-url and --graph-store-url instead of {endpoint_url(url)}"
        )
    at = "" if url is None else str(endpoint_url(url)).rstrip("/")
    templates = known.query, known.update, known.graphs, known.upload
    query, update, graphs, upload = (template and template.replace("{url}", at) for template in templates)
    return replace(known, query=query, update=update, graphs=graphs, upload=upload)


def _endpoint(known: Profile) -> Endpoint:
    """A store whose URLs are all known."""
    if known.query is None:
        raise EndpointUrlError(f"{known.title}: say where it is asked: --query-url URL")
    if known.update is None and known.graphs is None:
        raise EndpointUrlError(f"{known.title}: say where it is written to: --graph-store-url URL or --update-url URL")
    return Endpoint(
        known.query,
        known.update,
        known.graphs,
        known.upload,
        parameter=known.parameter,
        inserts=known.inserts,
        lists_graphs=known.lists_graphs,
        is_union=known.is_union,
    )


def _checked(url: str | None) -> str | None:
    return url and str(endpoint_url(url))
