"""Lines of a page to blocks: what is joined, set apart, marked and mended."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.limits import MAX_LINES
from extract.read.layout import lay_out
from extract.records import Refused, Repair, Source, Text

# a page of 35 columns of Chinese, so that the lines tell how they are set
PAGE = """ 回顾其以往关于打击一切形式的贩运问题的各项决议，重申各国必须在多边环境下
共同处理这一问题，并欣见在这方面取得的进展，
 又回顾秘书长的报告，其中指出国际合作对于所有区域都非常重要，而且需要为此
提供充足的资源，
 深为关切儿童和青年受到的影响，他们的健康和福祉以及家庭的福祉都受到威胁，这
是国际社会不能接受的，
"""


def _lay_out(text: str) -> Text:
    return lay_out(Source("made.txt", text, "utf-8", "0" * 64))


def _blocks(text: str) -> list[str]:
    return _lay_out(text).value.split("\n")


MARKS = {
    "raised by mark-up": (
        "<sup>1</sup> 见第 1/1 号决议。",
        "欢迎《公约》<sup>1</sup>的规定，",
        "欢迎《公约》[^1]的规定，",
    ),
    "raised by characters": ("¹ 见第 1/1 号决议。", "欢迎《公约》¹ 的规定，", "欢迎《公约》[^1] 的规定，"),
    "raised by a formula": ("$^{1}$ 见第 1/1 号决议。", "欢迎《公约》$^{1}$的规定，", "欢迎《公约》[^1]的规定，"),
    "bare after a title": ("1 见第 1/1 号决议。", "欢迎《公约》1的规定，", "欢迎《公约》[^1]的规定，"),
    "bare after a comma": (
        "1 见第 1/1 号决议。",
        "回顾其决议，1 其中委员会同意，",
        "回顾其决议，[^1] 其中委员会同意，",
    ),
    "bare after a document": (
        "1 见第 1/1 号决议。",
        "回顾第 51/4 号决议 1 所设机构，",
        "回顾第 51/4 号决议 [^1] 所设机构，",
    ),
    "bare after any word, once": (
        "1 见第 1/1 号决议。",
        "欣见大会决定1在此之后举行，",
        "欣见大会决定[^1]在此之后举行，",
    ),
    "glued to a year": (
        "1 见第 1/1 号决议。",
        "欢迎《公约》、12009 年《宣言》，",
        "欢迎《公约》、[^1]2009 年《宣言》，",
    ),
    "a star": ("∗ A/69/50。", "暂定项目表∗项目 107", "暂定项目表[^∗]项目 107"),
}


@pytest.mark.parametrize(("note", "line", "marked"), MARKS.values(), ids=MARKS)
def test_marks_stand_where_they_stood(note: str, line: str, marked: str) -> None:
    assert marked in _blocks(f"{line}\n\n__________\n{note}\n")


NUMBERS = [
    "欢迎《公约》第 1 条，",
    "请会员国，1 个月内提出报告；",
    "回顾 2009 年 1 月 3 日第 1/10 号决议，",
    "欢迎《公约》1 年来的执行，",
    "共有 1 国参加，",
    "约 1 国，至多 1% 的人",
    "回顾 S-1/1 号决议，",
]


@pytest.mark.parametrize("line", NUMBERS)
def test_numbers_are_no_marks(line: str) -> None:
    assert line in _blocks(f"{line}\n\n__________\n1 见第 1/1 号决议。\n")


def test_without_a_footnote_no_bare_number_is_a_mark() -> None:
    assert _blocks("欢迎《公约》1的规定，") == ["欢迎《公约》1的规定，"]


def test_a_mark_is_of_a_footnote_on_its_page_or_before() -> None:
    first = "欢迎《公约》1及《议定书》2，\n\n__________\n1 见第 1/1 号决议。\n\n"
    second = "又欢迎《宣言》2和《公约》1，\n\n__________\n2 见第 1/2 号决议。\n"
    blocks = _blocks(first + second)
    assert blocks[0] == "欢迎《公约》[^1]及《议定书》2，"
    assert "又欢迎《宣言》[^2]和《公约》[^1]，" in blocks


JOINED = {
    "lines of a paragraph": (PAGE, 3),
    "a paragraph cut by a page": (PAGE.replace("环境下\n", "环境下\nA/RES/1/1\n\n2\n\n"), 4),
    "a paragraph cut by footnotes": (PAGE.replace("环境下\n", "环境下\n\n______\n1 见第 1/1 号决议。\n "), 4),
    "a mark alone on its line": (PAGE.replace("报告，其", "报告，\n1\n其") + "\n______\n1 见第 1/1 号决议。\n", 4),
    "a numbered paragraph after them": (
        PAGE + " 1. 请秘书长在充分尊重国家主权的情况下继续加强这方面的各项工作，并向大\n" + "会提出报告。\n",
        4,
    ),
    "a list": (PAGE + " 1. 请各国：\n (a) 加强合作；\n (b) 提供资源。\n", 6),
    "a list inside a sentence": (
        PAGE + " 1. 重申三个支柱，包括在国家和国际各级采取的措施，即：(a)减少供应；(b)减\n" + "少需求；(c)国际合作。\n",
        4,
    ),
}


@pytest.mark.parametrize(("text", "count"), JOINED.values(), ids=JOINED)
def test_lines_become_blocks(text: str, count: int) -> None:
    assert len(_blocks(text)) == count, _blocks(text)


def test_what_interrupts_a_paragraph_comes_after_it() -> None:
    blocks = _blocks(
        "1. 决定<sup>1</sup>在下一届会议上充分遵循《联合国宪章》\n\n<sup>1</sup> 见第 1/1 号决议。\n\n的各项宗旨。"
    )
    assert blocks == ["1. 决定[^1]在下一届会议上充分遵循《联合国宪章》的各项宗旨。", "[^1]: 见第 1/1 号决议。"]


UNDRESSED = {
    "headings and bold": ("## 标题\n\n**重申**各国", ["标题", "重申各国"]),
    "escapes": ("# 题\n\n1\\. 请各国；", ["题", "1. 请各国；"]),
    "tags and pictures": ("# 题\n\n<b>重申</b>![](x.png)各国", ["题", "重申各国"]),
    "square metres": ("面积为 5 m² 的场地", ["面积为 5 m² 的场地"]),
    "no power of a word": ("the Platform for Action¹ and 3 km² of it", ["the Platform for Action[^1] and 3 km² of it"]),
    "invisible characters": ("重\u200b申各\u00ad国", ["重申各国"]),
    "other blanks": ("重申\u00a01961\u3000年", ["重申 1961 年"]),
    "other line ends": ("大会，\r\n重申各国，\r又重申各国，", ["大会，", "重申各国，", "又重申各国，"]),
    "job codes and bar codes": ("大会，\nV.14-02812 (C)  GL    270514    270514\n*1402812*\n", ["大会，"]),
}


@pytest.mark.parametrize(("text", "blocks"), UNDRESSED.values(), ids=UNDRESSED)
def test_what_only_dresses_the_text_is_gone(text: str, blocks: list[str]) -> None:
    assert _blocks(text) == blocks


def _repairs(text: str) -> list[tuple[str, str, str]]:
    return [(r.kind, r.before, r.after) for r in _lay_out(text).repairs]


def test_spaced_digits_of_a_date_are_written_together() -> None:
    text = "2 0 0 8 年 1 2 月 1 8 日大会决议"
    assert _blocks(text) == ["2008 年 12 月 18 日大会决议"]
    assert [before for _, before, _ in _repairs(text)] == ["2 0 0 8", "1 2", "1 8"]


LOST = "旨在 大限度减轻后果；\n分享 佳做法；\n以 有效的方式；\n包括确认 广泛的犯罪；\n"


def test_a_lost_character_is_put_back() -> None:
    assert _blocks(LOST) == ["旨在最大限度减轻后果；", "分享最佳做法；", "以最有效的方式；", "包括确认最广泛的犯罪；"]
    assert set(_repairs(LOST)) == {("lost-glyph", " ", "最")}


NOT_LOST = {
    "it stands elsewhere": LOST + "最后；\n",
    "no word needs it": "以 有效的方式；\n确认 广泛的犯罪；\n",
    "blanks stand everywhere": LOST + "国 际 合 作 和 交 流 以 及 措 施 的 落 实；\n" * 3,
}


@pytest.mark.parametrize("text", NOT_LOST.values(), ids=NOT_LOST)
def test_a_character_that_may_not_be_lost_is_left_out(text: str) -> None:
    assert _repairs(text) == []


CUT = (
    "1. 鼓励<sup>1</sup>各国遵守《政治宣言和行动计划》并且充分落实《政治宣言和行动计划\n\n"
    "<sup>1</sup> A/1/1。\n\n{}》的各项规定。"
)


def test_characters_doubled_by_a_page_break_in_a_title_are_printed_once() -> None:
    assert _blocks(CUT.format("划"))[0].endswith("充分落实《政治宣言和行动计划》的各项规定。")
    assert ("doubled-characters", "划", "") in _repairs(CUT.format("划"))


def test_characters_after_a_page_break_that_may_be_the_titles_own_stay() -> None:
    assert _blocks(CUT.format("方案"))[0].endswith("《政治宣言和行动计划方案》的各项规定。")
    other = CUT.replace("遵守《政治宣言和行动计划》", "遵守规则").format("划")
    assert _blocks(other)[0].endswith("《政治宣言和行动计划划》的各项规定。")


def test_a_repair_says_what_stood_where() -> None:
    text = _lay_out(LOST)
    for repair in text.repairs:
        assert isinstance(repair, Repair)
        assert text.source.text[repair.span.start : repair.span.end] == repair.before


def test_too_many_lines_are_refused() -> None:
    with pytest.raises(Refused, match="lines"):
        _lay_out("国\n" * (MAX_LINES + 1))


def test_samples_keep_every_letter_but_what_a_page_adds() -> None:
    for path in sorted((Path(__file__).parents[2] / "samples").glob("*.txt")):
        source = path.read_text(encoding="utf-8")
        kept = set(_lay_out(source).offsets)
        lost = [c for i, c in enumerate(source) if i not in kept and "\u4e00" <= c <= "\u9fff"]
        assert len(lost) <= 1, (path.name, lost)
