"""Lists of names in English, as the descriptions of documents in any language give them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

_PART = re.compile(r"[()]|,(?!\s*on behalf of )\s*")
_AND = re.compile(r"\s+and\s+(?![^()]*\))")
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\([^()]*\)$")
_LONGEST = 400  # characters of the last two names of a list


def listed_names(text: str, is_name: Callable[[str], bool]) -> list[str]:
    """The names of "A, B and C", without articles.

    "and" parts two names where `is_name` knows both, or in a longer list the first: Trinidad and Tobago is one.
    """
    *names, last = _between_commas(text)
    names += _parted(last, lambda name: is_name(_bare(name)), listed=bool(names))
    return [_bare(name) for name in names if name]


def _bare(name: str) -> str:
    """A name without its article."""
    return _ARTICLE.sub("", name, count=1)


def _between_commas(text: str) -> list[str]:
    """The pieces of a list, commas in brackets apart."""
    pieces, start, depth = [], 0, 0
    for found in _PART.finditer(text):
        depth += {"(": 1, ")": -1}.get(found[0], 0)
        if depth <= 0 and found[0].startswith(","):
            pieces.append(text[start : found.start()].strip())
            start = found.end()
    return [*pieces, text[start:].strip()]


def _parted(last: str, is_name: Callable[[str], bool], *, listed: bool) -> list[str]:
    """What the last piece of a list names."""
    if len(last) > _LONGEST or is_name(last):
        return [last]
    for found in _AND.finditer(last):
        first, second = last[: found.start()], last[found.end() :]
        if is_name(first) and (listed or is_name(second)):
            return [first, second]
    return [last]


def name_key(name: str) -> str:
    """A name as it is compared: without accents, capitals, signs and blanks (CÔTE D'IVOIRE is Côte d’Ivoire)."""
    return "".join(c for c in unicodedata.normalize("NFKD", name).casefold() if c.isalnum())


def without_aside(name: str) -> str:
    """A name without what stands in brackets after it: on behalf of whom it speaks."""
    return _ASIDE.sub("", name)
