"""Tables for people, on stdout and on stderr."""

from __future__ import annotations

import os
from typing import TextIO

from rich.console import Console

from graph.iris import Iris
from mandategraph.tables import lines
from queries.answers import Answer

_WIDTH_WITHOUT_TERMINAL = 120


def print_table(answer: Answer, file: TextIO, iris: Iris) -> None:
    """Print an answer as wide as the terminal; nothing where it has no rows."""
    width = None if file.isatty() or "COLUMNS" in os.environ else _WIDTH_WITHOUT_TERMINAL
    console = Console(file=file, width=width, highlight=False, markup=False, emoji=False)
    for line in lines(answer, console.width, iris) if answer.rows else ():
        console.print(line, soft_wrap=True)


def counted(number: int, noun: str) -> str:
    """A number with its noun: `1 row`, `2 rows`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def one_line(text: str) -> str:
    """A text without what would end the line or steer a terminal: a file may have any name."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
