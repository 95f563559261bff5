"""What says the same in several language versions of a document.

Paragraphs correspond by their number, as the texts of one paragraph realize it, and citations by what they cite.
Acts and mandates correspond by position and meaning: within a paragraph, what two versions say is aligned in order.
`docs/decisions/0005-languages-correspond.md` says why.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from graph.iris import Correspondence, Iris
from graph.terms import Term, iri, name, quad

# Which version stands for all where several say the same, the first that does. The working languages of the United
# Nations come first, as nearly every resolution is drafted in English; Arabic last, as its printed text marks no verb.
PREFERENCE = ("en", "fr", "es", "ru", "zh", "ar")

# Within a paragraph, what stands further apart than this many places does not correspond. It bounds the cost.
_REACH = 32

T = TypeVar("T")
# How much two things say the same, above 0 where they may correspond.
Likeness = Callable[[T, T], int]
_Node = Mapping[Term, Sequence[Term]]

_CORRESPONDS = name("mg:correspondsTo")
_REALIZES, _IN_PARAGRAPH, _OF_ACT = name("eli:realizes"), name("mg:inParagraph"), name("mg:ofAct")
_CLASS, _VERB, _MODE, _ACTOR = name("mg:actClass"), name("mg:verb"), name("mg:mode"), name("mg:actor")
_OTHER_ROLES = frozenset(map(name, ("mg:partner", "mg:beneficiary", "mg:recipient", "mg:condition")))
_COMPARED = {_REALIZES, _IN_PARAGRAPH, _OF_ACT, _CLASS, _VERB, _MODE, _ACTOR, *_OTHER_ROLES}


@dataclass(frozen=True, slots=True)
class SaidAct:
    """What can be compared of an act. `bound` are the modes and actors of its mandates; no actor is an empty one."""

    node: Term
    act_class: Term
    verb: Term
    bound: frozenset[tuple[Term, Term]]


@dataclass(frozen=True, slots=True)
class SaidMandate:
    """What can be compared of a mandate, with the class and verb of its act. `others` are its further roles."""

    node: Term
    act_class: Term
    verb: Term
    mode: Term
    actors: frozenset[Term]
    others: frozenset[tuple[Term, Term]]


A = TypeVar("A", SaidAct, SaidMandate)


@dataclass(frozen=True, slots=True)
class Said:
    """The acts and mandates of one language version, in order, by the paragraph of the document."""

    acts: dict[Term, list[SaidAct]]
    mandates: dict[Term, list[SaidMandate]]


def quads(symbol: str, versions: Mapping[str, Iterable[str]], iris: Iris) -> Iterator[str]:
    """The lines of N-Quads that link what corresponds, in no particular order.

    `versions` are the graphs of a document in lines of N-Quads, by language. What a version says is linked to what
    corresponds to it in the first version, in the order of PREFERENCE, that says the same.
    """
    graph = iri(iris.mint(Correspondence(symbol)))
    said = [_read(versions[language]) for language in PREFERENCE if language in versions]
    acts = _links([version.acts for version in said], act_likeness)
    mandates = _links([version.mandates for version in said], mandate_likeness)
    return (quad((node, _CORRESPONDS, first), graph) for node, first in chain(acts, mandates))


def act_likeness(one: SaidAct, other: SaidAct) -> int:
    """0 for acts of two classes, or that share neither verb nor what they lay on whom."""
    if one.act_class != other.act_class:
        return 0
    return 2 * (one.verb == other.verb) + _shared(one.bound, other.bound)


def mandate_likeness(one: SaidMandate, other: SaidMandate) -> int:
    """0 for mandates of two modes or of acts of two classes, or that bind nobody in common."""
    if (one.act_class, one.mode) != (other.act_class, other.mode):
        return 0
    actors = _shared(one.actors, other.actors)
    return actors and 2 * actors + (one.verb == other.verb) + len(one.others & other.others)


def align(ours: Sequence[T], theirs: Sequence[T], likeness: Likeness[T]) -> list[tuple[int, int]]:
    """The pairs of places, rising in both, that together are most alike; of equal choices the earliest.

    Time is linear in the number of items.
    """
    best: dict[tuple[int, int], int] = {}
    for i in reversed(range(len(ours))):
        for j in reversed(range(max(0, i - _REACH), min(len(theirs), i + _REACH + 1))):
            paired = _paired(best, i, j, likeness(ours[i], theirs[j]))
            best[i, j] = max(best.get((i + 1, j), 0), best.get((i, j + 1), 0), paired)
    pairs, i, j = [], 0, 0
    while best.get((i, j)):
        if best[i, j] == _paired(best, i, j, likeness(ours[i], theirs[j])):
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i, j] == best.get((i + 1, j), 0):
            i += 1
        else:
            j += 1
    return pairs


def corresponding(versions: Sequence[Sequence[T]], likeness: Likeness[T]) -> Iterator[tuple[T, T]]:
    """Each item of a version that has a counterpart in an earlier one, with the first of its counterparts."""
    firsts: list[T] = []
    for version in versions:
        pairs = align(firsts, version, likeness)
        yield from ((version[j], firsts[i]) for i, j in pairs)
        firsts = _merged(firsts, version, pairs)


def _links(versions: Sequence[Mapping[Term, Sequence[A]]], likeness: Likeness[A]) -> Iterator[tuple[Term, Term]]:
    """The nodes that correspond, of all paragraphs."""
    for paragraph in dict.fromkeys(chain.from_iterable(versions)):
        for item, first in corresponding([version.get(paragraph, ()) for version in versions], likeness):
            yield item.node, first.node


def _shared(one: Set[object], other: Set[object]) -> int:
    """2 for the same, nothing at all included, 1 for something in common."""
    return 2 if one == other else int(bool(one & other))


def _paired(best: Mapping[tuple[int, int], int], i: int, j: int, alike: int) -> int:
    """What can be reached from `i` and `j` by pairing them, 0 where they may not be paired."""
    return alike and alike + best.get((i + 1, j + 1), 0)


def _merged(firsts: Sequence[T], version: Sequence[T], pairs: Iterable[tuple[int, int]]) -> list[T]:
    """`firsts` with what of `version` corresponds to none of them, in order."""
    merged, at, place = list[T](), 0, 0
    for i, j in (*pairs, (len(firsts), len(version))):
        merged += [*firsts[at:i], *version[place:j], *firsts[i : i + 1]]
        at, place = i + 1, j + 1
    return merged


def _read(lines: Iterable[str]) -> Said:
    """What a language version says, whose graph is given in lines of N-Quads."""
    nodes = _nodes(lines)
    mandates: dict[Term, list[Term]] = defaultdict(list)
    for node in sorted((node for node in nodes if _OF_ACT in nodes[node]), key=_by_number):
        mandates[_one(nodes[node], _OF_ACT)].append(node)
    said = Said(defaultdict(list), defaultdict(list))
    for node in sorted((node for node in nodes if _CLASS in nodes[node]), key=_by_number):
        act = _act(node, nodes[node], [nodes[mandate] for mandate in mandates[node]])
        paragraph = _one(nodes[_one(nodes[node], _IN_PARAGRAPH)], _REALIZES)
        said.acts[paragraph].append(act)
        said.mandates[paragraph].extend(_mandate(mandate, nodes[mandate], act) for mandate in mandates[node])
    return said


def _nodes(lines: Iterable[str]) -> dict[Term, _Node]:
    """What is compared, by node and property. All of it are IRIs, so that a space ends each."""
    nodes: dict[Term, dict[Term, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for line in lines:
        subject, predicate, value = line.split(" ", 3)[:3]
        if predicate in _COMPARED:
            nodes[subject][predicate].append(value)
    return dict(nodes)


def _by_number(node: Term) -> tuple[int, Term]:
    """Puts act10 after act9."""
    return len(node), node


def _one(node: _Node, predicate: Term) -> Term:
    return node[predicate][0]


def _act(node: Term, act: _Node, mandates: Iterable[_Node]) -> SaidAct:
    bound = frozenset((_one(of, _MODE), actor) for of in mandates for actor in of.get(_ACTOR, ("",)))
    return SaidAct(node, _one(act, _CLASS), _one(act, _VERB), bound)


def _mandate(node: Term, mandate: _Node, act: SaidAct) -> SaidMandate:
    others = frozenset((role, who) for role in _OTHER_ROLES for who in mandate.get(role, ()))
    actors = frozenset(mandate.get(_ACTOR, ()))
    return SaidMandate(node, act.act_class, act.verb, _one(mandate, _MODE), actors, others)
