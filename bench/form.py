"""The submission form on a slow phone, and receiving what it makes.

``python bench/form.py SITE`` opens the form of a built site from its folder, in a Chromium whose
processor is slowed down, and prints how long it takes until the form can be filled in, how long a
package of nine photos of 12 megapixels takes, and how long ``wuse receive`` takes for it.
"""

from __future__ import annotations

import argparse
import gzip
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from PIL import Image, ImageFilter
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
SCHOOL = "linhai-primary"
SLOWER = 4
PHOTOS = 9
RUNS = 3


def photos(folder: Path) -> Iterator[Path]:
    """Photos with the noise of a phone's camera: about 4 MB each."""
    for number in range(PHOTOS):
        noise = Image.effect_noise((4032, 3024), 40 + number).convert("RGB")
        path = folder / f"{number}.jpg"
        noise.filter(ImageFilter.GaussianBlur(0.8)).save(path, quality=90)
        yield path


def ready(page: Page, address: str) -> float:
    """Seconds from asking for the page until the form can be filled in."""
    start = perf_counter()
    page.goto(address)
    page.locator("[data-ready]").wait_for()
    return perf_counter() - start


def fill(page: Page) -> None:
    """Everything but the photos."""
    page.fill("#input-title", "重阳前一天，把热饭送到枫林公寓")
    page.fill("#input-date", "2025-10-28")
    page.fill("#input-summary", "食堂多蒸了两屉米糕。")
    page.locator("label.pick", has_text="走访慰问").click()
    page.locator("#field-initiative label.pick").first.click()


def package(page: Page, files: list[Path], target: Path) -> tuple[float, float]:
    """Seconds for choosing the photos, and for making the package."""
    start = perf_counter()
    page.locator("#fields input[type=file]").set_input_files(files)
    page.locator("#photos > li").nth(PHOTOS - 1).wait_for(timeout=300_000)
    page.locator("#say-photos.ok").wait_for(timeout=300_000)
    chosen = perf_counter() - start
    for number in range(PHOTOS):
        card = page.locator("#photos > li").nth(number)
        card.locator("label.pick").first.click()
        card.locator("input[id$=-alt]").fill(f"第 {number} 张。")
    start = perf_counter()
    with page.expect_download(timeout=300_000) as download:
        page.locator("#make").click()
    download.value.save_as(target)
    return chosen, perf_counter() - start


def receive(file: Path, folder: Path) -> float:
    """Seconds of ``wuse receive`` without git."""
    shutil.copytree(ROOT / "brands", folder / "brands")
    start = perf_counter()
    program, places = Path(sys.executable).with_name("wuse"), (folder, folder / "to")
    options = [f"--project={places[0]}", f"--into={places[1]}"]
    done = subprocess.run(
        [str(program), "receive", str(file), *options], capture_output=True, check=False
    )
    if done.returncode:
        sys.exit(done.stdout.decode())
    return perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="a site of this repository's brands")
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    options = parser.parse_args()
    script = next((options.site / "static").glob("form.*.js")).read_bytes()
    print(f"script: {len(gzip.compress(script)) / 1000:.1f} KB gzip")
    address = (options.site.resolve() / "submit" / SCHOOL / "index.html").as_uri()
    with TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        files = list(photos(folder))
        print(f"photos: {PHOTOS} of 12 MP, {sum(it.stat().st_size for it in files) / 1e6:.0f} MB")
        browser = playwright.chromium.launch(
            executable_path=options.chromium,
            args=["--no-sandbox", "--disable-background-networking"],
        )
        page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
        page.goto(address)  # starts the browser's processes
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        times = sorted(ready(page, address) for _ in range(RUNS))
        print(f"ready, CPU ×{SLOWER}: {times[RUNS // 2]:.2f} s")
        fill(page)
        target = folder / "package.zip"
        chosen, made = package(page, files, target)
        print(f"photos re-encoded, CPU ×{SLOWER}: {chosen:.1f} s; package: {made:.1f} s")
        browser.close()
        print(f"received: {receive(target, folder / 'project'):.1f} s")


if __name__ == "__main__":
    main()
