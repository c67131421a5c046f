"""``wuse pack``: what judges take along to score an edition, one file for each of them."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from pathlib import Path

import click

from wuse.blind.key import numbers as drawn
from wuse.blind.records import slug_of
from wuse.dossiers.blind_project import blind_project
from wuse.editions.briefs import AssignmentError, Brief, briefs, read_assignment
from wuse.layout import BRANDS
from wuse.model.edition import Edition
from wuse.model.panel import Panel
from wuse.pages.parts import urls
from wuse.printable import printable
from wuse.progress import progress
from wuse.shipped import theme_folder
from wuse.site import usb

from .entered import applicants_of, blind_options, numbers_file, report_left_out
from .evaluation import check_outside, panel_option, the_edition, the_panel
from .options import project_option
from .site_copy import as_frozen, built_site, megabytes, replacing

_INSTRUCTIONS = """\
先把压缩包整个解压，再双击“start.html”。
在压缩包里直接打开，存不下分数。
评完以后在评审桌点“导出”，把导出的文件（wuse-scores-….json）交给组织单位。
"""
_START = """\
<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="refresh" content="0; url={target}">
<title>评审桌</title>
<p><a href="{target}">打开评审桌</a></p>
"""
_BUREAU = "bureau"
_UNSAFE = re.compile(r"[^\w.-]+")


@click.command()
@click.argument("edition", metavar="EDITION")
@panel_option
@click.option(
    "--assignment",
    "assignment_path",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="wuse assign 写的分派表；不写就是每位评审评全部。",
)
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="压缩包放哪个文件夹；不写就放在评审名单旁边。",
)
@blind_options
@project_option
def pack(
    edition: str,
    panel_path: Path,
    assignment_path: Path | None,
    folder: Path | None,
    blind: bool,
    key: Path | None,
    project: Path,
) -> None:
    """给每位评审打一个压缩包：参评单位的网页、佐证和评审桌，没有网络也能评。

    已经定稿的，照定稿时的资料。

    每个包里只有这一位评审的回避和次序；另有一个没有评审的包，给组织单位看。已有的同名压缩包换成
    新的。匿名的包里单位只有编号，计分时 wuse tally 用 --blind-key 写明对照表。
    """
    numbers = numbers_file(edition, blind, key)
    record = the_edition(project, edition)
    panel = the_panel(project, panel_path, edition, record)
    if not any(it.owner for it in record.candidates):
        raise click.UsageError("这一届没有列出参评单位；先在评选文件里写“参评单位”")
    told = _briefs(edition, record, panel, assignment_path)
    if not told:
        raise click.UsageError("这一届没有由评审打分的阶段；先写好“评分标准”和“阶段”")
    names = Counter(_name(edition, it).casefold() for it in (*told, _BUREAU))
    if alike := [it for it in told if names[_name(edition, it).casefold()] > 1]:
        raise click.UsageError(
            f"评审编号“{printable('”“'.join(alike))}”的压缩包会同名；编号用字母和数字，各不相同"
        )
    target = folder or panel_path.parent
    check_outside(project, (target / "pack.zip", *filter(None, [numbers])))
    target.mkdir(parents=True, exist_ok=True)
    if numbers and any(it.record for it in record.candidates):
        raise click.UsageError("这一届有评活动、典型的奖项，单看一条记录藏不住是谁，不能匿名")
    with as_frozen(project, record.frozen) if record.frozen else nullcontext(project) as judged:
        if numbers is None:
            write_packs(judged, edition, record, told, target)
            return
        with _blind(judged, edition, target, numbers) as (copy, names_of):
            shown = the_edition(copy, edition)
            write_packs(copy, edition, shown, _renamed(told, names_of), target)


@contextmanager
def _blind(
    project: Path, id: str, target: Path, key: Path
) -> Iterator[tuple[Path, Mapping[str, str]]]:
    """A project without what tells the candidates, and what stands there for their keys."""
    theme = theme_folder(project)
    with progress() as start, applicants_of(project, id, (), target, start, key) as found:
        report_left_out(found)
        if not found.applicants:
            raise click.ClickException("没有可以放进去的参评单位")
        settings = found.applicants[0].context.settings
        names_of = {candidate: slug_of(number) for candidate, number in drawn(key).items()}
        shown = (found.vocabulary, found.applicants)
        with blind_project(project, theme, settings, *shown) as copy:
            yield copy, names_of


def _renamed(told: Mapping[str, Brief], names: Mapping[str, str]) -> dict[str, Brief]:
    """What packs say to judges who must not know the candidates."""

    def desk(said: Brief) -> Brief:
        lists = {part: [names[it] for it in said[part]] for part in ("order", "recused")}
        return {**said, **lists}

    return {
        judge: {**brief, "desks": {number: desk(it) for number, it in brief["desks"].items()}}
        for judge, brief in told.items()
    }


def _briefs(id: str, edition: Edition, panel: Panel, assignment: Path | None) -> dict[str, Brief]:
    try:
        assigned = assignment and read_assignment(assignment, edition, panel)
    except AssignmentError as error:
        raise click.UsageError(printable(str(error))) from None
    return briefs(id, edition, panel, assigned or None)


def write_packs(
    project: Path,
    id: str,
    edition: Edition,
    told: Mapping[str, Brief],
    folder: Path,
) -> None:
    """Build the site of an edition once, and write a pack for each judge and one for the office.

    Args:
        project: the project.
        id: the edition's name.
        edition: the edition.
        told: judge -> what the pack says to that judge (`briefs`).
        folder: where the packs go.

    Raises:
        click.ClickException: the site cannot be built, or a pack cannot be written.
    """
    slugs = dict.fromkeys(it.owner for it in edition.candidates if it.owner)
    there = [slug for slug in slugs if (project / BRANDS / slug).is_dir()]
    environment = {"WUSE_OWNERS": ",".join(there), "WUSE_DESK": id}
    # What was written before the edition was frozen may contradict the rules of now.
    with built_site(project, environment, is_strict=edition.frozen is None) as site:
        file = folder / _name(id, _BUREAU)
        _write(file, site, id, "1", {})
        click.echo(f"已写好 {printable(str(file))}：组织单位（不能打分），{megabytes(file)}。")
        for judge, brief in told.items():
            file = folder / _name(id, judge)
            own = {urls.desk_judge(id): f"var wuseJudge = {json.dumps(brief)};\n"}
            _write(file, site, id, next(iter(brief["desks"])), own)
            whose = printable(f"评审 {judge}")
            click.echo(f"已写好 {printable(str(file))}：{whose}，{megabytes(file)}。")


def _name(id: str, whose: str) -> str:
    return f"wuse-pack-{_UNSAFE.sub('-', f'{id}-{whose}')}.zip"


def _write(file: Path, site: Path, id: str, number: str, own: Mapping[str, str]) -> None:
    desk = urls.with_index(urls.desk(id, int(number)))
    start = _START.format(target=f"{usb.FOLDER}/{desk}")
    with replacing(file) as handle:
        usb.pack(site, handle, _INSTRUCTIONS, own, {"start.html": start})
