"""The scripts also work in Firefox and in WebKit, over HTTP and from a folder."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser.engines import ENGINES, Engine, wait_for
from browser.plain_search import records_of, scan


@pytest.fixture(scope="module", params=ENGINES)
def engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    program, start = ENGINES[request.param]
    if not program:
        pytest.skip(f"{request.param} is not installed")
    with start(program, tmp_path_factory.mktemp("profile")) as browser:
        yield browser


@pytest.fixture(params=["http", "file"])
def root(request: pytest.FixtureRequest) -> str:
    """The site over HTTP, and from a folder such as a USB stick."""
    if request.param == "http":
        url: str = request.getfixturevalue("site_url")
        return url
    folder: Path = request.getfixturevalue("site_on_disk")
    return folder.as_uri() + "/"


def page_at(root: str, path: str) -> str:
    """The address of a page; from a folder, it must name a file."""
    return root + path + ("index.html" if root.startswith("file:") else "")


VISIBLE = "[...document.querySelectorAll('[data-facets]')].filter(e => e.offsetHeight).length"


def test_a_list_is_filtered_and_its_address_brings_the_choice_back(
    engine: Engine, root: str
) -> None:
    engine.open(page_at(root, "timeline/2025/"))
    every = engine.run(f"return {VISIBLE}")
    engine.run("document.querySelector('[data-filters] a[href^=\"#by-\"]').click()")
    chosen = engine.run(f"return {VISIBLE}")
    assert 0 < chosen < every
    engine.open(engine.run("return location.href"))
    assert engine.run(f"return {VISIBLE}") == chosen


FILTERED = "document.querySelector('[role=status]').textContent.startsWith('筛选后')"
ACTS = "document.querySelectorAll('.act').length"


def test_a_filter_finds_what_is_on_other_pages(engine: Engine, root: str) -> None:
    engine.open(page_at(root, "timeline/"))
    option = "[...document.querySelectorAll('[data-facet=type]')].pop()"
    count = int(engine.run(f"return {option}.querySelector('small').textContent"))
    engine.run(f"{option}.click()")
    wait_for(engine, f"{FILTERED} && {ACTS} === {count}")
    engine.open(engine.run("return location.href"))
    wait_for(engine, f"{FILTERED} && {ACTS} === {count}")


HITS = "document.querySelectorAll('.hit').length"
TOLD = "document.querySelector('.search-status').textContent"


@pytest.mark.parametrize("query", ["党员", "黨員 活动", "红", "<b>&", "ａ" * 600])
def test_the_search_finds_what_a_plain_look_finds(
    engine: Engine, root: str, site: Path, query: str
) -> None:
    expected = len(scan(records_of(site), query))
    engine.open(page_at(root, "search/"))
    field = f"const q = document.getElementById('q'); q.value = {json.dumps(query)};"
    engine.run(f"{field} q.dispatchEvent(new Event('input', {{bubbles: true}}))")
    wait_for(engine, f"{TOLD} && {HITS} === {min(10, expected)}")
    told = engine.run(f"return {TOLD}")
    assert (f"共 {expected} 条" in told) is (expected > 0), told
    engine.open(engine.run("return location.href"))
    wait_for(engine, f"{HITS} === {min(10, expected)}")
    kept = engine.run("return document.getElementById('q').value")
    assert kept == query[: len(kept)]
    assert len(kept) >= min(len(query), 60)


COUNTED = "[...document.querySelectorAll('[name=level] option')].find(o => /（\\d+）/.test(o.text))"


def test_a_choice_of_the_search_leaves_what_it_says(engine: Engine, root: str) -> None:
    engine.open(page_at(root, "search/") + "?q=%E5%85%9A%E5%91%98")
    wait_for(engine, COUNTED)
    label, value = engine.run(f"const option = {COUNTED}; return [option.text, option.value]")
    count = label.rstrip("）").rpartition("（")[2]
    choose = f"const list = document.querySelector('[name=level]'); list.value = '{value}';"
    engine.run(f"{choose} list.dispatchEvent(new Event('change', {{bubbles: true}}))")
    wait_for(engine, f"{TOLD} === '共 {count} 条'")
    assert engine.run("return location.search").endswith(f"level={value}")


def test_the_dark_scheme_is_switched_and_remembered(engine: Engine, root: str) -> None:
    engine.open(page_at(root, "brands/"))
    ground = "return getComputedStyle(document.body).backgroundColor"
    engine.run("document.documentElement.dataset.theme = 'light'")
    light = engine.run(ground)
    engine.run("document.querySelector('[data-switch=theme]').click()")
    assert engine.run(ground) != light
    engine.open(page_at(root, "timeline/"))
    assert engine.run("return document.documentElement.dataset.theme") == "dark"
    engine.run("localStorage.clear()")


def test_a_photo_opens_large_and_the_back_key_closes_it(engine: Engine, root: str) -> None:
    engine.open(page_at(root, "brands/linhai-primary/activities/2025-10-17-four-exits/"))
    # On a busy machine, the click may come before the script and then opens the file.
    engine.run("document.addEventListener('click', (event) => event.preventDefault())")
    opened = "document.querySelector('.pswp--open img.pswp__img')"
    wait_for(engine, f"{opened} || document.querySelector('a.zoom').click()")
    engine.run("history.back()")
    wait_for(engine, "!document.querySelector('.pswp--open')")


def test_links_of_a_copy_for_servers_name_files_on_a_disk(engine: Engine, site: Path) -> None:
    engine.open((site / "index.html").as_uri())
    engine.run("document.querySelector('.top nav a').click()")
    wait_for(engine, "location.pathname.endsWith('/brands/index.html')")
    wait_for(engine, "document.querySelector('h1')")


@pytest.mark.parametrize("path", ["", "brands/linhai-primary/", "exemplars/", "timeline/"])
def test_pages_are_of_the_width_of_the_window(engine: Engine, root: str, path: str) -> None:
    engine.open(page_at(root, path))
    assert engine.run("return document.documentElement.scrollWidth <= innerWidth")
    assert engine.run("return document.querySelector('h1').textContent.trim().length") > 1
