"""``wuse serve``: a preview of one school, fast in a region of any size.

MkDocs builds and serves. It runs as a child process, because the engine never imports it. The hook
shows and watches only the owners that an environment variable names.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import click

from wuse.pages.parts import urls
from wuse.printable import printable
from wuse.source.settings import FILE, OTHER_FILE, load_configuration

from .formats import show
from .options import owner_slug, project_option
from .ports import free_port, port_problem
from .ready import startup_problems

_HOST = "127.0.0.1"
"""This computer only: a draft is not for the whole network."""


@click.command()
@click.argument("school", metavar="学校")
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="用哪个端口。"
)
@project_option
def serve(school: str, port: int, project: Path) -> None:
    """只预览一所学校：写它的名称、文件夹名，或者文件夹的位置。

    改完保存，浏览器里的网页自己刷新，别的学校再多也一样快。按 Ctrl+C 结束。
    """
    slug = owner_slug(project, school)
    if not any((project / name).is_file() for name in (FILE, OTHER_FILE)):
        raise click.UsageError(f"这里没有 {FILE}；用 --project 指明项目文件夹")
    if problems := startup_problems(project):
        show(problems, project, err=True)
        click.echo("预览停了，原因见上面。", err=True)
        sys.exit(1)
    if reason := port_problem(_HOST, port):
        command = f"wuse serve {slug} --port {free_port(_HOST)}"
        raise click.ClickException(f"{reason}；换一个：{command}")
    configuration, _ = load_configuration(project)
    mount = urlsplit(configuration.text("site_url")).path.strip("/")
    url = f"http://{_HOST}:{port}/{mount}{'/' if mount else ''}{urls.brand(slug)}"
    sys.exit(_preview(slug, port, project, url))


def _preview(slug: str, port: int, project: Path, url: str) -> int:
    """Run MkDocs until it ends or is interrupted, and return its exit code."""
    for ending in {"SIGINT", "SIGTERM", "SIGHUP"} & set(dir(signal)):
        signal.signal(getattr(signal, ending), signal.default_int_handler)
    mkdocs = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", f"{_HOST}:{port}"]
    environment = {**os.environ, "WUSE_OWNERS": slug, "NO_MKDOCS_2_WARNING": "1"}
    click.echo("正在准备预览……")
    # In its own session, it gets Ctrl+C only once, from `_end`, when it can shut down properly.
    child = subprocess.Popen(mkdocs, cwd=project, env=environment, start_new_session=True)  # noqa: S603
    is_up = False
    try:
        if is_up := _wait_until_up(child, port):
            click.echo(f"预览：{printable(url)}\n改完保存，网页自己刷新。按 Ctrl+C 结束。")
        code = child.wait()
        click.echo("预览停了，原因见上面。", err=True)
        return code
    except KeyboardInterrupt:
        click.echo("\n预览已结束。")
        return 0
    finally:
        _end(child, is_up)


def _wait_until_up(child: subprocess.Popen[bytes], port: int) -> bool:
    """Wait until the server answers; False if it ended before."""
    while child.poll() is None:
        try:
            socket.create_connection((_HOST, port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return True
    return False


def _end(child: subprocess.Popen[bytes], is_up: bool) -> None:
    """End the server. Once it is up, let it remove its temporary site first."""
    if is_up and os.name != "nt":  # on Windows, it has got Ctrl+C already
        child.send_signal(signal.SIGINT)
    elif not is_up:
        child.terminate()
    try:
        child.wait(5)
    except subprocess.TimeoutExpired:
        child.kill()
