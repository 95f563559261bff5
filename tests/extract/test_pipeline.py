"""The steps composed: what is read of which paragraphs, and what is found that is not understood."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from extract.language import Grammar
from extract.lexicon import Lexicon
from extract.pipeline import extract, grammar_of, read
from extract.read.files import read_bytes
from extract.records import AgentMention, Document, Extraction, Finding, Part, Span
from tests.extract.made import document

SAMPLES = Path(__file__).parents[2] / "samples"


def read_made(lexicon: Lexicon, grammar: Grammar, *paragraphs: str) -> Extraction:
    return extract(document(paragraphs), grammar, lexicon)


def test_a_verb_that_nobody_knows_is_a_finding(lexicon: Lexicon, grammar: Grammar) -> None:
    extraction = read_made(lexicon, grammar, "敦促会员国加强合作；", "期许会员国加强合作；")
    assert extraction.findings == (Finding("unknown-verb", "OP2", Span(11, 21)),)
    assert [act.paragraph for act in extraction.acts] == ["OP1"]


@pytest.mark.parametrize("kind", ["preambular", "narrative"])
def test_other_paragraphs_only_cite(lexicon: Lexicon, grammar: Grammar, kind: str) -> None:
    made = document(
        ["回顾《联合国反腐败公约》，敦促会员国加强合作，"], kind="preambular" if kind == "preambular" else "narrative"
    )
    extraction = extract(made, grammar, lexicon)
    assert (extraction.acts, extraction.findings) == ((), ())
    assert [(citation.instrument, citation.relation) for citation in extraction.citations] == [("uncac", "recalls")]


def test_acts_and_citations_count_anew_in_each_paragraph(lexicon: Lexicon, grammar: Grammar) -> None:
    paragraph = "回顾《联合国反腐败公约》，重申《联合国宪章》；"
    extraction = read_made(lexicon, grammar, paragraph, paragraph)
    places = [("OP1", 1), ("OP1", 2), ("OP2", 1), ("OP2", 2)]
    assert [(act.paragraph, act.position) for act in extraction.acts] == places
    assert [(citation.paragraph, citation.position) for citation in extraction.citations] == places


def test_a_part_has_an_issuer_of_its_own(lexicon: Lexicon, grammar: Grammar) -> None:
    made = document(["决定继续审议这一问题；"])
    annex = replace(made.parts[0], id="annex-1", issuer="cnd")
    extraction = extract(replace(made, parts=(made.parts[0], annex)), grammar, lexicon)
    assert [act.mandates[0].actors for act in extraction.acts] == [
        (AgentMention("general-assembly", None),),
        (AgentMention("cnd", None),),
    ]


def test_a_list_may_hang_on_a_paragraph_of_its_own_part_only(lexicon: Lexicon, grammar: Grammar) -> None:
    made = document(["敦促会员国：", "减少毒品需求；"], item=True)
    chapeau, item = made.parts[0].paragraphs
    together = extract(made, grammar, lexicon)
    apart = extract(replace(made, parts=(_part(made, chapeau.id), _part(made, item.id))), grammar, lexicon)
    assert [act.inherited for act in together.acts] == [False, True]
    assert [act.paragraph for act in apart.acts] == [chapeau.id]
    assert [finding.paragraph for finding in apart.findings] == [item.id]


def _part(made: Document, paragraph: str) -> Part:
    return replace(made.parts[0], paragraphs=tuple(p for p in made.parts[0].paragraphs if p.id == paragraph))


def test_reading_twice_gives_the_same(lexicon: Lexicon, grammar: Grammar) -> None:
    made = document(["回顾《政治宣言》；", "请委员会继续审议；"], footnotes={"1": "S-20/2 号决议。"})
    assert extract(made, grammar, lexicon) == extract(made, grammar, lexicon)


def test_a_grammar_is_made_once_for_a_lexicon(lexicon: Lexicon) -> None:
    assert grammar_of("zh", lexicon) is grammar_of("zh", lexicon)
    assert grammar_of("xx", lexicon) is None


def test_a_text_in_english_is_read(lexicon: Lexicon, tmp_path: Path) -> None:
    path = tmp_path / "english.txt"
    path.write_text("A/RES/67/193\n\nThe General Assembly,\n\n1. Urges Member States to cooperate.\n", encoding="utf-8")
    extraction = read(path.name, read_bytes(path), lexicon)
    assert extraction.document.metadata.language == "en"
    assert [(act.paragraph, act.concept) for act in extraction.acts] == [("OP1", "urge")]


def test_a_file_is_read_whole(lexicon: Lexicon) -> None:
    extraction = read("a.txt", read_bytes(SAMPLES / "A-RES-67-193.zh.txt"), lexicon)
    assert extraction.document.metadata.symbol == "A/RES/67/193"
    assert {act.paragraph for act in extraction.acts} >= {"OP1", "OP17(a)"}
    assert extraction.findings == ()
