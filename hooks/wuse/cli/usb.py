"""``wuse usb``: the whole site as one file, for reviewers who read from a USB stick."""

from __future__ import annotations

from pathlib import Path

import click

from wuse.printable import printable
from wuse.site.usb import pack

from .options import project_option
from .site_copy import built_site, check_zip_name, megabytes, replacing


@click.command()
@click.argument(
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    default="usb.zip",
    metavar="[usb.zip]",
)
@project_option
def usb(file: Path, project: Path) -> None:
    """把整个网站打成一个压缩包，解压到 U 盘，没有网络也能看。

    链接都写明文件名，双击 index.html 就能打开。已有的同名压缩包换成新的。
    """
    check_zip_name(file)
    with built_site(project) as site, replacing(file) as handle:
        pages = pack(site, handle)
    size = megabytes(file)
    click.echo(
        f"已写好 {printable(str(file))}：{pages} 个页面，{size}。解压到 U 盘，双击 index.html。"
    )
