"""Words as they are searched: the same tokens of what is indexed, of what is asked, and of what is marked in a text.

A Chinese character is a token of its own, so that any run of them is found as a phrase. Of other scripts a word is,
without case and without marks above or below its letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

_IDEOGRAPHS = "\u2e80-\u2fff\u3005\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_MARKS = "\u0300-\u036f\u064b-\u065f\u0670"  # belong to the letter before them
_TOKEN = re.compile(f"[{_IDEOGRAPHS}]|[^\\W_{_IDEOGRAPHS}](?:[^\\W_{_IDEOGRAPHS}]|[{_MARKS}])*")
_ASKED = re.compile(r'"(?P<phrase>[^"]*)"?|(?P<chunk>[^\s"]+)')
_LONGEST = 400  # characters of a question
_COMPLETED = 3  # letters from which on a word may be the beginning of a longer one
_TATWEEL = "\u0640"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens that are to stand side by side; the last may be the beginning of a word where the phrase is `open`."""

    tokens: tuple[str, ...]
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text, and whether it is what was asked for."""

    text: str
    is_marked: bool


def indexed(text: str) -> str:
    """The tokens of a text, parted by blanks, for an FTS5 table whose tokenizer is `ascii`."""
    return " ".join(filter(None, map(_folded, _TOKEN.findall(text))))


def phrases(question: str) -> tuple[Phrase, ...]:
    """What a question asks for: every phrase in quotation marks and every other run without blanks."""
    return tuple(_phrases(question[:_LONGEST]))


def match(asked: Sequence[Phrase]) -> str:
    """The same as FTS5 takes it; there is nothing in it but letters, digits and our own marks. Empty for nothing."""
    return " ".join(f'"{" ".join(phrase.tokens)}"{"*" if phrase.is_open else ""}' for phrase in asked)


def marked(text: str, asked: Sequence[Phrase]) -> tuple[Piece, ...]:
    """A text in pieces, with every phrase marked wherever it stands."""
    tokens = list(_tokens(text))
    pieces, written = list[Piece](), 0
    for start, end in _joined(sorted(_places(tokens, asked))):
        pieces += [Piece(text[written:start], False), Piece(text[start:end], True)]
        written = end
    return tuple(piece for piece in (*pieces, Piece(text[written:], False)) if piece.text)


def excerpt(pieces: Sequence[Piece], size: int) -> tuple[Piece, ...]:
    """Some `size` characters about the first mark, or from the beginning, with an ellipsis where something is cut."""
    first = next((i for i, piece in enumerate(pieces) if piece.is_marked), 0)
    before = "".join(piece.text for piece in pieces[:first])
    cut = _blank_after(before, len(before) - size // 3)
    head = [Piece("…" * bool(cut) + before[cut:], False)] if before else []
    tail, left = list[Piece](), size - len(before) + cut
    for piece in pieces[first:]:
        if left <= 0:
            tail.append(Piece("…", False))
            break
        is_cut = len(piece.text) > left and not piece.is_marked
        tail.append(Piece(piece.text[:left] + "…" if is_cut else piece.text, piece.is_marked))
        if is_cut:
            break
        left -= len(piece.text)
    return (*head, *tail)


def _phrases(question: str) -> Iterator[Phrase]:
    for found in _ASKED.finditer(question):
        is_quoted = found["phrase"] is not None
        tokens = tuple(token for token, _, _ in _tokens(found["phrase"] if is_quoted else found["chunk"]))
        if tokens:
            last = tokens[-1]
            is_word = last.isalpha() and not re.match(f"[{_IDEOGRAPHS}]", last)
            yield Phrase(tokens, is_word and not is_quoted and len(last) >= _COMPLETED)


def _tokens(text: str) -> Iterator[tuple[str, int, int]]:
    """Every token with its place in the text."""
    for found in _TOKEN.finditer(text):
        if token := _folded(found[0]):
            yield token, found.start(), found.end()


@lru_cache(maxsize=1 << 16)
def _folded(token: str) -> str:
    if token.isascii():
        return token.lower()
    apart = unicodedata.normalize("NFKD", token.casefold())
    return "".join(char for char in apart if char.isalnum() and char != _TATWEEL)


def _places(tokens: Sequence[tuple[str, int, int]], asked: Sequence[Phrase]) -> Iterator[tuple[int, int]]:
    for at, (token, start, _) in enumerate(tokens):
        for phrase in asked:
            found = [word for word, _, _ in tokens[at : at + len(phrase.tokens)]] if _begins(phrase, token) else []
            if len(found) == len(phrase.tokens) and _is(phrase, found):
                yield start, tokens[at + len(found) - 1][2]


def _begins(phrase: Phrase, token: str) -> bool:
    return token.startswith(phrase.tokens[0]) if len(phrase.tokens) == 1 else token == phrase.tokens[0]


def _is(phrase: Phrase, found: Sequence[str]) -> bool:
    *others, last = found
    is_last = last.startswith(phrase.tokens[-1]) if phrase.is_open else last == phrase.tokens[-1]
    return is_last and tuple(others) == phrase.tokens[:-1]


def _joined(places: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Places in order, those that overlap or touch as one."""
    start = end = -1
    for first, last in places:
        if first > end:
            if end > start:
                yield start, end
            start, end = first, last
        end = max(end, last)
    if end > start:
        yield start, end


def _blank_after(text: str, place: int) -> int:
    """Where a word begins near a place, or the place itself; 0 for one before the beginning."""
    if place <= 0:
        return 0
    blank = text.find(" ", place, place + 24)
    return blank + 1 if blank >= 0 else place
