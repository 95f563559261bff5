"""Progress of long work: shown on a terminal, and only once the work has taken two seconds."""

from __future__ import annotations

from threading import Timer
from types import TracebackType

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

_PATIENCE = 2.0  # seconds


class _Rate(ProgressColumn):
    """How many are done a second."""

    def render(self, task: Task) -> Text:
        """As `12.3/s`."""
        return Text(f"{task.speed:.1f}/s" if task.speed else "")


class PatientProgress:
    """A bar on stderr that says what is being done, how fast and how long it will take; it is gone when all is done."""

    def __init__(self, console: Console | None = None, patience: float = _PATIENCE) -> None:
        counts = (MofNCompleteColumn(), _Rate(), TimeElapsedColumn(), TextColumn("left:"), TimeRemainingColumn())
        columns = (TextColumn("{task.description}"), BarColumn(), *counts)
        self._progress = Progress(*columns, console=console or Console(stderr=True), transient=True)
        self._what = ""
        self._task = self._progress.add_task("", total=None)
        self._timer = Timer(patience, self._progress.start)
        self._timer.daemon = True

    def __enter__(self) -> PatientProgress:
        """Begin to wait."""
        if self._progress.console.is_terminal:
            self._timer.start()
        return self

    def __call__(self, what: str, done: int, total: int) -> None:
        """Tell that `what` is being done, or a file of that name read, and that `done` of `total` are."""
        if what != self._what and done == 0:  # another piece of work, with a rate of its own
            self._progress.reset(self._task)
        self._what = what
        self._progress.update(self._task, description=escape(what), completed=done, total=total)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Take the bar away."""
        self._timer.cancel()
        if self._timer.ident is not None:
            self._timer.join()
        if self._progress.live.is_started:
            self._progress.stop()
