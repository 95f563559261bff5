"""The commands, their exit codes and what goes where: data to stdout, messages and progress to stderr.

Exit codes: 0 done, 1 done with findings, 2 usage, 3 input or network.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from graph.engines import ENGINES, FAST, EngineName
from graph.iris import DEFAULT_BASE
from graph.locations import is_url
from mandategraph.cli_export import export
from mandategraph.formats import NAMES, TABULAR
from mandategraph.querying import Asked, answer, at_endpoint, catalogue, described, in_folder, sparql

_FINDINGS = 1
_INTERRUPTED = 128 + 2  # as a shell counts a command that SIGINT ends, and below SIGPIPE
_PIPE_CLOSED = 128 + 13

_EPILOG = """
\b
Examples:
  mandategraph build resolutions/ -o out
  mandategraph query --list
  mandategraph query unodc-asked -g out
  mandategraph query mandates -g out -p actor=unodc -f csv > unodc.csv
  mandategraph measure resolutions/

Exit codes: 0 done, 1 done with findings, 2 usage, 3 input or network.
"""


class _Quiet(click.Group):
    """Ends without a word where the reader of a pipe has gone, or on Ctrl-C."""

    def invoke(self, ctx: click.Context) -> None:
        """Run a command and write all that it said."""
        try:
            super().invoke(ctx)
            sys.stdout.flush()
        except KeyboardInterrupt:
            ctx.exit(_INTERRUPTED)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left has nowhere to go
            ctx.exit(_PIPE_CLOSED)


class _Location(click.ParamType[Path | str]):
    """A path, or a URL as it is."""

    name = "location"

    def convert(self, value: Path | str, param: click.Parameter | None, ctx: click.Context | None) -> Path | str:  # noqa: ARG002
        """Tell them apart."""
        return value if is_url(value) else Path(value)


@click.group(cls=_Quiet, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mandategraph")
def cli() -> None:
    """Who is asked to do what by the United Nations: texts of resolutions to a knowledge graph, and answers from it."""


@cli.command(
    epilog="""
