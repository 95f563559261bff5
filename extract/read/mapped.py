"""A string that knows where each of its characters came from."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

Places: TypeAlias = "range | array[int]"
"""Places in a source, one a character: a range where the characters stand together, as most do."""

_NUMBERS = array("L", range(1 << 16))


@dataclass(frozen=True, slots=True)
class Mapped:
    """`places[i]` is the place in the source of the character `value[i]`."""

    value: str
    places: Places

    @classmethod
    def at(cls, start: int, text: str) -> Mapped:
        """What stands in the source from `start`, as it is."""
        return cls(text, range(start, start + len(text)))

    @classmethod
    def put_in(cls, text: str, place: int) -> Mapped:
        """What the source does not hold, all of it at the place of its cause."""
        return cls(text, array("L", [place]) * len(text))

    @classmethod
    def joined(cls, pieces: Iterable[Mapped]) -> Mapped:
        """The pieces one after another."""
        filled = [piece for piece in pieces if piece.value]
        if len(filled) == 1:
            return filled[0]
        return cls("".join([piece.value for piece in filled]), _together([piece.places for piece in filled]))

    def __len__(self) -> int:  # noqa: D105
        return len(self.value)

    def __getitem__(self, part: slice) -> Mapped:  # noqa: D105
        return Mapped(self.value[part], self.places[part])

    def strip(self) -> Mapped:
        """Without white space at both ends."""
        stripped = self.value.strip()
        if len(stripped) == len(self.value):
            return self
        start = len(self.value) - len(self.value.lstrip())
        return self[start : start + len(stripped)]

    def translated(self, table: Mapping[int, str]) -> Mapped:
        """With single characters replaced by single characters."""
        return Mapped(self.value.translate(table), self.places)

    def sub(self, pattern: re.Pattern[str], replace: Callable[[re.Match[str]], str]) -> Mapped:
        """As `re.sub`; what is put in has the place of the first character that it replaces, its end that of the last.

        A match that `replace` gives back unchanged keeps its places.
        """
        pieces, done = [], 0
        for match in pattern.finditer(self.value):
            new = replace(match)
            if new == match[0]:
                continue
            pieces += [self[done : match.start()], self.standing_for(new, match.start(), match.end())]
            done = match.end()
        return Mapped.joined([*pieces, self[done:]]) if pieces else self

    def standing_for(self, new: str, start: int, end: int) -> Mapped:
        """`new` with the places of the characters `start` to `end`, or of the next one where that is nothing."""
        if not new:
            return Mapped("", range(0))
        first, last = self.places[start], self.places[max(start, end - 1)]
        return Mapped(new, array("L", [first] * (len(new) - 1) + [last]))


def _together(parts: Sequence[Places]) -> Places:
    """The places of several parts as those of one."""
    ranges = [part for part in parts if isinstance(part, range)]
    if len(ranges) == len(parts) and all(before.stop == after.start for before, after in pairwise(ranges)):
        return range(ranges[0].start, ranges[-1].stop) if ranges else range(0)
    places = array("L")
    for part in parts:
        places.extend(numbers(part))
    return places


def numbers(places: Places) -> array[int]:
    """Places one by one; those of a range are copied, as counting takes many times as long."""
    if isinstance(places, range):
        return _NUMBERS[places.start : places.stop] if places.stop <= len(_NUMBERS) else array("L", places)
    return places
