"""Counts of what was found among what there was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Share:
    """`found` of `total` things."""

    found: int = 0
    total: int = 0

    def __add__(self, other: Share) -> Share:
        """Both counted together."""
        return Share(self.found + other.found, self.total + other.total)

    @property
    def value(self) -> float:
        """From 0 to 1; 1 of nothing."""
        return self.found / self.total if self.total else 1.0

    @classmethod
    def of(cls, outcomes: Iterable[bool]) -> Share:
        """How many of the outcomes are true."""
        listed = list(outcomes)
        return cls(sum(listed), len(listed))


Figures = Mapping[str, Share]


def summed(several: Iterable[Figures]) -> dict[str, Share]:
    """Figures of the same names added up."""
    total: dict[str, Share] = {}
    for figures in several:
        for name, share in figures.items():
            total[name] = total.get(name, Share()) + share
    return total
