"""A page of every kind, each loaded once: no errors, the right width, accessible."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

import pytest
from browser.kinds import KINDS
from browser.sideways import OUTSIDE
from playwright.sync_api import Browser, Page
from support.accessible import violations

WIDTHS = (320, 390, 768, 1440)
"""CSS pixels. At 320, nothing may need two scroll bars: WCAG 1.4.10."""

SIDEWAYS = f"() => [document.documentElement.scrollWidth, ({OUTSIDE})()]"
BROKEN_PICTURES = """async () => {
    const pictures = [...document.images];
    await Promise.all(pictures.map(picture => {
        picture.loading = "eager";
        return picture.complete || new Promise(done => picture.onload = picture.onerror = done);
    }));
    return pictures.filter(picture => !picture.naturalWidth).map(picture => picture.currentSrc);
}"""
"""Also loads the pictures with lazy loading."""
TOUCHING = """() => {
  const rows = [...document.querySelectorAll('*')].filter(
    (box) => getComputedStyle(box).display === 'flex' && box.checkVisibility());
  for (const row of rows) { row.style.gap = '0'; }
  const words = (node) => {
    if (node.nodeType !== 3) { return [...node.childNodes].flatMap(words); }
    const range = document.createRange();
    range.selectNodeContents(node);
    return node.data.trim() ? [...range.getClientRects()].filter((r) => r.width > 2) : [];
  };
  const pieces = (row) => [...row.childNodes].map(words).filter((rects) => rects.length);
  const touch = (a, b) => a.bottom > b.top + 4 && b.bottom > a.top + 4
    && Math.abs(b.left - a.right) < 3;
  return rows.filter((row) => {
    const items = pieces(row);
    return items.some((item, i) => i && item.some((b) => items[i - 1].some((a) => touch(a, b))));
  }).map((row) => row.outerHTML.slice(0, 160));
}"""
"""Finds rows with items that touch if the browser ignores `gap`, as browsers before 2021 do."""


@dataclass
class Visit:
    """A loaded page, and what it requested and logged."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def leave(self) -> None:
        """Be on no page, as if none had been loaded."""
        self.page.goto("about:blank")  # whatever the last one still asks for ends here
        self.page.emulate_media(color_scheme="light")
        self.resize(1280)
        self.requests.clear()
        self.complaints.clear()

    def resize(self, width: int) -> None:
        self.page.set_viewport_size({"width": width, "height": 900})


@pytest.fixture(scope="module")
def visitor(chromium: Browser) -> Iterator[Visit]:
    """One page for all kinds: to start the process of another takes longer than to load it."""
    context = chromium.new_context(reduced_motion="reduce")
    visitor = Visit(context.new_page())
    page = visitor.page
    page.on("request", lambda sent: visitor.requests.append(sent.url))
    page.on("requestfailed", lambda sent: visitor.complaints.append(sent.url))
    page.on("pageerror", lambda error: visitor.complaints.append(str(error)))
    page.on("console", lambda message: visitor.complaints.append(message.text))
    yield visitor
    context.close()


@pytest.fixture(scope="module", params=KINDS.values(), ids=KINDS.keys())
def visit(request: pytest.FixtureRequest, visitor: Visit, site_url: str) -> Visit:
    visitor.leave()
    visitor.page.goto(site_url + request.param)
    return visitor


def test_it_asks_only_its_own_site_and_nothing_fails(visit: Visit, site_url: str) -> None:
    assert visit.page.evaluate(BROKEN_PICTURES) == []
    assert len(visit.requests) > 3  # the page, a sheet and the two scripts
    assert not [url for url in visit.requests if not url.startswith((site_url, "data:"))]
    assert not visit.complaints


def test_it_needs_no_sideways_scrolling(visit: Visit) -> None:
    visit.resize(195)  # a phone zoomed to 200 %
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 195
    for text, widths in (("normal", WIDTHS), ("large", WIDTHS[::-3])):
        visit.page.evaluate("text => { document.documentElement.dataset.text = text }", text)
        for width in widths:
            visit.resize(width)
            wide, outside = visit.page.evaluate(SIDEWAYS)
            assert wide <= width, text
            assert outside == [], (text, width)
    visit.page.evaluate("delete document.documentElement.dataset.text")


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1440, "dark")])
def test_it_is_accessible(visit: Visit, width: int, scheme: Literal["light", "dark"]) -> None:
    """Colours do not depend on the width, so one scheme for each width is enough."""
    visit.resize(width)
    visit.page.emulate_media(color_scheme=scheme)
    assert violations(visit.page) == []


def test_what_stands_in_a_row_keeps_apart_without_gaps(visit: Visit) -> None:
    visit.page.emulate_media(color_scheme="light")
    for width in (1440, 390):
        visit.resize(width)
        assert visit.page.evaluate(TOUCHING) == []
