"""The command: measures, and writes the page, its figures and its plot."""

from __future__ import annotations

import math
import tempfile
from collections.abc import Sequence
from pathlib import Path

import click

from benchmarks.measuring import ChildError
from benchmarks.runs import Bench, NothingReadError, Plan
from benchmarks.sample import in_order

_ALL = "all"


def _sizes(_context: click.Context, _parameter: click.Parameter, value: str) -> tuple[str, ...]:
    sizes = tuple(dict.fromkeys(size.strip() for size in value.split(",")))
    for size in sizes:
        if size != _ALL and not (size.isascii() and size.isdigit() and int(size)):
            raise click.BadParameter(f"{size!r} is neither a number above 0 nor {_ALL}")
    return tuple(sorted(sizes, key=lambda size: math.inf if size == _ALL else int(size)))


def _files(sources: Sequence[Path]) -> list[Path]:
    """Every file of the sources once, without hidden ones."""
    found = {file for source in sources for file in (source.rglob("*") if source.is_dir() else (source,))}
    return in_order(file for file in found if file.is_file() and not file.name.startswith("."))


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option(
    "-o", "--out", default="out/benchmarks", show_default=True, metavar="FOLDER", type=click.Path(path_type=Path)
)
@click.option("--sizes", default="100,1000,all", show_default=True, callback=_sizes, help="How many files to build of.")
@click.option("--plain", default=100, show_default=True, type=click.IntRange(min=1), help="Files for the plain way.")
@click.option("--repeat", default=3, show_default=True, type=click.IntRange(min=1), help="Runs of what takes little.")
@click.option("--limit", default=3600, show_default=True, metavar="S", help="Most for each step of the plain way.")
@click.option("--query-limit", default=60, show_default=True, metavar="S", help="Most for each of its queries.")
def main(  # noqa: PLR0913, PLR0917 - click gives each option by its name
    sources: Sequence[Path], out: Path, sizes: tuple[str, ...], plain: int, repeat: int, limit: int, query_limit: int
) -> None:
    """Measure our build and queries beside the plain way, on the same documents, and write benchmarks.md, .json, .svg.

    Limits are seconds of processor time; where one is met, a figure says "more than".
    """
    files = _files(sources)
    if not files:
        raise click.UsageError("There are no files to measure with.")
    fitting = tuple(size for size in sizes if size == _ALL or int(size) < len(files))
    if fitting != sizes:
        click.echo(f"there are {len(files)} files; larger sizes are all of them", err=True)
        fitting = tuple(dict.fromkeys((*fitting, _ALL)))
    plan = Plan(files, fitting, min(plain, len(files)), repeat, limit, query_limit)
    with tempfile.TemporaryDirectory(prefix="benchmarks-") as folder:
        try:
            figures = Bench(plan, Path(folder), lambda line: click.echo(line, err=True)).measured()
        except (ChildError, NothingReadError) as error:
            raise click.ClickException(str(error)) from None
    from benchmarks.report import write  # noqa: PLC0415 - loads what would count for the peaks of children

    write(figures, out)


if __name__ == "__main__":
    main(prog_name="python -m benchmarks")
