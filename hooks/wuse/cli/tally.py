"""``wuse tally``: checks score files and counts an evaluation; for the office, never published."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from wuse.blind.key import KeyFileError, numbers
from wuse.blind.records import slug_of
from wuse.editions.collect import collect
from wuse.editions.outcome import UndecidedError, outcome_block
from wuse.editions.report import as_data
from wuse.editions.tables import as_csv, as_json, as_markdown, as_text
from wuse.editions.tally import tally as count
from wuse.editions.workbook import as_xlsx
from wuse.model.edition import Subject
from wuse.printable import printable

from .evaluation import check_outside, panel_option, the_edition, the_panel
from .options import project_option
from .program import unwritable

_FORMATS = {"text": as_text, "json": as_json, "markdown": as_markdown, "csv": as_csv}
_WORKBOOK = "xlsx"


@click.command()
@click.argument("edition", metavar="评选")
@click.argument(
    "scores", nargs=-1, type=click.Path(dir_okay=False, path_type=Path), metavar="评分文件..."
)
@panel_option
@click.option(
    "--format",
    "format_",
    type=click.Choice((*_FORMATS, _WORKBOOK)),
    default="text",
    show_default=True,
    help="怎样写出来。",
)
@click.option(
    "--blind-key",
    "key",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="评审用的是匿名的包时，写 wuse pack --blind 留下的编号对照表。",
)
@click.option("--outcome", is_flag=True, help="只写可以公布的“结果”：等次，没有分数和名次。")
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="写进这个文件，不写在屏幕上；放在 brands 以外。",
)
@project_option
def tally(
    edition: str,
    scores: tuple[Path, ...],
    panel_path: Path,
    format_: str,
    key: Path | None,
    outcome: bool,
    output: Path | None,
    project: Path,
) -> None:
    """核对评分文件，按评选文件里定好的方法计分。

    评选写评选文件的文件名，不带 .yml；评分文件是评审导出的评分文件。不收的文件、不计的评分都列出
    原因。全部收下，退出码为 0；有不收的，为 1；命令写得不对，为 2。
    """
    record = the_edition(project, edition)
    check_outside(project, (*scores, *filter(None, [output])))
    if output is None and format_ == _WORKBOOK and sys.stdout.isatty():
        raise click.UsageError("xlsx 要用 --output 写明文件，例如 --output ../评审/计分.xlsx")
    panel = the_panel(project, panel_path, edition, record)
    collected = collect(scores, edition, record, panel, _names(key))
    start = record.notice_period.earliest if record.notice_period else None
    results = [
        count(award, record.candidates_for(award), collected.sheets[award.name], panel, start)
        for award in record.each()
        if award.rubric and award.subject is not Subject.PERSON
    ]
    if not record.candidates:
        raise click.UsageError("这一届没有参评单位，先写“参评单位”")
    if not results:
        raise click.UsageError("这一届没有评分标准，没有可以计分的奖项")
    for item in collected.refused if outcome else ():
        click.echo(f"不收 {item.file}：{item.message}", err=True)
    try:
        if outcome:
            written = outcome_block(record, results).encode()
        else:
            data = as_data(record, results, collected)
            written = as_xlsx(data) if format_ == _WORKBOOK else _FORMATS[format_](data).encode()
    except UndecidedError as error:
        raise click.ClickException(str(error)) from None
    _write(written, output)
    sys.exit(1 if collected.refused else 0)


def _names(key: Path | None) -> dict[str, str]:
    """What stands for a candidate in a blind pack -> its key."""
    try:
        return (
            {slug_of(number): candidate for candidate, number in numbers(key).items()}
            if key
            else {}
        )
    except KeyFileError as error:
        raise click.UsageError(str(error)) from None


def _write(data: bytes, output: Path | None) -> None:
    if output is None:
        click.echo(data, nl=False)
        return
    try:
        output.write_bytes(data)
    except OSError:
        raise unwritable(output) from None
    click.echo(f"已写好 {printable(str(output))}。")
