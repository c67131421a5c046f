"""Evaluations: what is published of the result are grades that the edition knows, and no more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from unicodedata import normalize

from wuse.model.scheme import Boundary
from wuse.model.stages import grades_of, places
from wuse.rules.awards import ONE_DIMENSION, Part, each_award, edition_example
from wuse.rules.context import RegionContext
from wuse.rules.existing import suggestion
from wuse.rules.rule import Finding, RegionRule, at
from wuse.source.codes import Code
from wuse.source.problems import Loc, Severity

_GRADES = ONE_DIMENSION + "等次: {等次: 优秀, 名额: 1}\n参评单位: [{名称: 甲校}, {名称: 乙校}]\n"
_NOTICE = "公示: {时间: 2026-02-09/2026-02-20, 渠道: 网站, 联系: 党建办公室}\n"
_DIGITS = "0-9一二三四五六七八九十百两零〇"
_SCORE_OR_RANK = re.compile(
    rf"名次|得分|总分|排名|排位|[{_DIGITS}]+(?:[.点][{_DIGITS}]+)?分(?![校部园队会])"
    rf"|第[{_DIGITS}]+[名位]|^[0-9]+(?:\.[0-9]+)?$|[0-9]+\.[0-9]"
)


@RegionRule(
    Code.EDITION_OUTCOME,
    "edition-outcome",
    "结果和评选对不上",
    Severity.ERROR,
    why="结果只能是评选里的等次，给评选里的参评单位，不超过名额。对不上，多半是写错了名称。",
    bad=edition_example(f"{_GRADES}{_NOTICE}结果: [{{名称: 丙校, 等次: 优秀}}]\n"),
    good=edition_example(f"{_GRADES}{_NOTICE}结果: [{{名称: 甲校, 等次: 优秀}}]\n"),
)
def edition_outcome(context: RegionContext) -> Iterator[Finding]:
    """Results name grades and candidates of their edition, and keep to the quotas."""
    return each_award(context, _outcome)


def _outcome(part: Part) -> Iterator[Finding]:
    edition, names = part.item.record, [it.name for it in part.award.grades]
    keys = [it.key for it in part.candidates]
    is_whole = part.field == len(keys)  # else the source names only some of them
    given: Counter[str] = Counter()
    for number, entry in enumerate(edition.outcome):
        if entry.award not in ("", part.award.name) or (not entry.award and edition.awards):
            continue
        loc: Loc = ("outcome", number)
        given[entry.grade] += 1
        if names and entry.grade not in names:
            message = f"没有等次“{entry.grade}”"
            yield at(part.item, (*loc, "grade"), message, suggestion(entry.grade, names))
        if keys and is_whole and entry.unit and entry.key not in keys:
            message = f"“{entry.key}”不在“{part.award.name}”的参评单位里"
            yield at(part.item, loc, message, suggestion(entry.key, keys))
    yield from _too_many(part, given)


def _too_many(part: Part, given: Counter[str]) -> Iterator[Finding]:
    if part.award.tally.boundary is Boundary.ALL:
        return  # a tie across the last place may bring more in
    for grade in grades_of(part.award):
        is_share = grade.quota is not None and grade.quota.unit == "%"
        most = places(grade.quota, part.field or 0)
        if most is not None and (part.field or not is_share) and given[grade.name] > most:
            message = f"“{grade.name}”写了{given[grade.name]}个，名额是{most}个"
            yield at(part.item, ("outcome",), message, "核对结果和名额")


@RegionRule(
    Code.EDITION_SCORE_SHOWN,
    "edition-score-shown",
    "结果里写了分数或名次",
    Severity.ERROR,
    why="本站只公布等次。分数、名次是内部材料，公布了就成了排名，收不回来。",
    bad=edition_example(f"{_NOTICE}结果: [{{名称: 甲校, 等次: 优秀（92.5分）}}]\n"),
    good=edition_example(f"{_NOTICE}结果: [{{名称: 甲校, 等次: 优秀}}]\n"),
)
def edition_score_shown(context: RegionContext) -> Iterator[Finding]:
    """What is published of the result holds no score and no rank."""
    for item in context.region.editions:
        texts: list[tuple[Loc, str]] = [
            (("outcome", number, name), getattr(entry, name))
            for number, entry in enumerate(item.record.outcome)
            for name in ("grade", "batch", "name")
        ]
        if item.record.notice:
            texts.append((("notice", "result"), item.record.notice.result))
        for loc, text in texts:
            if match := _SCORE_OR_RANK.search(normalize("NFKC", text).strip()):
                message = f"“{text}”里有分数或名次“{match[0]}”"
                yield at(item, loc, message, "只写等次，不写分数和名次")
