"""Evaluations: authority, public notice, and what may be published of the result."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from wuse.model.dates import Edtf
from wuse.model.edition import Award, Edition
from wuse.model.quantity import Quantity
from wuse.rules.awards import ONE_DIMENSION, Part, each_award, edition_example
from wuse.rules.context import RegionContext
from wuse.rules.rule import Finding, RegionRule, at
from wuse.source.codes import Code
from wuse.source.problems import Loc, Severity

_WORKING_DAYS = 5
"""The usual public notice, which the default rubric asks for."""
_LONGEST = 366
"""Days; a longer notice is a slip, and its days are not worth counting."""
_IN_TEXT = re.compile(r"(?<!\d)(\d{1,2})\s?个?(工作日|天|日)(?!前|起|内)")
_WITH_RESULT = "公示: {时间: %s, 渠道: 网站, 联系: 党建办公室}\n结果: [{名称: 甲校, 等次: 优秀}]\n"


@RegionRule(
    Code.NO_AUTHORITY,
    "edition-authority",
    "评选没有依据文件",
    Severity.WARNING,
    why="《评比达标表彰活动管理办法》规定，没有批准不得开展评选；没有专门的文件，也不得搞一票否决。没有写"
    "依据文件，评选功能不启用，页面只作展示。",
    bad=edition_example("", authority=""),
    good=edition_example(""),
)
def edition_authority(context: RegionContext) -> Iterator[Finding]:
    """An evaluation, and what it vetoes, rest on a document."""
    for item in context.region.editions:
        if item.record.authority is None:
            fix = "有正式文件后补上“依据文件”；没有就不开展评选"
            yield at(item, (), "没有写依据文件，这届评选不启用", fix)
    yield from each_award(context, _vetoes)


def _vetoes(part: Part) -> Iterator[Finding]:
    if part.award.vetoes and part.item.record.authority is None:
        yield part.at(("vetoes",), "一票否决没有依据文件", "照依据文件写；文件里没有就删去")


@RegionRule(
    Code.SHORT_NOTICE,
    "short-notice",
    "定的公示时间太短",
    Severity.WARNING,
    why="评选结果要公示，通行的做法是不少于5个工作日：时间太短，有意见的人来不及说。",
    bad=edition_example("公示: 公示3天。\n"),
    good=edition_example("公示: 公示5个工作日，意见寄主管部门。\n"),
)
def short_notice(context: RegionContext) -> Iterator[Finding]:
    """The rules of an edition give people five working days to object."""
    for item in context.region.editions:
        notice, fix = item.record.notice, f"改成不少于{_WORKING_DAYS}个工作日"
        if notice is None:
            continue
        match = _IN_TEXT.search(notice.note)
        if match and _is_short(int(match[1]), match[2]):
            yield at(item, ("notice", "note"), f"公示“{match[0]}”太短", fix, match[0])
        least = notice.at_least
        if least and least.value is not None and _is_short(int(least.value), least.unit):
            yield at(item, ("notice", "at_least"), f"公示“{least.zh()}”太短", fix)


def _is_short(days: int, unit: str) -> bool:
    """Whether these days may hold fewer than five working days: a week always holds them."""
    return days < (_WORKING_DAYS if "工作日" in unit else 7)


@RegionRule(
    Code.EDITION_NOTICE_LENGTH,
    "edition-notice-length",
    "公示的天数不够",
    Severity.ERROR,
    why="公示的起止日期要够评选自己写的天数；没有写的，按不少于5个工作日算。法定节假日不在内，请自己扣除。",
    bad=edition_example("公示: {时间: 2026-02-05/2026-02-09, 渠道: 网站, 联系: 党建办公室}\n"),
    good=edition_example("公示: {时间: 2026-02-02/2026-02-06, 渠道: 网站, 联系: 党建办公室}\n"),
)
def edition_notice_length(context: RegionContext) -> Iterator[Finding]:
    """The notice lasts as long as the edition asks; else, five working days."""
    for item in context.region.editions:
        period, notice = item.record.notice_period, item.record.notice
        if period is None or not period.is_interval or not _is_complete(period):
            continue
        least = notice.at_least if notice and notice.at_least else Quantity.parse("5个工作日")
        days = _days(period, working="工作日" in least.unit)
        if least.value is not None and days is not None and days < least.value:
            unit = "个工作日" if "工作日" in least.unit else "天"
            message = f"公示只有{days}{unit}，至少要{least.value:f}{unit}"
            yield at(item, _place(item.record), message, "改好公示的起止日期")


def _place(edition: Edition) -> Loc:
    """Where the period of the notice is written."""
    if edition.notice and edition.notice.date:
        return ("notice", "date")
    numbers = (n for n, it in enumerate(edition.phases) if it.date is edition.notice_period)
    return ("phases", next(numbers), "date")


def _is_complete(period: Edtf) -> bool:
    """Whether both ends are given to the day."""
    points = (period.start, period.end)
    return all(it is not None and it.first is not None and it.first == it.last for it in points)


def _days(period: Edtf, working: bool) -> int | None:
    """Days in a period, or those from Monday to Friday: public holidays are not known."""
    first, last = period.earliest, period.latest
    if first is None or last is None or (last - first).days > _LONGEST:
        return None
    days = (first + timedelta(number) for number in range((last - first).days + 1))
    return sum(not working or day.weekday() < 5 for day in days)


@RegionRule(
    Code.EDITION_NOTICE_DATES,
    "edition-notice-dates",
    "公示的起止日期不对",
    Severity.ERROR,
    why="公示要有开始的一天和结束的一天，都写到日，在评分结束以后开始：还在评的，没有结果可以公示。",
    bad=edition_example("公示: {时间: 2026-02-02, 渠道: 网站, 联系: 党建办公室}\n"),
    good=edition_example("公示: {时间: 2026-02-02/2026-02-06, 渠道: 网站, 联系: 党建办公室}\n"),
)
def edition_notice_dates(context: RegionContext) -> Iterator[Finding]:
    """The notice has a first and a last day, after the scoring."""
    for item in context.region.editions:
        notice = item.record.notice
        if notice and notice.date and not notice.date.is_unknown:
            period = notice.date
            if not (period.is_interval and _is_complete(period)):
                message = f"公示的时间“{period}”没有写明起止"
                yield at(item, ("notice", "date"), message, "写成 2026-06-01/2026-06-05 这样")
        for award in item.record.each():
            end = _end_of_scoring(award)
            period_ = item.record.notice_period
            start = period_.latest_start if period_ else None
            if end and start and start <= end:
                message = f"{start}开始公示，评分到{end}才结束"
                yield at(item, _place(item.record), message, "评分结束以后再公示")
                break


def _end_of_scoring(award: Award) -> date | None:
    """The day before which it can not be over; None if no date is known."""
    ends = [it.date.earliest_end for it in award.phases if it.scored and it.date]
    return max((it for it in ends if it), default=None)


@RegionRule(
    Code.EDITION_NOTICE_GAPS,
    "edition-notice-gaps",
    "公示没有写渠道或联系",
    Severity.WARNING,
    why="公示是请人提意见的：在哪里看、向谁说，要写明。",
    bad=edition_example("公示: {时间: 2026-02-02/2026-02-06}\n"),
    good=edition_example("公示: {时间: 2026-02-02/2026-02-06, 渠道: 网站, 联系: 党建办公室}\n"),
)
def edition_notice_gaps(context: RegionContext) -> Iterator[Finding]:
    """A notice with dates says where it is and who hears objections."""
    for item in context.region.editions:
        notice = item.record.notice
        if notice and notice.date and not notice.channel:
            yield at(item, ("notice",), "公示没有写渠道", "“渠道”写在哪里公示")
        if notice and notice.date and not notice.contact:
            fix = "“联系”写受理意见的办公室和值班电话，不写个人"
            yield at(item, ("notice",), "公示没有写联系", fix)


@RegionRule(
    Code.EDITION_WITHOUT_NOTICE,
    "edition-without-notice",
    "评选没有写公示",
    Severity.HINT,
    why="定等次、给名额的评选，结果要公示以后才算数。",
    bad=edition_example(f"{ONE_DIMENSION}等次: {{等次: 优秀, 最低分: 90}}\n"),
    good=edition_example(
        f"{ONE_DIMENSION}等次: {{等次: 优秀, 最低分: 90}}\n公示: 公示5个工作日。\n"
    ),
)
def edition_without_notice(context: RegionContext) -> Iterator[Finding]:
    """An edition that gives grades has a public notice."""
    for item in context.region.editions:
        edition = item.record
        gives = any(it.grades or it.quota for it in edition.each())
        announced = edition.notice or any(it.name.startswith("公示") for it in edition.phases)
        if gives and edition.authority and not announced:
            yield at(item, (), "没有写公示", "补上“公示”：至少几个工作日、渠道、联系")


@RegionRule(
    Code.EARLY_OUTCOME,
    "early-outcome",
    "还不能公布结果",
    Severity.ERROR,
    why="公示是给人提意见的。期满之前公布命名结果，公示就成了走过场；没有依据文件的评选，本来就没有结果可以"
    "公布。已经公布的收不回来。",
    bad=edition_example(_WITH_RESULT % "2026-02-23/2026-03-06"),
    good=edition_example(_WITH_RESULT % "2026-02-09/2026-02-20"),
)
def early_outcome(context: RegionContext) -> Iterator[Finding]:
    """Grades rest on a document, and are published only after the notice has ended."""
    for item in context.region.editions:
        if not item.record.outcome:
            continue
        if item.record.authority is None:
            fix = "补上“依据文件”，或者删去“结果”"
            yield at(item, ("outcome",), "没有依据文件，写了结果", fix)
        period = item.record.notice_period
        if period and period.latest and period.latest >= context.today:
            message = f"公示到“{period}”才满，结果已经写上了"
            yield at(item, ("outcome",), message, "期满以后再写“结果”")
        elif period and period.end is None:
            message = f"公示“{period}”还没有结束的日期，结果已经写上了"
            yield at(item, ("outcome",), message, "写明公示到哪一天；期满以后再写“结果”")
