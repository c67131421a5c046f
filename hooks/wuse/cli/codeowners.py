"""``wuse codeowners``: writes the files that tell a code host whom to ask for a review."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from wuse.change import read_register
from wuse.change.codeowners import DIALECTS
from wuse.change.codeowners import codeowners as render
from wuse.layout import BUREAU, SITE_FILE

from .options import project_option


@click.command()
@click.option("--dialect", type=click.Choice(list(DIALECTS)), help="只写这一种；不写就是全部。")
@click.option("--check", "only_check", is_flag=True, help="只检查文件是不是最新的，不改动。")
@project_option
def codeowners(dialect: str | None, only_check: bool, project: Path) -> None:
    """根据登记的维护账号写 CODEOWNERS：改动哪个文件夹，就请谁审核。

    github 的写在 .github/CODEOWNERS（GitLab 也认），gitea 的写在 .gitea/CODEOWNERS。
    用 --check 时，文件是最新的退出码为 0，不是为 1。
    """
    wanted = _files(project, [dialect] if dialect else list(DIALECTS))
    stale = [path for path, text in wanted.items() if _text(project / path) != text]
    if only_check:
        for path in stale:
            click.echo(f"{path} 和登记的维护账号不一致 — 请运行 wuse codeowners")
        sys.exit(bool(stale))
    if None in wanted.values():
        raise click.ClickException(
            f"还没有登记主管部门的账号，没有人把关。请先在 {SITE_FILE} 的“维护账号”里登记："
            f"文件夹写 {BUREAU}，账号写主管部门在代码托管网站上的用户名"
        )
    for path in stale:
        _write(project / path, wanted[path] or "")
    click.echo("\n".join(f"已写好 {path}" for path in stale) or "CODEOWNERS 已经是最新的。")


def _files(project: Path, dialects: list[str]) -> dict[str, str | None]:
    """Path -> content; None for no file, because the bureau has no accounts.

    Raises:
        click.ClickException: the register cannot be read.
    """
    register = read_register(project)
    if register.broken:
        raise click.ClickException(f"{SITE_FILE} 有错误，请先运行 wuse check 改正")
    has_bureau = BUREAU in register.accounts
    return {
        DIALECTS[name].path: render(register, DIALECTS[name]) if has_bureau else None
        for name in dialects
    }


def _text(path: Path) -> str | None:
    """The text of a file; None if there is none."""
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    except OSError as error:
        reason = error.strerror or error
        raise click.ClickException(f"写不进 {path}：{reason}。请检查权限和磁盘空间") from None
