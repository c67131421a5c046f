"""What the commands share that hand the site on as one file: building it, and writing the file."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

import click

from wuse.editions.frozen import past_project
from wuse.model.edition import Frozen
from wuse.printable import printable
from wuse.source.safe_git import GitError
from wuse.source.settings import FILE, OTHER_FILE

from .formats import show
from .program import unwritable
from .ready import startup_problems

SCRATCH = ".cache"
"""Where the site is built, below the project: photos there become links and need no space."""


@contextmanager
def built_site(
    project: Path, environment: Mapping[str, str] | None = None, *, is_strict: bool = True
) -> Iterator[Path]:
    """Build the site with links that name files; its folder goes when the caller has read it.

    Args:
        project: the folder with ``mkdocs.yml``.
        environment: variables for the build.
        is_strict: whether an error in the data stops the build.

    Raises:
        click.UsageError: this is no project.
        SystemExit: the site cannot be built; what is wrong has been said.
    """
    check_project(project)
    scratch = project / SCRATCH
    scratch.mkdir(exist_ok=True)
    with TemporaryDirectory(dir=scratch, prefix="copy-") as folder:
        site = Path(folder) / "site"
        click.echo("正在生成网站……")
        if code := _build(project, site, environment or {}, ["--strict"] if is_strict else []):
            click.echo("没有打包，原因见上面。", err=True)
            sys.exit(code)
        yield site


def check_project(project: Path) -> None:
    """Refuse a folder whose site cannot be built, before anything is made.

    Raises:
        click.UsageError: this is no project.
        SystemExit: its settings are wrong; what is wrong has been said.
    """
    if not any((project / name).is_file() for name in (FILE, OTHER_FILE)):
        raise click.UsageError(f"这里没有 {FILE}；用 --project 指明项目文件夹")
    if problems := startup_problems(project):
        show(problems, project, err=True)
        sys.exit(1)


def _build(project: Path, site: Path, more: Mapping[str, str], strict: Sequence[str]) -> int:
    """Have MkDocs build the site; the exit code. It is another process: no engine imports it."""
    options = ["--quiet", "--no-directory-urls", "--site-dir", str(site.resolve()), *strict]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **more}
    command = [sys.executable, "-m", "mkdocs", "build", *options]
    return subprocess.run(command, cwd=project, env=environment, check=False).returncode  # noqa: S603


@contextmanager
def as_frozen(project: Path, frozen: Frozen) -> Iterator[Path]:
    """Put a project together as an edition froze it; its folder goes with the context.

    Raises:
        click.ClickException: git does not have that state, or it cannot be written.
    """
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


@contextmanager
def replacing(file: Path) -> Iterator[BinaryIO]:
    """Write a file that takes the place of an older one only when it is finished.

    Raises:
        click.ClickException: it cannot be written.
    """
    draft = file.with_name(f"{file.name}.part")
    try:
        with draft.open("wb") as handle:
            yield handle
        draft.replace(file)
    except OSError:
        draft.unlink(missing_ok=True)
        raise unwritable(file) from None


def megabytes(file: Path) -> str:
    """The size of a file, for people."""
    return f"{file.stat().st_size / 1e6:.1f} MB"


def check_zip_name(file: Path) -> None:
    """Refuse a name that no PC would open as an archive. Raises click.UsageError."""
    if file.suffix.lower() != ".zip":
        raise click.UsageError(f"“{printable(file.name)}”要以 .zip 结尾")
