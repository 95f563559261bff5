"""An index holds what the graph holds: the same mandates as the canned queries tell, and every paragraph's words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.iris import DEFAULT_BASE, Iris
from graph.store import open_store
from graph.summary import NoBuildError
from queries.answers import written
from queries.index import lists, mandates, search, treaties
from queries.index.making import make
from queries.index.opening import Asked, Index
from queries.library import find
from queries.run import run, select_on

_CHINESE = re.compile("[\u4e00-\u9fff]{4,}")


@pytest.fixture(scope="module")
def path(graph: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("index") / "index.sqlite"
    make(graph, path, lambda *_: None)
    return path


@pytest.fixture(scope="module")
def asked(path: Path) -> Iterator[Asked]:
    with Index(path, "").asked() as asked:
        yield asked


def _answered(graph: Path, name: str, **given_: str) -> list[dict[str, str]]:
    """The rows of a canned query, cells as words."""
    values = {key: [value] for key, value in given_.items()}
    answer = run(find(name), select_on(open_store(graph)), values, Iris())
    return [
        dict(zip(answer.columns, ("|".join(map(written, cell)) for cell in row), strict=True)) for row in answer.rows
    ]


def _body(asked: Asked, name: str) -> int:
    body = asked.entity(f"{DEFAULT_BASE}agent/{name}")
    assert body is not None
    return body.id


@pytest.mark.parametrize("name", ["unodc", "secretary-general", "member-states", "cnd"])
def test_a_body_is_asked_what_the_canned_query_tells(asked: Asked, graph: Path, name: str) -> None:
    found = mandates.choose(mandates.mandates_of(asked, _body(asked, name)), {"role": "actor"}, "en").mandates
    told = _answered(graph, "duties", actor=name)
    assert sorted((each.symbol, each.label, each.verb, each.mode, each.due) for each in found) == sorted(
        (row["document"], row["paragraph"], row["verb"], row["mode"], row["due"]) for row in told
    )
    body = asked.entity(f"{DEFAULT_BASE}agent/{name}")
    assert body is not None
    assert body.asked == len(told)


def test_what_is_held_is_counted_as_the_canned_queries_count_it(asked: Asked, graph: Path) -> None:
    facts = lists.facts(asked)
    assert int(facts["paragraphs"]) == len(_answered(graph, "paragraphs"))
    assert int(facts["documents"]) == len({row["document"] for row in _answered(graph, "documents")})
    assert facts["languages"].split() == ["zh"]
    told = {(row["document"], row["paragraph"], row["position"], row["action"]) for row in _answered(graph, "mandates")}
    assert int(facts["mandates"]) >= len(told) > 0


def test_who_asks_is_who_speaks_in_that_place(asked: Asked, graph: Path) -> None:
    latest = {each.symbol: each for each in lists.latest(asked, "zh")}
    assert latest["A/69/87"].issuer is not None
    assert latest["A/69/87"].issuer.iri == "https://w3id.org/mandategraph/agent/ministers-2014"  # not the Assembly
    for each in latest.values():
        rows = _answered(graph, "duties", document=each.symbol)
        told = {(row["paragraph"], row["issuer"], row["actor"]) for row in rows}
        assert (each.label, each.issuer.iri if each.issuer else "", each.actor.iri) in told


def test_a_treaty_is_cited_where_the_canned_query_tells(asked: Asked, graph: Path) -> None:
    treaty = asked.entity(f"{DEFAULT_BASE}instrument/convention-1988")
    assert treaty is not None
    found = treaties.cited(asked, treaty.id, "en").citations
    told = _answered(graph, "treaties-cited", treaty="convention-1988")
    assert {(each.symbol, each.label, each.pin, each.cited.iri) for each in found} == {
        (row["document"], row["paragraph"], row["pin"], row["cited"]) for row in told
    }


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.data())
def test_every_paragraph_is_found_by_any_four_of_its_characters(asked: Asked, data: st.DataObject) -> None:
    rows = asked.database.execute("SELECT iri, text FROM paragraph ORDER BY id").fetchall()
    row = data.draw(st.sampled_from([row for row in rows if _CHINESE.search(row["text"])]))
    run_ = data.draw(st.sampled_from(_CHINESE.findall(row["text"])))
    start = data.draw(st.integers(0, len(run_) - 4))
    hits = search.saying(asked, run_[start : start + 4], 1, 1000).hits
    assert row["iri"] in {hit.iri for hit in hits}
    assert all(any(piece.is_marked for piece in hit.pieces) for hit in hits)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60), st.integers(-3, 10**6))
def test_nothing_that_is_asked_is_an_error(asked: Asked, question: str, number: int) -> None:
    number = max(1, number)
    for found in (
        search.named(asked, question, "agent", number, 5),
        search.titled(asked, question, number, 5),
        search.saying(asked, question, number, 5),
        lists.documents(asked, dict.fromkeys(("year", "body", "language", "topic", "title"), question), number, 5),
        lists.ranked(asked, "agent", question, number, 5),
    ):
        assert 0 <= found.page.start <= found.page.total


@pytest.mark.parametrize(
    "question", ["UNODC", "unodc", "禁毒办", "联合国毒品和犯罪问题办公室", "office on drugs and crime"]
)
def test_a_body_comes_first_by_any_of_its_names(asked: Asked, question: str) -> None:
    assert search.named(asked, question, "agent", 1, 5).entities[0].iri == f"{DEFAULT_BASE}agent/unodc"


@pytest.mark.parametrize("question", ["A/RES/67/193", "a/res/67/193", "67/193", "国际合作"])
def test_a_document_is_found_by_symbol_and_title(asked: Asked, question: str) -> None:
    assert "A/RES/67/193" in {document.symbol for document in search.titled(asked, question, 1, 5).documents}


def test_facets_count_what_each_choice_would_leave(asked: Asked) -> None:
    every = mandates.mandates_of(asked, _body(asked, "unodc"))
    wanted = {"role": "actor", "condition": "upon-request"}
    chosen = mandates.choose(every, wanted, "en")
    assert chosen.mandates
    for facet, choices in chosen.facets.items():
        for choice in choices:
            assert choice.count == len(mandates.choose(every, {**wanted, facet: choice.value}, "en").mandates)


def test_an_index_is_whole_or_not_there(tmp_path: Path, graph: Path) -> None:
    with pytest.raises(NoBuildError):
        make(tmp_path / "nothing", tmp_path / "index.sqlite", lambda *_: None)

    def stopped(_what: str, done: int, _total: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make(graph, tmp_path / "index.sqlite", stopped)
    assert list(tmp_path.iterdir()) == []


def test_the_same_build_gives_the_same_index(path: Path, graph: Path, tmp_path: Path) -> None:
    make(graph, tmp_path / "again.sqlite", lambda *_: None)
    assert (tmp_path / "again.sqlite").read_bytes() == path.read_bytes()
