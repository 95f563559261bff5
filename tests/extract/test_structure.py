"""Blocks to a document: what it says of itself, its parts, and the ids of its paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from extract.read.layout import lay_out
from extract.records import Document, Metadata, Refused, Source
from extract.structure import structure

HEAD = ["第六十三届会议", "议程项目 98", "63/197. 国际合作", "大会，"]


def _read(*blocks: str) -> Document:
    return structure(lay_out(Source("made.txt", "\n\n".join(blocks), "utf-8", "0" * 64)))


def _ids(document: Document) -> list[str]:
    return [paragraph.id for part in document.parts for paragraph in part.paragraphs]


PARAGRAPHS: dict[str, tuple[Sequence[str], str]] = {
    "preamble and paragraphs": (["回顾其决议，", "重申各国，", "1. 请各国；", "2. 决定。"], "PP1 PP2 OP1 OP2"),
    "a list": (["回顾其决议，", "1. 请各国：", "(a) 合作；", "(b) 交流；", "2. 决定。"], "PP1 OP1 OP1(a) OP1(b) OP2"),
    "a list in a list": (
        ["1. 请各国：", "(a) 合作，即：", "㈠ 交流；", "㈡ 援助；", "(b) 报告；", "2. 决定。"],
        "OP1 OP1(a) OP1(a)(i) OP1(a)(ii) OP1(b) OP2",
    ),
    "Roman numerals": (["1. 请各国：", "(a) 即：", "(i) 交流；", "(ii) 援助；"], "OP1 OP1(a) OP1(a)(i) OP1(a)(ii)"),
    "i after h": (
        ["1. 请各国：", *(f"({c}) 合作；" for c in "abcdefghij")],
        "OP1 " + " ".join(f"OP1({c})" for c in "abcdefghij"),
    ),
    "a list in the preamble": (["回顾：", "(a) 决议，", "(b) 决定，", "1. 请各国。"], "PP1 PP1(a) PP1(b) OP1"),
    "numbers below a colon": (
        ["1. 请各国。", "2. 确定以下成就：", "A. 需求", "1. 认识到成就；", "2. 注意到挑战；", "B. 供应", "3. 强调。"],
        "OP1 OP2 OP2.1 OP2.2 OP2.3",
    ),
    "numbers that go on after headings": (["一", "合作", "1. 请各国；", "二", "行动", "2. 请秘书长。"], "OP1 OP2"),
    "numbers that begin again": (["1. 请各国；", "2. 决定。", "二", "1. 请秘书长。"], "OP1 OP2 section-2/OP1"),
    "one paragraph without a number": (["回顾其决议，", "决定召开会议。"], "PP1 OP1"),
    "a preambular paragraph that ends otherwise": (["回顾其决议；", "决定召开会议。"], "PP1 OP1"),
    "a number twice": (["1. 请各国；", "2. 请各国；", "2. 决定。"], "OP1 OP2 OP2-2"),
    "an annex": (["1. 请各国。", "附件", "宣言", "1. 各国应合作。", "无编号的段落。"], "OP1 annex-1/P1 annex-1/N1"),
    "annexes": (
        ["1. 请各国。", "附件二", "题目", "1. 重申各国。", "附件三", "题目", "1. 重申各国。"],
        "OP1 annex-2/OP1 annex-3/OP1",
    ),
    "a declaration": (
        ["1. 通过宣言。", "附件", "宣言", "我们，国家元首和政府首脑，聚集一堂，", "1. 重申我们的承诺。"],
        "OP1 annex-1/PP1 annex-1/OP1",
    ),
}


@pytest.mark.parametrize(("blocks", "ids"), PARAGRAPHS.values(), ids=PARAGRAPHS)
def test_ids_of_paragraphs(blocks: Sequence[str], ids: str) -> None:
    assert _ids(_read(*HEAD, *blocks)) == ids.split()


def test_an_issuer_may_stand_on_the_line_of_the_first_paragraph() -> None:
    document = _read(*HEAD[:-1], "大会，回顾其决议，", "1. 请各国。")
    assert document.parts[0].issuer == "general-assembly"
    assert [document.text.words(p.span) for p in document.parts[0].paragraphs] == ["回顾其决议，", "请各国。"]


def test_kinds_and_parents() -> None:
    document = _read(
        *HEAD, "回顾其决议，", "1. 请各国：", "(a) 合作；", "附件", "题目", "1. 各国应合作：", "(a) 交流。"
    )
    found = {p.id: (p.kind, p.number, p.parent) for part in document.parts for p in part.paragraphs}
    assert found == {
        "PP1": ("preambular", None, None),
        "OP1": ("operative", "1", None),
        "OP1(a)": ("operative-sub", "(a)", "OP1"),
        "annex-1/P1": ("narrative", "1", None),
        "annex-1/P1(a)": ("narrative", "(a)", "annex-1/P1"),
    }


def test_words_are_without_the_number() -> None:
    document = _read(*HEAD, "1. 请各国：", "(a) 合作。")
    assert [document.text.words(p.span) for p in document.parts[0].paragraphs] == ["请各国：", "合作。"]


def test_headings_have_levels_and_annexes_titles() -> None:
    blocks = [
        "1. 请各国。",
        "附件",
        "宣言",
        "总则",
        "1. 重申。",
        "A. 需求",
        "成就",
        "2. 重申。",
        "挑战",
        "3. 重申。",
        "B. 供应",
        "4. 重申。",
    ]
    document = _read(*HEAD, *blocks)
    annex = document.parts[1]
    assert annex.title is not None
    assert document.text.words(annex.title) == "宣言"
    found = [(document.text.words(heading.span), heading.level) for heading in annex.headings]
    assert found == [("总则", 1), ("A. 需求", 1), ("成就", 2), ("挑战", 2), ("B. 供应", 1)]


def test_who_speaks() -> None:
    blocks = ["1. 请各国。", "附件", "宣言", "我们，国家元首和政府首脑，聚集一堂，", "1. 重申。"]
    document = structure(
        lay_out(Source("made.txt", "\n\n".join([*HEAD, *blocks]), "utf-8", "0")),
        speaker={"国家元首和政府首脑": "heads-of-state"}.get,
    )
    main, annex = document.parts
    assert (main.issuer, annex.issuer) == ("general-assembly", "heads-of-state")
    assert annex.issuer_span is not None
    assert document.text.words(annex.issuer_span) == "国家元首和政府首脑"


def test_who_speaks_and_is_not_listed_is_named_by_the_words() -> None:
    document = _read(*HEAD, "1. 请各国。", "附件", "宣言", "我们，各国部长，聚集一堂，", "1. 重申。")
    assert document.parts[1].issuer == "unlisted-各国部长"


METADATA: dict[str, tuple[Sequence[str], Metadata]] = {
    "a resolution of the Assembly": (
        [
            "A/RES/78/284",
            "Distr.: General",
            "7 June 2024",
            "第七十八届会议",
            "议程项目 64",
            "2024 年 6 月 4 日大会决议",
            "[未经发交主要委员会而通过(A/78/L.68)]",
            "78/284. 应对挑战",
            "大会，",
            "1. 请各国。",
            "2024 年 6 月 4 日",
            "第 85 次全体会议",
        ],
        Metadata(
            symbol="A/RES/78/284",
            kind="resolution",
            language="zh",
            title="应对挑战",
            body="general-assembly",
            session="第七十八届会议",
            agenda_items=("64",),
            adopted=date(2024, 6, 4),
            meeting="第85次全体会议",
            draft="A/78/L.68",
            distribution="General",
            published=date(2024, 6, 7),
        ),
    ),
    "a resolution of the Commission": (
        ["第 53/10 号决议", "防止吸毒", "麻醉药品委员会，", "回顾公约，", "1. 请各国。"],
        Metadata("E/CN.7/RES/53/10", "resolution", "zh", "防止吸毒", body="cnd"),
    ),
    "a resolution of the Council": (
        ["2012/12. 战略", "经济及社会理事会，", "1. 请各国。", "2012 年 7 月 26 日"],
        Metadata("E/RES/2012/12", "resolution", "zh", "战略", body="ecosoc", adopted=date(2012, 7, 26)),
    ),
    "a report": (
        ["联合国 A/67/157", "大会", "第六十七届会议", "国际合作对付毒品", "秘书长的报告", "1. 本报告根据决议提交。"],
        Metadata("A/67/157", "report", "zh", "国际合作对付毒品", body="general-assembly", session="第六十七届会议"),
    ),
}


@pytest.mark.parametrize(("blocks", "metadata"), METADATA.values(), ids=METADATA)
def test_what_a_document_says_of_itself(blocks: Sequence[str], metadata: Metadata) -> None:
    assert _read(*blocks).metadata == metadata


def test_what_belongs_to_nothing_is_kept() -> None:
    document = _read("中亚和平区", *HEAD, "1. 请各国。")
    assert [document.text.words(span) for span in document.unread] == ["中亚和平区"]


def test_cells_of_a_table_are_no_headings() -> None:
    cells = ["员额", "数目", "总部", "外地", "合计"]
    document = _read(*HEAD, "1. 核准下表；", *cells, "2. 决定。")
    assert document.parts[0].headings == ()
    assert [document.text.words(span) for span in document.unread] == cells


def test_english_is_structured_alike() -> None:
    document = _read(
        "Seventy-ninth session",
        "79/19. Prevention of an arms race",
        "The General Assembly,",
        "Recalling its resolutions,",
        "1. Calls upon all States:",
        "(a) To cooperate;",
        "2. Decides to remain seized.",
    )
    assert document.metadata.symbol == "A/RES/79/19"
    assert _ids(document) == ["PP1", "OP1", "OP1(a)", "OP2"]


NO_DOCUMENTS = {
    "no symbol": ["牛奶、面包、鸡蛋，请各位同事在下班以前到商店购买，并于明天上午带到办公室来交给我们大家。"],
    "no paragraphs": ["A/RES/63/197", "大会", "第六十三届会议"],
}


@pytest.mark.parametrize("blocks", NO_DOCUMENTS.values(), ids=NO_DOCUMENTS)
def test_what_is_no_document_is_refused(blocks: Sequence[str]) -> None:
    with pytest.raises(Refused, match="no resolution"):
        _read(*blocks)
