"""Queries from outside: answered whole or not at all, and the processes that answer them."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

import pytest
from pyoxigraph import RdfFormat, Store

from graph.store import STORE
from queries.errors import QueryError, RefusedQueryError
from queries.sandbox.errors import ExhaustedError, NotAcceptableError, TooLargeError, UnavailableError
from queries.sandbox.limits import MB, Limits
from queries.sandbox.messages import Question
from queries.sandbox.pool import Sandbox

T = TypeVar("T")

_NUMBERS = " ".join(map(str, range(2000)))
_PRODUCT = f"SELECT * {{ {' '.join(f'VALUES ?{name} {{ {_NUMBERS} }}' for name in 'abc')} }} ORDER BY ?c"


def stored(folder: Path, words: str) -> Path:
    """A folder with a store of one statement, put in place as a build does."""
    new = folder / f"new-{words}"
    store = Store(str(new))
    store.load(f'<x:s> <x:p> "{words}" <x:g> .'.encode(), RdfFormat.N_QUADS)
    store.flush()
    del store
    shutil.rmtree(folder / STORE, ignore_errors=True)
    new.rename(folder / STORE)
    return folder


def within(folder: Path, limits: Limits, use: Callable[[Sandbox], Awaitable[T]]) -> T:
    async def run() -> T:
        async with Sandbox(folder, limits) as sandbox:
            return await use(sandbox)

    return asyncio.run(run())


async def ask(sandbox: Sandbox, sparql: str, tables: str = "text/csv", graphs: str | None = "text/turtle") -> str:
    answered = await sandbox.ask(Question(sparql, tables, graphs))
    with answered.file as file:
        data = file.read()
    assert len(data) == answered.size
    return data.decode()


def test_answers(tmp_path: Path) -> None:
    async def use(sandbox: Sandbox) -> None:
        assert await ask(sandbox, "SELECT ?o { ?s ?p ?o }") == "o\r\nhello\r\n"
        assert await ask(sandbox, "ASK { ?s ?p 'hello' }") == "true"
        assert (
            await ask(sandbox, "CONSTRUCT WHERE { ?s ?p ?o }", graphs="application/n-triples")
            == '<x:s> <x:p> "hello" .\n'
        )

    within(stored(tmp_path, "hello"), Limits(), use)


ENDS: dict[str, tuple[Limits, type[QueryError], str]] = {
    _PRODUCT: (Limits(seconds=3, memory=16_000 * MB), ExhaustedError, "after 3 seconds"),
    f"{_PRODUCT} # memory": (Limits(memory=400 * MB), ExhaustedError, "more than 400 MB of memory"),
    f"SELECT * {{ VALUES ?a {{ {_NUMBERS} }} }}": (Limits(rows=1999), TooLargeError, "more than 1,999 rows"),
    f"SELECT ?a {{ VALUES ?a {{ {_NUMBERS} }} }}": (Limits(answer=9000), TooLargeError, "larger than 9,000 bytes"),
    f"CONSTRUCT {{ <x:a> <x:b> ?a }} {{ VALUES ?a {{ {_NUMBERS} }} }}": (Limits(rows=9), TooLargeError, "9 rows"),
    f"SELECT (1{'+1' * 100_000} AS ?a) {{}}": (Limits(), RefusedQueryError, "too many parts"),
    "SELECT *": (Limits(), RefusedQueryError, "1:9: no SPARQL"),
}


@pytest.mark.parametrize(("sparql", "end"), ENDS.items(), ids=range(len(ENDS)))
def test_a_query_ends_at_a_limit_and_the_next_is_answered(
    tmp_path: Path, sparql: str, end: tuple[Limits, type[QueryError], str]
) -> None:
    limits, error, reason = end

    async def use(sandbox: Sandbox) -> None:
        with pytest.raises(error, match=reason):
            await ask(sandbox, sparql)
        assert await ask(sandbox, "ASK {}") == "true"

    within(stored(tmp_path, "hello"), limits, use)


@pytest.mark.parametrize("form", ["text/csv", "text/tab-separated-values", "application/json", "application/xml"])
def test_as_many_rows_as_are_allowed(tmp_path: Path, form: str) -> None:
    """Rows are counted whatever stands in them."""
    rows = "SELECT * { VALUES (?a ?b) { ('\\n\\n[{,{' '<result>') (UNDEF '\"\"\\n') (UNDEF UNDEF) } }"

    async def use(sandbox: Sandbox) -> None:
        assert await ask(sandbox, rows, form)

    within(stored(tmp_path, "hello"), Limits(rows=3), use)
    with pytest.raises(TooLargeError):
        within(tmp_path, Limits(rows=2), use)


def test_an_answer_in_no_form_that_is_taken(tmp_path: Path) -> None:
    async def use(sandbox: Sandbox) -> None:
        with pytest.raises(NotAcceptableError, match="text/turtle"):
            await ask(sandbox, "DESCRIBE <x:s>", graphs=None)
        with pytest.raises(NotAcceptableError, match="the predicate <http:"):
            await ask(sandbox, "CONSTRUCT { <x:s> <http://x.example/1> 1 } {}", graphs="application/rdf+xml")

    within(stored(tmp_path, "hello"), Limits(), use)


def test_a_store_that_takes_its_place_is_read(tmp_path: Path) -> None:
    async def use(sandbox: Sandbox) -> None:
        for words in ("hello", "again", "once more"):
            stored(tmp_path, words)
            assert await ask(sandbox, "SELECT ?o { ?s ?p ?o }") == f"o\r\n{words}\r\n"
        shutil.rmtree(tmp_path / STORE)
        with pytest.raises(UnavailableError, match="no graph is here"):
            await ask(sandbox, "ASK {}")

    within(stored(tmp_path, "hello"), Limits(processes=1), use)


def test_a_process_that_somebody_ends_is_told_and_replaced(tmp_path: Path) -> None:
    async def use(sandbox: Sandbox) -> None:
        (child,) = sandbox._children
        asked = asyncio.ensure_future(ask(sandbox, _PRODUCT))
        await asyncio.sleep(0.3)
        os.kill(child.process.pid, signal.SIGTERM)
        with pytest.raises(UnavailableError, match="ended"):
            await asked
        assert await ask(sandbox, "ASK {}") == "true"

    within(stored(tmp_path, "hello"), Limits(processes=1, memory=16_000 * MB), use)


def test_a_query_that_takes_long_gives_way_to_others(tmp_path: Path) -> None:
    async def use(sandbox: Sandbox) -> list[int]:
        (child,) = sandbox._children
        asked = asyncio.ensure_future(ask(sandbox, _PRODUCT))
        urgency = [os.getpriority(os.PRIO_PROCESS, child.process.pid)]
        while urgency[-1] == urgency[0] and not asked.done():
            await asyncio.sleep(0.1)
            urgency.append(os.getpriority(os.PRIO_PROCESS, child.process.pid))
        asked.cancel()
        await ask(sandbox, "ASK {}")
        assert child not in sandbox._idle
        return urgency

    before, *_, after = within(stored(tmp_path, "hello"), Limits(processes=1, memory=16_000 * MB), use)
    assert (before, after) == (os.getpriority(os.PRIO_PROCESS, 0), 19)


def test_there_are_never_more_processes_than_allowed(tmp_path: Path) -> None:
    async def use(sandbox: Sandbox) -> None:
        answers = await asyncio.gather(*(ask(sandbox, "ASK {}") for _ in range(18)))
        assert answers == ["true"] * 18
        async with asyncio.timeout(10):  # one that was ended takes a moment to be gone
            while sandbox._alive() > 2:
                await asyncio.sleep(0.01)
        assert len(sandbox._idle) == sandbox._alive() == 2

    within(stored(tmp_path, "hello"), Limits(processes=2), use)


def test_none_is_left(tmp_path: Path) -> None:
    async def use(sandbox: Sandbox) -> list[int]:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(ask(sandbox, _PRODUCT), 0.5)
        await ask(sandbox, "ASK {}")
        return [child.process.pid for child in sandbox._children]

    left = within(stored(tmp_path, "hello"), Limits(), use)
    assert left
    for process in left:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)
