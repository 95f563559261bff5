"""Queries that are made to cost: each ends at its limit, and nobody else notices."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from graph.iris import Iris
from graph.store import open_store
from mandategraph.site.app import application
from mandategraph.site.build import Builds
from queries.library import find
from queries.run import bound, select_on
from queries.sandbox.limits import MB, Limits
from queries.sandbox.pool import Sandbox
from tests.mandategraph.site.serving import served

_SECONDS = 2.0
_LIMITS = Limits(seconds=_SECONDS, memory=400 * MB, answer=4 * MB)
_ANY, _TWO = "?s ?p ?o", "?a ?b ?c . ?d ?e ?f"


def _nested(depth: int) -> str:
    return "SELECT * " + "{" * depth + "}" * depth


BOMBS = {
    **{f"{depth} braces": _nested(depth) for depth in (101, 530, 3000, 200_000)},
    "deep parentheses": f"SELECT * {{ FILTER{'(' * 90}{'!' * 100_000}true{')' * 90} }}",
    "long sum": f"SELECT (1{'+1' * 100_000} AS ?n) {{}}",
    "long path": f"SELECT * {{ ?s {'/'.join(['a'] * 50_000)} ?o }}",
    "inverse path": f"SELECT * {{ ?s {'^' * 100_000}a ?o }}",
    "5,000 unions": f"SELECT * {{ {f'{{ {_ANY} }} UNION ' * 5000} {{ {_ANY} }} }}",
    "5,000 products": f"SELECT * {{ {' UNION '.join(f'{{ ?a{n} ?b ?c . ?d ?e ?f }}' for n in range(5000))} }}",
    "5,000 optionals": f"SELECT * {{ {_ANY} {'OPTIONAL { ?a ?b ?c } ' * 5000} }}",
    "product": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "ordered product": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?f ?i",
    "distinct product": "SELECT DISTINCT * { ?a ?b ?c . ?d ?e ?f }",
    "one long string": "SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?f))) AS ?n) { ?a ?b ?c . ?d ?e ?f }",
    "regular expression": f"SELECT * {{ {_TWO} FILTER REGEX(STR(?c), '^(([a-z])+.)+[A-Z]([a-z]{{1,99}})+$') }}",
    "large regular expression": f'SELECT * {{ {_ANY} FILTER REGEX(STR(?o), "{"(a{0,99}){0,99}" * 40}$") }}',
    "paths from everywhere": "SELECT (COUNT(*) AS ?n) { ?a (<x:a>|!<x:a>)* ?b . ?c (<x:a>|!<x:a>)* ?d }",
    "unclosed strings": "SELECT '''" + "\\'''" * 60_000,
    "unclosed brackets": "SELECT * { FILTER(" + "[" * 90 + "<" * 200_000,
    "large answer": f"SELECT * {{ {_ANY} }}",
    "16 MB": "ASK {} #" + "x" * 16_000_000,
}


@pytest.fixture(scope="module")
def endpoint(graph: Path) -> Iterator[str]:
    app = application(Builds(graph), ("127.0.0.1",))
    app.state.sandbox = Sandbox(graph, _LIMITS)
    with served(app) as address:
        yield f"{address}/sparql"


@pytest.fixture(scope="module")
def canned(graph: Path) -> str:
    return bound(find("duties"), select_on(open_store(graph)), {"actor": ["unodc"]}, Iris())


def post(endpoint: str, query: str) -> tuple[httpx.Response, float]:
    """The answer to a query, and after how many seconds."""
    start = time.monotonic()
    headers = {"Content-Type": "application/sparql-query"}
    answer = httpx.post(endpoint, content=query.encode(), headers=headers, timeout=60, trust_env=False)
    return answer, time.monotonic() - start


@pytest.mark.slow
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_ends_at_its_limit_beside_others(endpoint: str, canned: str, name: str) -> None:
    thrown: list[tuple[httpx.Response, float]] = []
    thrower = threading.Thread(target=lambda: thrown.append(post(endpoint, BOMBS[name])))
    thrower.start()
    time.sleep(0.1)
    answer, taken = post(endpoint, canned)
    thrower.join()
    assert (answer.status_code, len(answer.json()["results"]["bindings"]) > 10) == (200, True)
    assert taken <= 2
    ((answer, taken),) = thrown
    assert answer.status_code in {400, 413, 422, 503}
    assert len(answer.text.splitlines()) == 1
    assert taken <= _SECONDS + 2


@pytest.mark.parametrize("depth", [32, 99])
def test_what_does_not_nest_too_deep_is_answered(endpoint: str, depth: int) -> None:
    answer, _ = post(endpoint, _nested(depth))
    assert answer.json()["results"]["bindings"] == [{}]


@pytest.mark.slow
def test_more_bombs_than_places_leave_the_server_alive(graph: Path) -> None:
    app = application(Builds(graph), ("127.0.0.1",))
    app.state.sandbox = Sandbox(graph, Limits(seconds=2, processes=2, waiting=1))
    thrown: list[tuple[httpx.Response, float]] = []
    with served(app) as address:
        endpoint = f"{address}/sparql"
        throwers = [threading.Thread(target=lambda: thrown.append(post(endpoint, BOMBS["product"]))) for _ in range(6)]
        for thrower in throwers:
            thrower.start()
        for thrower in throwers:
            thrower.join()
        assert [answer.status_code for answer, _ in thrown] == [503] * 6
        busy = [answer for answer, _ in thrown if "too many" in answer.text]
        assert len(busy) == 3
        assert all(int(answer.headers["retry-after"]) > 0 for answer in busy)
        assert max(taken for _, taken in thrown) <= 4
        assert post(endpoint, "ASK {}")[0].json()["boolean"] is True


def test_a_query_whose_client_has_gone_ends(graph: Path) -> None:
    app = application(Builds(graph), ("127.0.0.1",))
    app.state.sandbox = Sandbox(graph, Limits(seconds=30, processes=1))
    with served(app) as address:
        with pytest.raises(httpx.ReadTimeout):
            httpx.get(f"{address}/sparql", params={"query": BOMBS["product"]}, timeout=1, trust_env=False)
        answer, taken = post(f"{address}/sparql", "ASK {}")
    assert answer.json()["boolean"] is True
    assert taken < 5


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_a_server_ends_at_once_and_nothing_is_left_of_it(graph: Path, how: signal.Signals) -> None:
    command = [sys.executable, "-m", "mandategraph", "serve", "-g", str(graph), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            endpoint = f"{server.stdout.readline().strip()}sparql"
            thrower = threading.Thread(target=_throw, args=(endpoint,))
            thrower.start()
            assert post(endpoint, "ASK {}")[0].json()["boolean"] is True
            children = _children(server.pid)
            assert len(children) >= 2
            server.send_signal(how)
            server.wait(10)
        finally:
            server.kill()
    _wait_for_the_end(children)
    thrower.join()


def _throw(endpoint: str) -> None:
    """Ask what is not answered before the server ends."""
    try:
        answer, _ = post(endpoint, BOMBS["product"])
    except httpx.HTTPError:
        return
    assert answer.status_code == 503


def _children(parent: int) -> list[int]:
    listed = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii")
    return [int(number) for number in re.findall(r"\d+", listed)]


def _wait_for_the_end(processes: list[int]) -> None:
    until = time.monotonic() + 3
    while any(_is_alive(process) for process in processes):
        assert time.monotonic() < until
        time.sleep(0.02)


def _is_alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"
