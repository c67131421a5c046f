"""Takes the pictures of the site that README shows, so that they stay true: `make screenshots`.

Run after `make site`; needs the tests' environment (Playwright and a Chromium).
"""

import io
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))
from chromium import FLAGS, find_chromium  # noqa: E402 - beside the tests, which share it

PAGE = "brands/linhai-primary/index.html"
TARGET = ROOT / "docs/assets/screenshot.png"
DESKTOP, PHONE = (1280, 860), (390, 844)
MARGIN = 32
PAPER = (231, 223, 212)


def main() -> None:
    """Set a desktop and a phone view of a brand's page side by side."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        desktop, phone = (_shoot(browser, *size) for size in (DESKTOP, PHONE))
        browser.close()
    width = desktop.width + phone.width + 3 * MARGIN
    sheet = Image.new("RGB", (width, desktop.height + 2 * MARGIN), PAPER)
    sheet.paste(desktop, (MARGIN, MARGIN))
    sheet.paste(phone, (desktop.width + 2 * MARGIN, MARGIN))
    # A palette is plenty for a page of flat colours, and a fifth of the bytes.
    sheet.quantize(192, dither=Image.Dither.NONE).save(TARGET, optimize=True)


def _shoot(browser: Browser, width: int, height: int) -> Image.Image:
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme="light")
    page.goto((ROOT / "site" / PAGE).as_uri())
    page.wait_for_load_state("networkidle")
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB")


if __name__ == "__main__":
    main()
