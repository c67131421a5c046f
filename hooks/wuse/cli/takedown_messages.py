"""The output of ``wuse takedown``: the plan, where the content is exposed, what is left to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from wuse.printable import printable
from wuse.upkeep.takedown import Spelling, TakedownPlan

from .exposure import Exposure

_MAX_COMMITS = 12
"""How many commits are listed; the others are counted."""


def plan(plan: TakedownPlan, spelling: Spelling | None) -> Iterator[str]:
    """What would be done, file by file, without the name that is removed."""

    def safe(text: str) -> str:
        return printable(spelling.replaced(text, is_address=True) if spelling else text)

    if plan.edits:
        yield click.style("要改的文件：", bold=True)
    for edit in plan.edits:
        yield f"  {safe(edit.path)}：{'，'.join(edit.done)}"
    for entry in plan.entries:
        yield f"  登记：{entry.kind.zh}，{safe(entry.place)}，{entry.outcome.zh}"
    yield from _list("要自己改的：", [safe(line) for line in plan.obstacles])
    yield from _list("请看一眼：", [safe(line) for line in plan.hints])


def exposure(exposure: Exposure) -> Iterator[str]:
    """Where the content is published, and which commits hold it."""
    paths = [*exposure.addresses, *exposure.photos, *exposure.cards]
    yield from _list("网站上这些地址有过它：", [exposure.root + path or "首页" for path in paths])
    if not paths:
        yield "按现在的资料，公开的网站上没有它。"
    if exposure.history_problem:
        yield f"git 历史：{exposure.history_problem}"
    elif exposure.commits:
        first, last = exposure.commits[0], exposure.commits[-1]
        yield click.style("git 历史里还有它：", bold=True)
        yield (
            f"  {first.day} 到 {last.day}，{len(exposure.commits)} 次提交动过它；"
            "这中间的每一次提交里都有"
        )
        yield from (f"  {commit.day} {commit.name}" for commit in exposure.commits[:_MAX_COMMITS])
        if len(exposure.commits) > _MAX_COMMITS:
            yield f"  ……另有 {len(exposure.commits) - _MAX_COMMITS} 次"
    else:
        yield "git 历史里没有它。"


def outcome(plan: TakedownPlan, failures: Sequence[str], remaining: Sequence[str]) -> Iterator[str]:
    """What was done.

    Args:
        plan: what was planned.
        failures: what could not be changed, in Chinese.
        remaining: the addresses that still show the content.
    """
    yield from _list("没有改成：", list(map(printable, failures)))
    yield from _list("还会出现在：", list(map(printable, remaining)))
    if not failures and not remaining and not plan.obstacles:
        yield click.style(f"撤下了：改了 {len(plan.edits)} 个文件，清掉了缓存。", bold=True)
    else:
        yield click.style("还没有撤干净，见上。", bold=True)


def next_steps(exposure: Exposure) -> Iterator[str]:
    """What only people can do."""
    yield click.style("接下来：", bold=True)
    old = "；site 文件夹里还是旧的" if exposure.has_built_site else ""
    yield f"  1. 提交改动，说明里不写姓名；运行 make site，重新发布，刷新 CDN{old}。"
    yield "  2. 删掉代码托管网站上的构建缓存（photos-…）和旧的预览，它们里面可能还有。"
    yield "  3. 请抓取过订阅源（atom.xml）、api/*.json 的门户和镜像站、拿过导出和 U 盘的人也删掉。"
    yield "  4. 请搜索引擎删除快照：写上面的网址。已经被人保存、转发的，收不回来。"
    if not exposure.history_problem and exposure.commits:
        yield (
            "  5. git 的历史是永久的。要连历史一起去掉，请懂 git 的人用 git filter-repo 改写历史，"
            "强制推送，再请每个有副本、复刻的人重新克隆，并请代码托管网站清理缓存。"
        )


def _list(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield click.style(title, bold=True)
        yield from (f"  {line}" for line in lines)
