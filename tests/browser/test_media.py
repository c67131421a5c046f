"""Without scripts, on paper and with reduced motion, every page still shows everything."""

import pytest
from browser.kinds import KINDS
from playwright.sync_api import Browser, Page, expect

CHROME = [
    ".top",
    ".skip-link",
    "[data-filters] details",
    ".chapters",
    ".rail",
    ".views-switch",
    ".pager",
    ".around",
]
"""Elements that are of no use on paper."""


@pytest.mark.parametrize(
    "path", ["timeline/", "brands/linhai-primary/activities/", "brands/", "exemplars/"]
)
def test_without_scripts_everything_is_there_and_nothing_useless(
    chromium: Browser, site_url: str, path: str
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}{path}?stage=primary&type=lecture")
    entries = page.locator("[data-facets]")
    assert entries.count() > 1
    assert page.locator("[data-facets]:visible").count() == entries.count()
    expect(page.locator(".switches button").first).to_be_hidden()
    assert page.locator("#content button:visible").count() == 0
    context.close()


@pytest.mark.parametrize("path", ["timeline/2025/", "brands/linhai-primary/activities/", "brands/"])
def test_paper_shows_the_filtered_entries_in_ink_on_white_and_no_chrome(
    page: Page, site_url: str, path: str
) -> None:
    """Even if the screen shows a filtered list in the dark scheme."""
    page.emulate_media(color_scheme="dark")
    page.goto(site_url + path)
    page.locator("[data-switch=theme]").click()
    page.locator("[data-switch=theme]").click()
    options = page.locator("a[href^='#by-']")
    page.locator("details.facet").filter(has=options).last.locator("summary").click()
    options.last.click()
    shown = page.locator("[data-filtered] [data-facets]:visible").count()
    assert 0 < shown < page.locator("[data-filtered] [data-facets]").count()

    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator("[data-filtered] [data-facets]:visible").count() == shown
    for selector in CHROME:
        assert page.locator(f"{selector}:visible").count() == 0, selector
    colours = "body => [getComputedStyle(body).color, getComputedStyle(body).backgroundColor]"
    assert page.locator("body").evaluate(colours) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


def test_who_wants_less_motion_gets_none(page: Page, site_url: str) -> None:
    moving = """() => [...document.querySelectorAll("*")].filter(element => {
        const style = getComputedStyle(element);
        return parseFloat(style.transitionDuration) > 0 || style.animationName !== "none"
            || style.scrollBehavior === "smooth";
    }).map(element => element.outerHTML.slice(0, 100))"""
    page.emulate_media(reduced_motion="reduce")
    for kind in ("home", "timeline", "brand-with-everything", "guide"):
        page.goto(site_url + KINDS[kind])
        assert page.evaluate(moving) == []


def test_where_avif_cannot_be_shown_the_jpeg_is(page: Page, site_url: str) -> None:
    """Some web views ask for AVIF and then fail to decode it."""
    page.route(
        "**/*.avif", lambda route: route.fulfill(body=b"no picture", content_type="image/avif")
    )
    page.goto(site_url + "brands/linhai-primary/")
    cover = page.locator(".hero-picture img")
    page.wait_for_function("image => image.naturalWidth > 0", arg=cover.element_handle())
    assert ".jpg" in str(cover.evaluate("image => image.currentSrc"))
