"""Options that several commands share."""

from __future__ import annotations

import os
from pathlib import Path

import click

from wuse.printable import printable
from wuse.source.region import BRANDS
from wuse.source.settings import FILE


def _known(context: click.Context, option: click.Parameter, project: Path) -> Path:
    """The folder, if it is a project: of any other, one would be told that nothing is wrong.

    Raises click.UsageError, with the project that it lies in, if it does.
    """
    if _is_project(project):
        return project
    parents = project.resolve().parents
    above = next((folder for folder in parents if _is_project(folder)), None)
    where = f"请写 --project {printable(os.path.relpath(above))}" if above else "用 --project 指明"
    raise click.UsageError(f"这里不是项目文件夹，没有 {FILE} 和 {BRANDS}；{where}")


def _is_project(folder: Path) -> bool:
    return any(os.path.lexists(folder / name) for name in (FILE, BRANDS))


project_option = click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    callback=_known,
    help=f"项目文件夹，里面有 {FILE} 和 {BRANDS}。",
)
