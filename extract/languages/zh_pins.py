"""How Chinese names paragraphs by number: 第5、7(a)和9至12段."""

from __future__ import annotations

import re

from extract.language import PinPatterns

_LABELS = r"(?:\s?[(（][a-z]{1,4}[)）])*"
_ONE = rf"第?\s*\d{{1,3}}{_LABELS}"
_NUMBERS = rf"{_ONE}(?:\s?(?:、|，|和|及|以及|至|-|—)\s?{_ONE}){{0,12}}"

PARAGRAPHS = rf"(?=第){_NUMBERS}\s*段"
PINS = PinPatterns(
    paragraphs=re.compile(rf"(?P<numbers>{_NUMBERS})\s*段"),
    number=re.compile(rf"(?P<number>\d{{1,3}})(?P<labels>{_LABELS})"),
    to=re.compile("[至—-]"),
    part=re.compile(r"(?:附件[一二三四五六七八九十]?|所附|第[一二三四五六七八九十]+(?:节|部分|章)|序言(?:部分)?)的?$"),
    of=re.compile(r"(?!)"),  # a pin always stands after what it is in
)
