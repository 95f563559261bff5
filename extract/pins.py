"""Pins: which paragraphs of a resolution the words beside its citation mean."""

from __future__ import annotations

import re
from dataclasses import dataclass

RESOLUTION = re.compile(r"/RES/")  # in the symbol of a document whose numbered paragraphs are operative
LONGEST_RANGE = 100  # paragraphs; more are a misprint
CONTEXT = 40  # characters on either side of a pin that may tell that it means something else


@dataclass(frozen=True, slots=True)
class PinPatterns:
    """How a language names paragraphs by number."""

    paragraphs: re.Pattern[str]  # the whole of a pin: group "numbers"
    range_: re.Pattern[str]  # between the first number of a range and the last
    before: re.Pattern[
        str
    ]  # searched in what stands before a pin: it is in a part of the document, an annex, a section
    after: re.Pattern[str]  # after it: the same
