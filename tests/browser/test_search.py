"""The search finds every record that contains the words, and shows no other."""

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser.plain_search import Record, folded, records_of, scan
from playwright.sync_api import Browser, Page, expect

FIND = """async ([query, facets]) => {
  const search = window.WuseSearch, overview = await search.overview();
  const words = search.words(query);
  const found = await search.find(overview, words, facets);
  const told = [found.isExact, found.total];
  const paths = [];
  for (let at = 0; at < found.total; at += 40) {
    paths.push(...(await found.take(at, 40)).map((entry) => entry.path));
  }
  return [told, paths];
}"""
"""Everything that the page's own script finds, and the total that it told before it looked."""
COUNTS = """async ([query, chosen]) => {
  const search = window.WuseSearch, overview = await search.overview();
  const words = search.words(query), terms = (facets) => facets.map((it) => it.join("="));
  const find = (facets) => search.find(overview, words, terms(facets));
  const found = await find([]), told = {}, left = {};
  const counts = await search.tally(overview, found.ofOwners(), chosen);
  for (const [name, values] of Object.entries(overview.facets)) {
    for (const [value] of values) {
      told[name + value] = counts[name][value] || 0;
      const others = chosen.filter((facet) => facet[0] !== name);
      left[name + value] = (await find([...others, [name, value]])).total;
    }
  }
  return [told, left];
}"""
"""What choices say that they would leave, and what they leave."""


@pytest.fixture(scope="module")
def records(site: Path) -> list[Record]:
    return records_of(site)


@pytest.fixture(scope="module")
def search(chromium: Browser, site_url: str) -> Iterator[Page]:
    with chromium.new_page() as page:
        page.goto(f"{site_url}search/")
        yield page


def queries(records: list[Record], seed: int) -> Iterator[str]:
    """Runs of characters of the texts, of 1 to 6 characters, and several at once."""
    draw = random.Random(seed)
    for _ in range(60):
        runs = []
        for _ in range(draw.choice((1, 1, 1, 2, 3))):
            text = str(draw.choice(records)[draw.choice((3, 7, 8, 8))])
            start = draw.randrange(max(1, len(text)))
            runs.append(text[start : start + draw.randint(1, 6)])
        yield " ".join(runs)


def test_whatever_is_asked_the_answer_is_that_of_a_plain_look(
    search: Page, records: list[Record]
) -> None:
    asked = [
        *queries(records, random.randrange(10**6)),
        "党员",
        "的",
        "025",
        "Ⅻ",
        "🙂",
        "，",
        "没有这几个字呀",
    ]
    asked += [
        "ＤＡＮＧ",
        "黨員 學習",
        "beizaoxuexiao",
        "bzxx",
        "党员 志愿服务",
        "学校 党员 活动",
        "党" * 40,
        "<b>",
        "\\n",
        '"',
        "a:b;c,d",
    ]
    for query in filter(folded, asked):
        (is_exact, total), paths = search.evaluate(FIND, [query, []])
        expected = scan(records, query)
        assert set(paths) == expected, query
        assert len(paths) == len(expected), query
        assert total == len(expected) if is_exact else total >= len(expected), query


@pytest.mark.parametrize("chosen", [[], [["stage", "primary"]], [["level", "municipal"]]])
def test_each_choice_says_how_many_it_leaves(search: Page, chosen: list[list[str]]) -> None:
    for query in ("党", "活动", "学校 树"):
        told, left = search.evaluate(COUNTS, [query, chosen])
        assert told == left
        assert len({*told.values()}) > 2


def test_what_records_say_is_in_the_index(site: Path, records: list[Record]) -> None:
    claims = 0
    by_path = {str(record[2]): "\n".join(map(folded, record[3:])) for record in records}
    for file in (site / "api/brands").glob("*.json"):
        data = json.loads(file.read_text("utf-8"))
        for claim in data["record"].get("self_review", {}).get("criteria", ()):
            if text := claim.get("statement"):
                assert folded(text)[:20] in by_path[data["page"]]
                claims += 1
        for item in data["activities"]:
            for field in ("title", "place", "summary", "outcome"):
                if text := item["record"].get(field):
                    assert folded(re.sub(r"[*_`]", "", text))[:20] in by_path[item["page"]]
    assert claims


def test_the_page_shows_what_is_found_and_the_address_keeps_it(page: Page, site_url: str) -> None:
    page.goto(site_url)
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    expect(page.locator(".search-indexes")).to_be_visible()
    page.keyboard.type("党员")
    expect(page.locator(".hit")).to_have_count(10)
    assert "q=" in page.url
    assert page.locator(".hit mark").first.inner_text() == "党员"
    page.get_by_role("button", name=re.compile("^先锋典型")).click()
    expect(page.locator(".hit-kind").first).to_have_text("先锋典型")
    page.reload()
    expect(page.locator(".hit-kind").first).to_have_text("先锋典型")
    page.get_by_label("学段").select_option(value="primary")
    assert "stage=primary" in page.url
    counted = page.get_by_label("学段").locator("option:checked")
    expect(counted).to_have_text(re.compile(r"小学（\d+）"))
    count = counted.inner_text().strip("小学（）")
    expect(page.locator(".search-status")).to_have_text(f"共 {count} 条")
    expect(page.get_by_label("区县").locator("option:disabled").first).to_contain_text("（0）")
    page.go_back()
    expect(page.get_by_label("学段")).to_have_value("")
    page.locator("#q").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".hit-title").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/exemplars/"))


@pytest.mark.parametrize("query", ["<img src=x onerror=alert(1)>", "字" * 5000, "🙂🙂", "%22%3E"])
def test_hostile_queries_are_text(page: Page, site_url: str, query: str) -> None:
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.goto(f"{site_url}search/")
    page.locator("#q").fill(query)
    page.keyboard.press("Enter")
    expect(page.locator(".search-status")).to_contain_text("没有找到")
    assert page.locator("#search img").count() == 0
    page.goto(f"{site_url}search/?q=党员&kind=none&stage=nobody&year=%00")
    for unknown in ("种类“none”", "学段“nobody”", "年份“"):
        expect(page.locator(".search-status")).to_contain_text(unknown)
    expect(page.locator(".hit")).to_have_count(10)
    assert not said


def test_what_cannot_be_loaded_is_not_taken_for_nothing(page: Page, site_url: str) -> None:
    status = page.locator(".search-status")
    page.route("**/search/data/s/**", lambda route: route.abort())
    page.goto(f"{site_url}search/?q=教师")
    expect(status).to_contain_text("没有读到")
    page.unroute("**/search/data/s/**")
    page.locator("#q").fill("党员")
    expect(page.locator(".hit")).to_have_count(10)
    page.route("**/search/data/r/**", lambda route: route.fulfill(body="<!doctype html>"))
    page.locator("#q").fill("幼儿园")
    expect(status).to_contain_text("没有读到")


def test_it_works_from_a_disk(page: Page, site_on_disk: Path) -> None:
    page.goto((site_on_disk / "search/index.html").as_uri() + "?q=党员")
    expect(page.locator(".hit")).to_have_count(10)
    page.locator(".hit-title").first.click()
    expect(page.locator("h1")).to_contain_text("党员")


def test_without_scripts_it_leads_to_the_indexes(chromium: Browser, site_url: str) -> None:
    with chromium.new_page(java_script_enabled=False) as page:
        page.goto(f"{site_url}search/?q=党员")
        expect(page.locator(".search-without")).to_be_visible()
        expect(page.locator("form")).to_be_hidden()
        page.get_by_role("link", name="时间轴", exact=True).last.click()
        expect(page.locator("h1")).to_have_text("活动时间轴")
