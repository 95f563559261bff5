"""What readers of a site wait for: `python -m benchmarks.serving -g DIR` serves a build and asks for its pages.

First by one reader, page by page; then by many at once; then with a query that never ends beside them.
"""

from __future__ import annotations

import asyncio
import math
import random
import statistics
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

import click
import httpx

from graph.store import open_store
from graph.summary import iris_of
from queries.run import select_on

_BODIES = """
PREFIX mg: <https://w3id.org/mandategraph/ontology#>
SELECT ?body WHERE { GRAPH ?g { ?mandate mg:actor ?body } } GROUP BY ?body ORDER BY DESC(COUNT(*)) ?body LIMIT 10
"""
_TREATIES = """
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX cito: <http://purl.org/spar/cito/>
PREFIX mg: <https://w3id.org/mandategraph/ontology#>
SELECT ?cited WHERE {
  GRAPH ?g { ?citation cito:hasCitedEntity ?cited }
  GRAPH ?h { ?cited skos:inScheme mg:instruments }
}
GROUP BY ?cited ORDER BY DESC(COUNT(*)) ?cited LIMIT 10
"""
_DOCUMENTS = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
SELECT ?version WHERE { GRAPH ?g { ?version eli:realizes ?work ; dcterms:language ?language } } ORDER BY ?version
"""
RUNAWAY = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
_WORDS = ("drug", "毒品", "climate change", "可持续发展", "UNODC", "report to the General Assembly")
_LISTS = ("/documents", "/bodies", "/treaties")
_SAMPLE = 60
_PATIENCE = httpx.Timeout(60.0)


@dataclass(frozen=True, slots=True)
class Waited:
    """How long each answer took, in seconds, and what was not answered well, a line each."""

    seconds: tuple[float, ...]
    faults: tuple[str, ...] = ()

    def row(self, name: str) -> str:
        """A row of Markdown: how many, the median, the 99th percentile, the longest, in milliseconds, and faults."""
        ordered = sorted(self.seconds) or [0.0]
        told = (statistics.median(ordered), ordered[math.ceil(0.99 * len(ordered)) - 1], ordered[-1])
        return " | ".join(
            [f"| {name}", str(len(self.seconds)), *(f"{s * 1000:.0f}" for s in told), f"{len(self.faults)} |"]
        )


def pages(folder: Path, seed: int = 1) -> Mapping[str, Sequence[str]]:
    """Addresses of a site by kind of page: all that a build has most of, and some of its documents."""
    select, base = select_on(open_store(folder)), iris_of(folder).base
    local = {
        name: ["/" + str(row[variable].value)[len(base) :] for row in select(sparql)]  # type: ignore[union-attr]
        for name, sparql, variable in (
            ("bodies", _BODIES, "body"),
            ("treaties", _TREATIES, "cited"),
            ("documents", _DOCUMENTS, "version"),
        )
    }
    documents = random.Random(seed).sample(local["documents"], min(_SAMPLE, len(local["documents"])))  # noqa: S311
    lists = ["/documents", "/bodies", "/treaties"]
    return {
        "start": ["/"],
        "search": [f"/?q={word}" for word in _WORDS],
        **local,
        "documents": documents,
        "lists": lists,
    }


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of the site of a build, served by a process of its own as long as this lasts."""
    command = [sys.executable, "-m", "mandategraph", "serve", "-g", str(folder), "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603 - a module of ours
    try:
        assert process.stdout is not None  # noqa: S101 - as asked for
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait(30)


async def one_by_one(site: str, addresses: Sequence[str]) -> Waited:
    """Ask for each page twice, one after the other."""
    async with _client(site) as client:
        return _together([await _asked(client, address) for address in addresses for _ in range(2)])


async def at_once(site: str, addresses: Sequence[str], readers: int, seconds: float) -> Waited:
    """Ask for pages as so many readers do at once, each for the next as soon as it has one."""
    until = monotonic() + seconds

    async def reads(number: int) -> list[tuple[float, str | None]]:
        chosen, answers = random.Random(number), []  # noqa: S311 - which page is next
        async with _client(site) as client:
            while monotonic() < until:
                answers.append(await _asked(client, chosen.choice(addresses)))
        return answers

    return _together([answer for answers in await asyncio.gather(*map(reads, range(readers))) for answer in answers])


async def beside_a_runaway(site: str, addresses: Sequence[str]) -> tuple[Waited, int, float]:
    """Pages asked for while a query runs that never ends; how that was answered, and after how long."""
    async with _client(site) as client:
        runaway = asyncio.create_task(_run_away(client))
        await asyncio.sleep(0.5)
        waited = _together([await _asked(client, address) for address in addresses])
        return waited, *await runaway


async def _run_away(client: httpx.AsyncClient) -> tuple[int, float]:
    start = monotonic()
    answer = await client.get("/sparql", params={"query": RUNAWAY}, headers={"Accept": "text/csv"})
    return answer.status_code, monotonic() - start


def _client(site: str) -> httpx.AsyncClient:
    return httpx.AsyncClient(base_url=site, timeout=_PATIENCE, trust_env=False, headers={"Accept": "text/html"})


async def _asked(client: httpx.AsyncClient, address: str) -> tuple[float, str | None]:
    start = monotonic()
    try:
        answer = await client.get(address)
    except httpx.HTTPError as error:
        return monotonic() - start, f"{address}: {error!r}"
    return monotonic() - start, None if answer.is_success else f"{address}: {answer.status_code}"


def _together(answers: Sequence[tuple[float, str | None]]) -> Waited:
    return Waited(tuple(seconds for seconds, _ in answers), tuple(fault for _, fault in answers if fault))


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "-g", "--graph", "folder", required=True, metavar="DIR", type=click.Path(path_type=Path), help="The build."
)
@click.option("--readers", default=50, show_default=True, type=click.IntRange(min=1), help="How many at once.")
@click.option("--seconds", default=30.0, show_default=True, type=click.FloatRange(min=0.1), help="How long.")
def main(folder: Path, readers: int, seconds: float) -> None:
    """Serve a build and tell, as a table in Markdown, how long its pages take in milliseconds."""
    asked = pages(folder)
    everything = [address for addresses in asked.values() for address in addresses]
    click.echo("| pages | asked | median | 99 % | longest | faults |\n| --- | --- | --- | --- | --- | --- |")
    with served(folder) as site:
        every: list[Waited] = []
        for kind, addresses in asked.items():
            every.append(asyncio.run(one_by_one(site, addresses)))
            click.echo(every[-1].row(f"{kind}, one reader"))
        every.append(asyncio.run(at_once(site, everything, readers, seconds)))
        click.echo(every[-1].row(f"all, {readers} readers for {seconds:g} s"))
        waited, status, taken = asyncio.run(beside_a_runaway(site, everything))
        click.echo(waited.row(f"all, beside a runaway query (answered {status} after {taken:.1f} s)"))
    for fault in [fault for waited in (*every, waited) for fault in waited.faults]:
        click.echo(fault, err=True)


if __name__ == "__main__":
    main(prog_name="python -m benchmarks.serving")
