"""A region's ledgers, each of another shape: every row is accounted for, once."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner
from support.documents import packed
from support.project import Project, brand, make_project
from support.workbooks import workbook
from xlsxwriter import Workbook

from wuse.cli import main
from wuse.source import load_region

SCHOOLS = [f"第{number}示例小学" for number in range(1, 7)]
TYPES = ["主题党日", "家访", "送教", "读书分享", "没有这种"]
ROWS = 20

Row = list[object]


def rows(shape: int) -> list[Row]:
    """School, date, title, type; some with a date, a school or a type that cannot be read."""
    dates: list[object] = ["2025.3.{}上午", "2025年3月{}日（周二）", "2025/3/{} 14:30", "3月{}日"]
    made = []
    for number in range(ROWS):
        date = 45717 + number if number % 5 == 4 else dates[number % 4]
        written = date.format(number % 28 + 1) if isinstance(date, str) else date
        written = 2025.1 if number == 7 else written
        school = "没有这所学校" if number == 11 else SCHOOLS[(shape + number) % len(SCHOOLS)]
        place = "山海林田"[shape % 4] + "甲乙丙丁戊己庚辛壬癸"[number % 10]
        title = f"第{number}次到{place}边劳动"
        made.append([school, written, title, TYPES[number % len(TYPES)]])
    return made


def plain(shape: int) -> bytes:
    """Headers of another office, in another order, and a column of no field."""
    head = ["序号", "主题名称", "活动时间", "形式", "所在单位", "经费"]
    cells = [[n, it[2], it[1], it[3], it[0], "三百元"] for n, it in enumerate(rows(shape), 1)]
    return workbook({"台账（2025年度）": [head, *cells]})


def with_title(shape: int) -> bytes:
    """A title, merged schools, a second row of headers, a total at the end."""
    data = io.BytesIO()
    with Workbook(data) as book:
        page = book.add_worksheet("2025年活动")
        page.merge_range(0, 0, 0, 6, "党建活动台账（2025年度）")
        page.write_row(2, 0, ["单位", "时间", "活动名称", "类别", "参加人员"])
        page.write_row(3, 4, ["党员", "学生"])
        for number, row in enumerate(rows(shape), 4):
            page.write_row(number, 0, [*row, 12, "约30"])
        page.write_row(ROWS + 4, 0, ["合计", "", "", "", 240])
    return data.getvalue()


def printed(shape: int) -> bytes:
    """The headers again at the top of every page, and empty rows between."""
    head: Row = ["单位", "日期", "标题", "活动类型"]
    body = rows(shape)
    pages = [row for at in range(0, ROWS, 7) for row in (head, *body[at : at + 7], [])]
    return workbook({"活动（2025年）": [["（2025年度）"], *pages]})


def as_text(shape: int) -> bytes:
    """What old programs write: separated by tabs, in GBK."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter="\t")
    writer.writerows([["（2025年度）"], ["学校", "时间", "活动主题", "活动类别"], *rows(shape)])
    return text.getvalue().encode("gb18030")


@pytest.mark.slow
def test_every_row_is_accounted_for(tmp_path: Path) -> None:
    files = {f"brands/s{number}/brand.yml": brand(name) for number, name in enumerate(SCHOOLS)}
    project: Project = make_project(tmp_path / "project", files)
    shapes = {"一.xlsx": plain, "二.xlsx": with_title, "三.xlsx": printed, "四.csv": as_text}
    ledgers = [(name, make(number)) for number, (name, make) in enumerate(shapes.items())]
    (project.root / "台账.zip").write_bytes(packed(ledgers))
    report = project.root / "报告.csv"
    command = ["import", str(project.root / "台账.zip"), "--write", "--report", str(report)]
    result = CliRunner().invoke(main, [*command, "--project", str(project.root)])
    lines = list(csv.reader(report.read_text("utf-8-sig").splitlines()))[1:]
    outcomes = [line for line in lines if not line[3]]
    assert Counter(line[0] for line in outcomes) == {f"台账.zip › {name}": ROWS for name in shapes}
    assert len({(line[0], line[1]) for line in outcomes}) == ROWS * len(shapes)
    words = Counter(line[2] for line in outcomes)
    # A type that is none, a date with two readings, a school that is none.
    returned = {number for number in range(ROWS) if number in (7, 11) or number % 5 == 4}
    assert words == {"新写": (ROWS - len(returned)) * 4, "退回": len(returned) * 4}
    assert f"读了 {ROWS * 4} 行" in result.output
    region = load_region(project.root)
    assert not [it for it in region.problems if it.severity == "error"]
    owners = region.region.owners.values()
    written = [item.record for owner in owners for item in owner.activities]
    assert len(written) == words["新写"]
    assert all(re.fullmatch(r"2025-03-\d\d", record.date.text) for record in written)
