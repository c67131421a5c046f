"""Takes the screenshots of the site and of terminals for the README and the guides.

They show real things, so that they stay true: the site of this repository, and a school that
follows the guide for working on one's own computer word for word.

Run by `make screenshots`, after `make site`; needs the tests' environment (Playwright and a
Chromium).
"""

import io
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))
import terminal  # noqa: E402
from support.chromium import FLAGS, find_chromium  # noqa: E402 - beside the tests, which share it
from support.guide import read  # noqa: E402
from support.project import Project  # noqa: E402
from support.teacher import Teacher, open_bureau, taken_by_telephone  # noqa: E402

SITE = ROOT / "site"
BRAND = "brands/linhai-primary/index.html"
ACTIVITY = "brands/linhai-primary/activities/2025-10-17-four-exits/index.html"
PHOTO = ROOT / "brands/shanqian-school/photos/tree-planting.jpg"
TARGET = ROOT / "docs/assets"
DESKTOP, PHONE = (1280, 860), (390, 844)
MARGIN = 32
PAPER = (231, 223, 212)
LIMIT = 120_000
"""Most bytes of a picture, since people read the guides on phones."""


def main() -> None:
    """Retake every picture."""
    with sync_playwright() as playwright, TemporaryDirectory() as scratch:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        _site(browser)
        _school(browser, Path(scratch))
        _desk(browser, Path(scratch))
        browser.close()


def _site(browser: Browser) -> None:
    """Pages of this repository's site."""
    _save(_sheet([_view(browser, SITE / BRAND, *size) for size in (DESKTOP, PHONE)]), "screenshot")
    _save(_view(browser, SITE / "brands/index.html", 1000, 760), "guide-wall")
    _save(_part(browser, BRAND, "#cadence"), "guide-cadence")
    _save(_filtered(browser), "guide-filters")
    _save(_searched(browser), "guide-search")
    _save(_view(browser, SITE / ACTIVITY, 1000, 720), "guide-activity")
    _save(_view(browser, SITE / "rules/y221/index.html", 1000, 820), "guide-rule")


def _school(browser: Browser, scratch: Path) -> None:
    """What a teacher sees while following the guide."""
    with Image.open(PHOTO) as drawn:
        photo = taken_by_telephone(drawn, scratch / "photo.jpg")
    bureau = open_bureau(scratch / "bureau")
    teacher = RecordedTeacher(scratch, bureau, photo)
    teacher.follow(read("submit-local").split("{ #propose }")[0])
    project = Project(teacher.folder)
    project.build()
    _save(_view(browser, project.site / "brands/shiyan/index.html", 1000, 900), "guide-brand")
    _save(_view(browser, scratch / "report.html", 1000, 1060), "guide-report")

    [activity] = teacher.folder.glob("brands/shiyan/activities/*.yml")
    activity.write_text(activity.read_text("utf-8").replace("摘要: ", "摘要："), "utf-8")
    for command in ("check brands/shiyan", "fix brands/shiyan"):
        teacher.run(f".venv/bin/wuse {command}", ())
    for name, words in TERMINALS.items():
        output = next(text for command, text in teacher.outputs.items() if words in command)
        _save(_terminal(browser, output), f"guide-{name}")


PANEL = "评选: '2026'\n种子: 抽签\n评审:\n  - {编号: P03, 单位: jinxiu-vocational}\n"


def _desk(browser: Browser, scratch: Path) -> None:
    """The desk of a judge of this repository's own evaluation, with a few scores."""
    panel = scratch / "panel.yml"
    panel.write_text(PANEL, "utf-8")
    packed = Project(ROOT).wuse("pack", "2026", "--panel", str(panel))
    assert packed.code == 0, packed.said
    with ZipFile(scratch / "wuse-pack-2026-P03.zip") as archive:
        archive.extractall(scratch / "pack")
    page = _open(browser, scratch / "pack/site/editions/2026/desk/1/index.html", 1200, 760)
    page.get_by_role("button", name="开始评").first.click()
    for score in ("4", "4.5", "3.5", "5"):
        page.locator("#desk-score").fill(score)
        page.get_by_role("button", name="下一条未评").click()
    page.locator(".desk-rail button").nth(1).click()
    page.wait_for_timeout(500)
    _save(_picture(page.screenshot()), "guide-desk")
    page.set_viewport_size({"width": 1000, "height": 760})
    page.get_by_role("link", name="全部参评单位").click()
    _save(_picture(page.screenshot()), "guide-desk-list")


