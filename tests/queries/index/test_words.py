"""Words as they are searched: nothing that is typed is refused, and what is marked is what was asked."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.index.words import Piece, excerpt, indexed, marked, match, phrases

_CHINESE = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=1, max_size=30)
_ANYTHING = st.one_of(st.text(), st.text(alphabet='"*()-^:NEAR ANDOT{}\x00毒品é'))


def _finds(text: str, question: str) -> bool:
    """Whether SQLite itself finds a text by a question."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE found USING fts5(words, content='', tokenize='ascii')")
    database.execute("INSERT INTO found (rowid, words) VALUES (1, ?)", (indexed(text),))
    words = match(phrases(question))
    return bool(words) and bool(database.execute("SELECT 1 FROM found WHERE found MATCH ?", (words,)).fetchall())


@given(_ANYTHING, _ANYTHING)
def test_no_question_is_an_error_and_no_text_loses_a_character(text: str, question: str) -> None:
    _finds(text, question)
    assert "".join(piece.text for piece in marked(text, phrases(question))) == text


@given(_CHINESE, st.integers(0, 29), st.integers(1, 6))
def test_chinese_is_found_by_any_run_of_its_characters(text: str, start: int, length: int) -> None:
    part = text[start % len(text) :][:length]
    assert _finds(text, part)
    assert any(piece.is_marked for piece in marked(text, phrases(part)))


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Requests the Secretary-General to report", "secretary-general"),
        ("Requests the Secretary-General to report", "report SECRETARY"),
        ("Requests the Secretary-General to report", "secr"),
        ("narcotic drugs", "drug"),
        ("Réaffirmant ses résolutions", "reaffirmant resolutions"),
        ("Подтверждая свои резолюции", "подтверждая"),
        ("تُشجِّع الدول", "تشجع"),
        ("A/RES/67/193", "a/res/67/193"),
        ("2030年可持续发展议程", "2030年"),
        ("COVID-19", "covid 19"),
        ("ＵＮＯＤＣ", "unodc"),
    ],
)
def test_case_marks_and_beginnings_of_words_do_not_matter(text: str, question: str) -> None:
    assert _finds(text, question)
    assert any(piece.is_marked for piece in marked(text, phrases(question)))


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Requests the Secretary-General to report", '"general secretary"'),
        ("narcotic drugs", '"drug"'),
        ("international", "nation"),
        ("毒品", "品毒"),
        ("A/RES/67/193", "A/RES/67/19"),
        ("words", ""),
        ("words", "!!! ---"),
    ],
)
def test_what_is_not_said_is_not_found(text: str, question: str) -> None:
    assert not _finds(text, question)
    assert not any(piece.is_marked for piece in marked(text, phrases(question)))


@pytest.mark.parametrize(
    ("text", "question", "pieces"),
    [
        ("Urges States to act", "states", (("Urges ", False), ("States", True), (" to act", False))),
        ("世界毒品问题", "毒品", (("世界", False), ("毒品", True), ("问题", False))),
        ("毒品毒品", "毒品", (("毒品毒品", True),)),
        ("<mark>drugs</mark>", "mark drug", (("<", False), ("mark", True), (">", False), ("drugs", True))),
    ],
)
def test_all_that_was_asked_is_marked(text: str, question: str, pieces: tuple[tuple[str, bool], ...]) -> None:
    assert marked(text, phrases(question))[: len(pieces)] == tuple(Piece(*piece) for piece in pieces)


@given(st.text(max_size=300), st.integers(0, 299), st.integers(20, 80))
def test_an_excerpt_shows_what_was_found(text: str, place: int, size: int) -> None:
    text = f"{text[:place]} needle {text[place:]}"
    shown = excerpt(marked(text, phrases('"needle"')), size)
    assert any(piece.is_marked and piece.text == "needle" for piece in shown) or "needle" not in indexed(text).split()
    assert sum(len(piece.text) for piece in shown) <= size + len("needle") + 2
