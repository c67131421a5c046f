"""Dates that contradict the day of the check, the name of the file, or each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from wuse.layout import ACTIVITIES, home
from wuse.model.base import Record
from wuse.model.dates import Edtf
from wuse.model.region import Sourced
from wuse.rules.context import SchoolContext
from wuse.rules.rule import Example, Finding, SchoolRule, at
from wuse.source.codes import Code
from wuse.source.problems import Loc, Severity

_YEAR = timedelta(days=365)
_ESTABLISHED = 3
"""Activities that a brand needs before it can be called quiet; fewer are a record just begun."""
_IN_NAME = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2]))?(?:-([0-3]\d))?(?=-|$)")
_OVER = frozenset(("under_recheck", "expired", "withdrawn"))
"""Statuses of a brand that already say that its term is over."""


def _activities_on(*days: str) -> Example:
    return Example(
        {f"activities/{day}-reading.yml": f"日期: {day}\n摘要: 师生围坐读书。\n" for day in days}
    )


def _past_dates(school: SchoolContext) -> Iterator[tuple[Sourced[Record], Loc, Edtf | None]]:
    """Every date of an event that is reported as past."""
    brand, file = school.folder.source, school.folder.profile
    yield brand, ("brand", "since"), file.brand.since
    for i, honour in enumerate(file.honours):
        yield brand, ("honours", i, "date"), honour.date
    for item in school.folder.activities:
        yield item, ("date",), item.record.date
    for person in school.folder.exemplars:
        yield person, ("since",), person.record.since


@SchoolRule(
    Code.FUTURE,
    "date-future",
    "日期还没有到",
    Severity.WARNING,
    why="活动记录、荣誉写的是已经发生的事。日期在今天以后，多半是年份写错了；"
    "还没有开展的活动写进计划。",
    bad=Example.activity("日期: 2062-10-18\n"),
    good=Example.activity("日期: 2025-10-18\n"),
)
def future(school: SchoolContext) -> Iterator[Finding]:
    """Reported events are not in the future."""
    for item, loc, when in _past_dates(school):
        if when and when.earliest and when.earliest > school.context.today:
            message = f"{when.zh()}还没有到"
            yield at(item, loc, message, "核对日期；还没有开展的写进 brand.yml 的“计划”")


@SchoolRule(
    Code.FILE_DATE,
    "date-file-name",
    "日期和文件名里的不一样",
    Severity.WARNING,
    why="活动的网址取自文件名。文件名写 10月18日，里面写 10月28日，一定有一个错了，"
    "常见的是复制上一次的文件忘了改日期。",
    bad=Example.activity("日期: 2025-10-28\n", "文件名是 2025-10-18-reading.yml。"),
    good=Example.activity("日期: 2025-10-18\n"),
)
def file_date(school: SchoolContext) -> Iterator[Finding]:
    """The date at the start of a file's name can be the date of the activity."""
    for item in school.folder.activities:
        when = item.record.date
        match = None if item.id.startswith(f"{when.edtf}-") else _IN_NAME.match(item.id)
        if match and when.earliest and when.latest and not overlaps(match[0], when):
            message = f"这里是{when.zh()}，文件名里却是 {match[0]}"
            fix = "改正写错的一个；改了文件名，引用这项活动的地方也要改"
            yield at(item, ("date",), message, fix)


def overlaps(text: str, when: Edtf) -> bool:
    """Whether a date in EDTF notation may overlap another; true if either is unknown or invalid."""
    try:
        other = Edtf.parse(text)
    except ValueError:  # 2025-02-30
        return True
    if not (other.earliest and other.latest and when.earliest and when.latest):
        return True
    return other.earliest <= when.latest and when.earliest <= other.latest


@SchoolRule(
    Code.NO_YEAR,
    "date-without-year",
    "活动的时间没有年份",
    Severity.HINT,
    why="“9月中旬”“国庆期间”照原话登在页面上，可是过一年就没人知道是哪一年，"
    "时间轴也只能把它排在“时间不详”里。",
    bad=Example.activity("日期: 9月中旬\n"),
    good=Example.activity("日期: 2025年10月中旬\n"),
)
def no_year(school: SchoolContext) -> Iterator[Finding]:
    """The time of an activity is in a known year, or unknown altogether."""
    for item in school.folder.activities:
        when = item.record.date
        if when.is_unknown and when.words:
            message = f"“{when.words}”看不出是哪一年"
            yield at(item, ("date",), message, _with_year(when.words))


def _with_year(words: str) -> str:
    """How to say the year of a time of the year, or the years of a longer time."""
    try:
        is_of_a_year = Edtf.parse(f"2025年{words}").year == 2025
    except ValueError:
        is_of_a_year = False
    if is_of_a_year:
        return f"补上年份，例如 2025年{words}"
    return "写成从哪一年到哪一年，例如 2023年至2025年；一次活动写它的日期"


