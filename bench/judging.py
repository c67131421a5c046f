"""The judge's desk on a slow phone, with an edition of 300 candidates and 20 criteria.

``python bench/judging.py`` makes a project, packs it, opens the desk of a judge from its folder in
a Chromium whose processor is slowed down, and prints how long it takes to open, and from a key to
the next frame.
"""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from zipfile import ZipFile

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from support.chromium import FLAGS, find_chromium
from support.project import Project, brand, make_project

CANDIDATES = 300
CRITERIA = 20
SLOWER = 6
RUNS = 5
SCORED = 40
"""How many criteria are scored, over three candidates."""

_FRAME = """box => new Promise(done => {
  const start = performance.now();
  box.value = '3.5';
  box.dispatchEvent(new Event('input'));
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
})"""


def project(root: Path) -> Project:
    """Schools that say nothing of themselves, all in one edition."""
    slugs = [f"s{number:03}" for number in range(CANDIDATES)]
    criteria = [
        {"编号": f"A{number}", "名称": f"第{number}条", "分值": 5, "佐证": ["活动"]}
        for number in range(1, CRITERIA + 1)
    ]
    edition = {
        "名称": "一届评选",
        "年份": "2026",
        "依据文件": {"文件名称": "通知", "日期": "2026-01-05"},
        "参评单位": slugs,
        "评分标准": [{"编号": "A", "名称": "全部", "分值": CRITERIA * 5, "指标": criteria}],
    }
    panel = {"评选": "2026", "种子": "一句话", "评审": ["P01"]}
    files = {f"brands/{slug}/brand.yml": brand(slug) for slug in slugs}
    files |= {"brands/_bureau/editions/2026.yml": edition, "panel.yml": panel}
    return make_project(root, files)


def opened(page: Page, address: str) -> float:
    """Seconds from asking for the page until a candidate can be scored."""
    start = perf_counter()
    page.goto(address)
    page.get_by_role("button", name="开始评").first.wait_for()
    return perf_counter() - start


def main() -> None:
    """Measure and print."""
    with TemporaryDirectory() as name, sync_playwright() as playwright:
        made = project(Path(name) / "project")
        start = perf_counter()
        packed = made.wuse("pack", "2026", "--panel", "panel.yml")
        if packed.code:
            sys.exit(packed.said)
        pack = made.root / "wuse-pack-2026-P01.zip"
        print(f"packed: {perf_counter() - start:.0f} s, {pack.stat().st_size / 1e6:.1f} MB")
        with ZipFile(pack) as archive:
            archive.extractall(made.root / "P01")
        address = (made.root / "P01/site/editions/2026/desk/1/index.html").as_uri()
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
        page.goto(address)  # starts the browser's processes
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        print(f"open, CPU ×{SLOWER}: {median(opened(page, address) for _ in range(RUNS)):.2f} s")
        page.get_by_role("button", name="开始评").first.click()
        frames = []
        for _ in range(SCORED):
            frames.append(page.locator("#desk-score").evaluate(_FRAME))
            page.get_by_role("button", name="下一条未评").click()
        print(f"key to frame, CPU ×{SLOWER}: median {median(frames):.0f} ms, {max(frames):.0f} ms")
        browser.close()


if __name__ == "__main__":
    main()
