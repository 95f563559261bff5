"""What holds on every kind of page, in both languages, on a desk and on a phone, with and without scripts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page

from tests.browser.pages import KINDS, STATUSES
from tests.browser.watching import NARROW, WIDE, Visitor

_SEVERE = {"serious", "critical"}
_TOO_WIDE = """() => {
  const most = document.scrollingElement.clientWidth;
  if (document.scrollingElement.scrollWidth <= most) return [];
  const wide = [...document.body.querySelectorAll("*")].filter((each) => each.getBoundingClientRect().right > most + 1);
  return wide.map((each) => each.tagName + "." + each.className).slice(0, 5).concat("page");
}"""

pytestmark = pytest.mark.slow

every_kind = pytest.mark.parametrize("kind", KINDS)
both_languages = pytest.mark.parametrize("language", ["en", "zh"])


def _opened(visitor: Visitor, kind: str, *, width: int = WIDE, javascript: bool = True, language: str = "en") -> Page:
    status = STATUSES.get(kind, 200)
    visitor.expected.add(status)
    page = visitor.open(width=width, javascript=javascript, language=language)
    answer = page.goto(KINDS[kind])
    assert answer is not None
    assert answer.status == status
    return page


@every_kind
@both_languages
def test_nothing_stands_in_the_way_of_anybody(visitor: Visitor, kind: str, language: str) -> None:
    page = _opened(visitor, kind, language=language)
    page.wait_for_load_state("networkidle")
    found = Axe().run(page).response["violations"]
    assert not [_told(violation) for violation in found if violation["impact"] in _SEVERE]


@every_kind
@both_languages
def test_a_phone_shows_all_without_scrolling_sideways(visitor: Visitor, kind: str, language: str) -> None:
    page = _opened(visitor, kind, language=language, width=NARROW)
    page.wait_for_load_state("networkidle")
    assert page.evaluate(_TOO_WIDE) == []


@every_kind
@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_it_reads_without_scripts(visitor: Visitor, kind: str, width: int) -> None:
    page = _opened(visitor, kind, javascript=False, width=width)
    assert page.locator("h1").count() == 1
    assert page.locator("h1").inner_text().strip()
    assert page.locator("main").inner_text().strip()
    assert page.locator("html").get_attribute("lang") == "en"


@every_kind
def test_it_is_reached_by_keyboard(visitor: Visitor, kind: str) -> None:
    page = _opened(visitor, kind)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def _told(violation: Mapping[str, Any]) -> str:
    where = ", ".join(str(node["target"]) for node in violation["nodes"][:5])
    return f"{violation['impact']}: {violation['id']} ({violation['help']}) at {where}"
