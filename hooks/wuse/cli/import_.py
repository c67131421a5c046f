"""``wuse import``: ledgers, briefings, articles and photos become drafts, after a look at each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import click

from wuse.intake.everything import Planned, plan_all
from wuse.intake.messages import Level, Note
from wuse.intake.plans import Outcome, Returned, Word
from wuse.intake.reports import REPORTS, Line, write_report, write_returned
from wuse.intake.target import Target
from wuse.printable import printable
from wuse.rules.texts.identifiers import mask_private_numbers

from .options import owner_slug, project_option
from .program import unwritable

_STYLES = {Level.REFUSED: "red", Level.DOUBT: "yellow", Level.NOTE: "bright_black"}
_ALWAYS = (Word.NEW, Word.KNOWN, Word.RETURNED)
"""What the last line counts even if there is none."""
_new_file = click.Path(dir_okay=False, path_type=Path)


@click.command("import")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path),
    metavar="台账.xlsx 简报.docx 文章.html 照片.zip……",
)
@click.option("--write", is_flag=True, help="写成草稿；不加就只说会怎样写。")
@click.option("--with-blanks", is_flag=True, help="缺日期、类型的也写成草稿，缺的写“待补”。")
@click.option("--owner", default="", metavar="文件夹", help="没有写学校的，都是这所学校的。")
@click.option(
    "--report",
    type=_new_file,
    metavar="报告.xlsx",
    help="把每一行的结果和提示写成一张表（.xlsx 或 .csv）。",
)
@click.option(
    "--returned",
    type=_new_file,
    metavar="退回.xlsx",
    help="把退回的行连同原因写成一张表，改好再导入。",
)
@project_option
@click.pass_context
def import_(
    context: click.Context,
    files: tuple[Path, ...],
    write: bool,
    with_blanks: bool,
    owner: str,
    report: Path | None,
    returned: Path | None,
    project: Path,
) -> None:
    """读台账、简报、公众号文章和照片，写成草稿；已有的内容不动。

    台账是 .xlsx、.xls、.ods、.csv；简报是 .docx；文章是从浏览器另存的网页（.html 或 .mhtml）；
    照片是文件夹或 .zip。文件夹和压缩包里的都读。

    每一行读成什么、哪里看不懂、怎样改，都说清楚。草稿的“公开范围”是“内部”，有人看过才公开。
    wuse table export 做的表导回来时，只改表里改过的格子。
    """
    _check_endings(report, returned)
    owner = owner and owner_slug(project, owner)
    said = _Said(with_lines=report is not None)
    for planned in plan_all(list(files), Target(project, with_blanks, owner)):
        failed = planned.plan.write() if write else []
        _show(planned, failed, project, write)
        said.add(planned, failed, project)
    _put(report, lambda path: write_report(path, said.lines))
    if said.returned:
        _put(returned, lambda path: write_returned(path, said.returned, said.bases))
    counts = said.counts
    words = [*_ALWAYS, *(word for word in Word if word not in _ALWAYS and counts[word])]
    numbers = " · ".join(f"{word} {counts[word]}" for word in words)
    last = "草稿都没有公开，核对以后再改" if write else "这是试运行，没有写文件；加 --write 才写"
    unit = "行" if said.has_rows else "项"
    click.echo(f"读了 {counts.total() - counts[Word.UNREAD]} {unit}：{numbers}。{last}。")
    if said.returned and not returned:
        click.echo("加 --returned 退回.xlsx，把退回的行连同原因写成一张表。")
    if counts[Word.UNREAD] and counts.total() == counts[Word.UNREAD]:
        context.exit(2)
    context.exit(1 if said.refused or counts[Word.UNREAD] else 0)


@dataclass
class _Said:
    """What an import had to say of all files."""

    with_lines: bool
    """Whether a report is asked for."""
    lines: list[Line] = field(default_factory=list)
    returned: list[Returned] = field(default_factory=list)
    bases: dict[str, str] = field(default_factory=dict)
    counts: Counter[Word] = field(default_factory=Counter)
    refused: bool = False
    has_rows: bool = False
    """Whether any of the files was a ledger."""

    def add(self, planned: Planned, failed: list[Note], project: Path) -> None:
        plan = planned.plan
        if self.with_lines:
            self.lines += _lines(planned, failed, project)
        self.returned += plan.returned
        self.bases |= planned.workbook.bases if planned.workbook and plan.returned else {}
        self.counts += plan.counts
        self.has_rows |= planned.workbook is not None
        notes = [*plan.notes, *failed]
        self.refused |= any(note.level is Level.REFUSED for note in notes)


def _check_endings(report: Path | None, returned: Path | None) -> None:
    for path, endings in ((report, REPORTS), (returned, (".xlsx",))):
        if path and path.suffix.lower() not in endings:
            raise click.UsageError(f"“{printable(path.name)}”要以 {' 或 '.join(endings)} 结尾")
        if path and path.exists():
            raise click.UsageError(f"{printable(path.name)} 已经有了，没有改动它；换一个名字")


def _put(path: Path | None, write: Callable[[Path], None]) -> None:
    if path:
        try:
            write(path)
        except OSError:
            raise unwritable(path) from None
        click.echo(f"已写好 {printable(str(path))}。")


def _lines(planned: Planned, failed: list[Note], project: Path) -> Iterator[Line]:
    """The lines of a report: what becomes of each row, and all that there is to say of it."""
    for outcome in planned.plan.outcomes:
        title = mask_private_numbers(outcome.title)
        message = f"“{title}”{_target(outcome, project)}" if title else ""
        yield Line(planned.name, outcome.place, outcome.word, "", message)
    yield from (Line.of(planned.name, note) for note in (*planned.plan.notes, *failed))


def _target(outcome: Outcome, project: Path) -> str:
    if outcome.word not in (Word.NEW, Word.CHANGED) or not outcome.target:
        return ""
    return f" → {printable(outcome.target.relative_to(project).as_posix())}"


def _once(notes: Iterable[Note]) -> Iterator[Note]:
    """What is said of many cells alike is said once; the report names them all."""
    places: dict[Note, list[str]] = {}
    for note in notes:
        places.setdefault(replace(note, place=""), []).append(note.place)
    for note, found in places.items():
        more = f" 等 {len(found)} 处" if found[1:] else ""
        yield replace(note, place=f"{found[0]}{more}")


def _show(planned: Planned, failed: list[Note], project: Path, write: bool) -> None:
    """Say what there is to say of a file, and what becomes of what is in it."""
    for note in _once((*planned.plan.notes, *failed)):
        level = click.style(note.level, fg=_STYLES[note.level])
        between = "" if note.place.startswith("“") or not note.place else " "
        name = planned.name + (between if note.place else "：")
        click.echo(f"{note.code} {level} {printable(mask_private_numbers(f'{name}{note}'))}")
    word = "" if write else "会"
    for outcome in planned.plan.outcomes:
        if target := _target(outcome, project):
            action = "写" if outcome.word is Word.NEW else "改"
            title = printable(mask_private_numbers(outcome.title))
            place = outcome.place or planned.name
            click.echo(f"{word}{action} {place}“{title}”{target}")
    for path, edited in planned.plan.edited.items():
        if edited.added:
            shown = printable(path.relative_to(project).as_posix())
            click.echo(f"{shown} 原来的内容不动，{edited.added} 条作为备注加在末尾")
