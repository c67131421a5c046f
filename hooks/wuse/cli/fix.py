"""``wuse fix``: fixes everything that can be fixed in one way only, and shows what it did."""

from __future__ import annotations

import difflib
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click

from wuse.cli.formats.redactor import Redactor
from wuse.layout import BRANDS, is_folder
from wuse.printable import escape_markdown, printable
from wuse.source import Problem, Severity, load_region
from wuse.source.settings import load_configuration
from wuse.upkeep import FIXABLE, Disk, FixReport, fix_files

from .full_check import full_check
from .options import project_option
from .scope import by_path

_LARGEST = 60_000
"""Bytes of changed lines in a summary, which also holds the report: what is left out is in the
patch."""
_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[学校或文件]...")
@click.option(
    "--check", "only_check", is_flag=True, help="只说要改什么，不改文件；有要改的，退出码为 1。"
)
@click.option(
    "--format", "form", type=click.Choice(["text", "markdown"]), default="text", show_default=True,
    help="markdown 用于自动检查的摘要：每个文件改了哪几行。",
)  # fmt: skip
@click.option("--sort-keys", is_flag=True, help="也把各个栏目排成统一的顺序，备注跟着走。")
@project_option
def fix(
    paths: tuple[Path, ...], only_check: bool, form: str, sort_keys: bool, project: Path
) -> None:
    """改好只有一种改法的毛病。

    编码、制表符、中文标点、漏掉的空格和引号、时间的写法、文件名、照片的后缀名；备注和其他内容一个字
    也不动。学校写名称、文件夹名都行，也可以写 brands 里的一个文件；不写就是全部。
    先用 --check 看看要改什么。
    全部改好或者没有要改的，退出码为 0；还有要自己改的，为 1；命令写得不对，为 2。
    """
    project = project.resolve()
    brands = project / BRANDS
    if not is_folder(brands):
        raise click.UsageError("这里没有 brands 文件夹；用 --project 指明项目文件夹")
    disk = None if only_check else Disk()
    wanted = by_path(project, paths)
    reports = list(fix_files(project, wanted, disk, sort_keys))
    # Privacy rules may be able to read the files only now that they are fixed.
    problems = _problems(project, wanted)
    redact = Redactor(problems, project)
    room = _LARGEST
    for report in reports:
        path = report.target or report.path
        lines = [redact(path, line) for line in _lines(report)]
        if form == "markdown":
            room -= sum(len(line.encode()) for line in lines)
            lines = list(_block(lines, room >= 0))
        for line in lines:
            click.echo(line)
        for problem in report.problems:
            click.echo(redact(path, f"{printable(report.path)}：{printable(problem)}"), err=True)
    click.echo(_summary(reports, only_check))
    remaining = sum(
        problem.severity is Severity.ERROR and problem.code not in FIXABLE
        for problem in problems
        if wanted(problem.path)
    )
    if remaining:
        click.echo(f"还有 {remaining} 个错误要自己改，用 wuse check 看在哪里、怎样改。")
    is_failure = any(report.problems or (only_check and report.done) for report in reports)
    sys.exit(bool(remaining) or is_failure)


def _problems(project: Path, wanted: Callable[[str], bool]) -> list[Problem]:
    """The problems of the project's data as it is now."""
    configuration, _ = load_configuration(project)
    return full_check(project, load_region(project), configuration.settings, wanted)


def _lines(report: FixReport) -> Iterator[str]:
    """What was fixed in a file, and its lines before and after."""
    if not report.done:
        return
    name, target = printable(report.path), printable(report.target)
    renamed = f" → {target}" if target else ""
    yield click.style(f"{name}{renamed}：{'、'.join(report.done)}", bold=True)
    before, after = (text.removesuffix("\n").split("\n") for text in (report.before, report.after))
    diff = difflib.unified_diff(before, after, name, target or name, lineterm="")
    for number, line in enumerate(diff):
        colour = _COLOURS.get(line[0]) if number > 1 else None
        yield click.style(printable(line), fg=colour)


def _block(lines: Sequence[str], fits: bool) -> Iterator[str]:
    """The lines of a file as Markdown, in a fence that nothing in them can close."""
    if not lines:
        return
    heading, *changed = map(click.unstyle, lines)
    yield f"- {escape_markdown(heading)}\n"
    if fits:
        longest = max(map(len, re.findall("`+", "\n".join(changed))), default=0)
        fence = "`" * max(3, longest + 1)
        yield "\n".join((f"{fence}diff", *changed, fence, ""))


def _summary(reports: Sequence[FixReport], only_check: bool) -> str:
    """All files in one sentence."""
    fixed = {report.target or report.path for report in reports if report.done}
    bad = {report.target or report.path for report in reports if report.problems}
    fine = {report.path for report in reports if not report.done} - fixed - bad
    parts = []
    if fixed:
        parts.append(f"{'要改' if only_check else '改好了'} {len(fixed)} 个文件")
    if bad:
        parts.append(f"{len(bad)} 个有要自己改的地方，见上；用 wuse check 看怎么改")
    if fine:
        parts.append(f"{len(fine)} 个没有要改的")
    return f"{'，'.join(parts)}。" if parts else "没有找到要检查的文件。"
