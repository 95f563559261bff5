"""A browser that is watched: what its pages ask for, complain of and pop up."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Page,
    Playwright,
    Request,
    WebError,
    sync_playwright,
)

WIDE, NARROW = 1280, 390  # a desk, a phone
_HEIGHTS = {WIDE: 800, NARROW: 844}
_PATIENCE = 30_000  # milliseconds that anything may take
_RUNNING: list[Playwright] = []
_OWN_SCHEMES = frozenset({"data", "blob", "about"})


def found() -> str | None:
    """Where Chromium is."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@contextmanager
def _playwright() -> Iterator[Playwright]:
    """The Playwright of this process, which can have one at a time."""
    if _RUNNING:
        yield _RUNNING[0]
        return
    with sync_playwright() as playwright:
        _RUNNING.append(playwright)
        try:
            yield playwright
        finally:
            _RUNNING.clear()


@contextmanager
def browser(*options: str) -> Iterator[Browser]:
    """Chromium, which finds no machine but this one."""
    options = ("--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1", *options)
    if os.geteuid() == 0:
        options = ("--no-sandbox", *options)  # which root cannot have
    with _playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found(), args=options, timeout=_PATIENCE * 4)
        try:
            yield chromium
        finally:
            chromium.close()


@dataclass  # without slots: Playwright notes on it what listens
class Visitor:
    """Opens pages of a site and holds what is wrong with them.

    `faults` are dialogs, errors on the console, which tell of what the policy refuses too, and requests to anybody but
    the site. An answer that is not OK is one too, unless its status is in `expected`.
    """

    browser: Browser
    site: str
    faults: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    expected: set[int] = field(default_factory=set)
    _contexts: list[BrowserContext] = field(default_factory=list)

    def open(
        self,
        path: str | None = None,
        *,
        width: int = WIDE,
        javascript: bool = True,
        language: str = "en",
        ignores_policy: bool = False,
    ) -> Page:
        """A page in a window of its own, at an address of the site where `path` is given.

        `ignores_policy` lets a test run scripts of its own in it.
        """
        context = self.browser.new_context(
            base_url=self.site,
            viewport={"width": width, "height": _HEIGHTS[width]},
            java_script_enabled=javascript,
            locale={"en": "en-GB", "zh": "zh-CN"}[language],
            bypass_csp=ignores_policy,
            accept_downloads=True,
        )
        self._contexts.append(context)
        context.set_default_timeout(_PATIENCE)
        context.on("request", self._asked)
        context.on("console", self._said)
        context.on("weberror", self._failed)
        context.on("dialog", self._popped)
        page = context.new_page()
        if path is not None:
            page.goto(path)
        return page

    def close(self) -> None:
        """Close all windows."""
        for context in self._contexts:
            context.close()

    def _asked(self, request: Request) -> None:
        self.requests.append(request.url)
        if urlsplit(request.url).scheme not in _OWN_SCHEMES and not request.url.startswith(f"{self.site}/"):
            self.faults.append(f"request: {request.url}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not any(f"status of {status} " in message.text for status in self.expected):
            self.faults.append(f"console: {message.text} ({message.location.get('url')})")

    def _failed(self, error: WebError) -> None:
        self.faults.append(f"script: {error.error}")

    def _popped(self, dialog: Dialog) -> None:
        self.faults.append(f"dialog: {dialog.type} {dialog.message}")
        dialog.dismiss()
