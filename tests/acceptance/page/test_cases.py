"""What an officer sees of cases, clues and publicity, in a real browser."""

from __future__ import annotations

import re

from acceptance.page.conftest import Found, Stack
from playwright.sync_api import Page, expect

PATHS = ("/cases", "/cases?by=office", "/cases/list", "/clues", "/publications")


def open_first_case(page: Page) -> None:
    """The most urgent case of the board."""
    page.locator(".card-case .hit-name").first.click()
    page.locator("main.case").wait_for()


def test_the_board_leads_to_a_column_and_to_a_case_and_back(desk: Found) -> None:
    page = desk.page
    page.locator(".parts").get_by_role("link", name="案件", exact=True).click()
    expect(page.locator(".lane")).to_have_count(9)
    expect(page.locator(".freshness")).to_have_attribute("data-complete", "true")
    expect(page.locator(".freshness")).to_contain_text("行政执法：同步")
    expect(page.locator(".board-note")).to_contain_text("逐案")
    lane = page.locator(".lane:not(.is-empty):not(.lane-clues)").first
    count = lane.locator(".lane-count").inner_text()
    lane.locator("h2 a").click()
    expect(page.locator("#results-heading")).to_have_text(f"共 {count} 件案件")
    page.locator(".spans").get_by_role("link", name="按时限").click()
    expect(page.locator(".spans [aria-current]")).to_have_text("按时限")
    open_first_case(page)
    for part in ("#parties", "#clocks", "#documents", "#evidence", "#publications", "#timeline"):
        expect(page.locator(part)).to_be_visible()
    expect(page.locator(".moment").first).to_be_visible()
    expect(page.locator(".parts [aria-current]")).to_have_text("案件")
    page.locator("#back").click()
    expect(page.locator("#results-heading")).to_contain_text("件案件")
    assert (desk.strangers, desk.complaints) == ([], [])


def test_cases_are_found_while_typing_and_by_keyboard(desk: Found, stack: Stack) -> None:
    page = desk.page
    page.goto(f"{stack.page}/cases/list")
    number = page.locator(".hit .number").first.inner_text()
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type(number)
    page.wait_for_url(re.compile(r"/cases/list\?q="))
    expect(page.locator(".hit")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".code")).to_have_text(number)
    page.get_by_role("link", name="English").click()
    expect(page.locator("#parties")).to_contain_text("Parties")
    assert desk.complaints == []


def test_nothing_runs_off_the_side(desk: Found, stack: Stack) -> None:
    page = desk.page
    page.goto(f"{stack.page}/cases")
    case = page.locator(".card-case .hit-name").first.get_attribute("href")
    for width in (390, 1360):
        page.set_viewport_size({"width": width, "height": 900})
        for path in (*PATHS, case):
            page.goto(f"{stack.page}{path}")
            overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert overflow <= 0, (width, path)
