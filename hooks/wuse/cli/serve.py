"""``wuse serve``: a preview of one school, fast in a region of any size.

MkDocs builds and serves; it runs as a child, since nothing here knows MkDocs. The hook shows, and
watches, only the owners that the environment names.
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
from wuse.scaffold import PlaceError, owner_home
from wuse.source.settings import FILE, OTHER_FILE, load_configuration

from .formats import show
from .options import project_option
from .ports import any_free, obstacle
from .ready import unready

_HOST = "127.0.0.1"
"""Only this computer: what is being written is not for the whole network yet."""


@click.command()
@click.argument("slug")
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="用哪个端口。"
)
@project_option
def serve(slug: str, port: int, project: Path) -> None:
    """只预览一所学校：SLUG 是它在 brands 里的文件夹名。

    改完保存，浏览器里的网页自己刷新，别的学校再多也一样快。按 Ctrl+C 结束。
    """
    try:
        owner_home(project, slug)
    except PlaceError as error:
        raise click.UsageError(str(error)) from None
    if not any((project / name).is_file() for name in (FILE, OTHER_FILE)):
        raise click.UsageError(f"这里没有 {FILE}；用 --project 指明项目文件夹")
    if problems := unready(project):
        show(problems, project, err=True)
        click.echo("预览停了，原因见上面。", err=True)
        sys.exit(1)
    if reason := obstacle(_HOST, port):
        other = f"wuse serve {slug} --port {any_free(_HOST)}"
        raise click.ClickException(f"{reason}；换一个：{other}")
    configuration, _ = load_configuration(project)
    mount = urlsplit(configuration.text("site_url")).path.strip("/")
    url = f"http://{_HOST}:{port}/{mount}{'/' if mount else ''}{urls.brand(slug)}"
    sys.exit(_preview(slug, port, project, url))


def _preview(slug: str, port: int, project: Path, url: str) -> int:
    """Run MkDocs until it ends or is interrupted; returns its exit code."""
    for ending in {"SIGINT", "SIGTERM", "SIGHUP"} & set(dir(signal)):
        signal.signal(getattr(signal, ending), signal.default_int_handler)
    mkdocs = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", f"{_HOST}:{port}"]
    environment = {**os.environ, "WUSE_OWNERS": slug, "NO_MKDOCS_2_WARNING": "1"}
    click.echo("正在准备预览……")
    # In a session of its own, Ctrl+C reaches it once and from here, when it can end in order.
    child = subprocess.Popen(mkdocs, cwd=project, env=environment, start_new_session=True)  # noqa: S603
    is_up = False
    try:
        if is_up := _comes_up(child, port):
            click.echo(f"预览：{printable(url)}\n改完保存，网页自己刷新。按 Ctrl+C 结束。")
        code = child.wait()
        click.echo("预览停了，原因见上面。", err=True)
        return code
    except KeyboardInterrupt:
        click.echo("\n预览已结束。")
        return 0
    finally:
        _end(child, is_up)


def _comes_up(child: subprocess.Popen[bytes], port: int) -> bool:
    """Wait until the server answers; False when it ended instead."""
    while child.poll() is None:
        try:
            socket.create_connection((_HOST, port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return True
    return False


def _end(child: subprocess.Popen[bytes], is_up: bool) -> None:
    """Let a server that is up remove its temporary site; before that it has none to speak of."""
    if is_up and os.name != "nt":  # on Windows, Ctrl+C has reached it already
        child.send_signal(signal.SIGINT)
    elif not is_up:
        child.terminate()
    try:
        child.wait(5)
    except subprocess.TimeoutExpired:
        child.kill()
