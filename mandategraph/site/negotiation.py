"""Content negotiation: which of the media types that are offered an Accept header prefers (RFC 9110, 12.5.1)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

# A comma or semicolon inside a quoted parameter parts nothing.
_ELEMENT = re.compile(r'(?:[^,"]|"(?:[^"\\]|\\.)*"?)+')
_PARAMETER = re.compile(r'(?:[^;"]|"(?:[^"\\]|\\.)*"?)+')
_QUALITY = re.compile(r"0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?")


@dataclass(frozen=True, slots=True)
class MediaRange:
    """One element of an Accept header: `text/html`, `text/*` or `*/*` with its quality from 0 to 1."""

    type: str
    subtype: str
    quality: float

    def specificity(self, media_type: str) -> int:
        """How closely it names a media type: 3 by name, 2 by type, 1 as anything; 0 where it does not."""
        type_, _, subtype = media_type.partition("/")
        if self.type == "*":
            return 1
        if self.type != type_:
            return 0
        return 2 if self.subtype == "*" else 3 * (self.subtype == subtype)


def chosen(accept: str, offered: Sequence[str]) -> str | None:
    """The media type with the highest quality, of several the one offered first; None where none is acceptable.

    No header accepts anything. What cannot be read of a header is passed over, and so are parameters but `q`, for
    what is offered has none to choose by.
    """
    if not accept.strip():
        return next(iter(offered), None)
    ranges = ranges_of(accept)
    qualities = {media_type: quality(media_type, ranges) for media_type in offered}
    best = max(offered, key=lambda media_type: qualities[media_type], default=None)
    return best if best is not None and qualities[best] > 0 else None


def quality(media_type: str, ranges: Sequence[MediaRange]) -> float:
    """The quality that the closest of some ranges gives a media type; 0 where none names it."""
    closest = max((range_.specificity(media_type) for range_ in ranges), default=0)
    same = (range_.quality for range_ in ranges if range_.specificity(media_type) == closest)
    return max(same, default=0.0) if closest else 0.0


def ranges_of(accept: str) -> list[MediaRange]:
    """The elements of an Accept header that can be read."""
    found = (_range(element) for element in _ELEMENT.findall(accept))
    return [range_ for range_ in found if range_ is not None]


def _range(element: str) -> MediaRange | None:
    name, *parameters = [part.strip() for part in _PARAMETER.findall(element)] or [""]
    type_, slash, subtype = name.lower().partition("/")
    if not (type_ and slash and subtype) or (type_ == "*" and subtype != "*"):
        return None
    weights = [value.strip() for key, _, value in (p.partition("=") for p in parameters) if key.strip().lower() == "q"]
    if not weights:
        return MediaRange(type_, subtype, 1.0)
    return MediaRange(type_, subtype, float(weights[0])) if _QUALITY.fullmatch(weights[0]) else None
