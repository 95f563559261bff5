"""Whatever the page looks like, the same paragraphs come back, and every record is its words."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.read.layout import lay_out
from extract.records import Document, Refused, Source
from extract.structure import structure
from tests.extract.pages import SETTINGS, Resolution
from tests.gold.score import letters

_PREAMBULAR = st.sampled_from(["回顾", "又回顾", "重申", "深为关切", "赞赏地注意到", "铭记"])
_OPERATIVE = st.sampled_from(["敦促", "请", "又请", "鼓励", "决定", "表示注意到", "强调指出"])
_PHRASE = st.sampled_from(
    [
        "各国采取措施",
        "会员国在 2009 年的届会上",
        "加强合作和交流",
        "联合国系统各组织",
        "《禁止非法贩运公约》{}",
        "第 64/182 号决议",
        "秘书长的报告",
        "特别是发展中国家",
        "打击一切形式的贩运",
        "经济及社会理事会",
    ]
)
_CLAUSE = st.lists(_PHRASE, min_size=2, max_size=7).map("".join)
_BODY = st.lists(_CLAUSE, min_size=2, max_size=4).map("，".join)


@st.composite
def _resolutions(draw: st.DrawFn) -> tuple[Resolution, dict[str, str]]:
    """A resolution, and its paragraphs by id."""
    wanted: dict[str, str] = {}
    blocks = ["第六十三届会议", "2008 年 12 月 18 日大会决议", "63/197. 国际合作", "大会，"]
    for i in range(draw(st.integers(5, 9))):
        wanted[f"PP{i + 1}"] = f"{draw(_PREAMBULAR)}{draw(_BODY)}，"
        blocks.append(wanted[f"PP{i + 1}"])
    numbers = draw(st.integers(6, 12))
    for i in range(1, numbers + 1):
        items = draw(st.integers(0, 3)) if i < numbers else 0
        end = "：" if items else "。" if i == numbers else "；"
        wanted[f"OP{i}"] = f"{draw(_OPERATIVE)}{draw(_BODY)}{end}"
        blocks.append(f"{i}. {wanted[f'OP{i}']}")
        for letter in "abc"[:items]:
            wanted[f"OP{i}({letter})"] = f"{draw(_BODY)}；"
            blocks.append(f"({letter}) {wanted[f'OP{i}({letter})']}")
    return _with_notes(blocks, wanted)


def _with_notes(blocks: list[str], wanted: dict[str, str]) -> tuple[Resolution, dict[str, str]]:
    """The marks numbered, each with a footnote."""
    count = 0

    def number(_: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return f"{{{count}}}"

    marked = tuple(re.sub(r"\{\}", number, block) for block in blocks)
    notes = {str(n): f"见第 {n}/10 号决议，附件。" for n in range(1, count + 1)}
    return Resolution("A/RES/63/197", marked, notes), {k: v.replace("{}", "") for k, v in wanted.items()}


def _read(text: str) -> Document:
    return structure(lay_out(Source("made.txt", text, "utf-8", "0" * 64)))


def _without_marks(text: str) -> str:
    return letters(re.sub(r"\[\^[^\]]+\]", "", text))


@pytest.mark.parametrize("setting", SETTINGS)
@settings(max_examples=120, derandomize=True, deadline=None)
@given(made=_resolutions())
def test_the_same_paragraphs_come_back_from_every_page(setting: str, made: tuple[Resolution, dict[str, str]]) -> None:
    resolution, wanted = made
    document = _read(SETTINGS[setting](resolution))
    found = {p.id: _without_marks(document.text.words(p.span)) for part in document.parts for p in part.paragraphs}
    assert found == {name: letters(text) for name, text in wanted.items()}
    assert {note.label: document.text.words(note.span) for note in document.footnotes} == resolution.notes


@pytest.mark.parametrize("setting", SETTINGS)
@settings(max_examples=60, derandomize=True, deadline=None)
@given(made=_resolutions())
def test_records_are_ordered_apart_and_where_they_say(setting: str, made: tuple[Resolution, dict[str, str]]) -> None:
    document = _read(SETTINGS[setting](made[0]))
    text = document.text
    assert len(text.offsets) == len(text.value)
    paragraphs = [p for part in document.parts for p in part.paragraphs]
    assert len({p.id for p in paragraphs}) == len(paragraphs)
    for before, after in pairwise(p.span for p in paragraphs):
        assert before.end < after.start
    ids: set[str] = set()
    for paragraph in paragraphs:
        assert paragraph.parent is None or paragraph.parent in ids
        ids.add(paragraph.id)
        for mark in paragraph.marks:
            assert mark.span in paragraph.span
            assert text.words(mark.span) == f"[^{mark.label}]"
        place = text.in_source(paragraph.span)
        assert letters(text.words(paragraph.span))[:2] == letters(text.source.text[place.start : place.end])[:2]


_PIECES = st.sampled_from(
    [
        "大会，\n",
        "1. ",
        "(a) ",
        "㈠ ",
        "请国家，",
        "重申。",
        "：\n",
        "\n\n",
        "<sup>1</sup>",
        "¹ ",
        "1\n",
        "________\n",
        "\f",
        "附件一\n",
        "《公约",
        "》",
        "我们，国家元首，",
        "A/RES/1/2\n",
        "[^1]: ",
        "**",
        "## ",
        " " * 25 + "\n",
        "12/3. 题\n",
    ]
)


@settings(max_examples=600, derandomize=True, deadline=None)
@given(text=st.one_of(st.lists(_PIECES, max_size=60).map("".join), st.text(max_size=200)))
def test_any_text_is_a_document_or_refused(text: str) -> None:
    try:
        document = _read(text)
    except Refused:
        return
    records = [p.span for part in document.parts for p in part.paragraphs]
    records += [note.span for note in document.footnotes] + list(document.unread)
    assert all(0 <= span.start <= span.end <= len(document.text.value) for span in records)
