"""What was read is said, once for each thing, with the words of the source as evidence."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, parse
from rdflib import Dataset

from extract.records import AgentMention, Citation, Extraction, Footnote, Mandate, Source, Text
from graph.iris import Authority, BadIdentifierError, Iris, Place
from graph.terms import name
from graph.triples import quads
from tests.graph.sample import ACTS, CITATIONS, DOCUMENT, EXTRACTION, FINDINGS, METADATA, SOURCE, TEXT, at
from tests.graph.test_terms import HOSTILE

pytestmark = pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")  # rdflib's own

IRIS = Iris()


def _said(lines: Iterable[str]) -> list[tuple[str, str, str]]:
    """Subjects, properties and values, without `<>`, datatypes and languages."""
    said: list[tuple[str, str, str]] = []
    for quad in parse("".join(lines).encode(), format=RdfFormat.N_QUADS):
        assert isinstance(quad.subject, NamedNode)
        assert isinstance(quad.object, NamedNode | Literal)
        said.append((quad.subject.value, quad.predicate.value, quad.object.value))
    return said


def _property(prefixed: str) -> str:
    return name(prefixed)[1:-1]


def _values(extraction: Extraction, node: str, *path: str) -> list[str]:
    """The values at the end of a path of properties, sorted."""
    said = _said(quads(extraction, IRIS, "0"))
    nodes = {node}
    for property_ in map(_property, path):
        nodes = {o for s, p, o in said if s in nodes and p == property_}
    return sorted(nodes)


def _place(paragraph: str | None = None, *steps: str) -> str:
    return IRIS.mint(Place(METADATA.symbol, METADATA.language, paragraph, steps))


def _work(paragraph: str | None = None, *steps: str) -> str:
    return IRIS.mint(Place(METADATA.symbol, None, paragraph, steps))


def test_evidence_quotes_the_source_at_its_position(sample_lines: Sequence[str]) -> None:
    values = {(s, p): o for s, p, o in _said(sample_lines)}
    exact, start, end = map(_property, ("oa:exact", "oa:start", "oa:end"))
    quotations = {node.removesuffix("quote"): value for (node, p), value in values.items() if p == exact}
    assert len(quotations) == 41
    for evidence, quotation in quotations.items():
        position = f"{evidence}position"
        assert SOURCE[int(values[position, start]) : int(values[position, end])] == quotation


@pytest.mark.parametrize(
    ("node", "quotation"),
    [
        (_place("OP1", "act1"), "敦促各国应请求与世界卫生组织合作，酌情向青年提供援助"),
        (_place("OP1", "act2", "mandate1"), "向大会第六十八届会议报告"),
        (_place("OP1", "act1", "mandate1", "condition2"), "酌情"),
        (_place("PP1"), "回顾其2 0 0 9 年第64/182号决议，¹"),  # as it stands in the file, spaces and all
        (_place("OP2", "cite1"), "1988年公约"),
        (_place(None, "heading1"), "一、后续行动"),
        (_place(None, "fn1"), "同上，第二章。"),
        (_place(None, "repair1"), "2 0 0 9 年"),
        (_place(None, "finding2"), "页脚"),
        (_place("annex-1"), "基本原则"),
        (_place("OP3", "act1", "mandate1"), "敦促各国"),  # no action: what the act was read from
    ],
)
def test_what_is_read_has_evidence(node: str, quotation: str) -> None:
    assert _values(EXTRACTION, node, "mg:evidence", "oa:hasSelector", "oa:exact") == [quotation]


@pytest.mark.parametrize(
    ("node", "property_", "values"),
    [
        (_work(), "mg:symbol", ["A/RES/67/193"]),
        (_work(), "dcterms:identifier", ["A/67/1"]),
        (_work(), "mg:agendaItem", ["104", "105"]),
        (_work(), "mg:adoptedOn", ["2012-12-20"]),
        (_work(), "mg:committeeReport", [IRIS.mint(Place("A/67/459"))]),
        (_work(), "eli:id_local", ["/akn/un/statement/deliberation/unga/2012-12-20/67-193/"]),
        (_place(), "eli:id_local", ["/akn/un/statement/deliberation/unga/2012-12-20/67-193/zho@/"]),
        (_work(), "mg:draft", [IRIS.mint(Place("A/67/L.1")), IRIS.mint(Place("A/67/L.1/Rev.1"))]),
        (_work(), "mg:record", [IRIS.mint(Place("A/67/PV.60"))]),
        (_work(), "dcterms:subject", ["http://metadata.un.org/thesaurus/1001775"]),
        (_work(), "mg:keyword", ["UN Office on Drugs and Crime", "unsafe"]),
        ("http://metadata.un.org/thesaurus/1001775", "rdfs:label", ["DRUG CONTROL"]),
        (_work(), "mg:sponsor", [IRIS.mint(Authority("agent", "state-af"))]),
        (_work(None, "sponsor2"), "mg:name", ["the Chair of the Committee"]),
        (_work(None, "sponsor2"), "mg:party", []),
        (_work(None, "sponsor2"), "mg:additional", ["true"]),
        (_work(None, "item1"), "dcterms:title", ["International drug control"]),
        (_work(None, "item1"), "mg:agenda", [IRIS.mint(Place("A/67/251"))]),
        (_work(None, "vote"), "mg:outcome", [_property("mg:recorded-vote")]),
        (_work(None, "vote"), "mg:votesInFavour", ["2"]),
        (_work(None, "vote"), "mg:abstentions", ["1"]),
        (_work(None, "vote", "ballot1"), "mg:party", [IRIS.mint(Authority("agent", "state-af"))]),
        (_work(None, "vote", "ballot2"), "mg:party", []),
        (_work(None, "vote", "ballot3"), "mg:option", [_property("mg:non-voting")]),
        (_place(None, "table1"), "mg:text", ["职等 | 员额"]),
        (_place(None, "table1"), "mg:follows", [_place("OP4")]),
        (_work("OP3(a)"), "eli:is_part_of", [_work("OP3")]),
        (_work("OP3"), "eli:is_part_of", [_work()]),
        (_work("annex-1/OP1"), "eli:is_part_of", [_work("annex-1")]),
        (_work("annex-1"), "mg:issuer", [IRIS.mint(Authority("agent", "cnd"))]),
        (_place("annex-1/OP1"), "mg:position", ["7"]),
        (_place("OP3(a)"), "mg:paragraphKind", ["operative-sub"]),
        (_place("PP1"), "mg:text", ["回顾其2009年第64/182号决议，[^1]"]),
        (_place("PP1"), "eli:cites", [IRIS.mint(Place("A/RES/64/182"))]),
        (_place(None, "fn1"), "mg:means", ["第64/182号决议，第二章。"]),
        (_place("annex-1/OP1", "act1"), "mg:issuer", [IRIS.mint(Authority("agent", "cnd"))]),
        (_place("OP1", "act1"), "mg:issuer", [IRIS.mint(Authority("agent", "general-assembly"))]),
        (_place("OP1", "act1"), "mg:inherited", []),
        (_place("OP3(a)", "act1"), "mg:inherited", ["true"]),
        (_place("OP3(a)", "act1"), "mg:verbText", ["敦促"]),
        (_place("OP1", "act2", "mandate1"), "mg:position", ["2"]),
        (_place("OP1", "act2", "mandate1"), "mg:due", ["大会第六十八届会议"]),
        (_place("OP3", "act1", "mandate1"), "mg:action", []),
        (_place("annex-1/OP1", "act1", "mandate1", "actor1"), "mg:text", []),  # understood, not named
        (_place("PP1", "cite1"), "mg:footnote", [_place(None, "fn1")]),
        (_place("OP2", "cite1"), "mg:pin", ["第12条"]),
        (_place(None, "finding2"), "mg:findingKind", ["unread"]),
        (_place(None, "repair2"), "mg:after", ["最大限度"]),
        (IRIS.mint(Place("A/RES/64/182")), "mg:symbol", ["A/RES/64/182"]),
        (IRIS.mint(Authority("agent", "unlisted-青年")), "skos:prefLabel", ["青年"]),
        (IRIS.mint(Authority("act", "unlisted-决定设立")), "skos:prefLabel", ["决定设立"]),
    ],
)
def test_what_is_read_is_said(node: str, property_: str, values: list[str]) -> None:
    assert _values(EXTRACTION, node, property_) == values


@pytest.mark.parametrize("role", ["actor", "partner", "beneficiary", "recipient", "condition"])
def test_a_mandate_has_for_actors_those_that_its_mentions_name(role: str, sample_lines: Sequence[str]) -> None:
    said = _said(sample_lines)

    def pairs(property_: str) -> set[tuple[str, str]]:
        return {(s, o) for s, p, o in said if p == _property(property_)}

    of_mandate = dict(pairs("mg:ofMandate"))
    in_role = {mention for mention, what in pairs("mg:role") if what == _property(f"mg:{role}")}
    concepts = dict(pairs("mg:agent") | {pair for pair in pairs("mg:condition") if pair[0] in in_role})
    direct = {pair for pair in pairs(f"mg:{role}") if pair[0] not in of_mandate}
    assert direct == {(of_mandate[mention], concepts[mention]) for mention in in_role}
    assert direct


def test_there_are_no_blank_nodes_and_one_graph(sample_lines: Sequence[str]) -> None:
    assert not [line for line in sample_lines if line.startswith("_:") or " _:" in line.split('"')[0]]
    graphs = {line.rsplit(" ", 2)[1] for line in sample_lines}
    assert graphs == {"<https://w3id.org/mandategraph/graph/A-RES-67-193/zho>"}


def test_both_libraries_read_the_same(sample_lines: Sequence[str]) -> None:
    dataset = Dataset()
    dataset.parse(data="".join(sample_lines), format="nquads")
    ours = set(_said(sample_lines))
    assert {(str(s), str(p), str(o)) for s, p, o, _ in dataset.quads()} == ours
    assert len(ours) == len(sample_lines)


@pytest.mark.parametrize("words", [words for words in HOSTILE if words])
def test_hostile_words_come_through(words: str) -> None:
    value = TEXT.value + words
    places = TEXT.offsets[:]
    places.extend(range(len(SOURCE), len(SOURCE) + len(words)))
    text = Text(value, places, Source("a.txt", SOURCE + words, "utf-8", "0" * 64))
    end = len(TEXT.value)
    note = Footnote("x", at("页脚"), words)
    document = replace(DOCUMENT, text=text, footnotes=(note,), unread=(replace(at("页脚"), start=end, end=len(value)),))
    extraction = replace(EXTRACTION, document=document, acts=(), citations=(), findings=())
    assert _values(extraction, _place(None, "fnx"), "mg:means") == [words]
    assert _values(extraction, _place(None, "finding1"), "mg:evidence", "oa:hasSelector", "oa:exact") == [words]


def test_an_instrument_that_is_made_by_rule_is_described_by_its_words() -> None:
    session = Citation("PP1", 1, at("大会第六十八届会议"), instrument="ga-session-68")
    again = replace(session, paragraph="OP1", span=at("大会", "秘书长"))
    extraction = replace(EXTRACTION, citations=(session, again))
    node = IRIS.mint(Authority("instrument", "ga-session-68"))

    def labels(listed: set[str] | None) -> set[str]:
        said = _said(quads(extraction, IRIS, "0", listed))
        return {o for s, p, o in said if s == node and p == _property("skos:prefLabel")}

    assert labels(set()) == {"大会第六十八届会议"}
    assert labels({"ga-session-68"}) == set()
    assert labels(None) == set()


def test_footnote_marks_are_no_part_of_a_name() -> None:
    words = at("2009年第64/182号决议，[^1]")
    act = replace(ACTS[0], mandates=(Mandate("directive", (AgentMention("unlisted-x", words),), None),))
    extraction = replace(EXTRACTION, acts=(act,))
    label = _values(extraction, IRIS.mint(Authority("agent", "unlisted-x")), "skos:prefLabel")
    assert label == ["2009年第64/182号决议，"]


def test_what_was_put_in_between_two_characters_has_no_words_of_its_own() -> None:
    repair = replace(TEXT.repairs[0], span=replace(at("页脚"), end=at("页脚").start), before="", after="最")
    extraction = replace(EXTRACTION, document=replace(DOCUMENT, text=replace(TEXT, repairs=(repair,))))
    assert _values(extraction, _place(None, "repair1"), "mg:after") == ["最"]
    assert _values(extraction, _place(None, "repair1"), "mg:evidence") == []


def test_a_symbol_without_an_iri_is_refused() -> None:
    nameless = replace(EXTRACTION, document=replace(DOCUMENT, metadata=replace(METADATA, symbol="")))
    with pytest.raises(BadIdentifierError):
        list(quads(nameless, IRIS, "0"))


def test_every_record_is_in_the_graph(sample_lines: Sequence[str]) -> None:
    def number(class_: str) -> int:
        return sum(line.split(" ")[1:3] == [name("rdf:type"), name(class_)] for line in sample_lines)

    assert number("mg:Act") == len(ACTS)
    assert number("mg:Mandate") == sum(len(act.mandates) for act in ACTS)
    assert number("mg:Citation") == len(CITATIONS)
    assert number("mg:ParagraphText") == number("mg:Paragraph") == 7
    assert number("mg:Finding") == len(FINDINGS) + len(DOCUMENT.unread)
    assert number("mg:Repair") == len(TEXT.repairs)


@pytest.mark.parametrize("seed", ["0", "1", "42"])
def test_the_graph_is_the_same_for_every_hash_seed(seed: str, sample_lines: Sequence[str]) -> None:
    program = (
        "import sys; from graph.iris import Iris; from graph.triples import quads;"
        "from tests.graph.sample import EXTRACTION;"
        "sys.stdout.buffer.write(''.join(sorted(set(quads(EXTRACTION, Iris(), '0.1.0')))).encode())"
    )
    made = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONHASHSEED": seed},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        check=True,
    )
    assert made.stdout.decode() == "".join(sample_lines)
