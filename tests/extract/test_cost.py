"""What a text costs grows with its length and no faster, however it is written."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import process_time

import pytest

from extract.language import Grammar
from extract.lexicon import Lexicon
from extract.pipeline import extract
from tests.extract.made import document
from tests.growth import MOST, growth

# What each text repeats, # standing for a number that counts up.
UNITS = (
    "会员国采取有效措施加强国际合作",
    *"、的《7请，；并必应深A “（国",
    *("，并", "，请", "，重申", "，同时", "其中大会强调", "除其他外，", "并按照", "和鼓励"),
    *(
        "国家",
        "所有",
        "国际、区域、",
        "的国家",
        "受影响的国家和",
        "包括会员国在内的",
        "作为甲，",
        "甲#组织、",
        "公约及其议定书和",
    ),
    *(
        "必须",
        "需要",
        "在",
        "由会员国",
        "至迟于#年，",
        "以便酌情#，",
        "使会员国能够#，向会员国提供",
        "与它们合作",
        "协助会员国",
    ),
    *(
        "《甲#》",
        "《甲》",
        "《1988 年公约》",
        "《政治宣言》#",
        "题为“《甲#》”，",
        "一项宣言",
        "《甲#》[^1]",
        "有关这一问题的决议[^#]，",
    ),
    *(
        "第 #/1 号决议、",
        "6/",
        "A/",
        "E/CN.7/",
        "S-20/",
        "第十",
        "第十届会议、",
        "麻醉药品委员会第五十五届会议",
        "该届会议",
    ),
)
MARKERS = ("act-adverb", "quantifier", "qualifier", "predicate", "agent-noun")
LEADS = ("", "敦促会员国", "强调")
NOTES = {"1": "第 55/2 号决议。"}
SMALL = 2000  # characters
SLOWEST = 2.0  # seconds, many times what any takes


def repeated(lead: str, unit: str, length: int) -> str:
    """A paragraph of some length."""
    count = length // len(unit) + 1
    return (lead + "".join(unit.replace("#", str(i)) for i in range(1, count + 1)))[:length]


def cost(text: str, grammar: Grammar, lexicon: Lexicon) -> float:
    """Seconds of processor time to extract from one paragraph."""
    made = document([text], footnotes=NOTES)
    start = process_time()
    extract(made, grammar, lexicon)
    return process_time() - start


@pytest.mark.parametrize("unit", UNITS)
def test_a_thousand_characters_cost_little(unit: str, grammar: Grammar, lexicon: Lexicon) -> None:
    assert all(cost(repeated(lead, unit, 1000), grammar, lexicon) < SLOWEST for lead in LEADS)


@pytest.mark.slow
@pytest.mark.parametrize("marker", MARKERS)
def test_so_does_each_word_over_and_over(marker: str, grammar: Grammar, lexicon: Lexicon) -> None:
    for word in lexicon.words(marker, "zh"):
        assert cost(repeated("强调，", word, 300), grammar, lexicon) < SLOWEST, word


@pytest.mark.slow
@pytest.mark.parametrize("lead", LEADS)
@pytest.mark.parametrize("unit", UNITS)
def test_cost_grows_as_the_text(unit: str, lead: str, grammar: Grammar, lexicon: Lexicon) -> None:
    def work(length: int) -> Callable[[], object]:
        return partial(extract, document([repeated(lead, unit, length)], footnotes=NOTES), grammar, lexicon)

    assert growth(work, SMALL) <= MOST
