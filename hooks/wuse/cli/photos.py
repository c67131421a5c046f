"""``wuse photos``: prepares photos for commits, fills and cleans the cache of the site's photos."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import click

from wuse.layout import BRANDS
from wuse.model.publication import publish
from wuse.pages.parts.pictures import requests
from wuse.photos import (
    CACHE,
    PROFILES,
    ClusterError,
    Darkroom,
    Photo,
    PhotoError,
    PhotoRequest,
    Progress,
    cluster,
)
from wuse.photos.verdict import apply_verdicts
from wuse.printable import printable
from wuse.progress import photo_progress
from wuse.source import load_region
from wuse.source.clock import today
from wuse.source.history import History
from wuse.source.settings import load_configuration
from wuse.upkeep import Disk, PhotoReport, Selection, SelectionError, prepare_photos, select

from . import photo_messages
from .options import project_option


@click.group()
def photos() -> None:
    """网站上的照片：提交之前整理，预先生成各种尺寸，清理缓存。"""


@photos.command()
@project_option
@click.option("--workers", type=click.IntRange(1), help="同时处理几张，默认与处理器核数相同。")
@click.option(
    "--scheduler",
    metavar="tcp://主机:8786",
    help="交给 Dask 集群处理；项目文件夹要在各台机器共用的目录里。",
)
def build(project: Path, workers: int | None, scheduler: str | None) -> None:
    """把网站要用的照片全部做好放进缓存，之后生成网站就很快。有坏照片时退出码为 1。"""
    project = project.absolute()
    configuration, _ = load_configuration(project)
    region = apply_verdicts(load_region(project).region, project / BRANDS)
    published = publish(region, today(configuration.settings.zone))
    wanted = requests(project / BRANDS, published.owners.values())
    profile = PROFILES[configuration.settings.photo_profile]
    try:
        with (
            Darkroom(project / CACHE, profile) as darkroom,
            _executor(scheduler, workers) as executor,
            photo_progress() as progress,
        ):
            results = darkroom.develop(
                wanted, executor, by_folder=scheduler is not None, progress=progress
            )
    except ClusterError as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        raise click.ClickException(f"照片缓存 {CACHE} 写不进去：{error.strerror}") from None
    sys.exit(_report(project, results))


@photos.command()
@project_option
@click.option(
    "--days", type=click.IntRange(1), default=30, show_default=True, help="多少天没有用到。"
)
def prune(project: Path, days: int) -> None:
    """清理照片缓存里很久没有用到的文件。"""
    with Darkroom(project / CACHE) as darkroom:
        swept = darkroom.prune(days)
    click.echo(f"清理了 {swept.files} 个文件，腾出 {swept.bytes / 1e6:.1f} MB。")


@photos.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[学校或文件]...")
@click.option(
    "--check", "only_check", is_flag=True, help="只说要做什么，不改文件；有要做的，退出码为 1。"
)
@project_option
def prepare(paths: tuple[Path, ...], only_check: bool, project: Path) -> None:
    """提交之前整理照片。

    去掉拍摄地点等信息，转正，缩小，HEIC 换成 JPG，文件名和 YAML 里的引用一起改好。PATH
    是学校的文件夹、它的 photos 文件夹或者一张照片，不写就是全部学校。
    """
    project = project.resolve()
    disk = None if only_check else Disk()
    reports: list[PhotoReport] = []
    try:
        with photo_progress() as progress:
            for report in _prepared(project, select(project, paths), disk, progress):
                reports.append(report)
                _print(report, only_check)
    except SelectionError as error:
        raise click.UsageError(str(error)) from None
    except OSError as error:
        name = printable(str(error.filename))
        raise click.ClickException(f"打不开“{name}”：{error.strerror}") from None
    click.echo(photo_messages.summary(reports, only_check))
    sys.exit(any(report.problem or (only_check and report.changed) for report in reports))


def _print(report: PhotoReport, only_check: bool) -> None:
    """Report on a photo as soon as it is done: in a log file, this shows the progress."""
    for line in photo_messages.lines(report, only_check):
        click.echo(line)
    if report.problem:
        click.echo(f"{report.path}：{report.problem}", err=True)


def _prepared(
    project: Path, chosen: list[Selection], disk: Disk | None, progress: Progress
) -> Iterator[PhotoReport]:
    total = sum(len(selection.names) for selection in chosen)
    history = History(project, BRANDS)
    start, done = time.monotonic(), 0
    for selection in chosen:
        for report in prepare_photos(project, selection, disk, history):
            yield report
            done += 1
            progress(done, total, time.monotonic() - start)


@contextmanager
def _executor(scheduler: str | None, workers: int | None) -> Iterator[Executor | None]:
    if scheduler:
        with cluster(scheduler) as executor:
            yield executor
    elif workers:
        with ThreadPoolExecutor(workers) as executor:
            yield executor
    else:
        yield None


def _report(project: Path, results: dict[PhotoRequest, Photo | PhotoError]) -> bool:
    """Print which photos are ready and which failed; whether any failed."""
    errors = {
        request.path: result
        for request, result in results.items()
        if isinstance(result, PhotoError)
    }
    for path, error in sorted(errors.items()):
        click.echo(f"{path.relative_to(project).as_posix()}：{error}", err=True)
    ready = [result for result in results.values() if isinstance(result, Photo)]
    files = {item.name: item.bytes for photo in ready for item in photo.renditions}
    size = sum(files.values()) / 1e6
    failed = f"{len(errors)} 张照片有问题，见上。" if errors else ""
    click.echo(f"{len(ready)} 张照片已就绪，共 {len(files)} 个文件、{size:.1f} MB。{failed}")
    return bool(errors)
