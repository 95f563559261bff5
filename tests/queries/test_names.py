"""What people call things, resolved by the authorities of a graph."""

from __future__ import annotations

import pytest

from graph.iris import DEFAULT_BASE, Iris
from queries.errors import ParameterError
from queries.library import Parameter, Query
from queries.names import Names
from tests.queries.engines import oxigraph
from tests.queries.graphs import small_graph

QUERY = Query(
    "x",
    "",
    parameters=tuple(
        Parameter(kind, kind, required=False, description="")
        for kind in ("agent", "instrument", "act", "condition", "document", "text")
    ),
)

FOUND = (
    ("agent", "unodc", "agent/unodc"),
    ("agent", "UNODC", "agent/unodc"),
    ("agent", "united nations  Office on Drugs and crime", "agent/unodc"),
    ("agent", "联合国毒品和犯罪问题办公室", "agent/unodc"),
    ("agent", "该办公室", "agent/unodc"),
    ("agent", "青年", "agent/unlisted-青年"),
    ("instrument", "1988 Convention", "instrument/convention-1988"),
    ("instrument", "A/RES/64/182", "doc/A-RES-64-182"),
    ("instrument", "a/67/1", "doc/A-RES-67-193"),
    ("act", "敦促", "act/urge"),
    ("condition", "upon request", "condition/upon-request"),
)
LOST = (
    ("agent", "委员会", "'委员会' may be cnd or incb"),
    ("agent", "undoc", "no agent is called 'undoc'; did you mean unodc?"),
    ("agent", "narcotic", "no agent is called 'narcotic'; did you mean cnd or incb?"),
    ("agent", "1988 Convention", "no agent is called '1988 Convention'"),
    ("act", "", "no act is called ''"),
)


@pytest.fixture(scope="module")
def names() -> Names:
    return Names(oxigraph(small_graph()), Iris())


@pytest.mark.parametrize(("kind", "value", "path"), FOUND)
def test_finds(names: Names, kind: str, value: str, path: str) -> None:
    assert names.resolve(QUERY, {kind: [value]}) == {kind: (DEFAULT_BASE + path,)}


@pytest.mark.parametrize(("kind", "value", "reason"), LOST)
def test_names_candidates(names: Names, kind: str, value: str, reason: str) -> None:
    with pytest.raises(ParameterError) as raised:
        names.resolve(QUERY, {kind: [value]})
    assert str(raised.value).startswith(f"{kind}: {reason}")


@pytest.mark.parametrize(("value", "symbol"), [("a/res/67/193", "A/RES/67/193"), ("A/67/1", "A/RES/67/193")])
def test_a_document_goes_by_its_first_symbol(names: Names, value: str, symbol: str) -> None:
    assert names.resolve(QUERY, {"document": [value]}) == {"document": (symbol,)}


def test_all_else_stays_as_it_is(names: Names) -> None:
    given = {
        "agent": (f"{DEFAULT_BASE}agent/anybody",),
        "document": ("A/RES/1/1",),
        "text": ("UNODC",),
        "other": ("unodc",),
    }
    assert names.resolve(QUERY, given) == given
