"""Every link of the built site has a target, and nothing is loaded from another host."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

import pytest
from support.markup import Markup, css_urls, pages, parse

BASE = "https://wuse.example/"
"""The ``site_url`` of mkdocs.yml."""
OUTSIDE = re.compile(r"https?://(?!www\.w3\.org/)")
"""An address in a script; those of the W3C are namespace names, which are never fetched."""


def inside(path: str, link: str) -> str | None:
    """The target of a link on the page ``path``, relative to the root; None if on another site."""
    url = urljoin(BASE + path, link)
    return url.removeprefix(BASE) if url.startswith(BASE) else None


def file_of(url: str) -> str:
    """The file that a web server answers with."""
    path = unquote(urlsplit(url).path)
    return f"{path}index.html" if path.endswith("/") or not path else path


def broken(site: Path, found: dict[str, Markup]) -> Iterator[tuple[str, str]]:
    """Page and link, for each link inside the site to a missing file or id."""
    ids = {path: set(page.ids) for path, page in found.items()}
    for path, page in found.items():
        for link in [*page.links, *page.loads]:
            url = inside(path, link)
            if url is None:
                continue
            target, anchor = file_of(url), unquote(urlsplit(url).fragment)
            if not (site / target).is_file() or (anchor and anchor not in ids.get(target, ())):
                yield path, link


def test_every_link_leads_to_a_page_and_a_place(site: Path) -> None:
    assert not list(broken(site, pages(site)))


def test_every_page_can_be_reached_from_the_first(site: Path) -> None:
    found = pages(site)
    reached, fresh = set(), {"index.html"}
    while fresh:
        path = fresh.pop()
        reached.add(path)
        targets = {file_of(url) for link in found[path].links if (url := inside(path, link))}
        fresh |= (targets | {file_of("")}) & found.keys() - reached
    assert found.keys() - reached == {"404.html"}


@pytest.mark.parametrize(
    ("path", "entry"),
    [("brands/linhai-primary", "品牌"), ("rules", "指南"), ("rules/y221", "指南")],
)
def test_the_menu_tells_where_a_page_belongs(site: Path, path: str, entry: str) -> None:
    header = next(parse(site / path / "index.html").elements("header"))
    links = header.iter("a")
    menu = [link for link in links if link.get("aria-current") in ("true", "page")]
    assert ["".join(link.itertext()) for link in menu] == [entry]


def test_the_sitemap_lists_exactly_the_pages(site: Path) -> None:
    root = ElementTree.parse(site / "sitemap.xml").getroot()
    listed = {file_of(loc.text.removeprefix(BASE)) for loc in root.findall(".//{*}loc") if loc.text}
    assert listed == pages(site).keys() - {"404.html"}


def test_nothing_is_loaded_from_another_host(site: Path) -> None:
    loaded = set()
    for path, page in pages(site).items():
        for url in page.loads:
            assert url.startswith("data:") or inside(path, url) is not None, (path, url)
            loaded.add(file_of(inside(path, url) or ""))
    for file in loaded:
        if file.endswith(".css"):
            css = (site / file).read_text(encoding="utf-8")
            for url in css_urls(css):
                assert url.startswith(("data:", "#")) or inside(file, url) is not None, (file, url)
        elif file.endswith(".js"):
            script = (site / file).read_text(encoding="utf-8")
            licences = re.compile(r"/\*!.*?\*/", re.DOTALL)
            assert not OUTSIDE.search(licences.sub("", script)), file
