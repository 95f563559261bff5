"""What long work tells of itself."""

from __future__ import annotations

from collections.abc import Callable

# Told what is being done, or the name of the file that is; how much of it is done; and how much there is.
Progress = Callable[[str, int, int], None]
