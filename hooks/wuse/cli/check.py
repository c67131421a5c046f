"""``wuse check``: everything that is wrong, at once."""

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
from .full_check import problems_of
from .garbage import gc_paused
from .options import author_option, project_option, shared_option
from .scope import by_change, by_code, by_place, codes

_SAID_ALREADY = {
    Code.SYMLINK: (Code.LINK,),
    Code.BAD_FILE_NAME: (Code.FILE_NAME,),
    Code.UNPORTABLE_NAME: (Code.FILE_NAME,),
    Code.TWIN_NAMES: (Code.NAME_COLLISION,),
    Code.UNEXPECTED_FILE: (Code.FILE_TYPE, Code.LINK, Code.SUBMODULE),
}
"""What need not be said of a file -> reasons for which a change may not bring it at all."""


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option(
    "--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True,
    help="写成什么格式。",
)  # fmt: skip
@click.option("--select", multiple=True, callback=codes, help="只看这些代码，例如 Y 或 Y2,F101。")
@click.option("--ignore", multiple=True, callback=codes, help="不看这些代码，写法相同。")
@click.option("--owner", "owners", multiple=True, help="只看这个单位的文件夹，可以写几次。")
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

    PATH 是 brands 里的文件或文件夹，只列出那里的问题；不写就是全部，连同 mkdocs.yml。
    用 --since 只检查改动涉及的单位，并检查改动有没有超出范围；还没有提交的改动也算。
    没有错误时退出码为 0（提醒和建议不算），有错误为 1，命令写得不对为 2。
    """
    here, such = by_place(project, paths, owners), by_code(select, ignore)
    if since is None:
        if authors:
            raise click.UsageError("--author 要和 --since 一起用")
        problems = _everything(project, here)
    else:
        try:
            problems = problems_of_change(project, since, authors, shared)
        except GitError as error:
            raise click.UsageError(str(error)) from None
    chosen = [problem for problem in problems if here(problem.path) and such(problem)]
    show(chosen, project, form, known=problems)
    sys.exit(any(problem.severity is Severity.ERROR for problem in chosen))


def _everything(
    project: Path,
    wanted: Callable[[str], object] = bool,
    only: Collection[str] | None = None,
) -> list[Problem]:
    """What is wrong with the files of these owners, by default of all, and with the bureau's.

    Photos are decoded of the records whose path is wanted.
    """
    configuration, problems = load_configuration(project)
    with gc_paused():
        loaded = load_region(project, only)
    settings = configuration.settings
    return problems + problems_of(project, loaded, settings, wanted, remembered=only is None)


def problems_of_change(
    project: Path, since: str, authors: Collection[str] = (), shared: bool = False
) -> list[Problem]:
    """What is wrong with a change, and with the owners' folders that it touches.

    Args:
        project: the folder that holds ``brands/``.
        since: what the change is to be merged into.
        authors: the accounts that had a hand in it, if they are known.
        shared: whether others may have had one, too.

    Raises GitError.
    """
    found = changes(project, since)
    refused = list(invalid_files(project, found))
    said = {(problem.path, problem.code) for problem in refused}
    near = by_change(found)
    wrong = [
        problem
        for problem in _everything(project, only={owner_of(path) for path in paths_of(found)})
        if near(problem)
        and not any((problem.path, code) in said for code in _SAID_ALREADY.get(problem.code, ()))
    ]
    register = register_at(project, since) if authors else Register()
    trespassed = ownership_violations_of_any(
        found, register.without_bureau() if shared else register, authors
    )
    return [*trespassed, *merge_conflicts(project, since), *refused, *wrong]
