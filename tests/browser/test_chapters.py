"""The list of contents on a brand's pages, with and without a script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

OVERVIEW = "brands/linhai-primary/"


def test_the_list_of_contents_lies_over_a_phones_page_until_it_has_led_somewhere(
    page: Page, site_url: str
) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(site_url + OVERVIEW)
    summary, sheet = page.locator(".toc summary"), page.locator(".toc-sheet")
    expect(page.locator(".rail")).to_be_hidden()
    summary.click()
    expect(sheet).to_be_visible()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(summary).to_be_focused()
    summary.click()
    page.locator("h1").click(force=True)
    expect(sheet).to_be_hidden()
    summary.click()
    sheet.locator("a[href='#honours']").click()
    expect(sheet).to_be_hidden()
    box = page.locator("#honours h2").bounding_box()
    bar = page.locator(".chapters").bounding_box()
    assert box
    assert bar
    assert bar["y"] == pytest.approx(0, abs=1), "the bar of chapters stays in view"
    assert bar["height"] <= box["y"] < 844


def test_without_a_script_the_open_list_does_not_cover_where_it_leads(
    chromium: Browser, site_url: str
) -> None:
    context = chromium.new_context(
        java_script_enabled=False, viewport={"width": 390, "height": 844}
    )
    page = context.new_page()
    page.goto(site_url + OVERVIEW)
    page.locator(".toc summary").click()
    page.locator(".toc-sheet a[href='#honours']").click()
    heading = page.locator("#honours h2")
    expect(heading).to_be_in_viewport()
    sheet, box = page.locator(".toc-sheet").bounding_box(), heading.bounding_box()
    assert sheet
    assert box
    assert sheet["y"] + sheet["height"] <= box["y"]
    context.close()


def test_the_rail_marks_what_is_being_read(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.emulate_media(reduced_motion="reduce")
    page.goto(site_url + OVERVIEW)
    expect(page.locator(".toc")).to_be_hidden()
    page.locator(".rail a[href='#results']").click()
    expect(page.locator(".rail a[aria-current]")).to_have_attribute("href", "#results")


def test_an_old_anchor_shows_a_line_that_leads_on(chromium: Browser, site_url: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    for anchor in ("documents", "cadence", "initiative-red-sail", "year-2025"):
        page.goto(f"{site_url}{OVERVIEW}#{anchor}")
        place = page.locator(f"[id='{anchor}']")
        expect(place).to_be_in_viewport()
        link = place if place.evaluate("it => it.tagName") == "A" else place.locator("h3 a")
        link.click()
        assert page.url.startswith(f"{site_url}{OVERVIEW}")
        assert page.url.endswith(f"/#{anchor}")
        assert page.url != f"{site_url}{OVERVIEW}#{anchor}"
        expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()
    context.close()


def test_the_longest_brand_keeps_to_the_height_of_its_design(page: Page, site_url: str) -> None:
    """An overview is read in five screens of a desktop, and nine of a phone."""
    for width, height in ((390, 8000), (1440, 5000)):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(site_url + OVERVIEW)
        assert page.evaluate("document.documentElement.scrollHeight") <= height
