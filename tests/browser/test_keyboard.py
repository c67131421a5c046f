"""People without a mouse see where they are and can skip what every page repeats."""

import pytest
from playwright.sync_api import Page, expect

FOCUS = """() => {
    const element = document.activeElement, style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const top = document.elementFromPoint(x, y);
    return {
        text: element.outerHTML.slice(0, 120),
        ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        inView: x >= 0 && y >= 0 && x <= innerWidth && y <= innerHeight,
        covered: !top || !(element.contains(top) || top.contains(element)),
        end: element === document.body,
    };
}"""
"""What is focused, and whether its centre is in view and not covered: WCAG 2.4.11."""


def test_the_skip_link_comes_first_and_leads_to_the_content(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}brands/beizao/")
    page.keyboard.press("Tab")
    link = page.locator(":focus")
    assert link.get_attribute("class") == "skip-link"
    box = link.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["y"] >= 0
    page.keyboard.press("Enter")
    assert page.locator(":focus").get_attribute("id") == "content"
    page.keyboard.press("Tab")
    assert page.locator("#content :focus").count() == 1


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("path", ["", "timeline/2018/", "brands/beizao/", "guide/bureaus/"])
def test_every_stop_can_be_seen(page: Page, site_url: str, path: str, width: int) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(site_url + path)
    stops = page.locator("a[href], button, [tabindex='0']").count()
    assert stops > 10
    for _ in range(stops + 1):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if focus["end"]:
            break
        assert focus["ring"], focus
        assert focus["inView"], focus
        assert not focus["covered"], focus


def test_filters_and_switches_work_with_the_keyboard(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}brands/")
    switch = page.locator("[data-switch=text]")
    switch.focus()
    page.keyboard.press("Space")
    assert switch.get_attribute("aria-pressed") == "true"
    summary = page.locator("details.facet summary").first
    summary.focus()
    for key in ("Enter", "Tab", "Enter"):
        page.keyboard.press(key)
    expect(summary).to_be_focused()
    expect(page.locator("[data-chosen] .chip")).to_have_count(1)
