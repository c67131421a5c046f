"""``wuse ready``: reports in Chinese what would make MkDocs fail, before it runs."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from wuse.printable import printable
from wuse.source import Problem, Severity
from wuse.source.mkdocs_settings import invalid_settings
from wuse.source.settings import load_configuration

from .formats import show
from .options import project_option
from .ports import free_port, port_problem

_LOCAL = "127.0.0.1"


def _address(context: click.Context, option: click.Parameter, text: str) -> tuple[str, int] | None:
    host, _, port = text.rpartition(":")
    if not text:
        return None
    if not host or not port.isascii() or not port.isdigit() or not 0 < int(port) < 2**16:
        raise click.BadParameter(f"“{text}”不是地址，要写成 {_LOCAL}:8000 这样")
    return host.strip("[]"), int(port)


@click.command()
@click.option("--addr", callback=_address, default="", help="要预览：这个地址能不能用。")
@project_option
def ready(addr: tuple[str, int] | None, project: Path) -> None:
    """看 mkdocs.yml 和这台电脑能不能生成网站；make 总是先运行它。"""
    if problems := startup_problems(project):
        show(problems, project, err=True)
        sys.exit(1)
    if addr and (reason := port_problem(*addr)):
        command = f"make serve ADDR={addr[0]}:{free_port(_LOCAL)}"
        raise click.ClickException(f"{reason}；换一个：{command}")
    if not addr:
        _check_target(project)


def startup_problems(project: Path) -> list[Problem]:
    """The problems of ``mkdocs.yml`` with which MkDocs cannot even start."""
    _, problems = load_configuration(project)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    unreadable = [problem for problem in errors if problem.code[0] in "FY"]
    return sorted(unreadable or invalid_settings(project))


def _check_target(project: Path) -> None:
    """MkDocs first empties the folder of the site, so each folder in it must be writable.

    Raises click.ClickException.
    """
    target = project / (load_configuration(project)[0].text("site_dir") or "site")
    if target.exists() and not target.is_dir():
        name = printable(str(target))
        raise click.ClickException(f"“{name}”应是文件夹，却是一个文件；请改名或删掉")
    above = next(folder for folder in (target, *target.parents) if folder.exists())
    folders = (Path(folder) for folder, _, _ in os.walk(above)) if above == target else (above,)
    for folder in folders:
        if not os.access(folder, os.W_OK | os.X_OK):
            name = printable(str(folder))
            raise click.ClickException(
                f"写不进“{name}”，没有权限；用别的账号生成过的，请那个账号删掉它"
            )
