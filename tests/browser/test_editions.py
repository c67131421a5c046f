"""The pages of an evaluation in a real browser: one brand at a time, a choice of brands."""

from __future__ import annotations

from playwright.sync_api import Page, expect


def test_a_phone_shows_one_brand_at_a_time(page: Page, site_url: str) -> None:
    page.goto(site_url + "editions/2026/coverage/")
    expect(page.locator("table")).to_be_hidden()
    first = page.locator(".one-list").inner_text()
    assert "组织设置与班子、责任分工" in first
    page.get_by_role("button", name="下一个品牌").click()
    assert page.get_by_role("combobox").evaluate("it => it.selectedIndex") == 1
    page.get_by_role("button", name="上一个品牌").click()
    assert page.locator(".one-list").inner_text() == first


def test_a_cell_leads_to_the_claim_and_its_evidence(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(site_url + "editions/2026/coverage/")
    page.locator("tbody tr").nth(1).locator("td a").nth(7).click()
    expect(page.locator("h1")).to_contain_text("C2")
    expect(page.locator("h2:target")).to_contain_text("青山引路 四个同行")


def test_the_table_keeps_brands_and_criteria_in_sight(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 800, "height": 420})
    page.goto(site_url + "editions/2026/coverage/")
    box = page.locator(".coverage")
    box.evaluate("it => it.scrollTo(400, 150)")
    frame = box.bounding_box()
    name = page.locator("tbody th").nth(2).bounding_box()
    head = page.locator("thead tr").nth(1).locator("th").nth(15).bounding_box()
    assert frame
    assert name
    assert head
    assert abs(name["x"] - frame["x"]) < 2
    assert frame["y"] <= head["y"] < frame["y"] + 60


def test_chosen_brands_are_compared_and_the_address_keeps_them(page: Page, site_url: str) -> None:
    page.goto(site_url + "editions/2026/compare/")
    assert page.locator("[data-brand]:visible").count() == 60, "three brands, twenty criteria"
    page.get_by_label("山前学校（虚构）").uncheck()
    assert page.locator("[data-brand=shanqian-school]:visible").count() == 0
    assert page.locator("[data-brand]:visible").count() == 40


def test_a_criterion_shows_the_brands_of_the_address(page: Page, site_url: str) -> None:
    address = site_url + "editions/2026/c2/"
    page.goto(f"{address}?brand=linhai-primary&brand=nobody")
    assert page.locator("[data-brand]:visible").count() == 1
    page.locator(".around .after").click()
    assert page.url == site_url + "editions/2026/c3/?brand=linhai-primary"
    page.get_by_role("link", name="看全部").click()
    assert page.locator("[data-brand]:visible").count() == 3
