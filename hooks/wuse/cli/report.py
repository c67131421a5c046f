"""``wuse report``: what a change does, for its reviewers."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import click

from wuse.change import GitError
from wuse.change.report import html, markdown
from wuse.change.report import report as make_report
from wuse.change.report.model import Report

from .check import problems_of_change
from .options import author_option, project_option, shared_option
from .program import unwritable
from .report_text import report_text


@click.command()
@click.option(
    "--since", required=True, metavar="REF", help="从哪个分支或提交算起，例如 origin/main。"
)
@click.option(
    "--format", "form", type=click.Choice(["text", "markdown", "html"]),
    help="text 在屏幕上看，markdown 用于自动检查的摘要，html 是带照片的单个网页；"
    "不写时，屏幕上是 text，写进文件或者交给别的程序是 markdown。",
)  # fmt: skip
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), help="写进这个文件，不写在屏幕上。"
)
@author_option
@shared_option
@project_option
def report(
    since: str,
    form: str | None,
    output: Path | None,
    authors: tuple[str, ...],
    shared: bool,
    project: Path,
) -> None:
    """用审核人的话说明这次改动：增删改了什么、涉及哪些个人信息、哪些网页会变。

    还没有提交的改动也算。数据有错误也照样写出报告，错误列在里面。
    """
    form = form or ("text" if output is None and _is_terminal() else "markdown")
    try:
        problems = problems_of_change(project, since, authors, shared)
        change_report = make_report(project, since, problems, pictures=form == "html")
    except GitError as error:
        raise click.UsageError(str(error)) from None
    except OSError as error:
        raise click.ClickException(f"写不下临时文件：{error.strerror}；请检查磁盘空间") from None
    text = _WRITERS[form](change_report)
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        output.write_text(click.unstyle(text), "utf-8", newline="\n")
    except OSError:
        raise unwritable(output) from None
    click.echo(f"报告已写进 {output}。")


def _is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


_WRITERS: Mapping[str, Callable[[Report], str]] = {
    "text": lambda report: _joined(report_text(report)),
    "markdown": lambda report: _joined(markdown(report)),
    "html": html,
}