\b
Examples:
  mandategraph build A-RES-67-193.txt -o out
  mandategraph build resolutions/ more/*.txt -o out
  mandategraph build s3://bucket/resolutions -o s3://bucket/graph --scheduler tcp://10.0.0.1:8786

\b
SOURCE and DIR are paths, or URLs of any file system that fsspec reaches. An
embedded store, which queries use, is made only where DIR is a path.

A file that cannot be read is named with the reason; the others are built all the same, and the exit code is 1.
"""
)
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True, type=_Location())
@click.option("-o", "--out", required=True, metavar="DIR", type=_Location(), help="Folder for the graph.")
@click.option("--base", default=DEFAULT_BASE, show_default=True, metavar="IRI", help="What all identifiers begin with.")
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    default=os.cpu_count() or 1,
    metavar="N",
    show_default="one a processor",
    help="Processes that read; few files are read by one.",
)
@click.option("--scheduler", metavar="ADDRESS", help="Read on a dask cluster instead, such as tcp://10.0.0.1:8786.")
@click.option(
    "--engine", type=click.Choice(ENGINES), default=FAST, show_default=True, help="What checks the graphs by SHACL."
)
@click.pass_context
def build(  # noqa: PLR0913, PLR0917 - click gives each option by its name
    ctx: click.Context,
    sources: Sequence[Path | str],
    out: Path | str,
    base: str,
    workers: int,
    scheduler: str | None,
    engine: EngineName,
) -> None:
    """Read files and folders, and write their graph into a folder.

    The folder then holds one file of N-Quads for every language version of a document, and the store that queries use.
    What has not changed since the last build there is not read again, and a build that was cut off goes on.
    """
    from graph.workers import workers_for  # noqa: PLC0415 - loads slower than a query answers
    from mandategraph.building import build_and_report  # noqa: PLC0415

    if not build_and_report(sources, out, base, engine, workers_for(workers, scheduler)):
        ctx.exit(_FINDINGS)


@cli.command(
    epilog="""
\b
Examples:
  mandategraph query --list
  mandategraph query asked --describe
  mandategraph query asked -g out -p actor=unodc -p strength=5
  mandategraph query asked -g out -p actor="World Health Organization" -f json
  mandategraph query reports-due -g out -p recipient=general-assembly
  mandategraph query my-own.rq -g out -f csv
  mandategraph query asked --endpoint http://127.0.0.1:7878/query -p actor=unodc

\b
Values are typed. Agents, instruments, verbs and conditions go by id, by name in
any language, or by IRI. An option -p given twice for one parameter means either.
To find an id:
  mandategraph query agents -g out -p name=narcotic

A query of your own may be of any form that only reads. Unless it says FROM, it sees all graphs as one; of an
endpoint, it sees what that store takes for the default graph.

Credentials for an endpoint are read from MANDATEGRAPH_USER and MANDATEGRAPH_PASSWORD, from MANDATEGRAPH_TOKEN, or from
the file .netrc of your home.
"""
)
@click.argument("name", metavar="[NAME|FILE.rq]", required=False)
@click.option("-g", "--graph", "folder", metavar="DIR", type=click.Path(path_type=Path), help="Folder of a build.")
@click.option("--endpoint", "url", metavar="URL", help="Query endpoint of a store that holds a build, instead of -g.")
@click.option("--base", metavar="IRI", help=f"What that build's identifiers begin with, if not {DEFAULT_BASE}.")
@click.option("-p", "--parameter", "given", metavar="NAME=VALUE", multiple=True, help="A value; may be repeated.")
@click.option("-f", "--format", "form", type=click.Choice(NAMES), default="table", show_default=True)
@click.option("--list", "listing", is_flag=True, help="List the canned queries.")
@click.option("--describe", "describing", is_flag=True, help="Tell what a query is for and what it takes.")
@click.option("--sparql", "showing", is_flag=True, help="Print the SPARQL, values in place, and do not run it.")
def query(  # noqa: PLR0913, PLR0917 - click gives each option by its name
    name: str | None,
    folder: Path | None,
    url: str | None,
    base: str | None,
    given: Sequence[str],
    form: str,
    listing: bool,
    describing: bool,
    showing: bool,
) -> None:
    """Ask a graph, by the name of a canned query or with a file of SPARQL."""
    if listing:
        return catalogue(form)
    if name is None:
        raise click.UsageError("Name a query, or see them all with: mandategraph query --list")
    if describing:
        return described(name)
    asked = _asked(folder, url, base)
    return sparql(name, asked, given) if showing else answer(name, asked, given, form)


def _asked(folder: Path | None, url: str | None, base: str | None) -> Asked:
    """The one graph that is meant."""
    if folder and url:
        raise click.UsageError("Ask one graph: -g DIR or --endpoint URL, and not both")
    if url:
        return at_endpoint(url, base or DEFAULT_BASE)
    if base:
        raise click.UsageError("--base goes with --endpoint; a folder tells it itself")
    if folder:
        return in_folder(folder)
    reason = "-g DIR, the folder that was given to `mandategraph build -o`, or --endpoint URL"
    raise click.UsageError(f"Say which graph to ask: {reason}")


@cli.command(
    epilog="""
\b
Examples:
  mandategraph measure resolutions/
  mandategraph measure resolutions/ -f csv > figures.csv
  mandategraph measure resolutions/ --differences 20 -f json > differences.json

\b
The figures need no annotated texts: they hold what was read against what a file
itself marks (lead verbs, links) and one language version against the others.
"""
)
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-f", "--format", "form", type=click.Choice(TABULAR), default="table", show_default=True)
@click.option(
    "--differences",
    "shown",
    metavar="N",
    type=click.IntRange(min=1),
    help="Show instead where languages differ or marked words were missed: of each kind, the first N.",
)
@click.option(
    "--workers", type=click.IntRange(min=1), default=os.cpu_count() or 1, metavar="N", help="Processes that read."
)
@click.pass_context
def measure(ctx: click.Context, sources: Sequence[Path], form: str, shown: int | None, workers: int) -> None:
    """Measure how well files and folders are read, and print a table."""
    from mandategraph.measuring import measure_and_report  # noqa: PLC0415 - loads slower than a query answers

    if not measure_and_report(sources, form, workers, shown):
        ctx.exit(_FINDINGS)


@cli.command(
    epilog="""
\b
Examples:
  mandategraph load -g out http://127.0.0.1:7878
  mandategraph load -g out http://127.0.0.1:8890 --store virtuoso --dry-run
  mandategraph load -g out http://127.0.0.1:3030/mandates --store fuseki --prune
  mandategraph load -g out --store generic --query-url URL --graph-store-url URL

\b
Who you are to the store is read from MANDATEGRAPH_USER and MANDATEGRAPH_PASSWORD,
from MANDATEGRAPH_TOKEN, or from ~/.netrc.

Every graph is counted in the store after it was sent. Loading again sends only what has changed or is missing.
"""
)
@click.argument("url", metavar="[ENDPOINT]", required=False)
@click.option(
    "-g", "--graph", "folder", required=True, metavar="DIR", type=_Location(), help="Folder of a build, or its URL."
)
@click.option(
    "--store",
    metavar="NAME",
    default="auto",
    show_default=True,
    help="Which: oxigraph, virtuoso, fuseki, rdf4j, graphdb, stardog, blazegraph, neptune, generic; auto asks it.",
)
@click.option("--query-url", metavar="URL", help="Where it is asked, if not where such a store is.")
@click.option("--update-url", metavar="URL", help="Where it takes SPARQL updates.")
@click.option("--graph-store-url", metavar="URL", help="Where it has the Graph Store Protocol.")
@click.option("--replace/--append", default=True, show_default=True, help="Replace what the graphs hold, or add to it.")
@click.option("--all", "anew", is_flag=True, help="Send what is there already, too.")
@click.option("--prune", is_flag=True, help="Remove graphs below the build's own IRI that the build does not have.")
@click.option("--dry-run", is_flag=True, help="Tell what would be done, and do nothing but count.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=300.0,
    show_default=True,
    metavar="S",
    help="Seconds that an answer may take.",
)
def load(  # noqa: PLR0913, PLR0917 - click gives each option by its name
    url: str | None,
    folder: Path | str,
    store: str,
    query_url: str | None,
    update_url: str | None,
    graph_store_url: str | None,
    replace: bool,
    anew: bool,
    prune: bool,
    dry_run: bool,
    timeout: float,
) -> None:
    """Load a build into a triple store by HTTP, and count there what has arrived."""
    from graph.endpoints.plan import Wish  # noqa: PLC0415 - loads slower than a query answers
    from mandategraph.loading import Address, load_and_report  # noqa: PLC0415

    address = Address(url, store, query_url, update_url, graph_store_url)
    wish = Wish(is_adding=not replace, is_anew=anew, is_pruning=prune)
    load_and_report(folder, address, wish, timeout, is_dry=dry_run)


@cli.command(
    epilog="""
\b
Examples:
  mandategraph publish -g out -o dataset
  cd dataset && sha256sum -c SHA256SUMS

\b
The data set holds all statements as N-Quads, TriG and JSON-LD, the vocabulary,
the shapes, the authorities as SKOS, the contract tables as CSV with CSVW
metadata, prefixes and a JSON-LD context, and a description of it all in VoID.

OUT is replaced in one step where it holds an older data set, and left alone where it holds anything else.
"""
)
@click.option(
    "-g", "--graph", "folder", required=True, metavar="DIR", type=click.Path(path_type=Path), help="Folder of a build."
)
@click.option(
    "-o", "--out", required=True, metavar="OUT", type=click.Path(path_type=Path), help="Folder for the data set."
)
def publish(folder: Path, out: Path) -> None:
    """Make a data set to hand on from a build."""
    from mandategraph.publishing import publish_and_report  # noqa: PLC0415 - loads slower than a query answers

    publish_and_report(folder, out)


cli.add_command(export)


@cli.command(
    epilog="""
\b
Examples:
  mandategraph serve -g out
  mandategraph serve -g out --port 8080

\b
Pages to read and search, pictures, linked data at every IRI, and SPARQL at
/sparql. It only reads, shows a rebuilt graph by itself, and is to be reached
from this machine alone unless --host says otherwise.
"""
)
@click.option(
    "-g", "--graph", "folder", metavar="DIR", type=click.Path(path_type=Path), required=True, help="The build."
)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port; 0 for a free one.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--name", "hosts", multiple=True, metavar="HOST", help="A name that it is reached by, if others may.")
def serve(folder: Path, host: str, port: int, hosts: tuple[str, ...]) -> None:
    """Serve a site of a build on this machine."""
    from mandategraph.serving import serve_build  # noqa: PLC0415 - loads what nothing else needs

    serve_build(folder, host, port, hosts)


def main() -> None:
    """Run the command line, ending the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    cli(prog_name="mandategraph")
