"""The poster: one sheet of paper whatever a school writes, with a QR code that a phone can read."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page, expect
from support.accessible import violations
from support.project import brand, make_project

ADDRESS = "brands/linhai-primary/"
POSTER = f"{ADDRESS}poster/"
A4 = (595, 842)
"""Width and height in points."""


@pytest.fixture
def poster(chromium: Browser, site_url: str) -> Iterator[Page]:
    with chromium.new_page(viewport={"width": 1280, "height": 900}) as page:
        page.goto(site_url + POSTER)
        yield page


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a school with everything at full length, and of one with almost nothing."""
    many = [{"id": f"i{n}", "name": f"第{n}项名称很长的党建引领行动"} for n in range(12)]
    long = brand("临海市滨海新区第一实验小学教育集团东校区", initiatives=many)
    long["brand"] = {"name": "党建引领聚合力五育并举促发展" * 4, "slogan": "一句很长的口号，" * 20}
    files = {"brands/long/brand.yml": long, "brands/short/brand.yml": brand()}
    project = make_project(tmp_path_factory.mktemp("crowded"), files)
    run = project.build()
    assert run.code == 0, run.said
    return project.site


def sheets(pdf: bytes) -> list[tuple[int, int]]:
    """The sizes of a document's pages in points."""
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == len(re.findall(rb"/MediaBox", pdf))
    boxes = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    return [(round(float(width)), round(float(height))) for width, height in boxes]


def codes(png: bytes) -> list[str]:
    """The QR codes that a camera reads in a picture."""
    return [found.text for found in zxingcpp.read_barcodes(Image.open(io.BytesIO(png)))]


def test_it_prints_on_one_sheet_of_a4(poster: Page) -> None:
    assert sheets(poster.pdf(prefer_css_page_size=True)) == [A4]


@pytest.mark.parametrize("slug", ["long", "short"])
def test_it_prints_on_one_sheet_whatever_is_written(
    chromium: Browser, crowded: Path, slug: str
) -> None:
    with chromium.new_page() as page:
        page.goto((crowded / f"brands/{slug}/poster/index.html").as_uri())
        assert sheets(page.pdf(prefer_css_page_size=True)) == [A4]
        page.emulate_media(media="print")
        # The code is always on the sheet.
        assert codes(page.locator(".sheet").screenshot()) == [
            f"https://wuse.example/brands/{slug}/"
        ]


def test_a_phone_reads_its_code(poster: Page) -> None:
    assert codes(poster.locator(".sheet").screenshot()) == [f"https://wuse.example/{ADDRESS}"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible(poster: Page, scheme: str) -> None:
    poster.emulate_media(color_scheme=scheme)
    assert violations(poster) == []


def test_it_is_white_paper_in_the_dark_too(poster: Page) -> None:
    poster.emulate_media(color_scheme="dark")
    assert codes(poster.locator(".sheet").screenshot()) == [f"https://wuse.example/{ADDRESS}"]


def test_the_button_prints(poster: Page) -> None:
    poster.evaluate("window.print = () => { window.printed = true; }")
    poster.get_by_role("button", name="打印").click()
    assert poster.evaluate("window.printed")


def test_without_scripts_there_is_no_button(chromium: Browser, site_url: str) -> None:
    with chromium.new_page(java_script_enabled=False) as page:
        page.goto(site_url + POSTER)
        expect(page.locator(".sheet")).to_be_visible()
        expect(page.locator(".poster-print")).to_be_hidden()


def test_screens_show_the_sheet_true_to_scale(chromium: Browser, site_url: str) -> None:
    with chromium.new_page(viewport={"width": 768, "height": 640}) as page:
        page.goto(site_url + POSTER)
        width, height = page.locator(".sheet").evaluate("e => [e.clientWidth, e.clientHeight]")
        assert height / width == pytest.approx(296 / 210, abs=0.02)


def test_on_a_phone_it_fits_and_can_be_read(chromium: Browser, site_url: str) -> None:
    with chromium.new_page(viewport={"width": 320, "height": 640}) as page:
        page.goto(site_url + POSTER)
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        sizes = "all => all.map((part) => parseFloat(getComputedStyle(part).fontSize))"
        texts = page.locator(".sheet :is(p:not(.sheet-marks), dt, dd, h2, .mark):visible")
        assert min(texts.evaluate_all(sizes)) >= 12


def test_a_page_shows_its_code_on_paper_only(chromium: Browser, site_url: str) -> None:
    with chromium.new_page() as page:
        page.goto(site_url + ADDRESS)
        code = page.locator(".page-code")
        expect(code).to_be_hidden()
        page.emulate_media(media="print")
        expect(code).to_contain_text(f"https://wuse.example/{ADDRESS}")
        assert codes(code.screenshot()) == [f"https://wuse.example/{ADDRESS}"]
