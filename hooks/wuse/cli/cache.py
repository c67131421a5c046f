"""``wuse cache``: what builds keep between them, how large it is, and how to be rid of it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

import click

from wuse.pages.parts import qr
from wuse.photos import CACHE as PHOTOS
from wuse.site.build import SCRATCH
from wuse.site.found import FOUND
from wuse.site.kept import OWNERS, PREVIEW, SITES
from wuse.site.share_cards import CACHE as CARDS
from wuse.site.staging import STAGING

from .options import project_option


class Part(NamedTuple):
    """A part of the cache."""

    name: str
    """In Chinese."""
    folders: tuple[str, ...]
    """Relative to the project."""
    cost: str
    """What its loss costs, in Chinese."""


PARTS = (
    Part("照片", (PHOTOS,), "下次生成网站要重新处理全部照片，最慢"),
    Part("分享图", (CARDS,), "下次要重新画，每张约 30 毫秒"),
    Part("二维码", (qr.CACHE,), "下次要重新画，每个约 1 毫秒"),
    Part("单位和网页", (OWNERS, SITES, FOUND, PREVIEW), "下次要从头生成全部网页"),
    Part("没有做完的", (SCRATCH, STAGING), "没有影响"),
)


@click.group(invoke_without_command=True)
@project_option
@click.pass_context
def cache(context: click.Context, project: Path) -> None:
    """缓存：上次留下来的、让下次更快的东西。不写子命令，就说各有多大。"""
    context.obj = project
    if context.invoked_subcommand is None:
        for part in PARTS:
            files, size = _measured(project, part)
            click.echo(f"{part.name}：{files:,} 个文件，{size / 1e6:,.1f} MB")


@cache.command()
@click.option("--photos", "with_photos", is_flag=True, help="连照片也清，下次要全部重新处理。")
@click.pass_obj
def clear(project: Path, with_photos: bool) -> None:
    """清空缓存。什么也不会丢，只是下次慢；照片做得最久，默认留下。"""
    for part in PARTS if with_photos else PARTS[1:]:
        files, size = _measured(project, part)
        try:
            for folder in part.folders:
                if (project / folder).exists():
                    shutil.rmtree(project / folder)
        except OSError as error:
            raise click.ClickException(f"删不掉 {error.filename}：{error.strerror}") from None
        if files:
            click.echo(f"清掉了{part.name}：{files:,} 个文件，{size / 1e6:,.1f} MB；{part.cost}")


def _measured(project: Path, part: Part) -> tuple[int, int]:
    """The number of files, and their bytes."""
    paths = [path for folder in part.folders for path in (project / folder).rglob("*")]
    sizes = [path.lstat().st_size for path in paths if path.is_file()]
    return len(sizes), sum(sizes)
