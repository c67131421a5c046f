"""``wuse assign``: which judge scores which candidate, drawn from a published seed."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import click

from wuse.editions.assign import TooFewJudgesError, viewing_order
from wuse.editions.assign import assign as draw
from wuse.editions.briefs import has_conflict
from wuse.editions.tables import inert
from wuse.printable import printable
from wuse.upkeep import Disk

from .evaluation import panel_option, the_edition, the_panel
from .options import project_option
from .program import unwritable


@click.command()
@click.argument("edition", metavar="评选")
@panel_option
@click.option("--each", type=click.IntRange(1), help="每个参评单位几位评审；不写就是全部。")
@click.option("--stage", help="哪个阶段：只分给评这个阶段的评审。")
@click.option("--award", help="哪个奖项；不写就是全部参评单位。")
@project_option
def assign(
    edition: str,
    panel_path: Path,
    each: int | None,
    stage: str | None,
    award: str | None,
    project: Path,
) -> None:
    """按抽签给评审分派参评单位，数量尽量一样，回避的不分。

    评审和种子写在评审名单里；种子先公布，别人可以照着重抽，结果一样。分派表写在名单旁边，每位评审
    按自己的次序看；已经有的分派表不改。
    """
    record = the_edition(project, edition)
    panel = the_panel(project, panel_path, edition, record)
    awards = [it.name for it in record.each()]
    if award is not None and award not in awards:
        raise click.UsageError(f"没有奖项“{printable(award)}”；有：{printable('、'.join(awards))}")
    chosen = [it for it in record.candidates if not (award and it.awards) or award in it.awards]
    judges = [it for it in panel.judges if not (stage and it.phases) or stage in it.phases]
    if not chosen or not judges:
        raise click.UsageError("没有可以分派的参评单位或评审")
    recused = {it.key: [judge.id for judge in judges if has_conflict(it, judge)] for it in chosen}
    able = min(len(judges) - len(codes) for codes in recused.values())
    codes, keys = [it.id for it in judges], [it.key for it in chosen]
    try:
        assigned = draw(panel.seed, codes, keys, each or max(able, 1), recused)
    except TooFewJudgesError as error:
        message = f"“{printable(error.candidate)}”只有{error.available}位评审不用回避，不够分"
        raise click.ClickException(message) from None
    orders = viewing_order(panel.seed, assigned, keys)
    names = [edition, *filter(None, (award, stage)), "assignment"]
    target = panel_path.with_name(f"{'-'.join(names).replace('/', '-')}.csv")
    try:
        Disk().create(target, _table(orders).encode())
    except FileExistsError:
        raise click.ClickException(f"已经有“{target}”；要重抽，先把它拿走") from None
    except OSError:
        raise unwritable(target) from None
    loads = sorted(map(len, orders.values()))
    click.echo(f"已写好 {target}：{len(codes)}位评审，每位 {loads[0]}—{loads[-1]} 个参评单位。")


def _table(orders: dict[str, list[str]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(["评审", "次序", "参评单位"])
    for judge, keys in orders.items():
        writer.writerows([inert(judge), number, inert(key)] for number, key in enumerate(keys, 1))
    return f"\ufeff{text.getvalue()}"
