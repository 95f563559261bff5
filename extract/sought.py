"""Patterns that are searched for in much text and seldom found: what every match of one holds is looked for first."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

from extract.syntax import FEW, beginnings, needs

FREQUENT = re.compile(r"[a-z,]|\\ |[a-z]-.")  # what stands in so many places that it does not help to try only these
MOST_FREQUENT = 2  # of these among the characters with which a match may begin, for it to be tried at them alone
_ANY_CASE = re.compile(r"\(\?[a-zA-Z]*i")  # a part in which case does not count

Of = TypeVar("Of")


class Sought:
    """A pattern to search for. Words that lack what every match of it needs are not searched, and where few characters
    begin a match, only they are tried."""

    def __init__(self, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self.pattern = re.compile(pattern, flags)
        self.any_case = bool(self.pattern.flags & re.IGNORECASE or _ANY_CASE.search(pattern))
        needed = needs(pattern, flags)
        self.needs = tuple(sorted({need.lower() for need in needed})) if needed and self.any_case else needed
        self._needs = AhoCorasick(self.needs or (), matchkind=MatchKind.LeftmostFirst)
        heads = None if self.any_case else beginnings(pattern, flags)
        is_rare = heads and sum(FREQUENT.fullmatch(head) is not None for head in heads) <= MOST_FREQUENT
        self._head = re.compile(f"[{''.join(sorted(heads))}]") if heads and is_rare else None

    def finditer(self, value: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """All matches between two places; of a pattern that never matches nothing."""
        return self.found(value, start, end) if self._may_stand(value, start, end) else iter(())

    def search(self, value: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match between two places."""
        return next(self.finditer(value, start, end), None)

    def found(self, value: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """As `finditer`, where it is known that what is needed stands there."""
        if self._head is None:
            return self.pattern.finditer(value, start, end)
        return self._at(self._head, value, start, end)

    def _at(self, heads: re.Pattern[str], value: str, start: int, end: int) -> Iterator[re.Match[str]]:
        match_at, after = self.pattern.match, start
        for head in heads.finditer(value, start, end):
            place = head.start()
            if place >= after and (match := match_at(value, place, end)):
                yield match
                after = match.end()

    def _may_stand(self, value: str, start: int, end: int) -> bool:
        if self.needs is None:
            return True
        if self.any_case or len(self.needs) > FEW:
            words = value[start:end].lower() if self.any_case else value[start:end]
            return bool(self._needs.find_matches_as_indexes(words))
        return any(value.find(need, start, end) >= 0 for need in self.needs)


class Family(Generic[Of]):
    """Patterns that are all searched for in the same words, each with what is known by it."""

    def __init__(self, patterns: Iterable[tuple[Of, Sought]]) -> None:
        self._members = tuple(patterns)
        self._any_case = any(sought.any_case for _, sought in self._members)
        suffices: dict[str, set[int]] = defaultdict(set)
        for i, (_, sought) in enumerate(self._members):
            for need in sought.needs or ():
                suffices[need.lower() if self._any_case else need].add(i)
        self._always = {i for i, (_, sought) in enumerate(self._members) if sought.needs is None}
        self._suffices = list(suffices.values())
        self._needs = AhoCorasick(list(suffices), matchkind=MatchKind.Standard)

    def finditer(self, value: str, start: int, end: int) -> Iterator[tuple[Of, re.Match[str]]]:
        """All matches of each pattern in turn between two places, with what is known by it."""
        for name, pattern in self._that_may_stand(value, start, end):
            for match in pattern.found(value, start, end):
                yield name, match

    def search(self, value: str, start: int, end: int) -> Iterator[tuple[Of, re.Match[str]]]:
        """The first match of each."""
        for name, pattern in self._that_may_stand(value, start, end):
            if match := next(pattern.found(value, start, end), None):
                yield name, match

    def _that_may_stand(self, value: str, start: int, end: int) -> Iterator[tuple[Of, Sought]]:
        words = value[start:end].lower() if self._any_case else value[start:end]
        found = {need for need, _, _ in self._needs.find_matches_as_indexes(words, overlapping=True)}
        for i in sorted(self._always.union(*(self._suffices[need] for need in found)) if found else self._always):
            yield self._members[i]


def family(patterns: Iterable[tuple[str, str]]) -> Family[str]:
    """The patterns of some authorities, each with the authority's id."""
    return Family((name, Sought(pattern)) for name, pattern in patterns)


class OneOf:
    """Patterns that are tried at a place in their order, each with the name of what it stands for."""

    def __init__(self, patterns: Iterable[tuple[str, str]]) -> None:
        named = list(patterns)
        self._names = {f"of{i}": name for i, (name, _) in enumerate(named)}
        self._any = re.compile("|".join(f"(?P<of{i}>{pattern})" for i, (_, pattern) in enumerate(named)) or r"(?!)")

    def match(self, value: str, start: int, end: int) -> tuple[str, int] | None:
        """The name of the first that matches at a place, and where it ends."""
        match = self._any.match(value, start, end)
        return (self._names[match.lastgroup or ""], match.end()) if match else None

    def fullmatch(self, words: str) -> str | None:
        """The name of the first that matches all of some words."""
        match = self._any.fullmatch(words)
        return self._names[match.lastgroup or ""] if match else None
