"""The verbs at the heads of paragraphs, as the United Nations print them in italics or bold."""

from __future__ import annotations

import pytest

from extract.language import Grammar
from extract.leads import lead_verbs
from extract.records import ParagraphKind
from tests.extract.made import document

Case = tuple[str, ParagraphKind, str, str | None]  # language, kind, words, and the verb that they begin with

CASES: tuple[Case, ...] = (
    ("en", "operative", "Requests the Secretary-General to report;", "Requests"),
    ("en", "operative", "Also strongly urges States to act;", "Also strongly urges"),
    ("en", "preambular", "Recalling its resolution 1/1,", "Recalling"),
    ("en", "preambular", "Having considered the report,", "Having considered"),
    ("en", "operative", "In this regard, requests the Secretary-General to report;", None),
    ("en", "operative", "The report is long.", None),
    ("en", "narrative", "Requests were made.", None),
    ("en", "operative", "Decides", None),
    ("zh", "operative", "敦促各国采取行动；", "敦促"),
    ("zh", "operative", "又欢迎这项工作；", "又欢迎"),
    ("zh", "preambular", "回顾其决议，", "回顾"),
    ("zh", "operative", "该报告很长。", None),
    ("zh", "narrative", "敦促各国采取行动；", None),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[1]}: {case[2]}")
def test_a_paragraph_begins_with_its_verb(grammar: Grammar, english: Grammar, case: Case) -> None:
    language, kind, words, lead = case
    made = document([words], kind=kind, language=language)
    found = lead_verbs(made, grammar if language == "zh" else english)
    assert [made.text.words(span) for span in found] == [lead] * (lead is not None)


def test_each_paragraph_has_its_own(english: Grammar) -> None:
    made = document(["Urges States to act;", "It is so.", "Decides to meet."], language="en")
    assert [made.text.words(span) for span in lead_verbs(made, english)] == ["Urges", "Decides"]
