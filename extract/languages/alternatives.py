"""Patterns for any of many words, written so that they are tried fast."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping


def any_of(words: Iterable[str], guards: Mapping[str, str] | None = None) -> str:
    """A pattern for any of some words, longest first, each only where its guard lets it stand."""
    known = guards or {}
    return f"(?:{_endings({word: known.get(word, '') for word in sorted(set(words))})})"


def any_at_word(words: Iterable[str]) -> str:
    r"""A pattern for any of some words where a word begins: as `\b(?:…)`, but found by its first letter."""
    rest: dict[str, list[str]] = defaultdict(list)
    for word in words:
        rest[word[0]].append(word[1:])
    return "(?:" + "|".join(rf"{first}(?<=\b{first})(?:{'|'.join(ends)})" for first, ends in rest.items()) + ")"


def _endings(guards: Mapping[str, str]) -> str:
    """Words that begin alike share their beginning; the longer are tried first."""
    longer: dict[str, dict[str, str]] = defaultdict(dict)
    for word, guard in guards.items():
        if word:
            longer[word[0]][word[1:]] = guard
    alternatives = [re.escape(first) + _ending(rest) for first, rest in longer.items()]
    return "|".join([*alternatives, *([guards[""]] if "" in guards else [])])


def _ending(guards: Mapping[str, str]) -> str:
    return _endings(guards) if len(guards) == 1 else f"(?:{_endings(guards)})"
