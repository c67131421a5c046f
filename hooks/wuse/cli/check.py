"""``wuse check``: all problems at once."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection
from pathlib import Path

import click

from wuse.change import (
    GitError,
    Register,
    changes,
    invalid_files,
    merge_conflicts,
    ownership_violations_of_any,
    register_at,
)
from wuse.change.git import paths_of
from wuse.layout import owner_of
from wuse.source import Code, Problem, Severity, load_region
from wuse.source.settings import load_configuration

from .formats import FORMATS, show
from .full_check import full_check
from .garbage import gc_paused
from .options import author_option, project_option, shared_option
from .scope import by_change, by_code, by_path, codes

_IMPLIED_BY = {
    Code.SYMLINK: (Code.LINK,),
    Code.BAD_FILE_NAME: (Code.FILE_NAME,),
    Code.UNPORTABLE_NAME: (Code.FILE_NAME,),
    Code.TWIN_NAMES: (Code.NAME_COLLISION,),
    Code.UNEXPECTED_FILE: (Code.FILE_TYPE, Code.LINK, Code.SUBMODULE),
}
"""Problem of a file -> problems of the change that imply it, so that it is not reported again."""


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[学校或文件]...")
@click.option(
    "--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True,
    help="写成什么格式。",
)  # fmt: skip
@click.option("--select", multiple=True, callback=codes, help="只看这些代码，例如 Y 或 Y2,F101。")
@click.option("--ignore", multiple=True, callback=codes, help="不看这些代码，写法相同。")
@click.option("--owner", "owners", multiple=True, help="只看这所学校，可以写几次。", metavar="学校")
@click.option("--since", metavar="REF", help="只检查从这个分支或提交以来的改动，例如 origin/main。")
@author_option
@shared_option
@project_option
def check(
    paths: tuple[Path, ...],
    form: str,
    select: list[str],
    ignore: list[str],
    owners: tuple[str, ...],
    since: str | None,
    authors: tuple[str, ...],
    shared: bool,
    project: Path,
) -> None:
    """一次列出全部问题。

    学校写名称、文件夹名都行，也可以写 brands 里的一个文件，只列出那里的问题；
    不写就是全部，连同 mkdocs.yml。
    用 --since 只检查改动涉及的单位，并检查改动有没有超出范围；还没有提交的改动也算。
    没有错误时退出码为 0（提醒和建议不算），有错误为 1，命令写得不对为 2。
    """
    is_here, is_selected = by_path(project, paths, owners), by_code(select, ignore)
    if since is None:
        if authors:
            raise click.UsageError("--author 要和 --since 一起用")
        problems = _check(project, is_here)
    else:
        try:
            problems = problems_of_change(project, since, authors, shared)
        except GitError as error:
            raise click.UsageError(str(error)) from None
    chosen = [problem for problem in problems if is_here(problem.path) and is_selected(problem)]
    show(chosen, project, form, known=problems)
    sys.exit(any(problem.severity is Severity.ERROR for problem in chosen))


def _check(
    project: Path,
    wanted: Callable[[str], object] = bool,
    only: Collection[str] | None = None,
) -> list[Problem]:
    """The problems of these owners' files (by default of all owners'), and of the bureau's.

    The photos of a record are decoded if its path is wanted.
    """
    configuration, problems = load_configuration(project)
    with gc_paused():
        loaded = load_region(project, only)
    settings = configuration.settings
    return problems + full_check(project, loaded, settings, wanted, remembered=only is None)


def problems_of_change(
    project: Path, since: str, authors: Collection[str] = (), shared: bool = False
) -> list[Problem]:
    """The problems of a change, and of the owners' folders that it touches.

    Args:
        project: the folder that holds ``brands/``.
        since: the branch that the change is to be merged into.
        authors: the accounts that worked on it, if they are known.
        shared: whether other accounts may have worked on it, too.

    Raises:
        GitError: as `wuse.change.changes`.
    """
    change = changes(project, since)
    files = list(invalid_files(project, change))
    reported = {(problem.path, problem.code) for problem in files}
    is_touched = by_change(change)
    content = [
        problem
        for problem in _check(project, only={owner_of(path) for path in paths_of(change)})
        if is_touched(problem)
        and not any((problem.path, code) in reported for code in _IMPLIED_BY.get(problem.code, ()))
    ]
    register = register_at(project, since) if authors else Register()
    ownership = ownership_violations_of_any(
        change, register.without_bureau() if shared else register, authors
    )
    return [*ownership, *merge_conflicts(project, since), *files, *content]
