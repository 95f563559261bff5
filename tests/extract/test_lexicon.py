"""The authorities as data, and the finding of their labels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.folding import fold_case
from extract.lexicon import Concept, Hit, Lexicon, Matcher
from extract.records import Span

TURTLE = """
@prefix x: <https://example.org/agent/> .
@prefix mg: <https://w3id.org/mandategraph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

x:board a skos:Concept, mg:Body ; skos:inScheme mg:agents ;
    skos:prefLabel "管制局"@zh, "Board"@en ; skos:altLabel "麻管局"@zh ; mg:shortLabel "该局"@zh ; mg:partOf x:council .
x:treaty a mg:Treaty ; skos:inScheme mg:instruments ; skos:prefLabel "公约"@zh ;
    mg:symbol "A/RES/1/2", "A/RES/3/4" ; mg:treatySeries "UNTS" ; mg:registration "27627" .
x:declaration a mg:Declaration ; skos:inScheme mg:instruments ; mg:symbol "A/RES/1/2" .
x:joint a mg:Marker ; skos:inScheme mg:markers ; mg:word "和"@zh, "以及"@zh, "及"@zh, "and"@en .
x:scheme rdfs:label "no concept"@en .
"""
MORE = """
@prefix x: <https://example.org/agent/> .
@prefix mg: <https://w3id.org/mandategraph/ontology#> .
x:board mg:resolutionSymbol "B/RES/" ; mg:pattern "管.局"@zh .
"""
NOTHING = re.compile(r"(?!)")


@pytest.fixture
def small(tmp_path: Path) -> Lexicon:
    (tmp_path / "one.ttl").write_text(TURTLE, encoding="utf-8")
    (tmp_path / "two.ttl").write_text(MORE, encoding="utf-8")
    return Lexicon.load([tmp_path / "one.ttl", tmp_path / "two.ttl"])


def concept(id_: str, *labels: str, short: Iterable[str] = ()) -> Concept:
    none: Mapping[str, tuple[str, ...]] = {}
    return Concept(id_, "agents", "Body", {"zh": labels}, {"zh": tuple(short)}, none, none, none, none)


def found(matcher: Matcher, text: str) -> list[tuple[str, str]]:
    return [("/".join(hit.full + hit.short), text[hit.span.start : hit.span.end]) for hit in matcher.find(text)]


def test_a_concept_has_what_several_files_say_of_it(small: Lexicon) -> None:
    board = small.scheme("agents")["board"]
    assert (board.kind, board.labels["zh"], board.labels["en"]) == ("Body", ("管制局", "麻管局"), ("Board",))
    assert (board.short["zh"], board.patterns["zh"]) == (("该局",), ("管.局",))
    assert (board.value("partOf"), board.value("resolutionSymbol"), board.value("none")) == ("council", "B/RES/", None)


def test_only_what_is_in_a_scheme_is_a_concept(small: Lexicon) -> None:
    assert [set(small.scheme(name)) for name in ("agents", "instruments", "conditions")] == [
        {"board"},
        {"treaty", "declaration"},
        set(),
    ]


def test_words_of_a_marker_come_longest_first(small: Lexicon) -> None:
    assert small.words("joint", "zh") == ("以及", "及", "和")
    assert small.words("joint", "fr") == ()
    with pytest.raises(KeyError):
        small.words("adverb", "zh")


def test_instruments_are_known_by_symbol_and_by_registration(small: Lexicon) -> None:
    assert {symbol: set(ids) for symbol, ids in small.by_symbol.items()} == {
        "A/RES/1/2": {"treaty", "declaration"},
        "A/RES/3/4": {"treaty"},
    }
    assert small.by_registration == {("UNTS", "27627"): ("treaty",)}


def test_a_file_that_is_no_turtle_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "bad.ttl").write_text("x:a", encoding="utf-8")
    with pytest.raises(SyntaxError):
        Lexicon.load([tmp_path / "bad.ttl"])
    with pytest.raises(FileNotFoundError):
        Lexicon.load([tmp_path / "none.ttl"])


def test_the_longest_label_that_begins_first_is_found() -> None:
    matcher = Matcher([concept("states", "国家"), concept("banks", "国家银行"), concept("rows", "行动")], "zh", NOTHING)
    assert found(matcher, "各国家银行动员国家") == [("banks", "国家银行"), ("states", "国家")]


def test_labels_of_other_languages_are_not_found() -> None:
    assert found(Matcher([concept("states", "国家")], "en", NOTHING), "国家") == []


def test_one_label_may_name_several_and_be_short_for_others() -> None:
    matcher = Matcher([concept("b", "委员会"), concept("a", "委员会"), concept("c", short=["委员会"])], "zh", NOTHING)
    assert matcher.find("委员会") == (Hit(Span(0, 3), ("a", "b"), ("c",)),)


def test_what_is_ignored_may_stand_in_a_name_but_not_around_it() -> None:
    matcher = Matcher([concept("entities", "联合国系统实体")], "zh", re.compile(r"\s|有关|\[\^\d\]"))
    assert found(matcher, " 联合 国系统[^1]有关实体 。") == [("entities", "联合 国系统[^1]有关实体")]


def test_case_does_not_count() -> None:
    assert found(Matcher([concept("who", "World Health")], "zh", NOTHING), "WORLD health") == [("who", "WORLD health")]


def test_no_label_begins_in_a_barrier() -> None:
    concepts = [concept("parliaments", "议会"), concept("members", "会员国")]
    assert found(Matcher(concepts, "zh", NOTHING), "建议会员国") == [("parliaments", "议会")]
    assert found(Matcher(concepts, "zh", NOTHING, ["建议"]), "建议会员国") == [("members", "会员国")]


@given(st.text(alphabet="国家银行 \n[^1]İẞA", max_size=30))
def test_hits_are_ordered_disjoint_and_their_words_the_label(text: str) -> None:
    ignore = re.compile(r"\s|\[\^1\]")
    labels = {"states": "国家", "banks": "国家银行", "a": "A", "i": "İ"}
    place = 0
    for hit in Matcher([concept(i, label) for i, label in labels.items()], "zh", ignore).find(text):
        assert place <= hit.span.start < hit.span.end
        place = hit.span.end
        words = ignore.sub("", text[hit.span.start : hit.span.end])
        assert "".join(map(fold_case, words)) == "".join(map(fold_case, labels[hit.full[0]]))
