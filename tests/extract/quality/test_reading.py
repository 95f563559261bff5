"""What one document shows about how well it was read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.lexicon import Lexicon
from extract.quality import reading
from extract.quality.reading import SHOWN, Bound, Fault, Passage, summarize
from extract.quality.shares import Share
from extract.records import AgentMention, Mandate
from tests.extract.quality.made import Bound as MadeBound
from tests.extract.quality.made import Made, MadeAct, extraction

UNDOCS = "https://undocs.org/en/"


def read_alone(made: Made, lexicon: Lexicon) -> Passage:
    return summarize(extraction(made), lexicon).passages[made.id]


@pytest.mark.parametrize(
    ("text", "lead", "verb", "is_as_marked"),
    [
        ("Urges States to act", "Urges", "Urges", True),
        ("Urges States to act", "Urges ", "Urges", True),
        ("Takes note of the report", "Takes note of", "Takes note", True),
        ("Calls upon States", "Calls", "Calls upon", True),
        ("Also requests States", "Also requests", "requests", False),
        ("Notes with concern that", "Notes with concern", "Notes", True),
        ("Stresses, and urges", "Stresses", "urges", False),
        ("又敦促各国", "又敦促", "又敦促", True),
        ("又敦促各国", "又敦促", "敦促", False),
        ("In this regard, requests States", "requests", "requests", True),
        ("Urges States to act", "Urges", "", False),
    ],
)
def test_a_lead_verb_is_as_marked(lexicon: Lexicon, text: str, lead: str, verb: str, is_as_marked: bool) -> None:
    acts: tuple[MadeAct, ...] = (("directive", verb, ()),) if verb else ()
    summary = summarize(extraction(Made(text, lead=lead, acts=acts)), lexicon)
    assert summary.figures[reading.LEADS] == Share(int(is_as_marked), 1)
    assert (Fault("lead verb", lead) in summary.passages["OP1"].faults) == (not is_as_marked)


def test_only_operative_paragraphs_have_lead_verbs(lexicon: Lexicon) -> None:
    summary = summarize(extraction(Made("Recalling its resolution", "PP1", "preambular", lead="Recalling")), lexicon)
    assert summary.figures[reading.LEADS] == Share(0, 0)
    assert not summary.passages


def test_numbered_paragraphs_with_an_act_are_counted(lexicon: Lexicon) -> None:
    urges: MadeAct = ("directive", "Urges", ())
    made = extraction(
        Made("Recalling", "PP1", "preambular"),
        Made("Urges States", "OP1", acts=(urges,)),
        Made("Muses about it", "OP2"),
        Made("Urges others", "OP2(a)", "operative-sub", acts=(urges,)),
    )
    summary = summarize(made, lexicon)
    assert summary.figures[reading.WITH_ACT] == Share(1, 2)
    assert summary.figures[reading.ITEMS_WITH_ACT] == Share(1, 1)
    assert {id_: passage.faults for id_, passage in summary.passages.items()} == {
        "OP1": (),
        "OP2": (Fault("no act"),),
        "OP2(a)": (),
    }


@pytest.mark.parametrize(
    ("target", "cites", "found"),
    [
        ("A/RES/64/182", ("A/RES/64/182",), Share(1, 1)),
        ("A/RES/64/182", (), Share(0, 1)),
        ("A/RES/64/182", ("A/RES/64/183",), Share(0, 1)),
        ("A/RES/36/146", ("A/RES/36/146C",), Share(1, 1)),
        ("A/RES/36/146A", ("A/RES/36/146C",), Share(0, 1)),
        ("A/RES/70/1", ("agenda-2030",), Share(1, 1)),  # held in A/RES/70/1
        ("A/RES/70/1", ("unlisted-agenda",), Share(0, 1)),
        ("A/69/87", (), Share(0, 0)),  # no resolution
    ],
)
def test_what_is_linked_should_be_cited(lexicon: Lexicon, target: str, cites: tuple[str, ...], found: Share) -> None:
    links = {"the text": UNDOCS + target}
    in_text = Made("Recalling the text", "PP1", "preambular", links=links, cites=cites)
    in_note = Made("Recalling it", "PP1", "preambular", note="See the text.", note_links=links, cites=cites)
    both = [summarize(extraction(made), lexicon) for made in (in_text, in_note)]
    assert [summary.figures[reading.LINKED] for summary in both] == [found, Share(0, 0)]
    assert [summary.figures[reading.NOTED] for summary in both] == [Share(0, 0), found]
    faults = [[passage.faults for passage in summary.passages.values()] for summary in both]
    missed = found.found < found.total
    assert faults == [[(Fault(kind, target),)] if missed else [] for kind in ("link", "link in footnote")]


def test_a_symbol_linked_twice_in_a_paragraph_counts_once(lexicon: Lexicon) -> None:
    links = {"one": f"{UNDOCS}A/RES/64/182", "two": "http://undocs.org/A/RES/64/182"}
    summary = summarize(extraction(Made("Recalling one and two", links=links)), lexicon)
    assert summary.figures[reading.LINKED] == Share(0, 1)


def test_what_is_listed_is_counted_where_it_is_named(lexicon: Lexicon) -> None:
    bound: MadeBound = ("directive", ("states", "unlisted-islands"))
    made = extraction(
        Made("Urges them", acts=(("directive", "Urges", (bound,)),), cites=("udhr", "unlisted-x", "A/1/1"))
    )
    [act] = made.acts
    understood = Mandate("decision", (AgentMention("unlisted-body", None),), None)
    inherited = replace(act, paragraph="OP1(a)", inherited=True)
    summary = summarize(replace(made, acts=(replace(act, mandates=(*act.mandates, understood)), inherited)), lexicon)
    assert summary.figures[reading.ACTORS] == Share(1, 2)
    assert summary.figures[reading.INSTRUMENTS] == Share(1, 2)


def test_a_source_without_markup_counts_nothing_marked(lexicon: Lexicon) -> None:
    made = extraction(Made("Urges the text", lead="Urges", links={"the text": f"{UNDOCS}A/RES/1/2"}))
    plain = replace(made, document=replace(made.document, markup=None))
    figures = summarize(plain, lexicon).figures
    assert [figures[name].total for name in (reading.LEADS, reading.LINKED, reading.NOTED)] == [0, 0, 0]


def test_a_passage_holds_what_comparison_needs(lexicon: Lexicon) -> None:
    bound: tuple[MadeBound, ...] = (("directive", ("who", "states")), ("need", ()))
    passage = read_alone(Made("Urges  them\t to act " + "x" * 500, acts=(("directive", "Urges", bound),)), lexicon)
    assert passage.words.startswith("Urges them to act xxx")
    assert len(passage.words) <= SHOWN
    [deed] = passage.deeds
    assert (deed.act_class, deed.verb) == ("directive", "Urges")
    assert deed.mandates == {Bound("directive", frozenset({"states", "who"})), Bound("need", frozenset())}
