"""What goes between the server and a process that answers: a question in a file, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import msgspec

from queries.sandbox.limits import Limits

# What is said as soon as a question is read.
BEGUN = b"!"
# What became of a question. `answered`: the answer is in the file.
Fate = Literal["answered", "refused", "unacceptable", "too-large", "exhausted", "unavailable"]


@dataclass(frozen=True, slots=True)
class Question:
    """A query with what is to be read and written.

    `tables` and `graphs` are the media types for what SELECT and ASK, and for what CONSTRUCT and DESCRIBE answer; None
    where the asker takes none. Where any graph is named, those are all that is read, as by FROM and FROM NAMED.
    Against `base`, relative IRIs are resolved.
    """

    sparql: str
    tables: str | None
    graphs: str | None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    base: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What became of a question; `text` is the answer's media type, or the reason why there is none.

    `spent` if the process that answered has become so large that another had better answer the next.
    """

    fate: Fate
    text: str
    spent: bool = False


_QUESTION = msgspec.json.Decoder(Question)
_TOLD = msgspec.json.Decoder(Told)
_LIMITS = msgspec.json.Decoder(Limits)


def encoded(message: Question | Told | Limits) -> bytes:
    """A message in one line."""
    return msgspec.json.encode(message) + b"\n"


def question(data: bytes) -> Question:
    """The question in what `encoded` gave."""
    return _QUESTION.decode(data)


def told(data: bytes) -> Told:
    """What was told in what `encoded` gave."""
    return _TOLD.decode(data)


def limits(data: str) -> Limits:
    """The limits in what `encoded` gave."""
    return _LIMITS.decode(data)
