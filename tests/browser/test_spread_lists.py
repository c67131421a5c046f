"""Filters of lists that are spread over pages see every entry, and show those of other pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from urllib.parse import urlencode, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from support.accessible import violations
from support.markup import Markup, parse
from support.spread import Entry, scan

LISTS = {
    "brand-cards/": "brands",
    "brands/": "brands",
    "timeline/": "activities",
    "exemplars/": "exemplars",
}
OWN_PAGE = "[data-filtered] :is(th[scope=row], h2, h4) > a"
"""The links of entries to their own pages."""
OPTION = "[data-filters] a[data-facet]"
ROUNDS = 8

Labels = frozenset[tuple[str, str]]


def address(href: str) -> str:
    """The address of an entry's page below ``brands/``."""
    return re.sub(r"^(.*/)?brands/|index\.html$", "", href)


def shown(page: Page) -> list[str]:
    links = page.locator(f"{OWN_PAGE}:visible").evaluate_all(
        "links => links.map(link => link.href)"
    )
    return [address(link) for link in links]


def settle(page: Page) -> None:
    """Wait until a filter has looked at everything, and have all of it listed."""
    expect(page.locator("[data-filters] [role=status]")).to_have_text(re.compile("筛选后"))
    while page.locator(".more-results button:visible").count():
        before = len(shown(page))
        page.locator(".more-results button").last.click()
        expect(page.locator(OWN_PAGE)).not_to_have_count(before)


def options(page: Page) -> dict[tuple[str, str], tuple[str, int, bool]]:
    """(facet, label) -> (value, count, whether it leads nowhere)."""
    found = page.locator(OPTION).evaluate_all(
        "links => links.map(link => [link.dataset.facet, link.querySelector('span').textContent,"
        " link.dataset.value, link.querySelector('small').textContent,"
        " link.getAttribute('aria-disabled') === 'true'])"
    )
    return {(it[0], it[1]): (it[2], int(it[3].replace(",", "")), it[4]) for it in found}


def left(entries: Iterable[Entry], chosen: Labels, option: tuple[str, str]) -> int:
    """How many entries an option leaves beside the choices of other facets."""
    others = {label for label in chosen if label[0] != option[0]}
    return sum(others | {option} <= entry.labels for entry in entries)


@pytest.mark.parametrize("path", LISTS)
def test_filters_agree_with_a_plain_scan_of_the_records(
    page: Page, spread_url: str, spread_site: Path, path: str
) -> None:
    """Over HTTP and from a folder in turns."""
    bases = (f"{spread_url}{path}", (spread_site / path / "index.html").as_uri())
    errors: list[object] = []
    page.on("pageerror", lambda error: errors.append(error))
    entries = scan()[LISTS[path]]
    page.goto(bases[0])
    offered = options(page)
    assert {it for entry in entries for it in entry.labels} <= offered.keys()
    assert {it: count for it, (_, count, _) in offered.items()} == {
        it: left(entries, frozenset(), it) for it in offered
    }
    random = Random(path)
    for number in range(ROUNDS):
        names = sorted({name for name, _ in offered})
        facets = random.sample(names, random.randint(1, 3))
        chosen = frozenset(
            random.choice([it for it in sorted(offered) if it[0] == name]) for name in facets
        )
        query = urlencode({name: offered[name, label][0] for name, label in sorted(chosen)})
        page.goto(f"{bases[number % 2]}?{query}")
        settle(page)
        wanted = sorted(entry.address for entry in entries if chosen <= entry.labels)
        assert sorted(shown(page)) == wanted, chosen
        status = page.locator("[data-filters] [role=status]").inner_text()
        assert re.findall(r"[\d,]+", status) == [str(len(wanted))]
        for it, (_, count, is_disabled) in options(page).items():
            assert count == left(entries, chosen, it), (chosen, it)
            assert is_disabled == (not count and it not in chosen)
    assert errors == []


