"""Lists are filtered in place, and the address holds the filters, so that they can be shared."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

LISTS = ["timeline/", "brands/linhai-primary/", "brands/", "exemplars/", "rules/"]
TIMELINES = LISTS[:2]


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


@pytest.mark.parametrize("path", LISTS)
def test_a_choice_filters_in_place_and_stays_in_the_address(
    page: Page, site_url: str, path: str
) -> None:
    page.goto(site_url + path)
    page.evaluate("window.still = true")
    assert shown(page) == total(page) == counted(page) > 1

    option = page.locator("[data-filters] button:not([data-value=''])").last
    facet, value = option.get_attribute("data-facet"), option.get_attribute("data-value")
    assert facet
    option.click()
    assert option.get_attribute("aria-pressed") == "true"
    assert query(page) == {facet: [value]}
    assert shown(page) == int(option.locator("small").inner_text()) == counted(page) < total(page)
    assert page.evaluate("window.still"), "the page was loaded again"

    chosen = shown(page)
    page.reload()
    assert (shown(page), query(page)) == (chosen, {facet: [value]})
    page.locator(f"[data-filters] button[data-facet={facet}][data-value='']").click()
    assert shown(page) == total(page)
    assert not query(page)


@pytest.mark.parametrize("path", LISTS)
def test_choices_from_two_groups_must_both_fit(page: Page, site_url: str, path: str) -> None:
    page.goto(site_url + path)
    items = page.locator("[data-filtered] [data-facets]")
    facets = items.evaluate_all("items => items.map(item => item.dataset.facets.split(' '))")
    groups = page.locator("[data-filters] [role=group]").all()
    # Two facets of one entry, from different groups: at least that entry has to stay.
    names = [group.locator("button").first.get_attribute("data-facet") for group in groups]
    wanted = next(
        (first, second)
        for own in facets
        for first in own
        for second in own
        if first.split(":")[0] == names[0] and second.split(":")[0] == names[1]
    )
    for facet in wanted:
        name, value = facet.split(":")
        page.locator(f"button[data-facet={name}][data-value='{value}']").click()
    assert len(query(page)) == 2
    assert shown(page) == sum(set(wanted) <= set(own) for own in facets) == counted(page)


@pytest.mark.parametrize("path", TIMELINES)
def test_a_year_without_a_fitting_entry_is_hidden(page: Page, site_url: str, path: str) -> None:
    page.goto(site_url + path)
    years = page.locator("section.year")
    smallest = page.locator("[data-filters] button:not([data-value=''])").evaluate_all(
        """buttons => {
            const count = button => Number(button.querySelector("small").textContent);
            return {...buttons.reduce((a, b) => count(b) < count(a) ? b : a).dataset};
        }"""
    )
    page.goto(f"{site_url}{path}?{smallest['facet']}={smallest['value']}")
    for year in years.all():
        assert year.is_visible() == (year.locator("[data-facets]:visible").count() > 0)
    assert 0 < page.locator("section.year:visible").count() < years.count()


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
    page.locator("button[data-facet=severity][data-value='']").click()
    assert query(page) == {"q": ["照片 P5"]}
    field.fill("没有这样的词")
    assert shown(page) == counted(page) == 0
    expect(page.locator("[data-filtered] h2:visible")).to_have_count(0)
    field.fill("")
    assert shown(page) == total(page)
    assert not query(page)


def test_without_scripts_the_whole_list_is_there(chromium: Browser, site_url: str) -> None:
    page = chromium.new_page(java_script_enabled=False)
    page.goto(f"{site_url}rules/?q=P5")
    assert shown(page) == total(page) > 60
    expect(page.locator("[data-filters]")).to_be_hidden()
    page.close()


def test_a_shared_address_shows_the_same_list(chromium: Browser, site_url: str) -> None:
    address = f"{site_url}brands/?stage=primary&utm=x#content"
    page = chromium.new_page()
    page.goto(address)
    assert 0 < shown(page) < total(page)
    assert page.locator("button[aria-pressed=true][data-value=primary]").is_visible()
    # Other parts of the address stay unchanged.
    page.locator("button[data-facet=stage][data-value='']").click()
    assert page.url == f"{site_url}brands/?utm=x#content"
    page.close()


@pytest.mark.parametrize(
    "text", ["stage=nothing", "stage=", "stage", "stage=%3Cb%3E", "stage=%E0%A4", "__proto__=x"]
)
def test_an_unknown_choice_in_the_address_filters_nothing(
    page: Page, site_url: str, text: str
) -> None:
    errors: list[object] = []
    page.on("pageerror", lambda error: errors.append(error))
    page.goto(f"{site_url}brands/?{text}")
    assert shown(page) == total(page) == counted(page)
    assert not errors
