"""The site opens from a folder, as on a USB stick, without a server: `--no-directory-urls`."""

import os
import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from playwright.sync_api import Page, expect
from support.walking import Elements


def test_every_link_names_the_file_that_it_leads_to(site_on_disk: Path) -> None:
    is_file = cache(Path.is_file)
    for page in site_on_disk.rglob("*.html"):
        if page == site_on_disk / "404.html":  # only a server shows it: its links start at the root
            continue
        for link in Elements(page.read_text("utf-8")).links():
            file = re.split("[?#]", link)[0]
            if file and ":" not in file:
                target = os.path.normpath(page.parent / unquote(file))
                assert is_file(Path(target)), (page, link)


def test_a_reader_finds_the_way_from_the_first_page_and_back(
    page: Page, site_on_disk: Path
) -> None:
    requests: list[str] = []
    failures: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.on("requestfailed", lambda request: failures.append(f"{request.failure} {request.url}"))
    root = site_on_disk.as_uri()

    page.goto(f"{root}/index.html")
    page.get_by_role("link", name="品牌", exact=True).click()
    expect(page).to_have_url(f"{root}/brands/index.html")
    page.locator("a[href$='linhai-primary/index.html']").first.click()
    expect(page).to_have_url(f"{root}/brands/linhai-primary/index.html")
    page.locator("main a[href*='linhai-primary/activities/20']").first.click()
    expect(page).to_have_url(
        re.compile(f"{root}/brands/linhai-primary/activities/[^/]+/index.html")
    )
    page.locator(".crumbs a").last.click()
    expect(page).to_have_url(f"{root}/brands/linhai-primary/index.html")
    page.locator(".site-name").click()
    expect(page).to_have_url(f"{root}/index.html")

    assert all(url.startswith(("file://", "data:")) for url in requests)
    # Do not wait for pictures.
    assert [failure for failure in failures if not failure.startswith("net::ERR_ABORTED")] == []


def test_a_copy_of_the_site_for_servers_can_be_read_there_too(page: Page, site: Path) -> None:
    """Its links name folders, of which a browser would show the list of files."""
    root = site.as_uri()
    page.goto(f"{root}/index.html")
    page.get_by_role("link", name="品牌", exact=True).click()
    expect(page).to_have_url(f"{root}/brands/index.html")
    page.locator("a[href$='linhai-primary/']").first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{root}/brands/linhai-primary/index.html")
    page.locator(".site-name").click()
    expect(page).to_have_url(f"{root}/index.html")
    page.goto(f"{root}/brands/linhai-primary/activities/2025-10-17-four-exits/index.html")
    page.locator(".kicker a[href*='#']").first.click()
    expect(page).to_have_url(re.compile(f"^{root}/brands/linhai-primary/index.html#"))


def test_filters_and_switches_work_there_too(page: Page, site_on_disk: Path) -> None:
    page.goto(f"{site_on_disk.as_uri()}/brands/index.html?stage=primary")
    cards = page.locator("[data-filtered] [data-facets]")
    assert 0 < page.locator("[data-filtered] [data-facets]:visible").count() < cards.count()
    page.get_by_role("button", name="清除").click()
    assert page.locator("[data-filtered] [data-facets]:visible").count() == cards.count()
    expect(page).to_have_url(f"{site_on_disk.as_uri()}/brands/index.html")
    page.locator("[data-switch=text]").click()
    page.reload()
    expect(page.locator("[data-switch=text]")).to_have_attribute("aria-pressed", "true")
