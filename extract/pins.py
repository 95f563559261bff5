"""Pins: which paragraphs of a resolution are meant by the words beside its citation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.language import PinPatterns
from extract.records import Span

RESOLUTION = "/RES/"  # in the symbol of a document whose numbered paragraphs are operative
LONGEST_RANGE = 100  # paragraphs; a longer range is a misprint
_BRACKETS = str.maketrans("\uff08\uff09", "()")
CONTEXT = 40  # characters before a pin in which a part may be named that has numbers of its own


def cited_paragraphs(
    value: str, cited: Span, pin: Span | None, symbol: str | None, patterns: PinPatterns
) -> tuple[str, ...]:
    """The ids of the operative paragraphs of `symbol` that a pin names, in its order.

    None where it names more than paragraphs by number, or where they may be those of an annex, a section or another
    document.
    """
    if pin is None or symbol is None or RESOLUTION not in symbol:
        return ()
    found = patterns.paragraphs.fullmatch(value, pin.start, pin.end)
    before = value[max(0, pin.start - CONTEXT) : pin.start]
    is_elsewhere = patterns.part.search(before) or (pin.start >= cited.end and patterns.of.match(value, pin.end))
    if found is None or is_elsewhere:
        return ()
    return tuple(dict.fromkeys(_ids(value, Span(*found.span("numbers")), patterns)))


def _ids(value: str, words: Span, patterns: PinPatterns) -> Iterator[str]:
    """The paragraphs that some numbers name, with those between the ends of a range."""
    last: re.Match[str] | None = None
    for number in patterns.number.finditer(value, words.start, words.end):
        if last is not None and patterns.to.search(value, last.end(), number.start()):
            between = range(int(last["number"]) + 1, int(number["number"]))
            yield from (f"OP{one}" for one in between if len(between) <= LONGEST_RANGE)
        yield f"OP{number['number']}{_labels(number['labels'])}"
        last = number


def _labels(words: str) -> str:
    """Letters in brackets as they stand in ids: (a)(i)."""
    return "".join(words.split()).translate(_BRACKETS)
