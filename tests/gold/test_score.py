"""The measure itself: what counts as found, as missed and as extra; and that the gold is what it says it is."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import astuple
from pathlib import Path

import pytest

from tests.gold.score import FIGURES, ROLES, Gold, Row, Tally, letters, main, overlap, read_gold, score

GOLD = list(read_gold(Path(__file__).parent))
KNOWN = {"mode", "actors", "action", "due", "optional_due", "conditions", "optional_conditions"}
KNOWN |= {f"{optional}{role}" for role in ROLES for optional in ("", "optional_")}
URGES = {
    "verb": "敦促",
    "class": "directive",
    "mandates": [
        {
            "mode": "directive",
            "actors": [{"id": "member-states", "text": "会员国"}, {"id": "states", "text": "尚未加入的国家"}],
            "action": "与秘书长合作，应请求提供援助",
            "partners": ["secretary-general"],
            "optional_beneficiaries": ["donors"],
            "conditions": ["upon-request"],
            "due": "2015年",
        }
    ],
}
CITES = [
    {"id": "convention-1988", "text": "《1988年公约》", "pin": "第 12 条", "footnote": 3},
    {"id": "a-new-plan", "text": "《新计划》", "footnote": None},
    {"id": "arq", "text": "调查表", "optional": True},
]
DOCUMENT: Gold = {
    "symbol": "A/RES/1/1",
    "language": "zh",
    "paragraphs": {"OP1": {"text": "敦促会员国与秘书长合作；", "acts": [URGES], "cites": CITES}},
}
WHERE = {"document": "A/RES/1/1", "language": "zh", "paragraph": "OP1"}
ACT = {**WHERE, "position": "1", "verb": "敦促", "class": "directive"}
MANDATE = {
    **WHERE,
    "position": "1",
    "mode": "directive",
    "actor": "https://example.org/agent/member-states",
    "actor_text": "会员国",
    "action": "与秘书长合作，应请求提供援助",
    "partners": "https://example.org/agent/secretary-general",
    "beneficiaries": "",
    "recipients": "",
    "conditions": "https://example.org/condition/upon-request",
    "due": "至迟于 2015 年",
}
SECOND = {**MANDATE, "actor": "https://example.org/agent/states", "actor_text": "尚未加入的国家"}
CITATION = {**WHERE, "cited": "x/convention-1988", "text": "《1988 年公约》", "pin": "第12条", "footnote": "3"}
PLAN = {**WHERE, "cited": "x/unlisted-新计划", "text": "《新计划》", "pin": "", "footnote": ""}
PERFECT: Mapping[str, Sequence[Row]] = {
    "paragraphs": [{**WHERE, "kind": "operative", "text": "敦促会员国[^1]与秘书长合作。"}],
    "acts": [ACT],
    "mandates": [MANDATE, SECOND],
    "citations": [CITATION, PLAN],
}


def counts(table: str, *rows: Row) -> dict[str, tuple[int, int, int]]:
    """What is in the gold, found, and both, for the figures that are not perfect."""
    tallies = score([DOCUMENT], {**PERFECT, table: rows})
    return {name: (t.gold, t.found, t.both) for name, t in tallies.items() if t.f1 < 1}


def test_all_that_is_found_as_it_stands_is_perfect() -> None:
    tallies = score([DOCUMENT], PERFECT)
    assert tuple(tallies) == FIGURES
    assert {tally.f1 for tally in tallies.values()} == {1.0}


@pytest.mark.parametrize(
    ("table", "rows", "expected"),
    [
        ("paragraphs", [], {"paragraphs": (1, 0, 0)}),
        ("paragraphs", [{**WHERE, "text": "敦促会员国"}], {"paragraphs": (1, 0, 0)}),
        ("acts", [], {"act class": (1, 0, 0), "act verb": (1, 0, 0)}),
        ("acts", [{**ACT, "verb": "又敦促"}], {"act verb": (1, 1, 0)}),
        ("acts", [ACT, {**ACT, "class": "decision"}], {"act class": (1, 2, 1), "act verb": (1, 2, 1)}),
        ("acts", [ACT, {**ACT, "paragraph": "OP2"}], {}),
        ("mandates", [MANDATE], {"who": (2, 1, 1), "who does what": (2, 1, 1)}),
        ("mandates", [MANDATE, SECOND, SECOND], {"who": (2, 3, 2), "who does what": (2, 3, 2)}),
        ("mandates", [{**MANDATE, "mode": "need"}, SECOND], {"who": (2, 2, 1), "who does what": (2, 2, 1)}),
        ("mandates", [{**MANDATE, "action": "开展培训"}, SECOND], {"who does what": (2, 2, 1)}),
        ("mandates", [{**MANDATE, "actor": "x/unlisted-会员国"}, SECOND], {}),
        ("mandates", [{**MANDATE, "partners": ""}, SECOND], {"roles": (2, 1, 1)}),
        ("mandates", [{**MANDATE, "recipients": "x/cnd|x/who"}, SECOND], {"roles": (2, 4, 2)}),
        ("mandates", [{**MANDATE, "beneficiaries": "x/donors"}, SECOND], {}),
        ("mandates", [{**MANDATE, "conditions": ""}, SECOND], {"conditions": (2, 1, 1)}),
        ("mandates", [{**MANDATE, "due": "2016年"}, SECOND], {"due": (2, 2, 1)}),
        ("citations", [PLAN], {"cites": (2, 1, 1)}),
        ("citations", [CITATION, PLAN, CITATION], {}),
        ("citations", [CITATION, PLAN, {**PLAN, "cited": "x/udhr", "text": "宣言"}], {"cites": (2, 3, 2)}),
        ("citations", [CITATION, PLAN, {**PLAN, "cited": "x/arq", "text": "调查表"}], {}),
        ("citations", [{**CITATION, "pin": ""}, PLAN], {"pin-cites": (1, 0, 0)}),
        ("citations", [{**CITATION, "footnote": "4"}, PLAN], {"footnotes": (1, 1, 0)}),
    ],
)
def test_what_differs_is_counted(table: str, rows: Sequence[Row], expected: Mapping[str, tuple[int, int, int]]) -> None:
    assert counts(table, *rows) == expected


def test_an_actor_takes_the_row_whose_action_is_nearest() -> None:
    far = {**MANDATE, "action": "开展培训"}
    assert counts("mandates", far, MANDATE, SECOND) == {"who": (2, 3, 2), "who does what": (2, 3, 2)}


def test_shares_are_of_what_was_found_and_of_the_gold() -> None:
    tally = Tally(gold=4, found=5, both=3)
    assert tally.row() == {"precision": 0.6, "recall": 0.75, "f1": 0.6667, "gold": 4, "found": 5}
    assert (Tally().precision, Tally().recall, Tally().f1) == (1.0, 1.0, 1.0)
    assert (Tally(found=1).precision, Tally(gold=1).precision) == (0.0, 0.0)


def test_what_is_missed_and_extra_is_named_with_its_place() -> None:
    tally = Tally()
    tally.add(["a", "a", "b"], ["a", "c"], "OP1")
    assert astuple(tally) == (3, 2, 1, ["OP1: a", "OP1: b"], ["OP1: c"])


def test_texts_are_compared_by_letters_and_digits() -> None:
    assert letters("第 12 条，[^3]《ＡＢ》") == "第12条ab"
    assert overlap("会员国，", "会 员 国") == 1.0
    assert overlap("", "会员国") == 0.0
    assert overlap("甲乙丙丁", "甲乙戊己") == 0.5


def test_the_command_reads_folders(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "one.gold.json").write_text(json.dumps(DOCUMENT), encoding="utf-8")
    for name, rows in PERFECT.items():
        with (tmp_path / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows[:1])
    assert main([str(tmp_path), str(tmp_path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["who"]["recall"] == 0.5
    assert main([str(tmp_path), str(tmp_path), "--errors", "1"]) == 0
    assert "who missed: A/RES/1/1@zh OP1: directive states" in capsys.readouterr().out
    assert main([str(tmp_path), str(tmp_path), "--language", "fr"]) == 2


@pytest.mark.parametrize("document", GOLD, ids=lambda document: document["symbol"])
def test_the_words_of_the_gold_stand_in_its_paragraphs(document: Gold) -> None:
    paragraphs = document["paragraphs"]
    for id_, paragraph in paragraphs.items():
        text = paragraph.get("text", "")
        chapeau = paragraphs.get(re.sub(r"[.(].*", "", id_), {}).get("text", "")
        for act in paragraph.get("acts", ()):
            assert act["verb"] in (chapeau if act.get("inherited") else text), id_
            for mandate in act["mandates"]:
                named = [] if act.get("inherited") else [actor["text"] for actor in mandate["actors"]]
                assert all(words in text for words in (mandate["action"], *named) if words), id_
                assert mandate.keys() <= KNOWN, id_
        for citation in paragraph.get("cites", ()):
            assert citation["text"] in text, id_
