"""One school's texts do not change the pages of others: neither widths, boxes nor letters."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree

import pytest
from browser.hostile_texts import FILES, TEXTS, calm, schools
from browser.sideways import OUTSIDE
from PIL import Image
from playwright.sync_api import Browser, Page
from support.once import once
from support.project import Content, activity, brand, make_project

SHARED = ("", "brands/", "brand-list/", "matrix/", "timeline/", "timeline/2025/", "exemplars/",
          "resources/", "districts/", "districts/filled/", "brands/ordinary/", "brands/filled/",
          "brands/ordinary/activities/2025-10-18-tree/")  # fmt: skip
"""Pages that show other schools beside the hostile ones, or mention these."""
OWN = ("", "activities/2025-10-18-sea/", "exemplars/lamp/", "case/")
"""Pages of a school."""
MEDIA: tuple[tuple[Literal["screen", "print"], int], ...] = (
    ("screen", 390), ("screen", 1440), ("print", 680),
)  # fmt: skip
"""Medium and width in CSS pixels; A4 without margins is 680 wide."""

ORDINARY: dict[str, Content] = {
    "brands/ordinary/brand.yml": {
        "owner": {"name": "临海小学", "parent": "letters", "district": "filled"},
        "brand": {"name": "红帆领航", "slogan": "小船不慌"},
        "initiatives": [{"id": "candle", "name": "红烛行动"}, {"id": "sprout", "name": "护苗行动"}],
    },
    "brands/ordinary/activities/2025-10-18-tree.yml": activity("植树", "2025-10-18"),
    "brands/ordinary/exemplars/post.yml": {"type": "党员示范岗", "name": "一号岗"},
    "brands/filled/brand.yml": brand("海边小学"),  # the hostile schools' partner
    "brands/_bureau/site.yml": {"districts": [{"id": "filled", "name": "滨海区"}]},
    "brands/_bureau/resources.yml": {
        "resources": [{"id": "ship", "name": "旧船坞", "kind": "旧址", "owner": "letters"}]
    },
}

ENTRIES = """() => {
    const lists = "main :is(.wall, .brand-strip, .stack ul, .others, .month ol, .people, .tiles,"
        + " .entries, .exemplars, .resources) > li";
    return [...document.querySelectorAll(lists)].map(entry => {
        const box = entry.getBoundingClientRect();
        const inside = [...entry.querySelectorAll("*")].map(element => {
            const own = element.getBoundingClientRect();
            return [element.tagName, own.left - box.left, own.width, own.height]
                .map(value => value.toFixed ? Math.round(value) : value);
        });
        const link = entry.querySelector("a");
        return {left: box.left, top: box.top, right: box.right, bottom: box.bottom, inside,
                link: link ? link.getAttribute("href") : ""};
    });
}"""


def build(root: Path, files: dict[str, Content], share_cards: str) -> None:
    buffer = io.BytesIO()
    Image.effect_noise((800, 600), 60).convert("RGB").save(buffer, "JPEG")
    homes = {path.rsplit("/", 1)[0] for path in files if path.endswith("case.yml")}
    photos: dict[str, Content] = {f"{home}/photos/photo.jpg": buffer.getvalue() for home in homes}
    project = make_project(root, {**files, **ORDINARY, **photos}, {"share_cards": share_cards})
    run = project.build()
    assert run.code == 0, run.said


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of an ordinary school among hostile ones."""
    return (
        once(tmp_path_factory, "hostile", lambda folder: build(folder, schools(), "all")) / "site"
    )


