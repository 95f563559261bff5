"""Progress of long work: shown on a terminal, and only once the work has taken two seconds."""

from __future__ import annotations

from threading import Timer
from types import TracebackType

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

_PATIENCE = 2.0  # seconds


class PatientProgress:
    """A bar on stderr that says which file is being read; it is gone when the work is done."""

    def __init__(self, console: Console | None = None, patience: float = _PATIENCE) -> None:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        self._progress = Progress(*columns, console=console or Console(stderr=True), transient=True)
        self._task = self._progress.add_task("", total=None)
        self._timer = Timer(patience, self._progress.start)
        self._timer.daemon = True

    def __enter__(self) -> PatientProgress:
        """Begin to wait."""
        if self._progress.console.is_terminal:
            self._timer.start()
        return self

    def __call__(self, name: str, done: int, total: int) -> None:
        """Tell that `name` is being read, after `done` of `total` files."""
        self._progress.update(self._task, description=escape(name), completed=done, total=total)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Take the bar away."""
        self._timer.cancel()
        if self._timer.ident is not None:
            self._timer.join()
        if self._progress.live.is_started:
            self._progress.stop()
