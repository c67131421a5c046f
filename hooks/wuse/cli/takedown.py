"""``wuse takedown``: takes down a record, a photo or a name that somebody wants removed."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from wuse.layout import BRANDS
from wuse.model.region import Region
from wuse.source import load_region
from wuse.source.clock import today
from wuse.source.rewrite_scalars import UnwritableError
from wuse.source.settings import load_configuration
from wuse.upkeep import Disk
from wuse.upkeep.takedown import (
    RequestError,
    Spelling,
    TakedownPlan,
    TakedownRegister,
    TakedownRequest,
    Target,
    TargetError,
    carry_out,
    find_target,
    make_plan,
    register_problem,
)

from . import takedown_messages
from .exposure import Exposure
from .options import owner_slug, project_option

_REASON = "监护人要求"
_DECIDED_BY = "主管部门"


@click.command()
@click.argument("paths", nargs=-1, metavar="[记录或照片]...")
@click.option("--name", "names", multiple=True, help="文字里的姓名；有几种写法的，写几次。")
@click.option("--owner", metavar="学校", help="只在这所学校的资料里找姓名；不写就是全部。")
@click.option("--remove", is_flag=True, help="删掉，而不是转为内部；姓名从文字里换掉。")
@click.option("--instead", default="一名学生", show_default=True, help="姓名换成什么话。")
@click.option("--reason", help=f"原因，写进登记；不写姓名。不写就是“{_REASON}”。")
@click.option("--decided-by", help=f"哪个部门决定的，写进登记。不写就是“{_DECIDED_BY}”。")
@click.option(
    "--check", "only_check", is_flag=True, help="只说要改什么，不改文件；有要改的，退出码为 1。"
)
@click.option("--yes", is_flag=True, help="不再问，直接改。")
@project_option
def takedown(
    paths: tuple[str, ...],
    names: tuple[str, ...],
    owner: str | None,
    remove: bool,
    instead: str,
    reason: str | None,
    decided_by: str | None,
    only_check: bool,
    yes: bool,
    project: Path,
) -> None:
    """有人要求撤下：一条记录、一张照片，或者文字里的姓名。

    写活动、典型、案例的文件或它的网址，或者 photos 文件夹里的照片（内容相同的几份一起撤）。
    记录转为内部，照片从用到它的地方去掉；加 --remove 就把文件也删掉。缓存跟着清掉，撤下的内容记在
    brands/_bureau/takedowns.yml 里，以后再交上来不会发布；登记里没有姓名。
    先列出要改什么、哪些网址有过它、git 历史里还有什么，问过以后才改。
    全部撤下或者没有要撤的，退出码为 0；还有要自己改的，为 1；命令写得不对，为 2。
    """
    project = project.resolve()
    if not (project / BRANDS).is_dir():
        raise click.UsageError(f"这里没有 {BRANDS} 文件夹；用 --project 指明项目文件夹")
    configuration, _ = load_configuration(project)
    region = load_region(project).region
    spelling = _spelling(names, instead)
    targets = _targets(project, paths, region)
    owner = owner and owner_slug(project, owner)
    if not paths and spelling is None:
        raise click.UsageError("写明要撤下什么：记录或照片的文件，或者 --name 姓名")
    asks = not (yes or only_check) and sys.stdin is not None and sys.stdin.isatty()
    request = TakedownRequest(
        targets,
        spelling,
        owner,
        remove,
        _answer("原因", reason, _REASON, asks),
        _answer("哪个部门决定的", decided_by, _DECIDED_BY, asks),
        today(configuration.settings.zone),
    )
    plan = _make_plan(project, region, request)
    for line in takedown_messages.plan(plan, spelling):
        click.echo(line)
    if plan.is_empty:
        click.echo("没有要撤的了：已经撤下，或者没有找到。")
        sys.exit(bool(plan.obstacles))
    exposure = Exposure(project, configuration, region, plan, spelling, owner)
    for line in takedown_messages.exposure(exposure):
        click.echo(line)
    if only_check:
        click.echo("没有动任何文件。")
    elif not yes and not _confirmed(asks):
        click.echo("没有动任何文件。确认以后加上 --yes 再运行。")
    else:
        sys.exit(_carry_out(project, plan, exposure))
    sys.exit(1)


def _spelling(names: tuple[str, ...], instead: str) -> Spelling | None:
    """The name to remove; None if none is given."""
    if not names:
        return None
    try:
        spelling = Spelling(names, instead.strip())
    except ValueError:
        raise click.UsageError("--name：姓名至少两个字，太短会到处都找到") from None
    if not instead.strip() or "\n" in instead or instead in spelling:
        raise click.UsageError("--instead：写一句不含这个姓名的话，例如“一名学生”")
    return spelling


def _targets(project: Path, paths: tuple[str, ...], region: Region) -> list[Target]:
    """The targets that the paths mean, without those that were removed before."""
    try:
        targets = [find_target(project, path, region) for path in paths]
    except TargetError as error:
        raise click.UsageError(str(error)) from None
    return list(dict.fromkeys(target for target in targets if target))


def _answer(question: str, given: str | None, default: str, asks: bool) -> str:
    if given is not None or not asks:
        return (default if given is None else given).strip()
    answer: str = click.prompt(f"{question}（不写姓名）", default=default, err=True)
    return answer.strip()


def _make_plan(project: Path, region: Region, request: TakedownRequest) -> TakedownPlan:
    """What is to be done. Fails before anything is done if the register cannot be written."""
    try:
        plan = make_plan(project, region, request)
        TakedownRegister(project).with_entries(plan.entries)
    except RequestError as error:
        raise click.UsageError(str(error)) from None
    except UnwritableError as error:
        raise click.ClickException(register_problem(error)) from None
    return plan


def _confirmed(asks: bool) -> bool:
    try:
        return asks and click.confirm("照这样撤下吗？", default=False, err=True)
    except click.Abort:
        return False


def _carry_out(project: Path, plan: TakedownPlan, exposure: Exposure) -> bool:
    """Carry out the plan and print the result; whether anything is left to do by hand."""

    def register(disk: Disk) -> None:
        TakedownRegister(project).add(plan.entries, disk)

    failures = carry_out(project, plan, register, Disk())
    remaining = exposure.clear_caches()
    for line in takedown_messages.outcome(plan, failures, remaining):
        click.echo(line)
    for line in takedown_messages.next_steps(exposure):
        click.echo(line)
    return bool(failures or remaining or plan.obstacles)
