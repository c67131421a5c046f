"""What intake costs: a region's ledgers and briefings in, its records out as a workbook.

    python bench/intake.py [--rows 4000] [--briefings 100]

Ledgers have different shapes, as schools keep them: a title row, merged cells, serial dates, dates
without a year, groups in a second header row, terms that are not ours. Every row must be accounted
for: the counts of the last line add up to what was written into the ledgers.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from pathlib import Path

import yaml
from process import Run, run
from xlsxwriter import Workbook

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from support.documents import docx, paragraph
from support.pictures import encoded, noise, scene

SCHOOLS = 200
TYPES = ("主题党日", "志愿服务", "家访", "送教", "读书分享", "参观", "听课评课")
PLACES = ("会议室", "后山", "社区食堂", "图书馆", "操场")
WUSE = Path(sys.executable).with_name("wuse")


def make_project(root: Path) -> None:
    """A project with many schools."""
    for number in range(SCHOOLS):
        home = root / "brands" / f"school-{number}"
        home.mkdir(parents=True)
        record = {"单位": {"单位名称": f"第{number}示例小学"}, "品牌": {"品牌名称": "示例"}}
        (home / "brand.yml").write_text(yaml.safe_dump(record, allow_unicode=True), "utf-8")


def make_ledger(path: Path, rows: int, dice: random.Random) -> None:
    """A ledger of the worst shape: every row in one of several ways."""
    with Workbook(path) as book:
        page = book.add_worksheet("2025年活动")
        page.merge_range(0, 0, 0, 7, "全区党建活动台账（2025年度）")
        head = ("序号", "单位", "时间", "活动主题", "活动类别", "参加人员", "", "活动地点")
        page.write_row(1, 0, head)
        page.write_row(2, 5, ("党员", "学生"))
        for number in range(rows):
            month, day = dice.randint(1, 12), dice.randint(1, 28)
            dates = (
                f"2025.{month}.{day}上午", f"2025年{month}月{day}日", f"{month}月{day}日",
                45658 + dice.randint(0, 360), f"2025/{month}/{day} 14:30",
            )  # fmt: skip
            cells = (
                number + 1, f"第{number % SCHOOLS}示例小学", dice.choice(dates),
                f"第{number}次{dice.choice(TYPES)}：{dice.choice(PLACES)}里的半天",
                dice.choice(TYPES), f"{dice.randint(3, 60)}", f"约{dice.randint(20, 300)}人",
                dice.choice(PLACES),
            )  # fmt: skip
            page.write_row(number + 3, 0, cells)


def make_briefings(folder: Path, count: int) -> None:
    """Word documents with five photos of two megapixels each."""
    photos = [encoded(scene(1632, 1224), quality=85 + number) for number in range(4)]
    photos.append(encoded(noise(1632, 1224), quality=40))
    folder.mkdir()
    for number in range(count):
        parts = {f"media/{at}.jpg": photo + bytes([number, at]) for at, photo in enumerate(photos)}
        body = [paragraph(f"第{at}段。" + "全校党员和学生一起走访慰问。" * 20) for at in range(8)]
        shown = [paragraph(picture=f"rId{at}") for at in range(len(parts))]
        text = docx(
            paragraph("党建工作简报", "center", bold=True),
            paragraph(f"第{number}次走访慰问退休教师", "center", bold=True),
            paragraph(f"2025年3月{number % 28 + 1}日，第{number}示例小学走访。"),
            *body, *shown, parts=parts,
        )  # fmt: skip
        (folder / f"{number}.docx").write_bytes(text)


def tell(what: str, cost: Run) -> None:
    print(f"| {what} | {cost.cpu:.1f} | {cost.wall:.1f} | {cost.memory:.0f} |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=4000)
    parser.add_argument("--briefings", type=int, default=100)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        make_project(root)
        make_ledger(root / "台账.xlsx", arguments.rows, random.Random(1))
        make_briefings(root / "简报", arguments.briefings)

        def wuse(what: str, *command: str) -> None:
            tell(what, run((WUSE, *command, "--project", root), root, quiet=True))

        print("| what | CPU s | wall s | MB |\n|---|---:|---:|---:|")
        wuse(f"{arguments.rows:,} rows, dry run", "import", "台账.xlsx")
        wuse("written", "import", "台账.xlsx", "--write")
        wuse("again", "import", "台账.xlsx", "--write")
        wuse("exported", "table", "export", "全区.xlsx")
        wuse("imported unchanged", "import", "全区.xlsx", "--write")
        wuse(f"{arguments.briefings} briefings, written", "import", "简报", "--write")


if __name__ == "__main__":
    main()
