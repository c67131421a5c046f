"""The switches for larger text and the dark scheme, remembered from page to page."""

from typing import Literal

import pytest
from playwright.sync_api import Browser, Page


def paper(page: Page) -> int:
    """The lightness of the page, 0 to 255."""
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return int(colour.removeprefix("rgb(").split(",")[0])


def is_pressed(page: Page, switch: str) -> bool:
    return page.locator(f"[data-switch={switch}]").get_attribute("aria-pressed") == "true"


@pytest.mark.parametrize("system", ["light", "dark"])
def test_the_scheme_follows_the_system_until_it_is_chosen(
    page: Page, site_url: str, system: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=system)
    page.goto(site_url)
    dark = system == "dark"
    assert (paper(page) < 128) == is_pressed(page, "theme") == dark
    page.locator("[data-switch=theme]").click()
    assert (paper(page) < 128) == is_pressed(page, "theme") == (not dark)
    page.goto(f"{site_url}guide/schools/")
    assert (paper(page) < 128) == is_pressed(page, "theme") == (not dark)
    page.locator("[data-switch=theme]").click()
    page.reload()
    assert (paper(page) < 128) == is_pressed(page, "theme") == dark


def test_the_scheme_follows_a_system_that_changes(page: Page, site_url: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(site_url)
    page.emulate_media(color_scheme="dark")
    assert paper(page) < 128
    assert is_pressed(page, "theme")


def test_larger_text_is_larger_everywhere_and_remembered(page: Page, site_url: str) -> None:
    sizes = """[...document.querySelectorAll("h1, p, a, small")]
        .map(element => parseFloat(getComputedStyle(element).fontSize))"""
    page.goto(f"{site_url}brands/beizao/")
    normal = page.evaluate(sizes)
    assert not is_pressed(page, "text")
    page.locator("[data-switch=text]").click()
    page.reload()
    assert is_pressed(page, "text")
    large = page.evaluate(sizes)
    assert all(after >= 1.2 * before for before, after in zip(normal, large, strict=True))
    page.locator("[data-switch=text]").click()
    assert page.evaluate(sizes) == normal


def test_a_browser_that_remembers_nothing_still_switches(chromium: Browser, site_url: str) -> None:
    page = chromium.new_page()
    errors: list[object] = []
    page.on("pageerror", lambda error: errors.append(error))
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no storage') }})"
    )
    page.goto(f"{site_url}timeline/")
    page.locator("[data-switch=text]").click()
    assert is_pressed(page, "text")
    assert page.locator("[data-filters]").is_visible()
    assert not errors
    page.close()