NORMAL = """(entries) => entries.map((entry) => {
  const copy = entry.cloneNode(true);
  for (const element of [copy, ...copy.querySelectorAll('*')]) {
    for (const name of ['data-facets', 'style', 'loading', 'fetchpriority']) {
      element.removeAttribute(name);
    }
    for (const name of ['href', 'src', 'srcset']) {
      const value = element.getAttribute(name);
      if (value !== null) {
        element.setAttribute(name, value.replace(/[^, ]*?(brands|photos)\\//g, '$1/'));
      }
    }
    element.setAttribute('class', [...element.classList].sort().join(' '));
    const sorted = [...element.attributes].sort((a, b) => a.name < b.name ? -1 : 1);
    sorted.forEach((it) => element.removeAttribute(it.name));
    sorted.forEach((it) => it.value && element.setAttribute(it.name, it.value));
  }
  return copy.outerHTML.replace(/\\s+/g, ' ').replace(/ ?([<>]) ?/g, '$1');
})"""
MADE = f"""async ([name, form]) => {{
  const table = new WuseTables.WholeTable(name);
  await table.load(() => {{}});
  const numbers = [...Array(table.size).keys()];
  return ({NORMAL})((await table.entries(numbers, form)).map(WuseCards[form]));
}}"""


@pytest.mark.parametrize(
    ("form", "path", "pages"),
    [
        ("rows", "brands/", "brands/**/index.html"),
        ("cards", "brand-cards/", "brand-cards/**/index.html"),
        ("acts", "timeline/", "timeline/[2u]*/**/index.html"),
        ("people", "exemplars/", "exemplars/**/index.html"),
    ],
)
def test_what_scripts_make_of_an_entry_is_what_templates_make(
    page: Page, spread_url: str, spread_site: Path, form: str, path: str, pages: str
) -> None:
    of_templates = set()
    for file in spread_site.glob(pages):
        if re.match(r"brands/s\d", file.relative_to(spread_site).as_posix()):
            continue
        page.goto(f"{spread_url}{file.parent.relative_to(spread_site).as_posix()}/")
        of_templates |= set(page.locator("[data-filtered] [data-facets]").evaluate_all(NORMAL))
    page.goto(spread_url + path)
    of_scripts = page.evaluate(MADE, [LISTS[path], form])
    assert len(of_scripts) == len(scan()[LISTS[path]])
    assert set(of_scripts) == of_templates


