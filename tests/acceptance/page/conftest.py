"""The whole platform with the simulated province, and a real browser in front of its page.

CHROMIUM_PATH names the browser; otherwise an installed chromium is looked for, or Playwright's own.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
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

    state: Path

    def run(self, *arguments: str) -> str:
        command = [sys.executable, "-m", "ssv", *arguments, "--state", str(self.state)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=400)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def sign_in_link(self) -> str:
        return self.run("token", "--link").split()[-1]

    @property
    def page(self) -> str:
        return self.sign_in_link().partition("/sign-in")[0]


@pytest.fixture(scope="module")
def stack(request: pytest.FixtureRequest) -> Stack:
    if chromium() is None:
        pytest.skip(HOW_TO_INSTALL)
    platform: Platform = request.getfixturevalue("platform")
    running = Stack(platform.console.state)
    running.run("import", "province", "--entities", "300")
    running.run("verify", "--wait", "60")
    return running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = chromium()
    if path is None:
        pytest.skip(HOW_TO_INSTALL)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, headless=True, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1360, "height": 900}, locale="zh-CN")
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
    link = stack.sign_in_link()
    home = link.partition("/sign-in")[0]
    page.on("request", lambda asked: None if asked.url.startswith(home) else found.strangers.append(asked.url))
    page.goto(link)
    return found
