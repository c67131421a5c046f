"""Evaluations: who takes part, and whether they may."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from wuse.layout import ACTIVITIES, EXEMPLARS, home
from wuse.model.edition import Candidate, Edition, PublishedGrade, Subject
from wuse.model.region import Sourced
from wuse.rules.awards import ONE_DIMENSION, Part, each_award, edition_example
from wuse.rules.context import RegionContext
from wuse.rules.rule import Example, Finding, RegionRule, at
from wuse.source.codes import Code
from wuse.source.problems import Loc, Severity

_RECORDS = {Subject.ACTIVITY: ACTIVITIES, Subject.EXEMPLAR: EXEMPLARS}
"""What is judged as one record of a school -> the folder of such records."""


@RegionRule(
    Code.EDITION_PERSONS,
    "edition-persons",
    "给个人打分",
    Severity.ERROR,
    why="本站不给个人打分、排名。评个人的奖项只写名称和名额；获奖的人经本人同意，作为典型展示。",
    bad=edition_example(f"对象: 个人\n{ONE_DIMENSION}"),
    good=edition_example("奖项: [{奖项: 优秀共产党员, 对象: 个人, 名额: 10}]\n"),
)
def edition_persons(context: RegionContext) -> Iterator[Finding]:
    """An award for persons has a name and a quota, but neither rubric nor candidates."""
    for item in context.region.editions:
        persons = {it.name for it in item.record.each() if it.subject is Subject.PERSON}
        for number, candidate in enumerate(item.record.candidates):
            named = set(candidate.awards) & persons
            if named or (persons and not item.record.awards):
                message = f"“{candidate.key}”参评的是个人的奖项"
                fix = "评个人的不写参评单位；获奖的人经本人同意，写成“典型”"
                yield at(item, ("candidates", number), message, fix)
    yield from each_award(context, _persons)


def _persons(part: Part) -> Iterator[Finding]:
    is_own = "rubric" in part.own or not part.item.record.awards
    if part.award.subject is Subject.PERSON and part.rubric and is_own:
        message = f"“{part.award.name}”评的是个人，不能打分"
        yield part.at(("rubric",), message, "删去“评分标准”，只写名称和名额")


_ACTIVITIES = "对象: 活动\n参评单位: [{文件夹: example, 记录: %s}]\n"


@RegionRule(
    Code.EDITION_CANDIDATE,
    "edition-candidate",
    "参评单位写得不对",
    Severity.ERROR,
    why="评分、认定、结果都按参评单位的文件夹或名称、记录对应。少了、错了，就不知道评的是谁、哪一项活动。",
    bad=edition_example(_ACTIVITIES % "2025-10-18-speech"),
    good=Example(
        {
            **edition_example(_ACTIVITIES % "2025-10-18-reading").files,
            **Example.activity("").files,
        }
    ),
)
def edition_candidate(context: RegionContext) -> Iterator[Finding]:
    """Candidates and results say who, and which record, if records are judged."""
    for item in context.region.editions:
        entries: list[tuple[Loc, Candidate | PublishedGrade]] = [
            *((("candidates", n), it) for n, it in enumerate(item.record.candidates)),
            *((("outcome", n), it) for n, it in enumerate(item.record.outcome)),
        ]
        for loc, entry in entries:
            if not entry.unit:
                yield at(item, loc, "没有写是哪个单位", "写“文件夹”；不在本站的写“名称”")
            if entry.owner and entry.owner in context.unreadable:
                message = f"“{entry.owner}”的资料读不出来，网站上没有它"
                fix = f"先改好 {home(entry.owner)} 里的错误；退出的不要删，在评审名单里认定“不合格”"
                yield at(item, loc, message, fix)
            for subject in _subjects(item.record, entry):
                yield from _record(context, item, loc, entry, subject)


def _subjects(edition: Edition, entry: Candidate | PublishedGrade) -> set[Subject]:
    named = entry.awards if isinstance(entry, Candidate) else filter(None, [entry.award])
    names = set(named) or {it.name for it in edition.each()}
    return {it.subject for it in edition.each() if it.name in names}


def _record(
    context: RegionContext,
    item: Sourced[Edition],
    loc: Loc,
    entry: Candidate | PublishedGrade,
    subject: Subject,
) -> Iterator[Finding]:
    folder = _RECORDS.get(subject)
    if not entry.owner or entry.owner not in context.region.slugs:
        return
    if folder is None:
        if entry.record and len(_subjects(item.record, entry)) == 1 and subject is not Subject.CASE:
            message = f"评的是{subject.zh}，“{entry.unit}”多写了记录“{entry.record}”"
            yield at(item, loc, message, "删去“记录”；要评活动、典型，改“对象”")
    elif not entry.record:
        message = f"评的是{subject.zh}，没有写“{entry.unit}”的哪一项"
        yield at(item, loc, message, f"“记录”写 {folder} 里的文件名，不带 .yml")
    else:
        path = f"{home(entry.owner)}/{folder}/{entry.record}.yml"
        if not (context.project / path).is_file():
            message = f"没有 {path} 这个文件"
            yield at(item, (*loc, "record"), message, "写文件名，不带 .yml")


_WINNERS = ONE_DIMENSION + "申报条件: {每单位名额: 1}\n参评单位:\n"
_NOMINATED = "  - {名称: 甲校, 推荐单位: 东片}\n  - {名称: 乙校, 推荐单位: %s}\n"


@RegionRule(
    Code.EDITION_INELIGIBLE,
    "edition-ineligible",
    "参评单位不合申报条件",
    Severity.ERROR,
    why="申报条件写在依据文件里。往届已经获奖、学段不在范围里、推荐超了名额的，不能参评。",
    bad=edition_example(_WINNERS + _NOMINATED % "东片"),
    good=edition_example(_WINNERS + _NOMINATED % "西片"),
)
def edition_ineligible(context: RegionContext) -> Iterator[Finding]:
    """Candidates meet the conditions that can be read off the data."""
    return each_award(context, lambda part: _ineligible(context, part))


def _ineligible(context: RegionContext, part: Part) -> Iterator[Finding]:
    rules = part.award.eligibility
    if rules is None:
        return
    winners = _former_winners(context, part) if rules.no_winners else {}
    stages = {term.code: term.zh for term in rules.stages}
    nominated: defaultdict[str, int] = defaultdict(int)
    for number, candidate in enumerate(part.item.record.candidates):
        if candidate not in part.candidates:
            continue
        loc: Loc = ("candidates", number)
        if title := winners.get(candidate.key):
            message = f"“{candidate.key}”在“{title}”已经获奖，往届获奖的不再参评"
            yield at(part.item, loc, message, "从“参评单位”里删去，或者核对申报条件")
        facts = context.owners.get(candidate.owner or "")
        if stages and facts and facts.stages and not {*facts.stages} & {*stages}:
            message = f"“{facts.name}”的学段不在申报条件里（{'、'.join(stages.values())}）"
            yield at(part.item, loc, message, "核对这所学校的学段和“申报条件”")
        nominated[candidate.nominator] += 1
        limit = rules.per_nominator
        if limit and candidate.nominator and nominated[candidate.nominator] == limit + 1:
            message = f"“{candidate.nominator}”推荐的多于{limit}个"
            yield at(part.item, loc, message, "核对“推荐单位”，或者请推荐单位只留名额以内的")


def _former_winners(context: RegionContext, part: Part) -> dict[str, str]:
    """Key of everyone who won in an earlier year what is judged alike -> title of that edition."""
    year = part.item.record.year.year
    winners: dict[str, str] = {}
    for item in context.region.editions:
        then = item.record.year.year
        if year is None or then is None or then >= year:
            continue
        for award in item.record.each():
            if award.subject is part.award.subject:
                lost = [it.name for it in award.grades if it.wins_nothing]
                for entry in item.record.outcome:
                    if entry.award in ("", award.name) and entry.grade not in lost:
                        winners[entry.key] = item.record.title
    return winners


@RegionRule(
    Code.EDITION_TOTAL,
    "edition-total",
    "列出的多于参评总数",
    Severity.WARNING,
    why="参评总数是来源所说的总数，列出的可以比它少，不会比它多。",
    bad=edition_example("参评总数: 1\n参评单位: [{名称: 甲校}, {名称: 乙校}]\n"),
    good=edition_example("参评总数: 2\n参评单位: [{名称: 甲校}, {名称: 乙校}]\n"),
)
def edition_total(context: RegionContext) -> Iterator[Finding]:
    """No more candidates are listed than there are said to be."""
    for item in context.region.editions:
        total, listed = item.record.candidates_total, len(item.record.candidates)
        most = None if total is None else total.high if total.value is None else total.value
        if most is not None and listed > most:
            message = f"参评总数写的是{most:f}，列出了{listed}个"
            yield at(item, ("candidates_total",), message, "核对总数和名单")
