"""Links to documents of the United Nations: which document an address leads to."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, unquote, urlsplit

_BY_PATH = ("undocs.org", "www.undocs.org", "docs.un.org")
_BY_QUERY = ("www.un.org", "un.org", "daccess-ods.un.org", "documents.un.org", *_BY_PATH)
_KEYS = ("symbol", "ds", "finalsymbol")
_LANGUAGE = re.compile(r"^/(?:ar|zh|ch|en|fr|ru|es|sp)(?=/)", re.IGNORECASE)  # as links have them
_SYMBOL = re.compile(r"[A-Z]+(?:/[^/]+)+")
_RESOLUTION = re.compile(r"/RES[/.]", re.IGNORECASE)
_PARTS = re.compile(r"(?<=\d)[A-Z]-[A-Z]$")  # S-20/4A-E: all of a resolution's parts
_PART = re.compile(r"(?<=\d)[A-Z](?=$|\()")  # 36/146C, 2341B(XXII)


def linked_symbol(target: str) -> str | None:
    """The symbol that an address leads to, without blanks and in capitals; None of what is no such address.

    `https://undocs.org/en/A/RES/1514(XV)` and `…/view_doc.asp?symbol=A%2FRES%2F64%2F182` are such.
    """
    try:
        parts = urlsplit(target.strip())
    except ValueError:
        return None
    given = ""
    if parts.hostname in _BY_QUERY:
        query = {key.casefold(): values for key, values in parse_qs(parts.query).items()}
        given = next((query[key][0] for key in _KEYS if key in query), "")
    if not given and parts.hostname in _BY_PATH:
        given = _LANGUAGE.sub("", unquote(parts.path)).strip("/")
    symbol = comparable(given)
    return symbol if _SYMBOL.fullmatch(symbol) else None


def comparable(symbol: str) -> str:
    """A symbol without blanks, in capitals; of a range of parts, the whole."""
    return _PARTS.sub("", re.sub(r"\s", "", symbol).upper())


def without_part(symbol: str) -> str:
    """The symbol of the resolution of which a symbol may name a part, as links often give it."""
    return _PART.sub("", comparable(symbol))


def is_resolution(symbol: str) -> bool:
    """Whether a symbol is that of a resolution."""
    return _RESOLUTION.search(symbol) is not None
