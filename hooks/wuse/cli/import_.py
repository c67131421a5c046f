"""``wuse import``: ledgers become drafts, after a look at what each row would be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import click

from wuse.intake.drafts import Outcome, Plan, Word
from wuse.intake.importing import plan
from wuse.intake.loading import load
from wuse.intake.messages import Level, Note, RefusedError
from wuse.intake.reports import REPORTS, Line, write_report, write_returned
from wuse.printable import printable
from wuse.rules.texts.identifiers import mask_private_numbers

from .options import project_option
from .program import unwritable

_STYLES = {Level.REFUSED: "red", Level.DOUBT: "yellow", Level.NOTE: "bright_black"}
_ALWAYS = (Word.NEW, Word.KNOWN, Word.RETURNED)
"""What the last line counts even if there is none."""


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path), metavar="台账.xlsx")
@click.option("--write", is_flag=True, help="写成草稿；不加就只说会怎样写。")
@click.option("--with-blanks", is_flag=True, help="缺日期、类型的行也写成草稿，缺的写“待补”。")
@click.option(
    "--report",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="报告.xlsx",
    help="把每一行的结果和提示写成一张表（.xlsx 或 .csv）。",
)
@click.option(
    "--returned",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="退回.xlsx",
    help="把退回的行连同原因写成一张表，改好再导入。",
)
@project_option
@click.pass_context
def import_(
    context: click.Context,
    file: Path,
    write: bool,
    with_blanks: bool,
    report: Path | None,
    returned: Path | None,
    project: Path,
) -> None:
    """读台账（.xlsx、.xls、.ods、.csv），写成草稿；已有的文件不动。

    每一行读成什么、哪里看不懂、怎样改，都说清楚。草稿的“公开范围”是“内部”，有人看过才公开。
    wuse table export 做的表导回来时，只改表里改过的格子。
    """
    _check_endings(report, returned)
    name = printable(file.name)
    try:
        workbook = load(file)
        planned = plan(workbook, project, file.name, with_blanks)
    except RefusedError as error:
        click.echo(f"{error.code} {name}：{printable(str(error))}", err=True)
        context.exit(2)
    for note in planned.notes:
        _show(name, note)
    _list(planned, project, write)
    failed = planned.write() if write else []
    for note in failed:
        _show(name, note)
    lines = [*_lines(name, planned, project), *(Line.of(name, note) for note in failed)]
    _put(report, lambda path: write_report(path, lines))
    if planned.returned:
        _put(returned, lambda path: write_returned(path, planned.returned, workbook.bases))
    counts = planned.counts
    words = [*_ALWAYS, *(word for word in Word if word not in _ALWAYS and counts[word])]
    said = " · ".join(f"{word} {counts[word]}" for word in words)
    last = "草稿都没有公开，核对以后再改" if write else "这是试运行，没有写文件；加 --write 才写"
    click.echo(f"读了 {counts.total()} 行：{said}。{last}。")
    if planned.returned and not returned:
        click.echo("加 --returned 退回.xlsx，把退回的行连同原因写成一张表。")
    refused = any(note.level is Level.REFUSED for note in planned.notes)
    context.exit(1 if counts[Word.RETURNED] or failed or refused else 0)


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


def _lines(name: str, planned: Plan, project: Path) -> Iterator[Line]:
    """The lines of a report: what becomes of each row, and all that there is to say of it."""
    for outcome in planned.outcomes:
        message = f"“{outcome.title}”{_target(outcome, project)}" if outcome.title else ""
        yield Line(name, outcome.place, outcome.word, "", message)
    yield from (Line.of(name, note) for note in planned.notes)


def _target(outcome: Outcome, project: Path) -> str:
    if outcome.word not in (Word.NEW, Word.CHANGED) or not outcome.target:
        return ""
    return f" → {printable(outcome.target.relative_to(project).as_posix())}"


def _show(name: str, note: Note) -> None:
    level = click.style(note.level, fg=_STYLES[note.level])
    text = printable(mask_private_numbers(f"{name if note.place else ''}{note}"))
    click.echo(f"{note.code} {level} {text}")


def _list(planned: Plan, project: Path, write: bool) -> None:
    """Say which rows become which files."""
    word = "" if write else "会"
    for outcome in planned.outcomes:
        if target := _target(outcome, project):
            action = "写" if outcome.word is Word.NEW else "改"
            title = printable(mask_private_numbers(outcome.title))
            click.echo(f"{word}{action} {outcome.place}“{title}”{target}")
    for path, edited in planned.edited.items():
        if edited.added:
            shown = printable(path.relative_to(project).as_posix())
            click.echo(f"{shown} 原来的内容不动，{edited.added} 条作为备注加在末尾")
