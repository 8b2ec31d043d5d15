"""The whole platform with the simulated province, and a real browser in front of its page.

CHROMIUM_PATH names the browser; otherwise an installed chromium is looked for, or Playwright's own.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, StorageState, sync_playwright
from support.platform_stack import Platform

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
CANDIDATES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HOW_TO_INSTALL = "no browser: `apt-get install chromium fonts-noto-cjk`, or set CHROMIUM_PATH"


def chromium() -> str | None:
    """Path of the browser, if there is one."""
    given = os.environ.get("CHROMIUM_PATH")
    return given or next((found for name in CANDIDATES if (found := shutil.which(name))), None)


@dataclass(frozen=True)
class Stack:
    """A running stack."""

    platform: Platform

    def sign_in_link(self) -> str:
        return self.platform.console.run("token", "--link").split()[-1]

    @property
    def page(self) -> str:
        return self.platform.stack.page_url


@pytest.fixture(scope="session")
def stack(request: pytest.FixtureRequest) -> Stack:
    if chromium() is None:
        pytest.skip(HOW_TO_INSTALL)
    return Stack(request.getfixturevalue("province"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Not for longer: as long as it lives there is an event loop, and other tests could not run their own."""
    path = chromium()
    if path is None:
        pytest.skip(HOW_TO_INSTALL)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, headless=True, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def signed_in(stack: Stack, browser: Browser) -> StorageState:
    """What a browser keeps of an officer who has signed in; each test goes on from there with a context of its own."""
    with browser.new_context() as context:
        context.new_page().goto(stack.sign_in_link())
        return context.storage_state()


@pytest.fixture
def context(browser: Browser, signed_in: StorageState) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1360, "height": 900}, locale="zh-CN", storage_state=signed_in)
    opened.set_default_timeout(15_000)
    yield opened
    opened.close()


@dataclass(frozen=True)
class Found:
    """A signed-in page, what it complained about, and what it asked of other machines."""

    page: Page
    complaints: list[str]
    strangers: list[str]


@pytest.fixture
def desk(stack: Stack, context: BrowserContext) -> Found:
    page = context.new_page()
    found = Found(page, [], [])
    page.on("console", lambda said: found.complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: found.complaints.append(str(error)))
    home = stack.page
    page.on("request", lambda asked: None if asked.url.startswith(home) else found.strangers.append(asked.url))
    page.goto(home)
    return found