@pytest.fixture(scope="module")
def peaceful(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the same school among as many like it: a longer list may look different."""
    files = calm(schools())
    return once(tmp_path_factory, "peaceful", lambda folder: build(folder, files, "none")) / "site"


@pytest.fixture(scope="module", params=MEDIA, ids=[f"{m}-{width}" for m, width in MEDIA])
def reader(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    medium, width = request.param
    context = chromium.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.emulate_media(media=medium)
    yield page
    context.close()


def visit(page: Page, site: Path, address: str) -> None:
    page.goto((site / address / "index.html").as_uri())


def test_every_hostile_school_is_published(hostile: Path) -> None:
    for slug in TEXTS:
        for address in (*OWN, "poster/"):
            assert (hostile / "brands" / slug / address / "index.html").is_file(), (slug, address)


def test_nor_do_the_pages_of_who_wrote_it(chromium: Browser, hostile: Path) -> None:
    """With every field at its longest, on a phone."""
    homes = sorted((hostile / "brands").glob("long-*"))
    longest = [f"brands/{home.name}/" for home in homes]
    with chromium.new_page(viewport={"width": 390, "height": 844}) as page:
        for address in (*longest, *(f"brands/{slug}/{own}" for slug in TEXTS for own in OWN)):
            visit(page, hostile, address)
            assert page.evaluate("document.documentElement.scrollWidth") <= 390, address
            # A letter cannot be broken, and its combining marks may be wider than a page.
            assert "/piled/" in address or page.evaluate(OUTSIDE) == [], address


def test_pages_of_others_keep_their_width_and_entries_their_boxes(
    reader: Page, hostile: Path, peaceful: Path
) -> None:
    """And no entry is taller than a screen, however much is written."""
    for address in SHARED:
        visit(reader, hostile, address)
        root = reader.locator("html")
        wide, here = root.evaluate("root => [root.scrollWidth, root.clientWidth]")
        assert wide <= here, address
        assert reader.evaluate(OUTSIDE) == [], address
        entries = reader.evaluate(ENTRIES)
        for entry in entries:
            assert entry["bottom"] - entry["top"] < 900, (address, entry["link"])
        visit(reader, peaceful, address)
        before = {entry["link"]: entry for entry in reader.evaluate(ENTRIES)}
        assert len(entries) >= len(before), address
        for entry in entries:
            if "/ordinary/" in entry["link"]:
                known = before[entry["link"]]
                assert entry["inside"] == known["inside"], address
                assert width(entry) == pytest.approx(width(known), abs=0.5), address
        for one in entries:
            for other in entries:
                assert one is other or not overlap(one, other), (address, one["link"])


def width(entry: dict[str, float]) -> float:
    return entry["right"] - entry["left"]


def overlap(one: dict[str, float], other: dict[str, float]) -> bool:
    across = min(one["right"], other["right"]) - max(one["left"], other["left"])
    down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return across > 1 and down > 1


@pytest.mark.parametrize("address", ["brands/", "timeline/", "exemplars/", "matrix/"])
def test_nothing_is_painted_over_others(reader: Page, hostile: Path, address: str) -> None:
    """With the entry of the ordinary school hidden, its box shows nothing but paper."""
    visit(reader, hostile, address)
    entry = reader.locator("main li", has=reader.locator('a[href*="/ordinary/"]')).first
    entry.evaluate("entry => entry.style.opacity = 0")
    picture = Image.open(io.BytesIO(entry.screenshot())).convert("L")
    edge = 7  # pixels by which the marks of neighbours may overlap
    inside = picture.crop((edge, edge, picture.width - edge, picture.height - edge))
    assert len(inside.getcolors() or ()) == 1


def test_a_poster_stays_one_sheet(chromium: Browser, hostile: Path) -> None:
    with chromium.new_page() as page:
        for slug in ("letters", "piled", "arabic", "wide", "long-0"):
            visit(page, hostile, f"brands/{slug}/poster/")
            boxes = re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))
            assert len(boxes) == 1, slug


def test_share_cards_feed_and_data_are_sound(hostile: Path) -> None:
    cards = list((hostile / "cards").rglob("*.jpg"))
    assert len(cards) > 2 * len(TEXTS)
    for path in cards:
        with Image.open(path) as card:
            assert card.size == (1200, 630), path
    feed = ElementTree.fromstring((hostile / "atom.xml").read_text("utf-8"))
    assert len(feed) > len(TEXTS)
    for path in hostile.rglob("*.json"):
        assert json.loads(path.read_text("utf-8")), path


def test_the_texts_reach_every_field() -> None:
    """Every free field of every file of a school is long in one of the hostile schools."""
    files = schools()
    for name in FILES:
        longest = [str(files[path]).count("x" * 21) for path in files
                   if path.startswith("brands/long-") and path.endswith(name)]  # fmt: skip
        assert sum(longest) > 10, name
