"""Patterns that are searched for in much text and seldom found: what every match of one holds is looked for first."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from re import _constants as of  # type: ignore[attr-defined]
from re import _parser as syntax  # type: ignore[attr-defined]
from typing import Any, Generic, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

_REPEATS = (of.MAX_REPEAT, of.MIN_REPEAT, of.POSSESSIVE_REPEAT)

Of = TypeVar("Of")


class Sought:
    """A pattern to search for. `needs` are words one of which every match of it holds: none, where nothing matches it;
    None, where it is not known. Where case does not count they are in lower case."""

    def __init__(self, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self.pattern = re.compile(pattern, flags)
        self.any_case = bool(self.pattern.flags & re.IGNORECASE) or "(?i:" in pattern
        words = _needed(syntax.parse(pattern, flags))
        lower = {word.lower() for word in words} if words and self.any_case else words
        self.needs = None if lower is None else _least(lower)

    def finditer(self, value: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """All matches between two places."""
        return self.pattern.finditer(value, start, end) if self._may_stand(value, start, end) else iter(())

    def search(self, value: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match between two places."""
        return self.pattern.search(value, start, end) if self._may_stand(value, start, end) else None

    def _may_stand(self, value: str, start: int, end: int) -> bool:
        if self.needs is None:
            return True
        if self.any_case:
            words = value[start:end].lower()
            return any(need in words for need in self.needs)
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
            for match in pattern.finditer(value, start, end):
                yield name, match

    def search(self, value: str, start: int, end: int) -> Iterator[tuple[Of, re.Match[str]]]:
        """The first match of each."""
        for name, pattern in self._that_may_stand(value, start, end):
            if match := pattern.search(value, start, end):
                yield name, match

    def _that_may_stand(self, value: str, start: int, end: int) -> Iterator[tuple[Of, re.Pattern[str]]]:
        words = value[start:end].lower() if self._any_case else value[start:end]
        found = {need for need, _, _ in self._needs.find_matches_as_indexes(words, overlapping=True)}
        for i in sorted(self._always.union(*(self._suffices[need] for need in found))):
            name, sought = self._members[i]
            yield name, sought.pattern


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


def _needed(items: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    """Words one of which stands in whatever a sequence of a pattern's items matches."""
    options = [words for words in _options(items) if words is not None]
    return max(options, key=lambda words: (min(map(len, words), default=sys.maxsize), -len(words)), default=None)


def _options(items: Iterable[tuple[Any, Any]]) -> Iterator[frozenset[str] | None]:
    """As `_needed` for each item or run of characters by itself."""
    run = ""
    for kind, value in items:
        if kind is of.LITERAL:
            run += chr(value)
            continue
        yield _longest_word(run)
        run = ""
        if kind is of.SUBPATTERN:
            yield _needed(value[-1])
        elif kind is of.ATOMIC_GROUP:
            yield _needed(value)
        elif kind in _REPEATS and value[0] > 0:
            yield _needed(value[2])
        elif kind is of.BRANCH:
            yield _of_each(value[1])
        elif kind is of.ASSERT_NOT and not len(value[1]):
            yield frozenset()
    yield _longest_word(run)


def _of_each(alternatives: Iterable[Iterable[tuple[Any, Any]]]) -> frozenset[str] | None:
    words = [_needed(alternative) for alternative in alternatives]
    known = [each for each in words if each is not None]
    return frozenset().union(*known) if len(known) == len(words) else None


def _longest_word(run: str) -> frozenset[str] | None:
    """The word that is likely to be rarest."""
    return frozenset([max(run.split() or [run], key=len)]) if run else None


def _least(words: Iterable[str]) -> tuple[str, ...]:
    """Without words in which another stands."""
    least: list[str] = []
    for word in sorted(words, key=lambda word: (len(word), word)):
        if not any(other in word for other in least):
            least.append(word)
    return tuple(least)
