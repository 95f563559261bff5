"""A small chart of bars, by year, for a template to draw: places and sizes only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

HEIGHT = 60
STEP = 44


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar with its place from the left and the top, in units of the picture."""

    label: str
    number: int
    x: int
    y: int
    height: int


def bars(numbers: Mapping[str, int]) -> tuple[Bar, ...]:
    """A bar for each number, in order; the highest is HEIGHT high, and none is too low to be seen."""
    most = max(numbers.values(), default=1)
    heights = {label: max(2, round(number * HEIGHT / most)) for label, number in numbers.items()}
    return tuple(
        Bar(label, numbers[label], i * STEP, HEIGHT - height, height)
        for i, (label, height) in enumerate(heights.items())
    )
