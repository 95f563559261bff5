"""The site's measure, on the four samples and for a moment."""

from __future__ import annotations

import asyncio
from pathlib import Path

import httpx
import pytest

from benchmarks.serving import Waited, at_once, one_by_one, pages, served


def test_a_row_tells_how_many_and_how_long_and_what_failed() -> None:
    waited = Waited((0.1, 0.3, 0.2), ("/x: 404",))
    assert waited.row("start") == "| start | 3 | 200 | 300 | 300 | 1 |"
    assert Waited(tuple(n / 1000 for n in range(1, 201))).row("all") == "| all | 200 | 100 | 198 | 200 | 0 |"


def test_pages_are_those_of_the_build(graph: Path) -> None:
    asked = pages(graph)
    assert "/doc/A-RES-67-193/zho" in asked["documents"]
    assert "/agent/member-states" in asked["bodies"]
    assert "/instrument/convention-1988" in asked["treaties"]
    assert pages(graph) == asked


@pytest.mark.slow
def test_many_readers_at_once_are_answered_without_a_fault(graph: Path) -> None:
    everything = [address for addresses in pages(graph).values() for address in addresses]
    with served(graph) as site:
        assert asyncio.run(one_by_one(site, everything)).faults == ()
        waited = asyncio.run(at_once(site, everything, readers=50, seconds=5))
    assert waited.faults == ()
    assert len(waited.seconds) >= 50


def test_what_is_not_answered_well_is_a_fault(graph: Path) -> None:
    with served(graph) as site:
        assert httpx.get(f"{site}nowhere", trust_env=False).status_code == 404
        waited = asyncio.run(one_by_one(site, ["/nowhere", "/"]))
    assert waited.faults == ("/nowhere: 404", "/nowhere: 404")
