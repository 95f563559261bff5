"""What corresponds is linked and what does not stays apart; alignment is in order, one to one, and cheap."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import correspondence, triples
from graph.correspondence import PREFERENCE, align, corresponding
from graph.iris import LANGUAGES, Correspondence, Iris, Place
from tests.graph.saying import said

IRIS = Iris()
SYMBOL = "A/RES/78/284"
CASES = tomllib.loads(Path(__file__).with_name("correspondence.toml").read_text(encoding="utf-8"))["case"]

Pairs = tuple[tuple[int, int], ...]


def _links(case: dict[str, Any]) -> set[tuple[str, ...]]:
    """The links of a case: each line's subject, predicate, value and graph."""
    versions = {
        language: list(triples.quads(said(SYMBOL, language, case[language]), IRIS, "0"))
        for language in LANGUAGES
        if language in case
    }
    return {tuple(line.split(" ")[:4]) for line in correspondence.quads(SYMBOL, versions, IRIS)}


def _expected(case: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    document, graph = IRIS.mint(Place(SYMBOL)), IRIS.mint(Correspondence(SYMBOL))
    for link in case["links"]:
        node, first = link.split()
        predicate = "https://w3id.org/mandategraph/ontology#correspondsTo"
        yield f"<{document}/{node}>", f"<{predicate}>", f"<{document}/{first}>", f"<{graph}>"


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_what_corresponds_is_linked_and_nothing_else(case: dict[str, Any]) -> None:
    assert _links(case) == set(_expected(case))


def test_each_language_has_its_place() -> None:
    assert sorted(PREFERENCE) == sorted(LANGUAGES)


def _alike(one: int, other: int) -> int:
    """Numbers of one parity are alike, the more the nearer."""
    return 0 if (one - other) % 2 else 8 - abs(one - other)


def _total(ours: list[int], theirs: list[int], pairs: Pairs) -> int:
    return sum(_alike(ours[i], theirs[j]) for i, j in pairs)


def _optima(ours: list[int], theirs: list[int]) -> tuple[int, set[Pairs]]:
    """By trying all: the greatest likeness, and the pairings that reach it."""

    @cache
    def from_(i: int, j: int) -> tuple[int, frozenset[Pairs]]:
        if i == len(ours) or j == len(theirs):
            return 0, frozenset({()})
        choices = [from_(i + 1, j), from_(i, j + 1)]
        if alike := _alike(ours[i], theirs[j]):
            rest, pairings = from_(i + 1, j + 1)
            choices.append((alike + rest, frozenset(((i, j), *pairs) for pairs in pairings)))
        best = max(total for total, _ in choices)
        return best, frozenset().union(*(pairings for total, pairings in choices if total == best))

    best, pairings = from_(0, 0)
    return best, set(pairings)


_sequences = st.lists(st.integers(0, 5), max_size=6)


@given(_sequences, _sequences)
def test_alignment_is_in_order_and_one_to_one_and_there_is_no_better(ours: list[int], theirs: list[int]) -> None:
    pairs = tuple(align(ours, theirs, _alike))
    assert all(i < k and j < m for (i, j), (k, m) in pairwise(pairs))
    best, optima = _optima(ours, theirs)
    assert _total(ours, theirs, pairs) == best
    assert pairs in optima


@given(_sequences, _sequences)
def test_alignment_is_the_same_from_either_side(ours: list[int], theirs: list[int]) -> None:
    pairs = tuple(align(ours, theirs, _alike))
    turned = tuple((i, j) for j, i in align(theirs, ours, _alike))
    assert _total(ours, theirs, turned) == _total(ours, theirs, pairs)
    if len(_optima(ours, theirs)[1]) == 1:
        assert turned == pairs


@given(st.lists(st.integers(), unique=True, max_size=100), st.data())
def test_what_is_left_out_leaves_the_rest_in_place(items: list[int], data: st.DataObject) -> None:
    kept = [n for n in range(len(items)) if n < 20 and data.draw(st.booleans())]
    pairs = align(items, [items[n] for n in kept], lambda one, other: int(one == other))
    assert pairs == [(n, place) for place, n in enumerate(kept)]


@given(st.lists(st.lists(st.integers(0, 3), unique=True), max_size=4))
def test_of_several_versions_each_item_has_one_first_which_has_none(versions: list[list[int]]) -> None:
    marked = [[(n, item) for item in version] for n, version in enumerate(versions)]
    links = list(corresponding(marked, lambda one, other: int(one[1] == other[1])))
    firsts = {first for _, first in links}
    assert len({item for item, _ in links}) == len(links)
    assert not firsts & {item for item, _ in links}
    assert all(first[0] < item[0] and first[1] == item[1] for item, first in links)
    assert len({(first, item[0]) for item, first in links}) == len(links)


def test_the_cost_is_linear() -> None:
    """A paragraph of thousands of acts that are all alike, as only a hostile file has."""

    def calls(number: int) -> int:
        counted = 0

        def alike(_: int, __: int) -> int:
            nonlocal counted
            counted += 1
            return 1

        assert align(range(number), range(number), alike) == [(n, n) for n in range(number)]
        return counted

    assert calls(4000) < 2.1 * calls(2000)
