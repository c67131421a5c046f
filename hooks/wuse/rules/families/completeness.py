"""Promises that a brand shows nothing for, and facts that lack what would prove them.

Records copied from a publication are exempt: nobody knows more than the source says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from wuse.model.initiative import Initiative
from wuse.model.practice import Cadence
from wuse.model.records import Activity
from wuse.rules.context import SchoolContext
from wuse.rules.rule import Example, Finding, SchoolRule, at
from wuse.source.codes import Code
from wuse.source.problems import Loc, Severity

_CARRIERS = """\
载体:
  - {编号: red, 名称: 红色先锋示范行}
  - {编号: green, 名称: 绿色志愿服务行}
"""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_UNCOUNTED_CADENCES = frozenset(("weekly", "biweekly", "once", "rolling"))
"""Cadences that are not checked: nobody records every weekly meeting."""
_LONG_ENOUGH = timedelta(days=365)
"""How long a record must cover before an annual event can be missing from it."""


@SchoolRule(
    Code.TWIN_ACTIVITY,
    "activity-twice",
    "同一天有两项同名活动",
    Severity.WARNING,
    why="同一天、同一个标题的两份活动记录，多半是一次活动交了两份，活动次数就多算了。",
    bad=Example(
        {
            **Example.activity("").files,
            "activities/2025-10-18-reading-2.yml": "标题: 读书分享会\n日期: 2025-10-18\n",
        }
    ),
    good=Example(
        {
            **Example.activity("").files,
            "activities/2025-11-18-reading.yml": "标题: 读书分享会\n日期: 2025-11-18\n",
        }
    ),
)
def twin_activity(school: SchoolContext) -> Iterator[Finding]:
    """No activity is recorded twice."""
    first: dict[tuple[str, str], str] = {}
    for item in sorted(school.folder.activities, key=lambda item: item.path):
        record = item.record
        if record.date.is_unknown:
            continue
        path = first.setdefault((record.title, record.date.text), item.path)
        if path != item.path:
            message = f"{path} 里也有同一天的“{record.title}”"
            yield at(item, ("title",), message, "是一次活动就合并成一份，是两次就在标题里区分开")


@SchoolRule(
    Code.BARE_ACTIVITY,
    "activity-bare",
    "活动只有标题",
    Severity.HINT,
    why="只有标题和日期的活动，看不出做了什么，评审也不能当作佐证。",
    bad=Example.activity("地点: 阅览室\n"),
    good=Example.activity("摘要: 师生围坐读书，每人说一句话。\n"),
)
def bare_activity(school: SchoolContext) -> Iterator[Finding]:
    """An activity says something beyond its title and date."""
    if school.is_from_publication:
        return
    for item in school.folder.activities:
        record = item.record
        texts = (record.summary, record.body, record.outcome, record.gap)
        if not any((*texts, record.items, record.metrics, record.photos)):
            message = "这项活动没有摘要、正文，也没有照片"
            yield at(item, ("title",), message, "加一行“摘要:”，用一两句话写做了什么、有什么结果")


@SchoolRule(
    Code.CASE_PARTS,
    "case-parts",
    "案例缺少一部分",
    Severity.HINT,
    why="书面案例一般分背景、做法、成效、启示四部分，缺一部分，评审就少一项依据。",
    bad=Example(
        {"case.yml": "背景: 学校在渔港边。\n做法: [{小标题: 一张潮汐表}]\n成效: 看护延长。\n"}
    ),
    good=Example(
        {
            "case.yml": "背景: 学校在渔港边。\n做法: [{小标题: 一张潮汐表}]\n成效: 看护延长。\n"
            "启示: [{小标题: 先走到学生身边}]\n"
        }
    ),
)
def case_parts(school: SchoolContext) -> Iterator[Finding]:
    """A written case has four parts, or says what is missing."""
    case = school.folder.case
    if case is None or case.record.gap or school.is_from_publication:
        return
    record = case.record
    parts = {
        "背景": record.background,
        "做法": record.practice,
        "成效": record.results,
        "启示": record.insights,
    }
    if missing := [name for name, part in parts.items() if not part]:
        fix = "补上这几部分，没有的在“来源缺漏”里写明"
        yield at(case, ("title",), f"案例没有写{'、'.join(missing)}", fix)


@SchoolRule(
    Code.IDLE_INITIATIVE,
    "initiative-idle",
    "载体下面没有活动",
    Severity.HINT,
    why="写了五项行动，只有四项有活动，评审会问第五项做了什么。也可能是活动忘了写“所属载体”。",
    bad=Example({**Example.brand(_CARRIERS).files, **Example.activity("所属载体: red\n").files}),
    good=Example(
        {**Example.brand(_CARRIERS).files, **Example.activity("所属载体: [red, green]\n").files}
    ),
)
def idle_initiative(school: SchoolContext) -> Iterator[Finding]:
    """Each initiative has an activity or exemplar, once any activity names an initiative."""
    if school.is_from_publication:
        return
    activities = {id for item in school.folder.activities for id in item.record.initiative}
    used = activities | {id for item in school.folder.exemplars for id in item.record.initiative}
    for i, initiative in enumerate(school.folder.profile.initiatives):
        ids = {descendant.id for descendant in initiative.walk()}
        if activities and ids.isdisjoint(used) and not initiative.gap:
            message = f"“{initiative.name}”下面还没有活动和典型"
            called = initiative.id if initiative.name.isascii() else initiative.name
            fix = f"在相关活动里写“所属载体: {called}”"
            yield at(school.folder.source, ("initiatives", i), message, fix)


@SchoolRule(
    Code.UNKEPT_CADENCE,
    "cadence-unkept",
    "计划的活动一次也没有记录",
    Severity.HINT,
    why="写了“每月一次主题党日”，一年多的记录里却一次也没有，页面会显示“0 次”。"
    "也可能是活动类型写得不一样。",
    bad=Example(
        {
            **Example.brand("活动频次: [{活动类型: 主题党日, 频次: 每月}]\n").files,
            **Example.activity("").files,
            "activities/2024-10-12-reading.yml": "标题: 第一次读书会\n日期: 2024-10-12\n",
        }
    ),
    good=Example(
        {
            **Example.brand("活动频次: [{活动类型: 读书会, 频次: 每年}]\n").files,
            **Example.activity("").files,
            "activities/2024-10-12-reading.yml": "标题: 第一次读书会\n日期: 2024-10-12\n",
        }
    ),
)
def unkept_cadence(school: SchoolContext) -> Iterator[Finding]:
    """Regular activities were recorded at least once, if the records cover a year or more."""
    days = [
        day for item in school.folder.activities for day in _ends(item.record) if day is not None
    ]
    if school.is_from_publication or not days or max(days) - min(days) < _LONG_ENOUGH:
        return
    recorded = {item.record.type.code for item in school.folder.activities}
    for loc, plan in _cadences(school.folder.profile.cadence, school.folder.profile.initiatives):
        if plan.every.code not in _UNCOUNTED_CADENCES and plan.type.code not in recorded:
            message = f"计划{plan.every.zh}开展{plan.type.zh}，却没有一次记录"
            yield at(school.folder.source, loc, message, "补上活动记录，或者核对活动的“活动类型”")


def _ends(activity: Activity) -> tuple[date | None, date | None]:
    return activity.date.earliest, activity.date.latest


def _cadences(
    own: tuple[Cadence, ...], initiatives: tuple[Initiative, ...], loc: Loc = ()
) -> Iterator[tuple[Loc, Cadence]]:
    for i, plan in enumerate(own):
        yield (*loc, "cadence", i), plan
    field = "children" if loc else "initiatives"
    for i, initiative in enumerate(initiatives):
        yield from _cadences(initiative.cadence, initiative.children, (*loc, field, i))


@SchoolRule(
    Code.BARE_HONOUR,
    "honour-bare",
    "荣誉没有时间或颁发单位",
    Severity.HINT,
    why="评分标准要求荣誉写明级别、年份、颁发单位；没有这些，查证不了，只能算自称。",
    bad=Example.brand("荣誉:\n  - {荣誉名称: 书香校园, 级别: 市级}\n"),
    good=Example.brand(
        "荣誉:\n  - {荣誉名称: 书香校园, 级别: 市级, 颁发单位: 市教育局, 时间: 2024}\n"
    ),
)
def bare_honour(school: SchoolContext) -> Iterator[Finding]:
    """Honours have a level, a date and an issuer, or a note says why not."""
    if school.is_from_publication:
        return
    for i, honour in enumerate(school.folder.profile.honours):
        details = {"级别": honour.level, "时间": honour.date, "颁发单位": honour.issuer}
        if not honour.note:
            yield from _missing(school, ("honours", i), f"荣誉“{honour.title}”", details)


@SchoolRule(
    Code.BARE_METRIC,
    "metric-bare",
    "数据没有单位、时间或来源",
    Severity.HINT,
    why="评分标准要求数据有单位、口径、日期和来源。光一个数字，不知道数的是什么、什么时候的。",
    bad=Example.brand("成效数据:\n  - {指标: 读书会, 数值: 12}\n"),
    good=Example.brand(
        "成效数据:\n  - {指标: 读书会, 数值: 12场, 统计时间: 2025, 来源: 2025年工作总结}\n"
    ),
)
def bare_metric(school: SchoolContext) -> Iterator[Finding]:
    """Figures of a brand have a unit, a period and a source, or something says why not.

    The file need not repeat what it says elsewhere: a year in the name or the source counts as the
    period, and the sources of the file are the sources of its figures.
    """
    if school.is_from_publication:
        return
    file = school.folder.profile
    gaps = "\n".join(file.gaps)
    for i, metric in enumerate(file.metrics):
        details = {
            "单位": metric.unit,
            "统计时间": metric.period or _YEAR.search(f"{metric.name} {metric.source}"),
            "来源": metric.source or file.sources,
        }
        if metric.is_known and not metric.note and metric.name not in gaps:
            yield from _missing(school, ("metrics", i), f"数据“{metric.name}”", details)


@SchoolRule(
    Code.BARE_SURVEY,
    "survey-bare",
    "满意率没有样本或方式",
    Severity.WARNING,
    why="满意率要写明问了多少人、怎么问的：问十个人和问一千个人，分量不一样。"
    "评分标准要求写样本量和方式。",
    bad=Example.brand("自评:\n  满意度: [{满意率: 96.5%}]\n"),
    good=Example.brand("自评:\n  满意度: [{满意率: 96.5%, 样本: 200份, 方式: 匿名问卷}]\n"),
)
def bare_survey(school: SchoolContext) -> Iterator[Finding]:
    """A satisfaction rate comes with the size of its sample and the method."""
    review = school.folder.profile.self_review
    if review is None or school.is_from_publication:
        return
    for i, survey in enumerate(review.satisfaction):
        details = {"样本": survey.sample, "方式": survey.method}
        yield from _missing(school, ("self_review", "satisfaction", i), "满意率", details)


def _missing(
    school: SchoolContext, loc: Loc, subject: str, details: Mapping[str, object]
) -> Iterator[Finding]:
    if missing := "、".join(label for label, value in details.items() if not value):
        fix = f"补上{missing}；不知道的写明"
        yield at(school.folder.source, loc, f"{subject}没有写{missing}", fix)