def test_a_choice_is_a_step_of_the_way_and_paper_shows_what_it_leaves(
    page: Page, spread_url: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(f"{spread_url}brand-cards/")
    first = shown(page)
    pager = page.locator("[data-unfiltered]")
    assert not [path for path in asked if path.startswith("/lists/")], "loaded before a choice"

    for facet, value in (("stage", "junior"), ("level", "city")):
        option = page.locator(f"{OPTION}[data-facet={facet}][data-value={value}]")
        option.locator("xpath=ancestor::details").locator("summary").click()
        option.click()
        settle(page)
    both, two_steps = shown(page), page.url
    expect(pager).to_be_hidden()
    page.emulate_media(media="print")
    assert 0 < page.locator(f"{OWN_PAGE}:visible").count() == len(both)
    expect(page.locator("[data-chosen]")).to_be_visible()
    assert page.locator("[data-filters] details:visible").count() == 0
    page.emulate_media(media="screen")
    assert violations(page) == []

    page.go_back()
    settle(page)
    assert set(both) < set(shown(page))
    page.go_back()
    expect(pager).to_be_visible()
    assert shown(page) == first
    page.goto(two_steps)
    settle(page)
    assert shown(page) == both
    page.get_by_role("button", name="清除").click()
    assert shown(page) == first


def test_an_unknown_value_of_an_address_is_told_and_nothing_found_leads_on(
    page: Page, spread_url: str
) -> None:
    page.goto(f"{spread_url}brands/?stage=<b>x&district=d3&utm=1&__proto__=x")
    expect(page.locator(".told")).to_have_text(re.compile("学段“<b>x”.*没有按它筛选"))
    expect(page.locator(".nothing h2")).to_have_text("没有符合“空区”的品牌")
    every = len(scan()["brands"])
    expect(page.locator(".nothing .chip").first).to_have_text(re.compile(f"空区.*{every} 个"))
    page.locator(".nothing .chip").last.click()
    expect(page.locator(".nothing")).to_be_hidden()


def test_a_page_about_a_facet_filters_its_own_list_and_hands_choices_on(
    page: Page, spread_url: str
) -> None:
    entries = scan()
    page.goto(f"{spread_url}brands-by/carrier-{key_of('融合', spread_url, page)}/?level=city")
    settle(page)
    assert sorted(shown(page)) == matching(
        entries["brands"], ("carrier", "融合"), ("level", "市级")
    )
    page.locator("[data-chosen] a").click()
    settle(page)
    assert sorted(shown(page)) == matching(entries["brands"], ("level", "市级"))

    page.goto(f"{spread_url}timeline/2025/?stage=junior")
    settle(page)
    junior = [("stage", "初中"), ("year", "2025年")]
    assert sorted(shown(page)) == matching(entries["activities"], *junior)
    headings = page.locator(".month h3 small").all_inner_texts()
    assert sum(int(text.split()[0]) for text in headings) == len(shown(page))
    march = page.locator(".chart li a").first
    assert int(march.locator("b").inner_text()) == int(headings[0].split()[0])
    march.click()
    settle(page)
    assert "/timeline/2025/03/" in page.url
    assert len(shown(page)) == int(headings[0].split()[0])


def key_of(label: str, root: str, page: Page) -> str:
    page.goto(f"{root}brands/")
    href = page.locator(OPTION).filter(has_text=label).first.get_attribute("href") or ""
    return href.rstrip("/").rpartition("-")[2]


def matching(entries: Iterable[Entry], *labels: tuple[str, str]) -> list[str]:
    return sorted(entry.address for entry in entries if set(labels) <= entry.labels)


def parts(site: Path, path: str) -> Iterator[Markup]:
    """The pages of a list."""
    folder = site / path
    for number in range(1, 100):
        file = folder / (f"page-{number}" if number > 1 else "") / "index.html"
        if not file.exists():
            return
        yield parse(file)


@pytest.mark.parametrize(("path", "name"), list(LISTS.items())[1:])
def test_without_scripts_every_option_leads_to_all_that_it_counts(
    spread_site: Path, path: str, name: str
) -> None:
    first = parse(spread_site / path / "index.html")
    offered = [it for it in first.elements("a") if "data-facet" in it.attrib]
    assert len(offered) > 8
    for option in offered:
        text, count = ("".join(child.itertext()) for child in option)
        target = urljoin(f"/{path}", option.attrib["href"]).strip("/")
        wanted = matching(scan()[name], (option.attrib["data-facet"], text))
        assert len(wanted) == int(count)
        if option.attrib["data-facet"] == "year" and name == "activities":
            continue  # a year is a digest of its months, tested elsewhere
        found = Counter(
            address(urljoin(f"/{target}/", link))
            for page in parts(spread_site, target)
            for link in entry_links(page)
        )
        assert sorted(found.elements()) == wanted, text


def entry_links(page: Markup) -> Iterator[str]:
    for item in page.elements("li", "tr"):
        if "data-facets" in item.attrib:
            titles = (it for tag in ("th", "h2", "h4") for it in item.iter(tag))
            yield from (link.attrib["href"] for title in titles for link in title.iter("a"))


def test_values_come_in_the_order_that_people_expect(chromium: Browser, spread_url: str) -> None:
    page = chromium.new_page(java_script_enabled=False)
    page.goto(f"{spread_url}brands/")
    orders = {
        "stage": ["幼儿园", "小学", "初中", "学段未载"],
        "district": ["北区", "东区", "西区", "空区"],
        "level": ["省级", "市级", "县级", "未定级"],
        "year": ["2025年", "2024年", "2023年"],
    }
    for name, labels in orders.items():
        assert page.locator(f"{OPTION}[data-facet={name}] span").all_text_contents() == labels
    page.close()


def test_the_matrix_counts_what_a_filter_leaves_and_leads_to_it(
    page: Page, spread_url: str
) -> None:
    brands = scan()["brands"]
    page.goto(f"{spread_url}matrix/?district=d1")
    settle(page)
    cells = page.locator(".matrix a[data-level]")
    assert cells.count() > 8
    for cell in cells.all():
        stage, level = re.split("[，：]", cell.get_attribute("aria-label") or "")[:2]
        labels = [("stage", stage), ("level", level), ("district", "东区")]
        assert int(cell.inner_text()) == len(matching(brands, *labels)), labels
    every = len(matching(brands, ("district", "东区")))
    assert int(page.locator("[data-spot=all]").inner_text()) == every
    cell = page.locator(".matrix a[data-spot='junior city']")
    wanted = int(cell.inner_text())
    cell.click()
    settle(page)
    assert len(shown(page)) == wanted
    page.go_back()
    settle(page)
    page.get_by_role("button", name="清除").click()
    assert int(page.locator("[data-spot=all]").inner_text()) == len(brands)
