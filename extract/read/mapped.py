"""A string that knows where each of its characters came from."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mapped:
    """`places[i]` is the place in the source of the character `value[i]`."""

    value: str
    places: array[int]

    @classmethod
    def whole(cls, text: str) -> Mapped:
        """A source text as it is."""
        return cls(text, array("L", range(len(text))))

    @classmethod
    def joined(cls, pieces: Iterable[Mapped]) -> Mapped:
        """The pieces one after another."""
        values, places = [], array("L")
        for piece in pieces:
            values.append(piece.value)
            places.extend(piece.places)
        return cls("".join(values), places)

    def __len__(self) -> int:  # noqa: D105
        return len(self.value)

    def __getitem__(self, part: slice) -> Mapped:  # noqa: D105
        return Mapped(self.value[part], self.places[part])

    def strip(self) -> Mapped:
        """Without white space at both ends."""
        start = len(self.value) - len(self.value.lstrip())
        return self[start : max(start, len(self.value.rstrip()))]

    def translated(self, table: Mapping[int, str]) -> Mapped:
        """With single characters replaced by single characters."""
        return Mapped(self.value.translate(table), self.places)

    def sub(self, pattern: re.Pattern[str], replace: Callable[[re.Match[str]], str]) -> Mapped:
        """As `re.sub`; what is put in has the place of the first character that it replaces, its end that of the last.

        A match that `replace` gives back unchanged keeps its places.
        """
        values, places, done = [], array("L"), 0
        for match in pattern.finditer(self.value):
            new = replace(match)
            if new == match[0]:
                continue
            values += [self.value[done : match.start()], new]
            places.extend(self.places[done : match.start()])
            places.extend(self._places_for(new, match.start(), match.end()))
            done = match.end()
        if not values:
            return self
        places.extend(self.places[done:])
        return Mapped("".join([*values, self.value[done:]]), places)

    def standing_for(self, new: str, start: int, end: int) -> Mapped:
        """`new` with the places of the characters `start` to `end`, or of the next one where that is nothing."""
        return Mapped(new, self._places_for(new, start, end))

    def _places_for(self, new: str, start: int, end: int) -> array[int]:
        if not new:
            return array("L")
        first, last = self.places[start], self.places[max(start, end - 1)]
        return array("L", [first] * (len(new) - 1) + [last if len(new) > 1 else first])
