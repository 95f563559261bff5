"""How far the language versions of one document were read alike, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.agents import UNLISTED
from extract.quality.reading import Bound, Passage, Reading
from extract.quality.shares import Figures, Share

SHARED = "operative paragraphs that both languages have"
CLASSES = "languages agree on act classes"
BINDINGS = "languages agree on class, mode and actors"
BINDINGS_APART = "the same, taking all unlisted actors for one"
FIGURES = (SHARED, CLASSES, BINDINGS, BINDINGS_APART)

Meaning = Callable[[Passage], object]  # what two versions of a paragraph are compared by


@dataclass(frozen=True, slots=True)
class Difference:
    """A paragraph that stands or was read otherwise in another language, or whose own markup shows something missed.

    `what` says it in words; `versions` are the paragraph's, by language.
    """

    symbol: str
    paragraph: str
    what: str
    versions: Mapping[str, Passage]


def classes(passage: Passage) -> object:
    """The sequence of act classes."""
    return tuple(deed.act_class for deed in passage.deeds)


def bindings(passage: Passage) -> object:
    """The sequence of acts, each with its class and its mandates' modes and actors."""
    return tuple((deed.act_class, deed.mandates) for deed in passage.deeds)


def bindings_apart(passage: Passage) -> object:
    """The same without telling apart the actors that no authority lists, whose ids are words of one language."""
    return tuple((deed.act_class, frozenset(map(_without_names, deed.mandates))) for deed in passage.deeds)


def _without_names(bound: Bound) -> Bound:
    return Bound(bound.mode, frozenset(UNLISTED if a.startswith(UNLISTED) else a for a in bound.actors))


def agreement(one: Reading, other: Reading) -> Figures:
    """The shares of paragraphs that both have, and, of these, of those that were read alike, if both were read."""
    ours, theirs = _operative(one), _operative(other)
    shared = [(passage, theirs[id_]) for id_, passage in ours.items() if id_ in theirs]
    if not (one.is_read and other.is_read):
        return {SHARED: Share(len(shared), len(ours | theirs))}

    def alike(meaning: Meaning) -> Share:
        return Share.of(meaning(mine) == meaning(its) for mine, its in shared)

    return {
        SHARED: Share(len(shared), len(ours | theirs)),
        CLASSES: alike(classes),
        BINDINGS: alike(bindings),
        BINDINGS_APART: alike(bindings_apart),
    }


def differences(versions: Sequence[Reading]) -> Iterator[Difference]:
    """What differs among the versions of one document, and what the markup of each shows to be missed."""
    ids = dict.fromkeys(id_ for reading in versions for id_ in reading.passages)
    for id_ in ids:
        passages = {r.language: r.passages[id_] for r in versions if id_ in r.passages}
        operative = {r.language: r.passages[id_] for r in versions if id_ in _operative(r)}
        absent = [r.language for r in versions if r.language not in operative] if operative else []
        read = {r.language: operative[r.language] for r in versions if r.is_read and r.language in operative}
        told = [*_faults(passages), *_unlike(read, absent)]
        yield from (Difference(versions[0].symbol, id_, what, passages) for what in told)


def _faults(passages: Mapping[str, Passage]) -> Iterator[str]:
    for language, passage in passages.items():
        for fault in passage.faults:
            yield f"{fault.kind} ({language})" + (f": {fault.expected}" if fault.expected else "")


def _unlike(passages: Mapping[str, Passage], absent: Sequence[str]) -> Iterator[str]:
    """The coarsest way in which versions of one paragraph differ."""
    if absent:
        yield f"no such paragraph ({', '.join(absent)})"
    for what, meaning in (("act classes", classes), ("mode and actors", bindings)):
        if any(meaning(one) != meaning(other) for one, other in pairwise(passages.values())):
            yield what
            return


def _operative(reading: Reading) -> dict[str, Passage]:
    return {id_: passage for id_, passage in reading.passages.items() if passage.is_operative}
