"""The overview as a table: on the terminal, as Markdown, and as CSV for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from rich.cells import cell_len

from wuse.editions.tables import inert
from wuse.printable import escape_markdown, printable

from .rows import Overview, OwnerRow

INTERNAL = "只给主管部门看，不发布"
COLUMNS = (
    "文件夹", "单位", "状态", "活动", "典型", "照片", "最后更新", "错误", "提醒", "还缺", "到期",
)  # fmt: skip


def cells(row: OwnerRow) -> list[str]:
    """The cells of a row, in the order of `COLUMNS`."""
    age = "（半年以上）" if row.is_stale else ""
    counts = map(str, (row.activities, row.exemplars, row.photos))
    problems = map(str, (row.errors, row.warnings))
    ending = "、".join(row.ending)
    last = f"{row.updated}{age}"
    return [row.slug, row.name, row.state, *counts, last, *problems, "、".join(row.missing), ending]


def as_text(found: Overview) -> str:
    """Columns for a terminal, in which a Chinese character takes two cells."""
    rows = [COLUMNS, *([printable(cell) for cell in cells(row)] for row in found.rows)]
    widths = [max(cell_len(row[n]) for row in rows) for n in range(len(COLUMNS))]
    lines = [f"{found.day.isoformat()}：{found.headline}。{INTERNAL}。", ""]
    lines += [_padded(row, widths) for row in rows]
    return "".join(f"{line}\n" for line in lines)


def _padded(row: Sequence[str], widths: Sequence[int]) -> str:
    padded = (
        cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True)
    )
    return "  ".join(padded).rstrip()


def as_markdown(found: Overview) -> str:
    """A table of Markdown, for an internal page or a summary."""
    lines = [f"# 投稿情况（{found.day.isoformat()}）", "", f"{found.headline}。{INTERNAL}。", ""]
    lines += [_line(COLUMNS), _line(["---"] * len(COLUMNS))]
    lines += [_line(map(escape_markdown, cells(row))) for row in found.rows]
    return "".join(f"{line}\n" for line in lines)


def _line(row: Iterable[str]) -> str:
    return f"| {' | '.join(row)} |"


def as_csv(found: Overview) -> str:
    """For a spreadsheet, with the mark that Excel looks for; no cell is a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([COLUMNS, *(map(inert, cells(row)) for row in found.rows)])
    return f"\ufeff{text.getvalue()}"
