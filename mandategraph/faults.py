"""What ends a command, as an exit code and one line."""

from __future__ import annotations

import click


class InputFault(click.ClickException):
    """A file, a folder or a graph that cannot be used."""

    exit_code = 3
