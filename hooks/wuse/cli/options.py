"""Options that several commands share."""

from __future__ import annotations

import os
from pathlib import Path

import click

from wuse.layout import BRANDS, SLUG
from wuse.printable import printable
from wuse.scaffold import PathError, find_owner
from wuse.source.settings import FILE


def _project(context: click.Context, option: click.Parameter, project: Path) -> Path:
    """The folder, if it is a project. Any other would pass every check, because it is empty.

    Raises:
        click.UsageError: it is no project. The message names the project that contains it, if any.
    """
    if is_project(project):
        return project
    parents = project.resolve().parents
    above = next((folder for folder in parents if is_project(folder)), None)
    advice = f"请写 --project {printable(os.path.relpath(above))}" if above else "用 --project 指明"
    raise click.UsageError(f"这里不是项目文件夹，没有 {FILE} 和 {BRANDS}；{advice}")


def is_project(folder: Path) -> bool:
    """Whether a folder holds a project: its settings or its data."""
    return any(os.path.lexists(folder / name) for name in (FILE, BRANDS))


def owner_slug(project: Path, text: str) -> str:
    """The folder's name of a school that a user named, in whatever way: see `find_owner`.

    A folder of this name will do, whatever state it is in.

    Raises:
        click.UsageError: there is no such school.
    """
    if SLUG.fullmatch(text) and os.path.lexists(project / BRANDS / text):
        return text
    try:
        return find_owner(project, text).name
    except PathError as error:
        raise click.UsageError(str(error)) from None


def _accounts(
    context: click.Context, option: click.Parameter, names: tuple[str, ...]
) -> tuple[str, ...]:
    """The accounts that a code host passed, without empty ones: some hosts know only one of them.

    Raises:
        click.BadParameter: all are empty, so that the change would seem to have no author.
    """
    accounts = tuple(dict.fromkeys(name.strip() for name in names if name.strip()))
    if names and not accounts:
        raise click.BadParameter("--author 后面要写账号")
    return accounts


author_option = click.option(
    "--author",
    "authors",
    multiple=True,
    metavar="NAME",
    callback=_accounts,
    help="提交改动的账号：检查它能不能改这些地方。发起、推送、重新运行的账号不同就都写上，"
    "每个账号都能改才算能改。",
)
shared_option = click.option(
    "--shared",
    is_flag=True,
    help="别的账号也能往这个分支推送：主管部门的账号在这里不能代表主管部门。",
)
project_option = click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    callback=_project,
    help=f"项目文件夹，里面有 {FILE} 和 {BRANDS}。",
)
