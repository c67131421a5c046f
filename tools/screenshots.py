"""Takes the pictures of the site that README and the guides show, so that they stay true.

Run by `make screenshots`, after `make site`; needs the tests' environment (Playwright and a
Chromium).
"""

import io
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))
from chromium import FLAGS, find_chromium  # noqa: E402 - beside the tests, which share it

BRAND = "brands/linhai-primary/"
ACTIVITY = f"{BRAND}activities/2025-10-17-four-exits/"
TARGET = ROOT / "docs/assets"
DESKTOP, PHONE = (1280, 860), (390, 844)
MARGIN = 32
PAPER = (231, 223, 212)


def main() -> None:
    """Take every picture anew."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        _save(_sheet([_view(browser, BRAND, *size) for size in (DESKTOP, PHONE)]), "screenshot")
        _save(_part(browser, BRAND, "#cadence"), "guide-cadence")
        _save(_filtered(browser), "guide-filters")
        _save(_view(browser, ACTIVITY, 1000, 720), "guide-activity")
        browser.close()


def _open(browser: Browser, path: str, width: int, height: int) -> Page:
    viewport = {"width": width, "height": height}
    page = browser.new_page(viewport=viewport, color_scheme="light")  # type: ignore[arg-type]
    page.goto((ROOT / "site" / path / "index.html").as_uri())
    page.wait_for_load_state("networkidle")
    return page


def _view(browser: Browser, path: str, width: int, height: int) -> Image.Image:
    """What a window of this size (CSS px) shows at first."""
    return _picture(_open(browser, path, width, height).screenshot())


def _part(browser: Browser, path: str, selector: str) -> Image.Image:
    """One section of a page."""
    return _picture(_open(browser, path, 1000, 900).locator(selector).screenshot())


def _filtered(browser: Browser) -> Image.Image:
    """A timeline of which one initiative is chosen."""
    page = _open(browser, BRAND, 1000, 900)
    page.locator("#timeline [data-facet=initiative]").nth(3).click()
    page.locator("#timeline .filters").scroll_into_view_if_needed()
    # The list of contents stays at the top of the window and would cover the first line.
    page.evaluate("document.querySelector('.contents').style.position = 'static'")
    box = page.locator("#timeline").bounding_box()
    assert box, "the timeline is on the page"
    clip = {"x": 0, "y": box["y"], "width": 1000, "height": min(box["height"], 980)}
    return _picture(page.screenshot(full_page=True, clip=_on_page(page, clip)))  # type: ignore[arg-type]


def _on_page(page: Page, clip: dict[str, float]) -> dict[str, float]:
    """A rectangle of the window as one of the whole page."""
    return {**clip, "y": clip["y"] + page.evaluate("scrollY")}


def _picture(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


def _sheet(pictures: list[Image.Image]) -> Image.Image:
    """Pictures side by side on a ground of one colour."""
    width = sum(picture.width + MARGIN for picture in pictures) + MARGIN
    height = max(picture.height for picture in pictures) + 2 * MARGIN
    sheet, left = Image.new("RGB", (width, height), PAPER), MARGIN
    for picture in pictures:
        sheet.paste(picture, (left, MARGIN))
        left += picture.width + MARGIN
    return sheet


def _save(picture: Image.Image, name: str) -> None:
    # A palette is plenty for a page of flat colours, and a fifth of the bytes.
    palette = picture.quantize(256, kmeans=2, dither=Image.Dither.NONE)
    palette.save(TARGET / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
