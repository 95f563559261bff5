"""Footnotes, and what one means that only points to the one before."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.read.lines import NOTE, columns
from extract.read.marker import NUMERALS
from extract.read.words import DocumentWords
from extract.records import Footnote, Span, Text

_AFTER = re.compile(r"[，,]?\s*")
_COMMA = re.compile(r"[，,]\s*")
_OPENING = '《“"(（'
_STOPS = "。. "
_NUMBER = re.compile(rf"\d+(?:[/.\-]\d+)*|[{NUMERALS}]+|\b[A-Z]\b|\b[IVX]+\b")
_LONGEST = 600  # characters of a footnote that another may stand on


def read_footnotes(text: Text, blocks: Iterable[Span], words: DocumentWords) -> tuple[Footnote, ...]:
    """The footnotes among the blocks, each with what it means."""
    notes: list[Footnote] = []
    for block in blocks:
        label = NOTE.match(text.value, block.start, block.end)
        if label is not None:
            span = Span(label.end(), block.end)
            before = notes[-1].means if notes else ""
            notes.append(Footnote(label["label"], span, resolve(text.words(span), before, words)))
    return tuple(notes)


def resolve(note: str, before: str, words: DocumentWords) -> str:
    """A footnote with 同上 or Ibid. replaced by that part of the one before which it does not say anew.

    What it says anew begins where a piece between commas has the shape of its own first piece: vol. 976, vol. 1019.
    """
    repeated = words.repeated.match(note)
    if repeated is None or not before or len(before) > _LONGEST:
        return note
    rest = _AFTER.sub("", note[repeated.end() :], count=1).strip()
    comma = "，" if columns(before) > len(before) else ", "
    if not rest.strip(_STOPS):
        return before
    at = _same_place(_COMMA.split(rest)[0], before)
    if at is None:
        return before.rstrip(_STOPS) + comma + rest
    kept = before[:at]
    return kept + (rest.lstrip(_OPENING) if kept.count("《") > kept.count("》") else rest)


def _same_place(piece: str, before: str) -> int | None:
    """Where in the footnote before a piece begins that says the same of another volume, year or session."""
    starts = [0, *(m.end() for m in _COMMA.finditer(before))]
    pieces = _COMMA.split(before)
    for shape in (_shape, _loose_shape):
        for start, other in zip(starts, pieces, strict=True):
            if shape(other) == shape(piece):
                return start
    return None


def _shape(piece: str) -> str:
    """A piece without its numbers."""
    return _NUMBER.sub("#", piece.strip(_OPENING + _STOPS + "》”)）")).replace(" ", "")


def _loose_shape(piece: str) -> tuple[str, str]:
    """How a piece begins and ends; of a piece in Latin letters the last word."""
    shape = _shape(piece)
    if columns(shape) == len(shape):
        return "", piece.strip(_STOPS).split(" ")[-1]
    return shape[:2], shape[-1]
