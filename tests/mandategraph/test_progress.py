from __future__ import annotations

import time
from io import StringIO

from rich.console import Console

from mandategraph.progress import PatientProgress


def shown(terminal: bool, patience: float) -> str:
    screen = StringIO()
    console = Console(file=screen, force_terminal=terminal, width=80)
    with PatientProgress(console, patience) as progress:
        progress("samples/[a].txt", 1, 4)
        time.sleep(0.3)
    return screen.getvalue()


def test_long_work_on_a_terminal_is_shown() -> None:
    text = shown(terminal=True, patience=0.01)
    assert "samples/[a].txt" in text
    assert "1/4" in text


def test_short_work_is_not() -> None:
    assert shown(terminal=True, patience=60) == ""


def test_nor_is_any_work_without_a_terminal() -> None:
    assert shown(terminal=False, patience=0.01) == ""
