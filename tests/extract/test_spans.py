"""Whatever the page looks like, the same paragraphs come back, and every record is its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from extract.read.layout import lay_out
from extract.records import Document, Refused, Source
from extract.structure import structure
from tests.extract.pages import SETTINGS, Resolution
from tests.gold.score import letters


GENERATE = (Phase.explicit, Phase.generate)  # to make texts of this length shorter takes minutes


@dataclass(frozen=True)
class _Language:
    """The pieces of which resolutions are made; `{}` is the mark of a footnote. `blank` parts words, `ends` are those
    of a clause, a paragraph of the preamble, one with a list, one without and the last."""

    head: tuple[str, ...]
    preambular: tuple[str, ...]
    operative: tuple[str, ...]
    phrases: tuple[str, ...]
    note: str
    blank: str
    ends: tuple[str, str, str, str, str]


_LANGUAGES = {
    "zh": _Language(
        ("第六十三届会议", "2008 年 12 月 18 日大会决议", "63/197. 国际合作", "大会，"),
        ("回顾", "又回顾", "重申", "深为关切", "赞赏地注意到", "铭记"),
        ("敦促", "请", "又请", "鼓励", "决定", "表示注意到", "强调指出"),
        (
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
        ),
        "见第 {}/10 号决议，附件。",
        "",
        ("，", "，", "：", "；", "。"),
    ),
    "en": _Language(
        (
            "Sixty-third session",
            "Resolution adopted by the General Assembly on 18 December 2008",
            "63/197. International cooperation",
            "The General Assembly,",
        ),
        (
            "Recalling",
            "Recalling also",
            "Reaffirming",
            "Deeply concerned about",
            "Noting with appreciation",
            "Mindful of",
        ),
        ("Urges", "Requests", "Also requests", "Encourages", "Decides on", "Takes note of", "Emphasizes"),
        (
            "the measures taken by States",
            "Member States at the session held in 2009",
            "to strengthen cooperation and exchanges",
            "organizations of the United Nations system",
            "the Convention against Illicit Traffic{}",
            "resolution 64/182 of 18 December 2009",
            "the report of the Secretary-General",
            "in particular developing countries",
            "all forms of trafficking",
            "the Economic and Social Council",
        ),
        "Resolution {}/10, annex.",
        " ",
        (", ", ",", ":", ";", "."),
    ),
}


@st.composite
def _resolutions(draw: st.DrawFn, language: str) -> tuple[Resolution, dict[str, str]]:
    """A resolution, and its paragraphs by id."""
    pieces = _LANGUAGES[language]
    within, of_preamble, of_chapeau, plain, last = pieces.ends
    clauses = st.lists(st.sampled_from(pieces.phrases), min_size=2, max_size=7).map(pieces.blank.join)
    bodies = st.lists(clauses, min_size=2, max_size=4).map(within.join)
    wanted: dict[str, str] = {}
    blocks = [*pieces.head]
    for i in range(draw(st.integers(5, 9))):
        verb = draw(st.sampled_from(pieces.preambular))
        wanted[f"PP{i + 1}"] = f"{verb}{pieces.blank}{draw(bodies)}{of_preamble}"
        blocks.append(wanted[f"PP{i + 1}"])
    numbers = draw(st.integers(6, 12))
    for i in range(1, numbers + 1):
        items = draw(st.integers(0, 3)) if i < numbers else 0
        end = of_chapeau if items else last if i == numbers else plain
        wanted[f"OP{i}"] = f"{draw(st.sampled_from(pieces.operative))}{pieces.blank}{draw(bodies)}{end}"
        blocks.append(f"{i}. {wanted[f'OP{i}']}")
        for letter in "abc"[:items]:
            wanted[f"OP{i}({letter})"] = f"{draw(bodies)}{plain}"
            blocks.append(f"({letter}) {wanted[f'OP{i}({letter})']}")
    return _with_notes(blocks, wanted, pieces.note)


def _with_notes(blocks: list[str], wanted: dict[str, str], note: str) -> tuple[Resolution, dict[str, str]]:
    """The marks numbered, each with a footnote."""
    count = 0

    def number(_: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return f"{{{count}}}"

    marked = tuple(re.sub(r"\{\}", number, block) for block in blocks)
    notes = {str(n): note.format(n) for n in range(1, count + 1)}
    return Resolution("A/RES/63/197", marked, notes), {k: v.replace("{}", "") for k, v in wanted.items()}


def _read(text: str) -> Document:
    return structure(lay_out(Source("made.txt", text, "utf-8", "0" * 64)))


def _without_marks(text: str) -> str:
    return letters(re.sub(r"\[\^[^\]]+\]", "", text))


@pytest.mark.parametrize("language", _LANGUAGES)
@pytest.mark.parametrize("setting", SETTINGS)
@settings(max_examples=30, derandomize=True, deadline=None, phases=GENERATE)
@given(data=st.data())
def test_the_same_paragraphs_come_back_from_every_page(setting: str, language: str, data: st.DataObject) -> None:
    resolution, wanted = data.draw(_resolutions(language))
    document = _read(SETTINGS[setting](resolution))
    found = {p.id: _without_marks(document.text.words(p.span)) for part in document.parts for p in part.paragraphs}
    assert found == {name: letters(text) for name, text in wanted.items()}
    assert {note.label: document.text.words(note.span) for note in document.footnotes} == resolution.notes


@pytest.mark.parametrize("language", _LANGUAGES)
@pytest.mark.parametrize("setting", SETTINGS)
@settings(max_examples=15, derandomize=True, deadline=None, phases=GENERATE)
@given(data=st.data())
def test_records_are_ordered_apart_and_where_they_say(setting: str, language: str, data: st.DataObject) -> None:
    document = _read(SETTINGS[setting](data.draw(_resolutions(language))[0]))
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
