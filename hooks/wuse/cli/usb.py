"""``wuse usb``: the whole site as one file, for reviewers who read from a USB stick."""

from __future__ import annotations

from pathlib import Path

import click

from wuse.printable import printable
from wuse.site.usb import pack

from .evaluation import the_edition
from .options import project_option
from .site_copy import (
    as_frozen,
    built_site,
    check_project,
    check_zip_name,
    megabytes,
    replacing,
)


@click.command()
@click.argument(
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    default="usb.zip",
    metavar="[usb.zip]",
)
@click.option(
    "--edition",
    metavar="EDITION",
    help="照这一届评选定稿时的资料打包，只给评审看：后来删去的也在里面。",
)
@project_option
def usb(file: Path, edition: str | None, project: Path) -> None:
    """把整个网站打成一个压缩包，解压到 U 盘，没有网络也能看。

    链接都写明文件名，双击 index.html 就能打开。已有的同名压缩包换成新的。
    """
    check_zip_name(file)
    check_project(project)
    if edition is None:
        with built_site(project) as site:
            pages = _write(file, site)
    else:
        # What was written then may contradict the rules of now.
        record = the_edition(project, edition)
        if record.frozen is None:
            name = printable(edition)
            raise click.UsageError(f"这一届还没有定稿，先运行 wuse edition freeze {name}")
        with as_frozen(project, record.frozen) as past, built_site(past, is_strict=False) as site:
            pages = _write(file, site)
    size = megabytes(file)
    click.echo(
        f"已写好 {printable(str(file))}：{pages} 个页面，{size}。解压到 U 盘，双击 index.html。"
    )


def _write(file: Path, site: Path) -> int:
    with replacing(file) as handle:
        return pack(site, handle)
