"""``wuse ready``: what would end MkDocs with a traceback, or in English, said before it runs."""

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
from .ports import any_free, obstacle

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
    if problems := unready(project):
        show(problems, project, err=True)
        sys.exit(1)
    if addr and (reason := obstacle(*addr)):
        other = f"make serve ADDR={addr[0]}:{any_free(_LOCAL)}"
        raise click.ClickException(f"{reason}；换一个：{other}")
    if not addr:
        _check_target(project)


def unready(project: Path) -> list[Problem]:
    """What is so wrong with ``mkdocs.yml`` that MkDocs could not even start."""
    _, problems = load_configuration(project)
    grave = [one for one in problems if one.severity is Severity.ERROR and one.code[0] in "FY"]
    return sorted(grave or invalid_settings(project))


def _check_target(project: Path) -> None:
    """A site that is there is emptied first: that must be possible to the last folder."""
    target = project / (load_configuration(project)[0].text("site_dir") or "site")
    if target.exists() and not target.is_dir():
        raise click.ClickException(f"“{_shown(target)}”应是文件夹，却是一个文件；请改名或删掉")
    above = next(folder for folder in (target, *target.parents) if folder.exists())
    folders = (Path(place) for place, _, _ in os.walk(above)) if above == target else (above,)
    for folder in folders:
        if not os.access(folder, os.W_OK | os.X_OK):
            raise click.ClickException(
                f"写不进“{_shown(folder)}”，没有权限；用别的账号生成过的，请那个账号删掉它"
            )


def _shown(path: Path) -> str:
    return printable(str(path))
