"""How what a piece of work costs grows with its size, judged by ratio so that the machine's speed does not matter."""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import process_time

TIMES = 4
# Linear work costs four times as much for four times the size, quadratic work sixteen times: halfway, as ratios go.
MOST = 8.0
TRIES, READINGS = 3, 3  # a busy machine gets another try


def seconds(work: Callable[[], object]) -> float:
    """The processor time of the fastest of some runs, without what collecting other tests' garbage takes."""
    taken = []
    for _ in range(READINGS):
        gc.collect()
        gc.freeze()
        start = process_time()
        work()
        taken.append(process_time() - start)
        gc.unfreeze()
    return min(taken)


def growth(work: Callable[[int], Callable[[], object]], size: int, least: float = 0.004) -> float:
    """How many times as much TIMES the size costs, of work made ready for a size; below `least` seconds is noise."""
    lowest = float("inf")
    for _ in range(TRIES):
        small, large = work(size), work(size * TIMES)
        lowest = min(lowest, seconds(large) / max(seconds(small), least))
        if lowest <= MOST:
            break
    return lowest
