"""``wuse check``: everything that is wrong, at once."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from wuse.rules import check as check_region
from wuse.source import Severity, load_region
from wuse.source.settings import load_configuration

from .formats import FORMATS, show
from .options import project_option
from .scope import by_code, by_place, codes


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option(
    "--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True,
    help="写成什么格式。",
)  # fmt: skip
@click.option("--select", multiple=True, callback=codes, help="只看这些代码，例如 Y 或 Y2,F101。")
@click.option("--ignore", multiple=True, callback=codes, help="不看这些代码，写法相同。")
@click.option("--owner", "owners", multiple=True, help="只看这个单位的文件夹，可以写几次。")
@project_option
def check(
    paths: tuple[Path, ...],
    form: str,
    select: list[str],
    ignore: list[str],
    owners: tuple[str, ...],
    project: Path,
) -> None:
    """一次列出全部问题。

    PATH 是 brands 里的文件或文件夹，只列出那里的问题；不写就是全部，连同 mkdocs.yml。
    没有错误时退出码为 0（提醒和建议不算），有错误为 1，命令写得不对为 2。
    """
    here, such = by_place(project, paths, owners), by_code(select, ignore)
    configuration, problems = load_configuration(project)
    problems += check_region(project, load_region(project), settings=configuration.settings)
    chosen = [problem for problem in problems if here(problem) and such(problem)]
    show(chosen, project, form)
    sys.exit(any(problem.severity is Severity.ERROR for problem in chosen))
