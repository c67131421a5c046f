"""Browsers of schools' old PCs, imitated by taking away what they lack.

Chrome 69 and Safari 12 can read and click everything; from Chrome 86, Firefox 78 and Safari 14 on
everything works.
"""

import re

import pytest
from playwright.sync_api import Browser, Page, Route, expect

# As in Safari 13 and Firefox 78: only the older names, and an error for an unknown selector.
WITHOUT_NEW_NAMES = """
    delete MediaQueryList.prototype.addEventListener;
    MediaQueryList.prototype.addEventListener = undefined;
    const matches = Element.prototype.matches;
    Element.prototype.matches = function (selector) {
      if (selector.includes(':focus-visible')) { throw new SyntaxError(selector); }
      return matches.call(this, selector);
    };
"""
NEW_VALUE = re.compile(
    r"(?<=[{;])[^{};:]+:[^{};]*\b(?:clamp|min|max)\([^{};]*(?:;|(?=\}))"
    r"|(?<=[{;\s])(?:aspect-ratio|inset|[a-z]+-(?:inline|block))\s*:[^{};]*(?:;|(?=\}))"
)


def aged(css: str) -> str:
    """A style sheet as a browser of 2018 understands it."""
    css = css.replace("@supports not (aspect-ratio: 1)", "@supports (display: block)")
    return NEW_VALUE.sub("", re.sub(r"[^{}]*:focus-visible[^{}]*\{[^{}]*\}", "", css))


@pytest.fixture
def old(chromium: Browser) -> Page:
    """A page without the features that an old browser lacks, for scripts and style sheets."""

    def age(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=aged(answer.text()))

    page = chromium.new_context(viewport={"width": 390, "height": 844}).new_page()
    page.add_init_script(WITHOUT_NEW_NAMES)
    page.route(re.compile(r"\.css"), age)
    return page


def test_the_switches_and_filters_of_an_old_browser_work(old: Page, site_url: str) -> None:
    errors: list[str] = []
    old.on("pageerror", lambda error: errors.append(str(error)))
    old.goto(site_url + "timeline/2025/")
    every = old.locator("[data-facets]:visible").count()
    options = old.locator("a[href^='#by-']")
    old.locator("details.facet").filter(has=options).first.locator("summary").click()
    options.first.click()
    assert 0 < old.locator("[data-facets]:visible").count() < every
    switch = old.locator("[data-switch=theme]")
    switch.click()
    expect(switch).to_have_attribute("aria-pressed", "true")
    assert errors == []


@pytest.mark.parametrize("path", ["", "brands/linhai-primary/", "exemplars/"])
def test_an_old_browser_shows_titles_and_pictures_in_their_sizes(
    old: Page, site_url: str, path: str
) -> None:
    for width in (390, 1440):
        old.set_viewport_size({"width": width, "height": 900})
        old.goto(site_url + path)
        title = old.locator("h1").evaluate("h1 => parseFloat(getComputedStyle(h1).fontSize)")
        assert title >= 30
        heights = old.locator(".hero-picture, .card-picture, .portrait").evaluate_all(
            "boxes => boxes.map(box => box.offsetHeight)"
        )
        assert all(150 <= height <= 700 for height in heights), heights
        assert old.evaluate("document.documentElement.scrollWidth") <= width


def test_white_words_have_a_dark_ground_where_custom_properties_are_unknown(
    page: Page, site_url: str
) -> None:
    """A browser without them drops each declaration that uses one."""
    page.route(
        re.compile(r"\.css"),
        lambda route: route.fulfill(
            response=(answer := route.fetch()),
            body=re.sub(r"[a-z-]+\s*:[^{};]*var\([^{};]*(?:;|(?=\}))", "", answer.text()),
        ),
    )
    for path in ("", "brands/linhai-primary/", "brands/linhai-primary/review/", "brands/"):
        page.goto(site_url + path)
        bare = page.evaluate("""() => [...document.querySelectorAll('body *')].filter((e) => {
          const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
          if (!own || getComputedStyle(e).color !== 'rgb(255, 255, 255)') { return false; }
          for (let at = e; at; at = at.parentElement) {
            if (getComputedStyle(at).backgroundColor !== 'rgba(0, 0, 0, 0)') { return false; }
          }
          return true;
        }).map((e) => e.outerHTML.slice(0, 120))""")
        assert bare == []


def test_colours_of_the_system_leave_choices_to_be_seen(page: Page, site_url: str) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(site_url + "brands/?stage=primary")
    look = "b => { const s = getComputedStyle(b); return s.backgroundColor + s.color; }"
    chosen = page.locator(".facet.on summary").first.evaluate(look)
    other = page.locator(".facet:not(.on) summary").first.evaluate(look)
    assert chosen != other
    line = "a => getComputedStyle(a).textDecorationLine"
    assert page.locator(".top nav a[aria-current]").first.evaluate(line) == "underline"
    page.goto(site_url + "brands/linhai-primary/")
    colours = page.locator(".ribbon li").evaluate_all(
        "items => new Set(items.map(i => getComputedStyle(i).backgroundColor)).size"
    )
    assert colours == page.locator(".ribbon li").count()
