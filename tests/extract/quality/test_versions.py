"""How far language versions were read alike."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.lexicon import Lexicon
from extract.quality import versions
from extract.quality.reading import Reading, summarize
from extract.quality.shares import Share
from extract.quality.versions import agreement, differences
from extract.records import Finding
from tests.extract.quality.made import Made, MadeAct, extraction

URGES: MadeAct = ("directive", "Urges", (("directive", ("states", "who")),))
URGES_IN_ANOTHER_ORDER: MadeAct = ("directive", "Urges", (("directive", ("who", "states")),))
URGES_STATES: MadeAct = ("directive", "Urges", (("directive", ("states",)),))
URGES_SOMEBODY: MadeAct = ("directive", "Urges", (("directive", ("states", "unlisted-youth")),))
URGES_SOMEBODY_ELSE: MadeAct = ("directive", "Urges", (("directive", ("states", "unlisted-青年")),))
NEEDS: MadeAct = ("directive", "Urges", (("need", ("states", "who")),))
NOTES: MadeAct = ("assertive", "Notes", ())


def summary(lexicon: Lexicon, language: str, *acts: MadeAct, id_: str = "OP1") -> Reading:
    return summarize(extraction(Made("Urges, Notes", id_, acts=acts), language=language), lexicon)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ([URGES], [URGES], (1, 1, 1)),
        ([URGES], [URGES_IN_ANOTHER_ORDER], (1, 1, 1)),
        ([URGES], [URGES_STATES], (1, 0, 0)),
        ([URGES], [NEEDS], (1, 0, 0)),
        ([URGES_SOMEBODY], [URGES_SOMEBODY_ELSE], (1, 0, 1)),
        ([URGES_SOMEBODY], [URGES_STATES], (1, 0, 0)),
        ([URGES], [URGES, NOTES], (0, 0, 0)),
        ([NOTES, URGES], [URGES, NOTES], (0, 0, 0)),
        ([NOTES], [URGES], (0, 0, 0)),
        ([], [], (1, 1, 1)),
    ],
)
def test_paragraphs_agree(lexicon: Lexicon, one: list[MadeAct], other: list[MadeAct], alike: tuple[int, ...]) -> None:
    figures = agreement(summary(lexicon, "en", *one), summary(lexicon, "zh", *other))
    assert [figures[name] for name in versions.FIGURES] == [Share(1, 1), *(Share(found, 1) for found in alike)]


def test_paragraphs_of_one_language_are_not_compared(lexicon: Lexicon) -> None:
    one, other = summary(lexicon, "en", URGES), summary(lexicon, "zh", URGES, id_="OP2")
    assert set(agreement(one, other).values()) == {Share(0, 2), Share(0, 0)}


def test_a_language_that_is_not_read_is_compared_by_its_paragraphs_alone(lexicon: Lexicon) -> None:
    made = extraction(Made("Exhorte", links={"Exhorte": "https://undocs.org/A/RES/2/2"}), language="fr")
    unread = (Finding("language-not-read", "OP1", made.document.parts[0].paragraphs[0].span),)
    french = summarize(replace(made, findings=unread), lexicon)
    assert french.figures == {}
    assert agreement(summary(lexicon, "en", URGES), french) == {versions.SHARED: Share(1, 1)}
    assert list(differences([summary(lexicon, "en", URGES), french])) == []


def test_differences_are_told_with_both_texts(lexicon: Lexicon) -> None:
    told = list(differences([summary(lexicon, "en", URGES), summary(lexicon, "zh", NOTES)]))
    assert [(d.symbol, d.paragraph, d.what) for d in told] == [("A/RES/1/1", "OP1", "act classes")]
    assert {language: passage.deeds[0].act_class for language, passage in told[0].versions.items()} == {
        "en": "directive",
        "zh": "assertive",
    }


@pytest.mark.parametrize(
    ("made", "other", "what"),
    [
        (Made("Urges", acts=(URGES,)), Made("Urges", acts=(URGES,)), []),
        (Made("Urges", acts=(URGES,)), Made("Urges", acts=(NEEDS,)), ["mode and actors"]),
        (Made("Muses"), Made("Urges", acts=(URGES,)), ["no act (en)", "act classes"]),
        (
            Made("Also urges, Urges", lead="Also urges", acts=(URGES,)),
            Made("Urges", lead="Urges", acts=(URGES,)),
            ["lead verb (en): Also urges"],
        ),
        (
            Made("Urges it", acts=(URGES,), links={"it": "https://undocs.org/A/RES/1/2"}),
            Made("Urges it", acts=(URGES,), cites=("A/RES/1/2",), links={"it": "https://undocs.org/A/RES/1/2"}),
            ["link (en): A/RES/1/2"],
        ),
    ],
)
def test_what_differs_or_is_missed_is_named(lexicon: Lexicon, made: Made, other: Made, what: list[str]) -> None:
    pair = [summarize(extraction(m, language=language), lexicon) for m, language in ((made, "en"), (other, "zh"))]
    assert [difference.what for difference in differences(pair)] == what


def test_a_paragraph_that_a_version_lacks_is_named(lexicon: Lexicon) -> None:
    told = differences([summary(lexicon, "en", URGES), summary(lexicon, "zh", URGES, id_="OP2")])
    assert [(d.paragraph, d.what) for d in told] == [
        ("OP1", "no such paragraph (zh)"),
        ("OP2", "no such paragraph (en)"),
    ]


def test_a_fault_of_the_preamble_is_told_of_the_version_that_has_it(lexicon: Lexicon) -> None:
    links = {"it": "https://undocs.org/A/RES/1/2"}
    missed = Made("Recalling it", "PP1", "preambular", links=links)
    found = Made("Recalling it", "PP1", "preambular", links=links, cites=("A/RES/1/2",))
    pair = [summarize(extraction(m, language=language), lexicon) for m, language in ((missed, "en"), (found, "zh"))]
    [difference] = differences(pair)
    assert (difference.what, list(difference.versions)) == ("link (en): A/RES/1/2", ["en"])
