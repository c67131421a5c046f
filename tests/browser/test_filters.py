"""Lists are filtered in place, and the address holds the choices, so that they can be shared."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

YEAR = "timeline/2025/"
"""A list of activities that has them all; that of all years is spread over pages."""
LISTS = [
    YEAR,
    "brands/linhai-primary/activities/",
    "brands/",
    "brand-list/",
    "exemplars/",
    "rules/",
]
TIMELINES = [YEAR, "brands/linhai-primary/activities/"]
OPTION = "[data-filters] a[href^='#by-']"
"""An option that filters the page itself."""


def shown(page: Page) -> int:
    return page.locator("[data-filtered] [data-facets]:visible").count()


def total(page: Page) -> int:
    return page.locator("[data-filtered] [data-facets]").count()


def counted(page: Page) -> int:
    """The number that is announced, also to people who do not see the list change."""
    status = page.locator("[data-filters] [role=status]").inner_text()
    return int(re.findall(r"\d+", status)[-1])


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def key(option: Locator) -> str:
    """What the entries with this facet carry."""
    return (option.get_attribute("href") or "").removeprefix("#by-")


def name_and_value(option: Locator) -> tuple[str, str]:
    return option.get_attribute("data-facet") or "", option.get_attribute("data-value") or ""


def choose(option: Locator) -> None:
    """Open its drop-down and choose."""
    box = option.locator("xpath=ancestor::details")
    if box.get_attribute("open") is None:
        box.locator("summary").click()
    option.click()


@pytest.mark.parametrize("path", LISTS)
def test_a_choice_filters_in_place_and_stays_in_the_address(
    page: Page, site_url: str, path: str
) -> None:
    page.goto(site_url + path)
    page.evaluate("window.still = true")
    assert shown(page) == total(page) == counted(page) > 1

    option = page.locator(OPTION).last
    name, value = name_and_value(option)
    choose(option)
    assert option.get_attribute("aria-current") == "true"
    expect(option.locator("xpath=ancestor::details")).not_to_have_attribute("open", "")
    assert query(page) == {name: [value]}
    assert shown(page) == int(option.locator("small").text_content() or "") == counted(page)
    assert shown(page) < total(page)
    assert page.evaluate("window.still"), "the page was loaded again"

    chosen = shown(page)
    page.reload()
    assert (shown(page), query(page)) == (chosen, {name: [value]})
    page.locator("[data-chosen] button").first.click()
    assert shown(page) == total(page)
    assert not query(page)
    expect(page.locator("[data-chosen] button")).to_have_count(0)


@pytest.mark.parametrize("path", LISTS)
def test_choices_from_two_groups_must_both_fit(page: Page, site_url: str, path: str) -> None:
    page.goto(site_url + path)
    facets = page.locator("[data-filtered] [data-facets]").evaluate_all(
        "items => items.map(item => item.dataset.facets.split(' '))"
    )
    options = {key(option): name_and_value(option) for option in page.locator(OPTION).all()}
    # Two facets of one entry, from different groups: at least that entry has to stay.
    wanted = next(
        (first, second)
        for own in facets
        for first in own
        for second in own
        if {first, second} <= options.keys() and options[first][0] < options[second][0]
    )
    for facet in wanted:
        choose(page.locator(f"[data-filters] a[href='#by-{facet}']"))
    assert len(query(page)) == 2
    assert shown(page) == sum(set(wanted) <= set(own) for own in facets) == counted(page)
    # Both are named, and one click takes both away.
    chips = page.locator("[data-chosen] button.chip")
    assert chips.count() == 2
    page.get_by_role("button", name="清除").click()
    assert shown(page) == total(page)
    assert not query(page)


def test_a_drop_down_counts_what_its_options_would_leave(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}brands/?stage=primary")
    left = {
        name_and_value(option): int(option.locator("small").text_content() or "")
        for option in page.locator(f"{OPTION}:not([data-facet=stage])").all()
    }
    assert {0, 1} <= set(left.values())
    disabled = page.locator(f"{OPTION}[aria-disabled=true]")
    assert disabled.count() == list(left.values()).count(0)
    for name, value in left:
        page.goto(f"{site_url}brands/?stage=primary&{name}={value}")
        assert shown(page) == left[name, value]


def test_a_result_of_nothing_says_so_and_leads_on(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}brands/?stage=primary&level=county")
    nothing = page.locator(".nothing")
    expect(nothing.get_by_role("heading")).to_have_text(re.compile("小学.*县级"))
    assert shown(page) == counted(page) == 0
    ways = nothing.get_by_role("button")
    assert ways.count() == 3
    for text in ways.all_inner_texts():
        assert int(re.findall(r"\d+", text)[-1]) > 0
    first = int(re.findall(r"\d+", ways.first.inner_text())[-1])
    ways.first.click()
    expect(nothing).to_be_hidden()
    assert shown(page) == first
    assert query(page) == {"level": ["county"]}


@pytest.mark.parametrize("path", TIMELINES)
def test_what_has_no_fitting_entry_is_hidden(page: Page, site_url: str, path: str) -> None:
    page.goto(site_url + path)
    parts = page.locator("[data-filtered] section")
    option = min(
        page.locator(OPTION).all(), key=lambda it: int(it.locator("small").text_content() or "")
    )
    name, value = name_and_value(option)
    page.goto(f"{site_url}{path}?{name}={value}")
    for part in parts.all():
        assert part.is_visible() == (part.locator("[data-facets]:visible").count() > 0)
    assert 0 < page.locator("[data-filtered] section:visible").count() < parts.count()


def test_headings_and_chart_count_what_is_shown(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{YEAR}?type=party_lecture")
    counts = page.locator("[data-count-of]")
    assert counts.count() > 10
    assert 0 < shown(page) < total(page)
    for number in counts.all():
        id = number.get_attribute("data-count-of")
        entries = page.locator(f"[id='{id}'] [data-facets]:visible").count()
        assert int(number.text_content() or 0) == entries


def test_a_list_is_searched_as_one_types(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}rules/?severity=error")
    field = page.get_by_role("searchbox", name="查找")
    errors = shown(page)
    field.press_sequentially("照片 P5")
    assert 0 < shown(page) == counted(page) < errors
    assert query(page) == {"severity": ["error"], "q": ["照片 P5"]}
    assert all("P5" in text for text in page.locator("[data-facets]:visible").all_inner_texts())
    page.reload()
    assert field.input_value() == "照片 P5"
    page.locator("[data-chosen] .chip").click()
    assert query(page) == {"q": ["照片 P5"]}
    field.fill("没有这样的词")
    assert shown(page) == counted(page) == 0
    expect(page.locator("[data-filtered] h2:visible")).to_have_count(0)
    field.fill("")
    assert shown(page) == total(page)
    assert not query(page)


@pytest.mark.parametrize("path", ["brands/", "brand-list/", YEAR, "exemplars/", "rules/"])
def test_without_scripts_every_option_is_a_link_that_filters(
    chromium: Browser, site_url: str, path: str
) -> None:
    page = chromium.new_page(java_script_enabled=False)
    page.goto(site_url + path)
    every = total(page)
    assert shown(page) == every
    option = page.locator(OPTION).last
    wanted = int(option.locator("small").text_content() or "")
    choose(option)
    assert shown(page) == wanted < every
    # Of a month or a family without an entry, nothing is left.
    for part in page.locator("[data-filtered] :is(section, tbody):visible").all():
        assert part.locator("[data-facets]:visible").count()
    expect(page.locator(".by:visible")).to_have_text(option.locator("span").text_content() or "")
    page.get_by_role("link", name="清除").click()
    assert shown(page) == every
    page.close()


def test_the_address_of_a_choice_without_scripts_works_with_them(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}brands/#by-stage-primary")
    assert 0 < shown(page) < total(page)
    assert page.url == f"{site_url}brands/?stage=primary"


def test_a_shared_address_shows_the_same_list(chromium: Browser, site_url: str) -> None:
    address = f"{site_url}brands/?stage=primary&utm=x#content"
    page = chromium.new_page()
    page.goto(address)
    assert 0 < shown(page) < total(page)
    expect(page.locator("[data-chosen] .chip")).to_have_text(re.compile("小学"))
    # Other parts of the address stay unchanged.
    page.get_by_role("button", name="清除").click()
    assert page.url == f"{site_url}brands/?utm=x#content"
    page.close()


UNKNOWN = ("stage=nothing", "stage=", "stage", "stage=%3Cb%3E", "stage=%E0%A4", "__proto__=x")


def test_an_unknown_choice_in_the_address_filters_nothing(page: Page, site_url: str) -> None:
    errors: list[object] = []
    page.on("pageerror", lambda error: errors.append(error))
    for text in UNKNOWN:
        page.goto(f"{site_url}brands/?{text}")
        assert shown(page) == total(page) == counted(page), text
        assert not errors, text


def test_one_drop_down_is_open_at_a_time(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}brands/")
    boxes = page.locator("details.facet")
    opened = page.locator("details.facet[open]")
    boxes.nth(0).locator("summary").click()
    boxes.nth(1).locator("summary").click()
    expect(opened).to_have_count(1)
    page.keyboard.press("Escape")
    expect(opened).to_have_count(0)
    expect(boxes.nth(1).locator("summary")).to_be_focused()
    boxes.nth(0).locator("summary").click()
    page.locator("h1").click()
    expect(opened).to_have_count(0)


@pytest.mark.parametrize("scripts", [True, False])
def test_paper_shows_what_the_filter_leaves_and_names_it(
    chromium: Browser, site_url: str, scripts: bool
) -> None:
    page = chromium.new_page(java_script_enabled=scripts)
    page.goto(f"{site_url}brands/{'?stage=primary' if scripts else '#by-stage-primary'}")
    on_screen = shown(page)
    page.emulate_media(media="print")
    assert shown(page) == on_screen < total(page)
    named = page.get_by_text("小学", exact=False).locator("visible=true")
    assert "小学" in named.first.inner_text()
    assert page.locator("[data-filters] details:visible").count() == 0
    expect(page.locator("[data-filters] [role=status]")).to_be_visible()
    page.close()
