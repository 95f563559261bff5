"""The `export` command: from a build to a file in a format of others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from graph.export import OF_ONE_VERSION, FormatName, export_to
from graph.export.exported import Version, versions_in
from graph.files import LocalFolder
from mandategraph.faults import InputFault
from mandategraph.opening import opened
from mandategraph.output import one_line
from mandategraph.progress import PatientProgress


def export_to_file(
    form: FormatName, folder: Path, document: str | None, language: str | None, out: Path | None
) -> None:
    """Write an export to a file, whole or not at all, or to stdout; say what it does not hold."""
    store, iris = opened(folder)
    versions = chosen(versions_in(store, iris), document, language, folder)
    if form in OF_ONE_VERSION:
        _check_one(form, versions, document)
    with PatientProgress() as progress:
        exported = export_to(form)(store, versions, iris, progress)
    write(exported.data, out)
    for remark in exported.remarks:
        click.echo(one_line(remark), err=True)


def chosen(versions: Sequence[Version], document: str | None, language: str | None, folder: Path) -> list[Version]:
    """The versions asked for; at least one. Raises click.UsageError, which names those that are there."""
    of_document = [v for v in versions if document is None or v.symbol.casefold() == document.strip().casefold()]
    if document is not None and not of_document:
        raise click.UsageError(
            f"{one_line(document)} is not in {folder}. To see what is: mandategraph query documents -g {folder}"
        )
    chosen = [version for version in of_document if language in {None, version.language}]
    if not chosen:
        languages = ", ".join(sorted({version.language for version in of_document})) or "no language"
        raise click.UsageError(f"{document or folder} is not here in {language}, but in {languages}")
    return chosen


def _check_one(form: str, versions: Sequence[Version], document: str | None) -> None:
    if document is None:
        raise click.UsageError(f"{form} is of one document: say which, such as -d {versions[0].symbol}")
    if len(versions) > 1:
        languages = ", ".join(version.language for version in versions)
        raise click.UsageError(f"{document} is here in {languages}: say which with --language")


def write(data: bytes, out: Path | None) -> None:
    """Write a file, whole or not at all, or to stdout. Raises InputFault where it cannot be written."""
    if out is None:
        click.echo(data, nl=False)
        return
    try:
        LocalFolder(out.parent).write(out.name, data)
    except OSError as error:
        raise InputFault(f"{out}: {error.strerror}") from None
