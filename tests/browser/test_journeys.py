"""What readers do, from the start page on."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.watching import NARROW, WIDE, Visitor

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_from_a_name_to_the_words_that_bind_it(visitor: Visitor, javascript: bool, width: int) -> None:
    page = visitor.open("/", javascript=javascript, width=width)
    page.get_by_role("main").get_by_role("searchbox").fill("UNODC")
    page.get_by_role("main").get_by_role("button", name="Search").click()
    page.get_by_role("main").get_by_role("link", name="United Nations Office on Drugs and Crime").first.click()
    expect(page).to_have_url("/agent/unodc")
    page.get_by_role("main").get_by_role("link", name="A/RES/78/284, OP8").first.click()
    expect(page.locator("h1")).to_contain_text("中亚")
    expect(page.locator("#op8")).to_be_in_viewport()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_mark_leads_to_its_node_and_back_to_its_words(visitor: Visitor, javascript: bool) -> None:
    page = visitor.open("/doc/A-RES-67-193", javascript=javascript)
    mark = page.locator("#op31-act3-mandate1 > a").first
    words = mark.inner_text()
    mark.click()
    expect(page).to_have_url("/doc/A-RES-67-193/zho/op31/act3/mandate1")
    assert words in page.locator("blockquote").first.inner_text()
    page.get_by_role("link", name="Show these words in the text").click()
    expect(page.locator("#op31-act3-mandate1")).to_be_in_viewport()
    expect(page.locator("#op31-act3-mandate1")).to_contain_text(words)


def test_words_are_found_in_their_paragraph(page: Page) -> None:
    page.goto("/?q=替代发展")
    page.locator("main").get_by_role("link", name="OP").first.click()
    expect(page.locator("main")).to_contain_text("替代发展")


def test_a_treaty_tells_where_it_is_cited(page: Page) -> None:
    page.goto("/treaties")
    page.get_by_role("link", name="1988").first.click()
    page.locator("main").get_by_role("link", name="A/RES/67/193").first.click()
    expect(page.locator("main")).to_contain_text("1988")


@pytest.mark.parametrize("start", ["/", "/agent/unodc", "/doc/A-RES-67-193", "/query/unodc-asked", "/treaties"])
def test_the_language_that_is_chosen_stays_chosen(page: Page, start: str) -> None:
    page.goto(start)
    page.get_by_role("link", name="中文").and_(page.locator(".tongue")).click()
    expect(page.locator("html")).to_have_attribute("lang", "zh")
    page.get_by_role("link", name="机构", exact=True).first.click()
    expect(page.locator("html")).to_have_attribute("lang", "zh")


def test_the_search_is_reached_and_used_by_keyboard(page: Page) -> None:
    page.goto("/bodies")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "search":
            break
    page.keyboard.insert_text("UNODC")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("United Nations Office on Drugs and Crime")


def test_a_mandate_is_opened_by_keyboard(page: Page) -> None:
    page.goto("/doc/A-RES-67-193")
    page.locator("#op31 .mark.act a").first.focus()
    page.keyboard.press("Tab")
    address = page.evaluate("document.activeElement.href")
    page.keyboard.press("Enter")
    expect(page).to_have_url(address)
    assert "/op31/" in address
