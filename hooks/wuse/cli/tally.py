"""``wuse tally``: checks score files and counts an evaluation; for the office, never published."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from wuse.editions.collect import collect
from wuse.editions.outcome import UndecidedError, outcome_block
from wuse.editions.report import as_csv, as_data, as_json, as_markdown, as_text
from wuse.editions.tally import tally as count
from wuse.model.edition import Subject

from .evaluation import check_outside, panel_option, the_edition, the_panel
from .options import project_option

_FORMATS = {"text": as_text, "json": as_json, "markdown": as_markdown, "csv": as_csv}


@click.command()
@click.argument("edition", metavar="EDITION")
@click.argument(
    "scores", nargs=-1, type=click.Path(dir_okay=False, path_type=Path), metavar="SCORES..."
)
@panel_option
@click.option(
    "--format",
    "format_",
    type=click.Choice(tuple(_FORMATS)),
    default="text",
    show_default=True,
    help="怎样写出来。",
)
@click.option("--outcome", is_flag=True, help="只写可以公布的“结果”：等次，没有分数和名次。")
@project_option
def tally(
    edition: str,
    scores: tuple[Path, ...],
    panel_path: Path,
    format_: str,
    outcome: bool,
    project: Path,
) -> None:
    """核对评分文件，按评选文件里定好的方法计分。

    EDITION 是评选文件的文件名，不带 .yml；SCORES 是评审导出的评分文件。不收的文件、不计的评分都列出
    原因。全部收下，退出码为 0；有不收的，为 1；命令写得不对，为 2。
    """
    record = the_edition(project, edition)
    check_outside(project, scores)
    panel = the_panel(project, panel_path, edition, record)
    collected = collect(scores, edition, record, panel)
    start = record.notice_period.earliest if record.notice_period else None
    results = [
        count(award, record.candidates_for(award), collected.sheets[award.name], panel, start)
        for award in record.each()
        if award.rubric and award.subject is not Subject.PERSON
    ]
    if not results:
        raise click.UsageError("这一届没有评分标准，没有可以计分的奖项")
    for item in collected.refused if outcome else ():
        click.echo(f"不收 {item.file}：{item.message}", err=True)
    try:
        report = _FORMATS[format_](as_data(record, results, collected))
        text = outcome_block(record, results) if outcome else report
    except UndecidedError as error:
        raise click.ClickException(str(error)) from None
    click.echo(text, nl=False)
    sys.exit(1 if collected.refused else 0)
