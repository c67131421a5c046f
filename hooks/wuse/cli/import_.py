"""``wuse import``: ledgers become drafts, after a look at what each row would be."""

from __future__ import annotations

from pathlib import Path

import click

from wuse.intake.drafts import Plan
from wuse.intake.importing import plan
from wuse.intake.loading import load
from wuse.intake.messages import Level, Note, RefusedError
from wuse.printable import printable
from wuse.rules.texts.identifiers import mask_private_numbers

from .options import project_option

_STYLES = {Level.REFUSED: "red", Level.DOUBT: "yellow", Level.NOTE: "bright_black"}


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path), metavar="台账.xlsx")
@click.option("--write", is_flag=True, help="写成草稿；不加就只说会怎样写。")
@project_option
@click.pass_context
def import_(context: click.Context, file: Path, write: bool, project: Path) -> None:
    """读台账（.xlsx、.xls、.csv），写成草稿；已有的文件不动。

    每一行读成什么、哪里看不懂、怎样改，都说清楚。草稿的“公开范围”是“内部”，有人看过才公开。
    """
    name = printable(file.name)
    try:
        planned = plan(load(file), project, file.name)
    except RefusedError as error:
        click.echo(f"{error.code} {name}：{printable(str(error))}", err=True)
        context.exit(2)
    for note in planned.notes:
        _show(name, note)
    _list(planned, project, write)
    failed = planned.write() if write else []
    for note in failed:
        _show(name, note)
    rows = planned.rows
    words = ["新写", "已导入过", "退回", *(word for word in ("改动", "没有改动") if rows[word])]
    counts = " · ".join(f"{word} {rows[word]}" for word in words)
    last = "草稿都没有公开，核对以后再改" if write else "这是试运行，没有写文件；加 --write 才写"
    click.echo(f"读了 {sum(rows.values())} 行：{counts}。{last}。")
    context.exit(1 if rows["退回"] or failed or _refused(planned) else 0)


def _refused(planned: Plan) -> bool:
    return any(note.level is Level.REFUSED for note in planned.notes)


def _show(name: str, note: Note) -> None:
    level = click.style(note.level, fg=_STYLES[note.level])
    text = printable(mask_private_numbers(f"{name if note.place else ''}{note}"))
    click.echo(f"{note.code} {level} {text}")


def _list(planned: Plan, project: Path, write: bool) -> None:
    """Say which files there will be."""
    word = "" if write else "会"
    for path in planned.new_files:
        click.echo(f"{word}写 {printable(path.relative_to(project).as_posix())}")
    for path, edited in planned.edited.items():
        shown = printable(path.relative_to(project).as_posix())
        if edited.changed:
            click.echo(f"{word}改 {shown} 的 {edited.changed} 处")
        if edited.added:
            click.echo(f"{word}在 {shown} 末尾加 {edited.added} 条备注，原来的内容不动")
