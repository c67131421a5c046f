"""``wuse usb``: the whole site as one file, for reviewers who read from a USB stick."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from wuse.editions.frozen import past_project
from wuse.printable import printable
from wuse.site.usb import pack
from wuse.source.safe_git import GitError
from wuse.source.settings import FILE, OTHER_FILE

from .evaluation import the_edition
from .formats import show
from .options import project_option
from .program import unwritable
from .ready import startup_problems

_SCRATCH = ".cache"
"""Where the site is built, below the project: photos there become links and need no space."""


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
    if file.suffix.lower() != ".zip":
        raise click.UsageError(f"“{printable(file.name)}”要以 .zip 结尾")
    if not any((project / name).is_file() for name in (FILE, OTHER_FILE)):
        raise click.UsageError(f"这里没有 {FILE}；用 --project 指明项目文件夹")
    if problems := startup_problems(project):
        show(problems, project, err=True)
        sys.exit(1)
    scratch = project / _SCRATCH
    scratch.mkdir(exist_ok=True)
    with TemporaryDirectory(dir=scratch, prefix="usb-") as folder:
        site = Path(folder) / "site"
        if edition is None:
            code = _build(project, site, "--strict")
        else:
            past = Path(folder) / "past"
            _past(project, edition, past)
            code = _build(past, site)
        if code:
            click.echo("没有打包，原因见上面。", err=True)
            sys.exit(code)
        draft = file.with_name(f"{file.name}.part")
        try:
            with draft.open("wb") as handle:
                pages = pack(site, handle)
            draft.replace(file)
        except OSError:
            draft.unlink(missing_ok=True)
            raise unwritable(file) from None
    size = f"{file.stat().st_size / 1e6:.1f} MB"
    click.echo(
        f"已写好 {printable(str(file))}：{pages} 个页面，{size}。解压到 U 盘，双击 index.html。"
    )


def _past(project: Path, edition: str, into: Path) -> None:
    """Put the project together as an edition froze it."""
    frozen = the_edition(project, edition).frozen
    if frozen is None:
        raise click.UsageError(f"这一届还没有定稿，先运行 wuse edition freeze {printable(edition)}")
    try:
        past_project(project, frozen, into)
    except GitError as error:
        raise click.ClickException(str(error)) from None
    except OSError:
        raise unwritable(into) from None
    click.echo("照定稿时的资料打包，后来删去的也在里面：只给评审看，不要公开。")


def _build(project: Path, site: Path, *more: str) -> int:
    """Have MkDocs build the site; the exit code. It is another process: no engine imports it."""
    options = ["--quiet", "--no-directory-urls", "--site-dir", str(site.resolve()), *more]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    click.echo("正在生成网站……")
    command = [sys.executable, "-m", "mkdocs", "build", *options]
    return subprocess.run(command, cwd=project, env=environment, check=False).returncode  # noqa: S603
