"""What a duty officer does with the page, in a real browser."""

from __future__ import annotations

import re

import pytest
from acceptance.page.conftest import Found, Stack
from playwright.sync_api import Browser, Page, StorageState, expect

COMPLETE = re.compile("完整")


def search(page: Page, text: str) -> None:
    """Type as an officer does, and wait for the answer to what was typed."""
    page.locator("#q").fill(text)
    page.wait_for_url(re.compile(r"\?q="))


def results(page: Page) -> list[str]:
    return page.locator(".hit-name").all_inner_texts()


def test_signing_in_shows_the_register_and_how_complete_it_is(desk: Found, stack: Stack) -> None:
    page = desk.page
    page.goto(stack.sign_in_link())
    assert "token" not in page.url
    expect(page.locator("#results-heading")).to_contain_text("户")
    expect(page.locator(".freshness")).to_have_attribute("data-complete", "true")
    expect(page.locator(".freshness")).to_contain_text(COMPLETE)
    expect(page.locator(".freshness")).to_contain_text("缺 0 · 旧 0 · 余 0")
    assert desk.strangers == []
    assert desk.complaints == []


def test_results_appear_while_typing_with_the_places_marked(desk: Found) -> None:
    search(desk.page, "南宁")
    expect(desk.page.locator(".hit-name mark").first).to_have_text("南宁")
    assert all("南宁" in text for text in desk.page.locator(".hit").all_inner_texts())
    assert desk.complaints == []


def test_a_code_finds_exactly_its_entity(desk: Found) -> None:
    code = desk.page.locator(".hit .number").first.inner_text()
    name = results(desk.page)[0]
    search(desk.page, code)
    expect(desk.page.locator("#results-heading")).to_have_text("共 1 户")
    assert results(desk.page) == [name]


def test_facets_narrow_the_results_and_chips_take_them_back(desk: Found) -> None:
    page = desk.page
    whole = page.locator("#results-heading").inner_text()
    first = page.locator(".facet-city li a").first
    city, count = first.locator(".facet-name").inner_text(), first.locator(".facet-count").inner_text()
    first.click()
    expect(page.locator("#results-heading")).to_have_text(f"共 {count} 户")
    chip = page.locator(".chips a")
    expect(chip).to_contain_text(city)
    page.locator(".facet-status li a").first.click()
    expect(page.locator(".chips a")).to_have_count(2)
    page.locator(".clear").click()
    expect(page.locator("#results-heading")).to_have_text(whole)


def test_an_entity_opens_with_its_particulars_and_its_timeline(desk: Found) -> None:
    page = desk.page
    name = results(page)[0]
    page.locator(".hit-name").first.click()
    expect(page.locator("h1")).to_have_text(name)
    expect(page.locator("#registration")).to_be_visible()
    expect(page.locator(".timeline .moment").last).to_contain_text("设立登记")
    expect(page.locator(".freshness")).to_be_visible()
    page.locator("#back").click()
    expect(page.locator("#q")).to_be_visible()


def test_the_keyboard_alone_is_enough(desk: Found) -> None:
    page = desk.page
    page.locator("body").click(position={"x": 5, "y": 300})
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("桂林")
    page.wait_for_url(re.compile(r"\?q="))
    expect(page.locator(".hit-name mark").first).to_have_text("桂林")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".hit-name").nth(1)).to_be_focused()
    name = page.locator(".hit-name").nth(1).inner_text()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(name)


def test_the_skip_link_is_the_first_stop_and_leads_to_the_content(desk: Found) -> None:
    desk.page.goto(desk.page.url.partition("?")[0] + "?q=%E6%A1%82")
    desk.page.keyboard.press("Tab")
    skip = desk.page.locator(".skip")
    expect(skip).to_be_focused()
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator("#main")).to_be_focused()


def test_english_is_one_click_away_and_stays(desk: Found) -> None:
    page = desk.page
    page.get_by_role("link", name="English").click()
    expect(page.locator("#results-heading")).to_contain_text("entities")
    page.locator(".hit-name").first.click()
    expect(page.locator("#timeline")).to_contain_text("Timeline")


def test_without_script_the_page_works_by_forms_and_links(
    stack: Stack, browser: Browser, signed_in: StorageState
) -> None:
    context = browser.new_context(java_script_enabled=False, storage_state=signed_in)
    page = context.new_page()
    page.goto(stack.page)
    page.locator("#q").fill("柳州")
    page.get_by_role("button", name="检索").click()
    expect(page.locator(".hit-name mark").first).to_have_text("柳州")
    page.locator("#order").select_option("oldest")
    page.get_by_role("button", name="应用").click()
    dates = page.locator(".hit-facts").all_inner_texts()
    days = [found.group() for text in dates if (found := re.search(r"\d{4}-\d\d-\d\d", text))]
    assert days == sorted(days)
    context.close()


def test_signing_out_closes_the_page(desk: Found) -> None:
    page = desk.page
    page.get_by_role("button", name="退出").click()
    expect(page.locator("h1")).to_have_text("登录")
    page.goto(page.url.replace("/sign-in", "/"))
    expect(page.locator("h1")).to_have_text("登录")


@pytest.mark.parametrize("width", [390, 768, 1360])
def test_nothing_runs_off_the_side(desk: Found, width: int) -> None:
    page = desk.page
    page.set_viewport_size({"width": width, "height": 900})
    for path in (page.url, page.url.rstrip("/") + str(page.locator(".hit-name").first.get_attribute("href"))):
        page.goto(path)
        overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert overflow <= 0


def test_text_stands_out_from_its_ground_by_day_and_by_night(
    stack: Stack, browser: Browser, signed_in: StorageState
) -> None:
    for scheme in ("light", "dark"):
        context = browser.new_context(
            color_scheme=scheme, viewport={"width": 1360, "height": 900}, storage_state=signed_in
        )
        page = context.new_page()
        page.goto(stack.page)
        ratio = page.evaluate(CONTRAST)
        assert ratio >= 4.5, scheme
        context.close()


CONTRAST = """() => {
  const light = (rgb) => {
    const [r, g, b] = rgb.match(/[\\d.]+/g).slice(0, 3).map((v) => {
      const c = v / 255;
      return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const color = getComputedStyle(e).backgroundColor;
      if (!/, 0\\)$|transparent/.test(color)) return color;
    }
    return "rgb(255, 255, 255)";
  };
  const seen = document.querySelectorAll("main :is(a, p, dd, h1, h2, summary, label, .badge), .freshness *, .keys");
  const ratios = [...seen].filter((e) => e.innerText && e.offsetParent).map((e) => {
    const [a, b] = [light(getComputedStyle(e).color), light(ground(e))].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  });
  return Math.min(...ratios);
}"""
