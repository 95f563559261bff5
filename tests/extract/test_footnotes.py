"""同上 and Ibid. say again what the footnote before says, up to where they differ."""

from __future__ import annotations

import pytest

from extract.footnotes import resolve
from extract.languages import layout_words

SERIES = "联合国，《条约汇编》，第 976 卷，第 14152 号。"
RECORDS = "见《经济及社会理事会正式记录，2003 年，补编第 8 号》(E/2003/28/Rev.1)，第一章，C 节。"
SESSIONS = "《大会正式记录，第十二届特别会议，补编第2号》(A/S-12/2)，第三.C节。"
TREATIES = "United Nations, Treaty Series, vol. 976, No. 14152."
OFFICIAL = "Official Records of the General Assembly, Sixty-third Session, Supplement No. 33 (A/63/33), para. 77."

CASES = [
    ("第 60/1 号决议。", SERIES, "第 60/1 号决议。"),
    ("同上。", SERIES, SERIES),
    ("同上，第 1019 卷，第 14956 号。", SERIES, "联合国，《条约汇编》，第 1019 卷，第 14956 号。"),
    (
        "同上，第 2225、2237 和 2326 卷，第 39574 号。",
        SERIES,
        "联合国，《条约汇编》，第 2225、2237 和 2326 卷，第 39574 号。",
    ),
    ("同上，第 27627 号。", SERIES, "联合国，《条约汇编》，第 976 卷，第 27627 号。"),
    (
        "同上,第2349卷,第42146号。",
        "联合国,《条约汇编》,第2225卷,第39574号。",
        "联合国,《条约汇编》,第2349卷,第42146号。",
    ),
    (
        "同上，《2009 年，补编第 8 号》(E/2009/28)，第一章，C 节。",
        RECORDS,
        "见《经济及社会理事会正式记录，2009 年，补编第 8 号》(E/2009/28)，第一章，C 节。",
    ),
    (
        "同上，《第四十八届会议，补编第27号》(A/48/27)，第三.E节。",
        SESSIONS,
        "《大会正式记录，第四十八届会议，补编第27号》(A/48/27)，第三.E节。",
    ),
    ("同上，附件二。", "第 60/1 号决议，附件一。", "第 60/1 号决议，附件二。"),
    ("同上，决定草案。", "A/67/157。", "A/67/157，决定草案。"),
    ("同上，附件。", "", "同上，附件。"),
    ("Ibid., vol. 1019, No. 14956.", TREATIES, "United Nations, Treaty Series, vol. 1019, No. 14956."),
    (
        "Ibid., Sixty-first Session, Supplement No. 33 (A/61/33), para. 72.",
        OFFICIAL,
        "Official Records of the General Assembly, Sixty-first Session, Supplement No. 33 (A/61/33), para. 72.",
    ),
]


@pytest.mark.parametrize(("note", "before", "means"), CASES)
def test_what_a_footnote_means(note: str, before: str, means: str) -> None:
    words = layout_words(note if note.isascii() else SERIES).document
    assert resolve(note, before, words) == means


def test_a_chain_of_repetitions_does_not_grow() -> None:
    words = layout_words(SERIES).document
    means = SERIES
    for n in range(500):
        means = resolve(f"同上，另一段落 {n} 甲。", means, words)
    assert len(means) < 2_000