@SchoolRule(
    Code.BEFORE_BRAND,
    "activity-before-brand",
    "活动早于品牌创建",
    Severity.HINT,
    why="活动的日期在品牌创建以前。以前的活动可以作背景，但不要算作品牌的成果；"
    "也可能是创建时间写晚了。",
    bad=Example(
        {
            **Example.activity("").files,
            **Example.brand("品牌: {品牌名称: 示例品牌, 创建时间: 2025-11}\n").files,
        }
    ),
    good=Example(
        {
            **Example.activity("").files,
            **Example.brand("品牌: {品牌名称: 示例品牌, 创建时间: 2025-10}\n").files,
        }
    ),
)
def before_brand(school: SchoolContext) -> Iterator[Finding]:
    """No activity is older than its brand."""
    since = school.folder.profile.brand.since
    if since is None or since.earliest is None or since.is_approximate:
        return
    for item in school.folder.activities:
        latest = item.record.date.latest
        if latest and latest < since.earliest:
            message = f"活动在{item.record.date.zh()}，品牌的创建时间是{since.zh()}"
            yield at(item, ("date",), message, "核对两个时间，尤其是年份")


@SchoolRule(
    Code.TERM_OVER,
    "recognition-expired",
    "命名已经过了有效期",
    Severity.WARNING,
    why="命名有有效期，过期以后还写“已命名”就不是事实了。",
    bad=Example.brand("命名: {状态: 已命名, 有效期至: 2025-12}\n"),
    good=Example.brand("命名: {状态: 待复核, 有效期至: 2025-12}\n"),
)
def term_over(school: SchoolContext) -> Iterator[Finding]:
    """An expired recognition says so."""
    for loc, given in school.folder.profile.located_recognitions():
        last = given.valid_until.latest if given.valid_until else None
        if given.status.code in _OVER or not (given.valid_until and last):
            continue
        if last < school.context.today:
            message = f"有效期到{given.valid_until.zh()}为止，状态还是“{given.status.zh}”"
            fix = "复核通过就更新有效期，没有就把状态改成“待复核”或“已到期”"
            yield at(school.folder.source, (*loc, "valid_until"), message, fix)


@SchoolRule(
    Code.QUIET,
    "brand-quiet",
    "品牌一年没有新活动",
    Severity.HINT,
    why="评审看品牌是不是还在做。最近一次活动在一年以前，页面看起来像停了。",
    bad=_activities_on("2024-10-18", "2024-11-18", "2025-02-18"),
    good=_activities_on("2024-10-18", "2024-11-18", "2025-10-18"),
)
def quiet(school: SchoolContext) -> Iterator[Finding]:
    """A brand has an activity in the last twelve months."""
    newest = _newest(school)
    if newest and _YEAR < school.context.today - newest <= 2 * _YEAR:
        yield _silent(school, newest)


@SchoolRule(
    Code.STALE,
    "brand-stale",
    "品牌两年没有新活动",
    Severity.WARNING,
    why="两年没有记录的品牌，网站上的内容多半已经不是现状。",
    bad=_activities_on("2023-10-18", "2023-11-18", "2024-02-18"),
    good=_activities_on("2023-10-18", "2023-11-18", "2025-10-18"),
)
def stale(school: SchoolContext) -> Iterator[Finding]:
    """A brand has an activity in the last two years."""
    newest = _newest(school)
    if newest and school.context.today - newest > 2 * _YEAR:
        yield _silent(school, newest)


def _silent(school: SchoolContext, newest: date) -> Finding:
    message = f"最近一次活动在 {newest.year} 年 {newest.month} 月，以后没有记录"
    fix = "补上近期的活动；品牌已经结束的，在“命名”的“状态”里写明"
    return at(school.folder.source, ("brand", "name"), message, fix)


def _newest(school: SchoolContext) -> date | None:
    """The day of the last activity; None if the brand has ended or too little is known."""
    file, folder = school.folder.profile, f"{home(school.folder.slug)}/{ACTIVITIES}"
    is_over = file.recognition is not None and file.recognition.status.code in _OVER
    if file.sample or is_over or school.region.unread_in(folder):
        return None
    dates = [item.record.date for item in school.folder.activities]
    if len(dates) < _ESTABLISHED or any(when.end is None for when in dates):  # None: still going on
        return None
    return max(filter(None, (when.latest for when in dates)), default=None)


@SchoolRule(
    Code.OVERDUE,
    "task-overdue",
    "任务过了时限没有进展",
    Severity.HINT,
    why="计划写了时限，过期以后没有下文，看的人会以为没有做。",
    bad=Example.brand(
        "计划:\n  - 计划名称: 2025年要点\n    各部分:\n      - 部分: 抓基层\n        任务:\n"
        "          - {任务: 建成活动室, 时限: 2025-12}\n"
    ),
    good=Example.brand(
        "计划:\n  - 计划名称: 2025年要点\n    各部分:\n      - 部分: 抓基层\n        任务:\n"
        "          - {任务: 建成活动室, 时限: 2025-12, 进展: 12月启用}\n"
    ),
)
def overdue(school: SchoolContext) -> Iterator[Finding]:
    """A task past its deadline has its progress recorded."""
    for i, plan in enumerate(() if school.is_from_publication else school.folder.profile.plan):
        for j, part in enumerate(plan.parts):
            for k, task in enumerate(part.tasks):
                last = task.deadline.latest if task.deadline else None
                if last and last < school.context.today and not task.progress:
                    loc = ("plan", i, "parts", j, "tasks", k)
                    message = f"任务“{task.title}”的时限已过，没有写进展"
                    yield at(school.folder.source, loc, message, "加一行“进展:”，写同意公开的结果")
