"""A real browser on the real site. Every page that a test opens is watched, and is without fault in the end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import watching
from tests.browser.watching import Visitor
from tests.servers.site import site as served


@pytest.fixture(scope="package")
def site(graph: Path) -> Iterator[str]:
    """The address of a site of the samples."""
    with served(graph) as address:
        yield address


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium; of this package alone, as its event loop is in the way of others'."""
    if not watching.found():
        pytest.skip("chromium is not installed")
    with watching.browser() as chromium:
        yield chromium


@pytest.fixture
def visitor(browser: Browser, site: str) -> Iterator[Visitor]:
    """Opens pages of the site, which are without fault until the test ends."""
    yield from visiting(browser, site)


@pytest.fixture
def page(visitor: Visitor) -> Page:
    """A blank page of a desk's width; `page.goto("/bodies")` opens one of the site."""
    return visitor.open()


def visiting(browser: Browser, site: str) -> Iterator[Visitor]:
    """A visitor of a site for one test."""
    visitor = Visitor(browser, site)
    try:
        yield visitor
    finally:
        visitor.close()
    assert not visitor.faults
