"""What the frame of all pages promises, and that the tests would see what is wrong with one."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.watching import Visitor


def test_the_site_opens(page: Page) -> None:
    page.goto("/")
    assert page.locator("h1").is_visible()


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ("<script>alert(1)</script>", "dialog: alert 1"),
        ("<img src=https://elsewhere.invalid/x.png>", "request: https://elsewhere.invalid/x.png"),
        ("<script>throw Error('thrown')</script>", "script: thrown"),
        ("<script>console.error('said')</script>", "console: said"),
        ("<img src=/nothing.png>", "console: Failed to load resource: the server responded with a status of 404"),
        ("<meta http-equiv=Content-Security-Policy content=\"style-src 'self'\"><p style=color:red>", "console: "),
    ],
)
def test_what_is_wrong_with_a_page_is_seen(browser: Browser, site: str, html: str, fault: str) -> None:
    visitor = Visitor(browser, site)
    page = visitor.open("/", ignores_policy=not html.startswith("<meta"))
    visitor.faults.clear()
    page.route("**/made", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto("/made", wait_until="networkidle")
    visitor.close()
    assert any(found.startswith(fault) for found in visitor.faults), visitor.faults
