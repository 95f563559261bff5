"""Lists of names in English, as the descriptions of documents in any language give them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

_COMMA = re.compile(r",\s*(?![^()]*\))")
_AND = re.compile(r"\s+and\s+(?![^()]*\))")
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\([^()]*\)$")


def listed_names(text: str, is_name: Callable[[str], bool]) -> list[str]:
    """The names of "A, B and C", without articles.

    "and" parts two names where `is_name` knows both, or in a longer list the first: Trinidad and Tobago is one.
    """
    *names, last = (piece.strip() for piece in _COMMA.split(text))
    names += _parted(last, is_name, listed=bool(names))
    return [_ARTICLE.sub("", name, count=1) for name in names if name]


def _parted(last: str, is_name: Callable[[str], bool], *, listed: bool) -> list[str]:
    """What the last piece of a list names."""
    if is_name(last):
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
