"""The authorities are consistent with each other and list what the gold standard uses."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from ontology.files import LEXICON

BASE = "https://w3id.org/mandategraph/"
MG = BASE + "ontology#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
ORG = "http://www.w3.org/ns/org#"

GOLD = sorted((Path(__file__).parents[1] / "gold").glob("*.json"))
SCHEMES = ("agents", "instruments", "actVerbs", "conditions", "markers")
WHOLE = (ORG + "subOrganizationOf", ORG + "postIn")
RELATIONS = (*WHOLE, MG + "hasMember", MG + "adoptedBy")
ROLES = ("actors", "partners", "beneficiaries", "recipients")

# Ids that code makes: symbols of documents, sessions, numbered meetings, a year's issue of a publication.
COMPUTED = re.compile(
    r"[A-Z].*|(?:ga|cnd)-(?:special-)?session-\d+(?:-hls|-resolutions)?|honlea-[a-z-]+-\d+|world-drug-report-\d{4}"
)

# What the matcher of agents and of instruments ignores.
IGNORED = re.compile("[\\s《》〈〉“”]|相关|有关|其他|其它|主管")

Properties = dict[str, list[NamedNode | Literal]]


def _load() -> dict[str, Properties]:
    """The concepts by IRI, each with its properties by IRI."""
    concepts: dict[str, Properties] = defaultdict(lambda: defaultdict(list))
    for path in LEXICON:
        for triple in parse(path=str(path), format=RdfFormat.TURTLE):
            if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode | Literal):
                concepts[triple.subject.value][triple.predicate.value].append(triple.object)
    return concepts


CONCEPTS = _load()


def _of_scheme(name: str) -> dict[str, Properties]:
    scheme = NamedNode(MG + name)
    return {iri: of for iri, of in CONCEPTS.items() if scheme in of.get(SKOS + "inScheme", ())}


def _words(of: Properties, *predicates: str) -> Iterator[tuple[str, str | None]]:
    """The labels under some predicates as the matcher sees them, with their language."""
    for predicate in predicates:
        for label in of.get(predicate, ()):
            if isinstance(label, Literal):
                yield IGNORED.sub("", label.value).lower(), label.language


def _gold_mandates(path: Path) -> Iterator[dict[str, list[dict[str, str] | str]]]:
    for paragraph in json.loads(path.read_text(encoding="utf-8"))["paragraphs"].values():
        for act in paragraph.get("acts", ()):
            yield from act["mandates"]


def _missing(ids: set[str], kind: str) -> set[str]:
    return {i for i in ids if f"{BASE}{kind}/{i}" not in CONCEPTS}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_scheme_has_concepts_with_one_preferred_label_in_chinese_and_english(scheme: str) -> None:
    concepts = _of_scheme(scheme)
    assert concepts
    for iri, of in concepts.items():
        languages = [label.language for label in of[SKOS + "prefLabel"] if isinstance(label, Literal)]
        assert sorted(filter(None, languages)) == ["en", "zh"], iri


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_label_denotes_one_concept_of_its_scheme(scheme: str) -> None:
    claims: dict[tuple[str, str | None], set[str]] = defaultdict(set)
    for iri, of in _of_scheme(scheme).items():
        for word in _words(of, SKOS + "prefLabel", SKOS + "altLabel"):
            claims[word].add(iri)
    assert {word: iris for word, iris in claims.items() if len(iris) > 1 or not word[0]} == {}


@pytest.mark.parametrize("relation", RELATIONS)
def test_what_a_concept_relates_to_is_a_concept(relation: str) -> None:
    related = {(iri, o.value) for iri, of in CONCEPTS.items() for o in of.get(relation, ())}
    assert related
    assert {(iri, to) for iri, to in related if to not in CONCEPTS} == set()


def test_no_body_is_part_of_itself() -> None:
    for iri in _of_scheme("agents"):
        seen, place = {iri}, iri
        while wholes := [o.value for relation in WHOLE for o in CONCEPTS[place].get(relation, ())]:
            place = wholes[0]
            assert place not in seen, iri
            seen.add(place)


def test_a_treaty_with_a_volume_has_a_series_and_a_registration() -> None:
    registered = {iri: of for iri, of in CONCEPTS.items() if MG + "volume" in of}
    assert registered
    for iri, of in registered.items():
        assert of.get(MG + "treatySeries"), iri
        assert of.get(MG + "registration"), iri


def test_every_act_verb_has_one_class() -> None:
    for iri, of in _of_scheme("actVerbs").items():
        assert len(of[MG + "actClass"]) == 1, iri


@pytest.mark.parametrize(
    "pattern", sorted(o.value for of in _of_scheme("conditions").values() for o in of.get(MG + "pattern", ()))
)
def test_a_pattern_is_bounded_and_crosses_no_punctuation(pattern: str) -> None:
    assert re.compile(pattern).match("") is None
    outside_classes = re.sub(r"\\.|\[[^\]]*\]", "", pattern)
    assert not re.search(r"[*+.]", outside_classes.replace(".?", "")), "repetitions have an upper bound"
    for negated in re.findall(r"\[\^([^\]]*)\]", pattern):
        assert set("，；。") <= set(negated)


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.name)
def test_agents_and_conditions_of_the_gold_standard_are_listed(path: Path) -> None:
    agents: set[str] = set()
    conditions: set[str] = set()
    for mandate in _gold_mandates(path):
        for role in ROLES:
            agents |= {who["id"] if isinstance(who, dict) else who for who in mandate[role]}
        conditions |= {str(condition) for condition in mandate["conditions"]}
    assert agents
    assert conditions
    assert _missing(agents, "agent") == set()
    assert _missing(conditions, "condition") == set()


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.name)
def test_what_the_gold_standard_cites_is_listed_or_computed(path: Path) -> None:
    paragraphs = json.loads(path.read_text(encoding="utf-8"))["paragraphs"].values()
    cited = {cite["id"] for paragraph in paragraphs for cite in paragraph.get("cites", ())}
    assert cited
    assert _missing({i for i in cited if not COMPUTED.fullmatch(i)}, "instrument") == set()
