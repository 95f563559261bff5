"""Readings of a document in a few words: acts as `directive request; directive states+unodc if upon-request`."""

from __future__ import annotations

import re
from array import array
from collections.abc import Mapping, Sequence
from typing import cast

from extract.records import (
    Act,
    ActClass,
    AgentMention,
    ConditionMention,
    Document,
    Extraction,
    Mandate,
    Metadata,
    Mode,
    Paragraph,
    Part,
    Source,
    Span,
    Text,
)

_WORD = Span(0, 1)
_MANDATE = re.compile(r"(?P<mode>\w+)(?: (?P<actors>(?!if )\S+))?(?: if (?P<condition>\S+))?")


def said(symbol: str, language: str, paragraphs: Mapping[str, Sequence[str]]) -> Extraction:
    """A reading of one language version, by paragraph."""
    text = Text("x", array("l", [0]), Source("x", "x", "utf-8", "0" * 64))
    part = Part("", None, None, None, (), tuple(Paragraph(id_, "operative", _WORD) for id_ in paragraphs))
    acts = tuple(_act(id_, n, act) for id_, acts in paragraphs.items() for n, act in enumerate(acts, start=1))
    return Extraction(Document(text, Metadata(symbol, "resolution", language, "x"), (part,), ()), acts, ())


def _act(paragraph: str, position: int, words: str) -> Act:
    head, *mandates = words.split("; ")
    class_, concept = head.split()
    return Act(
        paragraph, position, concept, cast(ActClass, class_), _WORD, _WORD, mandates=tuple(map(_mandate, mandates))
    )


def _mandate(words: str) -> Mandate:
    found = _MANDATE.fullmatch(words)
    assert found, words
    actors = (found["actors"] or "").split("+") if found["actors"] else []
    conditions = (ConditionMention(found["condition"], _WORD),) if found["condition"] else ()
    mode = cast(Mode, found["mode"])
    return Mandate(mode, tuple(AgentMention(actor, _WORD) for actor in actors), _WORD, conditions=conditions)
