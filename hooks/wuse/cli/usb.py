"""``wuse usb``: the whole site as one file, for reviewers who read from a USB stick."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from wuse.editions.frozen import past_project
from wuse.printable import printable
from wuse.site.usb import pack
from wuse.source.safe_git import GitError

from .evaluation import the_edition
from .options import project_option
from .program import unwritable
from .site_copy import SCRATCH, built_site, check_project, check_zip_name, megabytes, replacing


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
        with _past(project, edition) as past, built_site(past, is_strict=False) as site:
            pages = _write(file, site)
    size = megabytes(file)
    click.echo(
        f"已写好 {printable(str(file))}：{pages} 个页面，{size}。解压到 U 盘，双击 index.html。"
    )


def _write(file: Path, site: Path) -> int:
    with replacing(file) as handle:
        return pack(site, handle)


@contextmanager
def _past(project: Path, edition: str) -> Iterator[Path]:
    """Put the project together as an edition froze it."""
    frozen = the_edition(project, edition).frozen
    if frozen is None:
        raise click.UsageError(f"这一届还没有定稿，先运行 wuse edition freeze {printable(edition)}")
    scratch = project / SCRATCH
    scratch.mkdir(exist_ok=True)
    with TemporaryDirectory(dir=scratch, prefix="past-") as folder:
        past = Path(folder) / "past"
        try:
            past_project(project, frozen, past)
        except GitError as error:
            raise click.ClickException(str(error)) from None
        except OSError:
            raise unwritable(past) from None
        click.echo("照定稿时的资料打包，后来删去的也在里面：只给评审看，不要公开。")
        yield past
