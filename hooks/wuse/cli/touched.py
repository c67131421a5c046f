"""``wuse touched``: the owners that a change touches, for scripts."""

from __future__ import annotations

from pathlib import Path

import click

from wuse.change import GitError, changes
from wuse.change.git import paths_of
from wuse.layout import BRANDS, SLUG, is_folder, owner_of

from .options import project_option


@click.command()
@click.option("--since", required=True, metavar="REF", help="从哪个分支或提交算起。")
@project_option
def touched(since: str, project: Path) -> None:
    """写出改动涉及哪些单位的文件夹，中间用逗号隔开，供自动检查使用。

    已经删掉的、名字不能用作网址的不写；一个也没有时什么也不写。
    """
    try:
        slugs = {owner_of(path) for path in paths_of(changes(project, since))}
    except GitError as error:
        raise click.UsageError(str(error)) from None
    valid = (slug for slug in slugs if SLUG.fullmatch(slug))
    present = sorted(slug for slug in valid if is_folder(project / BRANDS / slug))
    if present:
        click.echo(",".join(present))
