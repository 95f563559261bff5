from __future__ import annotations

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode
from rich.cells import cell_len

from graph.iris import DEFAULT_BASE, Iris
from mandategraph.tables import compact, lines
from queries.answers import Answer

UNODC, WHO = (NamedNode(f"{DEFAULT_BASE}agent/{name}") for name in ("unodc", "who"))
ANSWER = Answer(
    ("actor", "actor_zh", "actor_en", "action", "acts"),
    (
        (
            (UNODC, WHO),
            (Literal("毒品和犯罪问题办公室"), Literal("")),
            (Literal("Office on Drugs and Crime"), Literal("WHO")),
            (Literal("继续与会员国合作，应请求提供技术援助，" * 2),),
            (Literal(7),),
        ),
        ((), (), (), (Literal("[bold]\x1b[31m\u202e"),), (Literal(12),)),
    ),
    labels={"actor_zh": ("actor", "zh"), "actor_en": ("actor", "en")},
)
WIDE = """
actor                      action                                 acts
─────────────────────────  ─────────────────────────────────────  ────
毒品和犯罪问题办公室       继续与会员国合作，应请求提供技术援        7
Office on Drugs and Crime  助，继续与会员国合作，应请求提供技术
agent:unodc                援助，
WHO
agent:who

                           [bold]\N{REPLACEMENT CHARACTER}[31m\N{REPLACEMENT CHARACTER}                             12
"""
NARROW = """
── 1 ─────────────────────────
actor   毒品和犯罪问题办公室
        Office on Drugs and
        Crime
        agent:unodc
        WHO
        agent:who
action  继续与会员国合作，应请
        求提供技术援助，继续与
        会员国合作，应请求提供
        技术援助，
acts    7
── 2 ─────────────────────────
action  [bold]\N{REPLACEMENT CHARACTER}[31m\N{REPLACEMENT CHARACTER}
acts    12
"""


@pytest.mark.parametrize(("width", "expected"), [(70, WIDE), (30, NARROW)])
def test_shows_entities_by_their_labels(width: int, expected: str) -> None:
    assert [line.plain for line in lines(ANSWER, width, Iris())] == expected.strip("\n").split("\n")


@pytest.mark.parametrize("width", range(30, 140, 7))
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert all(cell_len(line.plain) <= width for line in lines(ANSWER, width, Iris()))


SAME_ACTOR = """
actor: 毒品和犯罪问题办公室 · Office on Drugs and Crime · agent:unodc

action        acts
────────────  ────
继续支持各国     1
提出报告         2
"""


def test_an_entity_in_every_row_stands_once_above_them() -> None:
    actor = ((UNODC,), (Literal("毒品和犯罪问题办公室"),), (Literal("Office on Drugs and Crime"),))
    rows = tuple((*actor, (Literal(text),), (Literal(n),)) for n, text in enumerate(("继续支持各国", "提出报告"), 1))
    answer = Answer(ANSWER.columns, rows, labels=ANSWER.labels)
    assert [line.plain for line in lines(answer, 70, Iris())] == SAME_ACTOR.strip("\n").split("\n")


def test_columns_of_one_line_stand_close() -> None:
    table = Answer(("a", "b"), (((Literal("x"),), (BlankNode("y"),)), ((Literal("z"),), ())))
    assert [line.plain for line in lines(table, 80, Iris())] == ["a  b", "─  ─", "x  y", "z"]


IRIS_AS_READ = (
    (f"{DEFAULT_BASE}agent/unodc", "agent:unodc"),
    (f"{DEFAULT_BASE}doc/A-RES-67-193/zho/op1", "doc:A-RES-67-193/zho/op1"),
    (f"{DEFAULT_BASE}agent/unlisted-%D8%A3", "agent:unlisted-\u0623"),
    (f"{DEFAULT_BASE}ontology#Act", "mg:Act"),
    ("https://example.org/agent/unodc", "https://example.org/agent/unodc"),
    (DEFAULT_BASE, DEFAULT_BASE),
)


@pytest.mark.parametrize(("iri", "text"), IRIS_AS_READ)
def test_iris_are_shortened(iri: str, text: str) -> None:
    assert compact(iri, Iris()) == text
