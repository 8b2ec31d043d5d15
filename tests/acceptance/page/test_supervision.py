"""What an officer sees of licences, time limits and alarms, in a real browser."""

from __future__ import annotations

import re

import pytest
from acceptance.page.conftest import Found, Stack
from playwright.sync_api import Browser, Page, StorageState, expect

PATHS = ("/licences", "/deadlines", "/alarms")


def open_part(page: Page, name: str) -> None:
    page.locator(".parts").get_by_role("link", name=name, exact=True).click()
    page.locator(".parts [aria-current]", has_text=name).wait_for()
    page.wait_for_load_state()


def test_every_part_of_the_site_says_how_complete_it_is(desk: Found) -> None:
    for name, words in (("许可", "件许可"), ("期限", "项期限"), ("预警", "项预警")):
        open_part(desk.page, name)
        expect(desk.page.locator("#results-heading")).to_contain_text(words)
        expect(desk.page.locator(".parts [aria-current]")).to_have_text(name)
        expect(desk.page.locator(".freshness")).to_have_attribute("data-complete", "true")
        expect(desk.page.locator(".freshness")).to_contain_text("登记许可：同步")
        expect(desk.page.locator(".freshness")).to_contain_text("机构人员：同步")
    assert desk.strangers == []
    assert desk.complaints == []


def test_what_expires_leads_to_the_licences_behind_each_count(desk: Found) -> None:
    page = desk.page
    open_part(page, "许可")
    page.locator(".spans").get_by_role("link", name="365 天").click()
    expect(page.locator(".spans [aria-current]")).to_have_text("365 天")
    cell = page.locator(".matrix tbody td a").first
    count = cell.inner_text()
    cell.click()
    expect(page.locator("#results-heading")).to_have_text(f"共 {count} 件许可")
    expect(page.locator(".chips a").first).to_contain_text("365 天内到期")
    left = [int(found) for text in page.locator(".left").all_inner_texts() for found in re.findall(r"\d+", text)]
    assert left == sorted(left)
    assert desk.complaints == []


def test_the_entity_of_a_licence_shows_it_with_its_term(desk: Found) -> None:
    page = desk.page
    open_part(page, "许可")
    number = page.locator(".hit .number").first.inner_text()
    page.locator(".hit-name").first.click()
    expect(page.locator("#licences")).to_be_visible()
    expect(page.locator("[aria-labelledby=licences]").first).to_contain_text(number)
    expect(page.locator("#clocks")).to_be_visible()


def test_why_a_limit_is_due_then_is_one_click_away(desk: Found) -> None:
    page = desk.page
    open_part(page, "期限")
    if page.locator(".hit").count() == 0:
        pytest.skip("the province has no running time limits")
    page.locator(".why summary").first.click()
    expect(page.locator(".why ol").first).to_be_visible()
    assert "规则" in page.locator(".why li").first.inner_text()


def test_typing_searches_where_the_officer_is(desk: Found) -> None:
    page = desk.page
    open_part(page, "许可")
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("桂林")
    page.wait_for_url(re.compile(r"/licences\?q="))
    page.keyboard.press("ArrowDown")
    expect(page.locator(".hit-name").first).to_be_focused()


def test_the_parts_speak_english_too(desk: Found) -> None:
    page = desk.page
    open_part(page, "预警")
    page.get_by_role("link", name="English").click()
    expect(page.locator("#results-heading")).to_contain_text("alarms")
    page.locator(".parts").get_by_role("link", name="Licences").click()
    expect(page.locator("#overview")).to_contain_text("expire within")


@pytest.mark.parametrize("width", [390, 1360])
def test_nothing_runs_off_the_side(desk: Found, stack: Stack, width: int) -> None:
    page = desk.page
    page.set_viewport_size({"width": width, "height": 900})
    for path in PATHS:
        page.goto(stack.page + path)
        overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert overflow <= 0, path


def test_without_script_the_parts_work_by_forms_and_links(
    stack: Stack, browser: Browser, signed_in: StorageState
) -> None:
    context = browser.new_context(java_script_enabled=False, storage_state=signed_in)
    page = context.new_page()
    page.goto(stack.page)
    open_part(page, "许可")
    page.locator("#order").select_option("latest")
    page.get_by_role("button", name="应用").click()
    expect(page.locator("#results-heading")).to_contain_text("件许可")
    assert "order=latest" in page.url
    context.close()