class RecordedTeacher(Teacher):
    """A teacher whose terminal is recorded."""

    def __init__(self, folder: Path, origin: Path, photo: Path) -> None:
        super().__init__(folder, origin, photo)
        self.outputs: dict[str, str] = {}
        """Command -> what the terminal showed."""

    def run(self, command: str, answers: Sequence[str]) -> None:
        """Run one command on a terminal."""
        self.outputs[command] = terminal.record(command, answers, self.folder)


TERMINALS = {
    "new": "wuse new brand",
    "prepare": "wuse photos prepare",
    "check": "wuse check brands",
    "fix": "wuse fix brands",
}
"""Picture -> words of the command that it shows."""

TALLEST = 640
"""Height (px) at which the picture of a terminal is cut."""


def _terminal(browser: Browser, output: str) -> Image.Image:
    window = browser.new_page(viewport={"width": 1000, "height": TALLEST})
    window.set_content(terminal.page(output))
    picture = _picture(window.locator("figure").screenshot())
    return picture.crop((0, 0, picture.width, min(picture.height, TALLEST)))


def _open(browser: Browser, file: Path, width: int, height: int) -> Page:
    viewport = {"width": width, "height": height}
    page = browser.new_page(viewport=viewport, color_scheme="light")  # type: ignore[arg-type]
    page.goto(file.as_uri())
    page.wait_for_load_state("networkidle")
    return page


def _view(browser: Browser, file: Path, width: int, height: int) -> Image.Image:
    """What a window of this size (CSS px) shows before scrolling."""
    return _picture(_open(browser, file, width, height).screenshot())


def _part(browser: Browser, path: str, selector: str) -> Image.Image:
    """One section of a page."""
    return _picture(_open(browser, SITE / path, 1000, 900).locator(selector).screenshot())


def _filtered(browser: Browser) -> Image.Image:
    """The timeline, filtered by one colour."""
    page = _open(browser, SITE / "timeline/index.html", 1000, 980)
    boxes = page.locator("details.facet").filter(has=page.locator("[data-facet=colour]"))
    boxes.locator("summary").click()
    boxes.locator("a").first.click()
    page.wait_for_load_state("networkidle")
    return _picture(page.screenshot())


def _searched(browser: Browser) -> Image.Image:
    """What the search finds for two words."""
    page = browser.new_page(viewport={"width": 1000, "height": 980}, color_scheme="light")
    page.goto(f"{(SITE / 'search/index.html').as_uri()}?q=党员+放学")
    page.locator(".hit").first.wait_for()
    page.wait_for_load_state("networkidle")
    return _picture(page.screenshot())


def _picture(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


def _sheet(pictures: list[Image.Image]) -> Image.Image:
    """Pictures side by side on a plain background."""
    width = sum(picture.width + MARGIN for picture in pictures) + MARGIN
    height = max(picture.height for picture in pictures) + 2 * MARGIN
    sheet, left = Image.new("RGB", (width, height), PAPER), MARGIN
    for picture in pictures:
        sheet.paste(picture, (left, MARGIN))
        left += picture.width + MARGIN
    return sheet


def _save(picture: Image.Image, name: str) -> None:
    # A palette is enough for a page of flat colours, and needs a fifth of the bytes.
    for colours in (256, 128, 64, 32):
        png = io.BytesIO()
        palette = picture.quantize(colours, kmeans=2, dither=Image.Dither.NONE)
        palette.save(png, "PNG", optimize=True)
        if png.tell() <= LIMIT:
            break
    (TARGET / f"{name}.png").write_bytes(png.getvalue())


if __name__ == "__main__":
    main()
