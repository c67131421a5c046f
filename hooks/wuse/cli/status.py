"""``wuse status``: which schools have handed in what, for the bureau; the site never shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import click

from wuse.editions.panel_file import is_inside
from wuse.layout import BRANDS
from wuse.overview import Overview, as_csv, as_markdown, as_page, as_text, overview
from wuse.printable import printable
from wuse.source import load_region
from wuse.source.clock import today
from wuse.source.history import History
from wuse.source.settings import DOCUMENTS, load_configuration

from .full_check import full_check
from .garbage import gc_paused
from .options import project_option
from .program import unwritable

_WRITERS: Mapping[str, Callable[[Overview], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "html": as_page,
    "csv": as_csv,
}


@click.command()
@click.option(
    "--format", "form", type=click.Choice(list(_WRITERS)), default="text", show_default=True,
    help="html 是一个网页，csv 用 WPS 或 Excel 打开。",
)  # fmt: skip
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), help="写进这个文件，不写在屏幕上。"
)
@project_option
def status(form: str, output: Path | None, project: Path) -> None:
    """各校投稿情况，给主管部门看：交了什么、最后更新、错误、还缺什么、什么快到期。

    一个单位一行，最需要帮一把的排在前面；登记了账号还没有提交的也在里面。只数资料，不给人排名。
    """
    configuration, _ = load_configuration(project)
    if output:
        _check_unpublished(project, configuration.text("site_dir"), output)
    settings = configuration.settings
    with gc_paused():
        loaded = load_region(project)
    problems = full_check(project, loaded, settings)
    history = History(project, BRANDS, zone=settings.zone)
    text = _WRITERS[form](overview(loaded, problems, history.of_owner, today(settings.zone)))
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        output.write_text(text, "utf-8", newline="")
    except OSError:
        raise unwritable(output) from None
    click.echo(f"已写好 {printable(str(output))}。只给主管部门看，不要放进会公开的文件夹。")


def _check_unpublished(project: Path, site: str, output: Path) -> None:
    """Refuse a place that the site is made from or is in. Raises click.UsageError."""
    for folder in (BRANDS, DOCUMENTS, site or "site"):
        if is_inside(output, project / folder):
            name = printable(output.name)
            raise click.UsageError(
                f"“{name}”在 {folder} 里，会跟着网站公开；写到外面，例如 ../{name}"
            )
