"""What the syntax of a pattern tells of all its matches: words that they hold, characters with which they begin.

It is read from the tree that `re` itself compiles; what that holds beyond what is known here tells nothing.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from re import _constants as of  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

FEW = 4  # words that are looked for one by one
_Items = Iterable[tuple[Any, Any]]
_REPEATS = (of.MAX_REPEAT, of.MIN_REPEAT, of.POSSESSIVE_REPEAT)
_ASSERTIONS = (of.AT, of.ASSERT, of.ASSERT_NOT)


def needs(pattern: str, flags: re.RegexFlag) -> tuple[str, ...] | None:
    """Words one of which every match holds: none, where nothing matches; None, where it is not known."""
    tree = parser.parse(pattern, flags)
    runs = _needed(tree, whole=True)
    words = runs if runs is None or len(runs) <= FEW else _needed(tree, whole=False)
    return None if words is None else _least(words)


def beginnings(pattern: str, flags: re.RegexFlag) -> frozenset[str] | None:
    """The characters with which a match may begin, each as a pattern's brackets have it; None, if it
    may be any, or if `re` itself skips to them."""
    tree = parser.parse(pattern, flags)
    characters, may_be_empty = _first(tree)
    return None if may_be_empty or _is_skipped_to(tree) else characters


# Words


def _needed(items: _Items, *, whole: bool) -> frozenset[str] | None:
    """Words, or `whole` runs of characters, one of which stands in whatever a sequence of items matches."""
    options = [words for words in _options(items, whole=whole) if words is not None]
    return max(options, key=lambda words: (min(map(len, words), default=sys.maxsize), -len(words)), default=None)


def _options(items: _Items, *, whole: bool) -> Iterator[frozenset[str] | None]:
    """As `_needed` for each item or run of characters by itself."""
    run = ""
    for kind, value in items:
        if kind is of.LITERAL:
            run += chr(value)
            continue
        yield _rarest(run, whole=whole)
        run = ""
        if kind is of.SUBPATTERN:
            yield _needed(value[-1], whole=whole)
        elif kind is of.ATOMIC_GROUP:
            yield _needed(value, whole=whole)
        elif kind in _REPEATS and value[0] > 0:
            yield _needed(value[2], whole=whole)
        elif kind is of.BRANCH:
            yield _of_each([_needed(alternative, whole=whole) for alternative in value[1]])
        elif kind is of.ASSERT_NOT and not len(value[1]):
            yield frozenset()
    yield _rarest(run, whole=whole)


def _of_each(alternatives: list[frozenset[str] | None]) -> frozenset[str] | None:
    known = [words for words in alternatives if words is not None]
    return frozenset().union(*known) if len(known) == len(alternatives) else None


def _rarest(run: str, *, whole: bool) -> frozenset[str] | None:
    """A run of characters, or the word in it that is likely to be rarest."""
    return frozenset([run if whole else max(run.split() or [run], key=len)]) if run else None


def _least(words: Iterable[str]) -> tuple[str, ...]:
    """Without words in which another stands."""
    least: list[str] = []
    for word in sorted(words, key=lambda word: (len(word), word)):
        if not any(other in word for other in least):
            least.append(word)
    return tuple(least)


# Beginnings


def _first(items: _Items) -> tuple[frozenset[str] | None, bool]:
    """The characters with which a sequence of items may begin, None if any; and whether it may match nothing."""
    found: frozenset[str] = frozenset()
    for kind, value in items:
        if kind in _ASSERTIONS:
            continue
        characters, may_be_empty = _first_of(kind, value)
        if characters is None:
            return None, True
        found |= characters
        if not may_be_empty:
            return found, False
    return found, True


def _is_skipped_to(items: _Items) -> bool:
    """Whether characters stand first in a sequence of items, before assertions and what may be missing."""
    first: tuple[Any, Any] = next(iter(items), (None, None))
    kind, value = first
    if kind is of.SUBPATTERN:
        return _is_skipped_to(value[-1])
    if kind is of.BRANCH:
        return all(next(iter(alternative), (None,))[0] is of.LITERAL for alternative in value[1])
    return kind in (of.LITERAL, of.IN)


def _first_of(kind: Any, value: Any) -> tuple[frozenset[str] | None, bool]:  # noqa: ANN401 - as the parser gives it
    if kind is of.LITERAL:
        return frozenset([re.escape(chr(value))]), False
    if kind is of.IN:
        return _class(value), False
    if kind is of.SUBPATTERN:
        return _first(value[-1])
    if kind is of.BRANCH:
        alternatives = [_first(alternative) for alternative in value[1]]
        return _of_each([characters for characters, _ in alternatives]), any(empty for _, empty in alternatives)
    if kind in _REPEATS:
        characters, may_be_empty = _first(value[2])
        return characters, may_be_empty or value[0] == 0
    return None, True


def _class(members: _Items) -> frozenset[str] | None:
    """The members of a class in brackets, as they are written there."""
    written: set[str] = set()
    for kind, value in members:
        if kind is of.LITERAL:
            written.add(re.escape(chr(value)))
        elif kind is of.RANGE:
            written.add(f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}")
        elif kind is of.CATEGORY and value is of.CATEGORY_DIGIT:
            written.add(r"\d")
        else:
            return None
    return frozenset(written)
