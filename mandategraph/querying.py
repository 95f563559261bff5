"""The `query` command: from what a person typed to an answer on stdout."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click
from pyoxigraph import Literal

from graph.endpoints.errors import CredentialsError, EndpointError, EndpointUrlError
from graph.iris import BadIdentifierError, Iris
from mandategraph import formats
from mandategraph.faults import InputFault
from mandategraph.opening import opened
from mandategraph.output import counted, print_table
from queries.answers import Answer, Engine, Triples
from queries.errors import HeaderError, QueryError, RefusedQueryError
from queries.library import Query, find, library, own
from queries.run import bound, embedded, run, run_own
from queries.values import TYPES


@dataclass(frozen=True, slots=True)
class Asked:
    """A graph that is asked, and its identifiers."""

    engine: Engine
    iris: Iris


def in_folder(folder: Path) -> Asked:
    """The graph of a build."""
    store, iris = opened(folder)
    return Asked(embedded(store), iris)


def at_endpoint(url: str, base: str) -> Asked:
    """The graph in a store that is reached by HTTP, by the credentials of the environment or netrc."""
    from mandategraph.identity import credentials_to  # noqa: PLC0415 - slower than most queries
    from queries.endpoint import endpoint  # noqa: PLC0415

    try:
        iris, credentials = Iris(base), credentials_to(url)
    except (BadIdentifierError, EndpointUrlError) as error:
        raise click.UsageError(str(error)) from None
    except CredentialsError as error:
        raise InputFault(str(error)) from None
    return Asked(endpoint(url, credentials), iris)


def answer(name: str, asked: Asked, given: Sequence[str], form: str) -> None:
    """Run a canned query or a file and write what it answers."""
    with _faults(name):
        query, values = _query(name), _values(given)
        if _is_file(name):
            _write(run_own(query, asked.engine, values, asked.iris), form, asked.iris)
        else:
            _write(run(query, asked.engine.select, values, asked.iris), form, asked.iris, query.table)


def sparql(name: str, asked: Asked, given: Sequence[str]) -> None:
    """Write the SPARQL of a query with its values in place."""
    with _faults(name):
        query, values = _query(name), _values(given)
        click.echo(bound(query, asked.engine.select, values, asked.iris), nl=False)


def catalogue(form: str) -> None:
    """Write what canned queries there are."""
    rows = ((query.name, query.title, query.title_zh) for query in library().values())
    cells = tuple(tuple((Literal(text),) for text in row) for row in rows)
    _write(Answer(("name", "title", "title_zh"), cells), form, Iris())


def described(name: str) -> None:
    """Write what a query is for, what it takes and what it answers."""
    with _faults(name):
        click.echo("\n".join(_description(_query(name))))


def _description(query: Query) -> Iterator[str]:
    yield from filter(None, (query.title, query.title_zh, "", query.description, query.description_zh))
    preset = dict(query.preset)
    if query.parameters:
        yield from ("", "Parameters (-p NAME=VALUE):")
    for parameter in query.parameters:
        default = ", ".join(query.given({}).get(parameter.name, ()))
        need = f"set to {default}" if parameter.name in preset else "required" if parameter.required else "optional"
        yield f"  {parameter.name} ({need}): {parameter.description}"
        yield f"      {TYPES[parameter.type].takes}"
    if query.columns:
        yield from ("", f"Columns: {', '.join(query.columns)}")
    if query.example:
        yield from ("", f"Example: {query.example}")


@contextmanager
def _faults(name: str) -> Iterator[None]:
    """What is wrong with a query, as an error of usage or of input."""
    try:
        yield
    except RefusedQueryError as error:
        raise InputFault(f"{name}:{error}") from None
    except (HeaderError, EndpointError) as error:
        raise InputFault(str(error)) from None
    except QueryError as error:
        raise click.UsageError(str(error)) from None


def _is_file(name: str) -> bool:
    return name.endswith(".rq") or Path(name).name != name


def _query(name: str) -> Query:
    if not _is_file(name):
        return find(name)
    try:
        return own(name, Path(name).read_text(encoding="utf-8"))
    except OSError as error:
        raise InputFault(f"{name}: {error.strerror}") from None
    except ValueError:  # not UTF-8, or a path that no file can have
        raise InputFault(f"{name}: not a text in UTF-8") from None


def _values(given: Sequence[str]) -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    for assignment in given:
        name, equals, value = assignment.partition("=")
        if not equals:
            raise click.UsageError(f"{assignment!r} is not NAME=VALUE")
        values.setdefault(name.strip(), []).append(value)
    return values


def _write(result: Answer | Triples, form: str, iris: Iris, shown: Sequence[str] = ()) -> None:
    """Write to stdout; a table for people shows the columns `shown`, or all."""
    if formats.is_for_triples(form):
        if isinstance(result, Answer):
            raise click.UsageError(f"{form} is for what CONSTRUCT and DESCRIBE answer; this is a table")
        click.echo(formats.triples(result, form), nl=False)
        return
    table = result.table if isinstance(result, Triples) else result
    if form == "table":
        print_table(table.only(shown or table.columns), sys.stdout, iris)
        hidden = [column for column in table.columns if shown and column not in shown and column not in table.labels]
        more = f"; also in -f csv: {', '.join(hidden)}" if hidden else ""
        click.echo(counted(len(table.rows), "row") + more, err=True)
        return
    sys.stdout.writelines(formats.TABLES[form](table))
