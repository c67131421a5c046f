"""Evaluations: what each stage judges, and in which order stages follow each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from wuse.model.rubric import DimensionKind
from wuse.model.scheme import SourceKind
from wuse.model.stages import SHEETS, Stage
from wuse.rules.awards import ONE_DIMENSION, Part, each_award, edition_example
from wuse.rules.context import RegionContext
from wuse.rules.rule import Finding, RegionRule
from wuse.source.codes import Code
from wuse.source.problems import Loc, Severity

_BONUS = (
    "评分标准:\n  - {编号: K, 名称: 评分表, 分值: 100}\n  - {编号: J, 名称: 加分, 类型: 加分}\n"
)
_TWO = "阶段:\n  - {阶段: 初评, 权重: 50, 维度: %s}\n  - {阶段: 终评, 权重: 50, 维度: K}\n"


@RegionRule(
    Code.EDITION_NOTHING_TO_SCORE,
    "edition-nothing-to-score",
    "要计分却没有可评的",
    Severity.ERROR,
    why="阶段写了权重、等次写了分数线，就要有评分标准；没有，一个分也算不出来。",
    bad=edition_example("等次: {等次: 优秀, 最低分: 90}\n"),
    good=edition_example(f"{ONE_DIMENSION}等次: {{等次: 优秀, 最低分: 90}}\n"),
)
def edition_nothing_to_score(context: RegionContext) -> Iterator[Finding]:
    """Where scores are asked for, there is something to score."""
    return each_award(context, _nothing_to_score)


def _nothing_to_score(part: Part) -> Iterator[Finding]:
    award = part.award
    if not award.rubric:
        for number, phase in enumerate(award.phases):
            if phase.scored:
                message = f"“{phase.name}”要计分，没有评分标准"
                yield part.at(("phases", number), message, "补上“评分标准”，或者删去权重和评分来源")
        for number, grade in enumerate(award.grades):
            if any((grade.minimum, grade.base, grade.bonus, grade.dimensions)):
                message = f"“{grade.name}”有分数线，没有评分标准"
                yield part.at(("grades", number), message, "补上“评分标准”；只看名额就删去分数线")
    known = {it.id for it in award.rubric}
    for stage in part.stages:
        loc = _place(part, stage.name)
        if any(set(phase.dimensions) - known for phase in award.phases if phase.name == stage.name):
            continue  # a dimension that does not exist, which is told already
        for group in part.groups if _counts(stage) else ():
            if not stage.maximum(group):
                of = f"“{group}”在" if group else ""
                message = f"{of}“{stage.name}”没有可以评分的维度"
                yield part.at(loc, message, "改好“维度”和“适用”，或者删去这个阶段的权重")


def _counts(stage: Stage) -> bool:
    """Whether points by the rubric decide something in this stage."""
    has_sheets = any(kind in SHEETS for kind, _ in stage.sources)
    return has_sheets and (stage.weight > 0 or stage.promote is not None)


def _place(part: Part, name: str) -> Loc:
    names = [phase.name for phase in part.award.phases]
    return ("phases", names.index(name)) if name in names else ("rubric",)


@RegionRule(
    Code.EDITION_BONUS_TWICE,
    "edition-bonus-twice",
    "加分减分算了两遍",
    Severity.ERROR,
    why="各阶段的加分、减分直接相加。同一个维度在两个阶段都评，就加两遍、减两遍。",
    bad=edition_example(_BONUS + _TWO.replace("维度: K}", "维度: [K, J]}") % "[K, J]"),
    good=edition_example(_BONUS + _TWO % "[K, J]"),
)
def edition_bonus_twice(context: RegionContext) -> Iterator[Finding]:
    """A dimension of bonus or malus is judged in one stage."""
    return each_award(context, _bonus_twice)


def _bonus_twice(part: Part) -> Iterator[Finding]:
    for number, dimension in enumerate(part.rubric):
        names = [stage.name for stage in part.stages if dimension in stage.dimensions]
        if dimension.kind is not DimensionKind.SCORE and len(names) > 1:
            kind = dimension.kind.zh
            message = (
                f"{kind}“{dimension.name}”在{'、'.join(f'“{it}”' for it in names)}都评，算了几遍"
            )
            fix = f"给各阶段写明“维度”，“{dimension.id}”只留在一个阶段"
            yield part.at(("rubric", number), message, fix)


@RegionRule(
    Code.EDITION_UNJUDGED,
    "edition-unjudged",
    "评分标准里有的没有人评",
    Severity.WARNING,
    why="一个维度不在任何阶段的“维度”里，一个组别没有参评单位，多半是漏写、写错了。",
    bad=edition_example(_BONUS + _TWO % "K"),
    good=edition_example(_BONUS + _TWO % "[K, J]"),
)
def edition_unjudged(context: RegionContext) -> Iterator[Finding]:
    """Every dimension is judged in a stage, and every group has candidates."""
    return each_award(context, _unjudged)


def _unjudged(part: Part) -> Iterator[Finding]:
    judged = {it.id for stage in part.stages for it in stage.dimensions}
    for number, dimension in enumerate(part.rubric):
        if part.stages and dimension.id not in judged:
            message = f"没有一个阶段评“{dimension.name}”"
            yield part.at(("rubric", number), message, "写进一个阶段的“维度”")
    if not part.candidates or not part.groups_told_apart:
        return
    present = {it.group for it in part.candidates}
    for name in part.groups_told_apart:
        if name not in present:
            message = f"没有组别是“{name}”的参评单位"
            yield part.at(("rubric",), message, "改好“适用”，或者给参评单位写“组别”")
    if "" in present:
        key = next(it.key for it in part.candidates if not it.group)
        message = f"评分标准分组别，“{key}”没有写组别"
        yield part.at(("rubric",), message, "给参评单位写“组别”")


@RegionRule(
    Code.EDITION_LAST_PROMOTION,
    "edition-last-promotion",
    "最后一个阶段写了晋级",
    Severity.WARNING,
    why="晋级是从这个阶段选人进下一个阶段。最后一个阶段后面没有了，选谁由等次的名额和分数线定。",
    bad=edition_example(f"{ONE_DIMENSION}阶段: {{阶段: 终评, 权重: 100, 晋级: 10}}\n"),
    good=edition_example(
        ONE_DIMENSION + "阶段: [{阶段: 初评, 权重: 0, 晋级: 10}, {阶段: 终评, 权重: 100}]\n"
    ),
)
def edition_last_promotion(context: RegionContext) -> Iterator[Finding]:
    """The last stage has nothing to promote to."""
    return each_award(context, _last_promotion)


def _last_promotion(part: Part) -> Iterator[Finding]:
    if part.stages and part.stages[-1].promote is not None:
        name = part.stages[-1].name
        message = f"“{name}”是最后一个计分的阶段，晋级没有下一步"
        yield part.at(_place(part, name), message, "改成“等次”的“名额”，或者删去“晋级”")


@RegionRule(
    Code.EDITION_VOTES,
    "edition-votes",
    "投票计入总分",
    Severity.WARNING,
    why="网络投票容易拉票、刷票，整治形式主义的文件要求慎用。本站不收投票，票数由主管部门核实后导入。",
    bad=edition_example(f"{ONE_DIMENSION}阶段: {{阶段: 终评, 评分来源: {{评委: 70, 投票: 30}}}}\n"),
    good=edition_example(
        f"{ONE_DIMENSION}阶段: {{阶段: 终评, 评分来源: {{评委: 70, 上级: 30}}}}\n"
    ),
)
def edition_votes(context: RegionContext) -> Iterator[Finding]:
    """Votes are brought from elsewhere, and ask for care."""
    return each_award(context, _votes)


def _votes(part: Part) -> Iterator[Finding]:
    for number, phase in enumerate(part.award.phases):
        if any(it.kind is SourceKind.VOTE for it in phase.sources):
            message = f"“{phase.name}”把投票计入总分"
            fix = "依据文件没有要求就不用；要用，核实票数，在“说明”里写明怎样防止刷票"
            yield part.at(("phases", number, "sources"), message, fix)


@RegionRule(
    Code.EDITION_ORDER,
    "edition-order",
    "阶段的时间前后颠倒",
    Severity.WARNING,
    why="后面的阶段比前面的早，材料的截止比评审晚，多半有一个日期写错了。",
    bad=edition_example(
        "阶段:\n  - {阶段: 申报, 时间: 2026-05}\n  - {阶段: 评审, 时间: 2026-04}\n"
    ),
    good=edition_example(
        "阶段:\n  - {阶段: 申报, 时间: 2026-03}\n  - {阶段: 评审, 时间: 2026-04}\n"
    ),
)
def edition_order(context: RegionContext) -> Iterator[Finding]:
    """Phases begin one after the other, and the dossier is there before it is judged."""
    return each_award(context, _order)


def _order(part: Part) -> Iterator[Finding]:
    dated = [(n, it, it.date) for n, it in enumerate(part.award.phases) if it.date]
    for (_, before, first), (number, phase, second) in pairwise(dated):
        if _is_before(second.latest_start, first.earliest):
            message = f"“{phase.name}”写在“{before.name}”后面，时间却在前面"
            yield part.at(("phases", number, "date"), message, "核对两个阶段的时间和次序")
    scored = [(it.name, day) for _, it, day in dated if it.scored]
    for number, piece in enumerate(part.award.dossier if scored else ()):
        name, day = scored[0]
        if piece.deadline and _is_before(day.latest_start, piece.deadline.earliest_end):
            message = f"“{piece.name}”{piece.deadline.zh()}截止，“{name}”{day.zh()}已经开始"
            yield part.at(("dossier", number, "deadline"), message, "核对截止和评审的日期")


def _is_before(one: date | None, other: date | None) -> bool:
    """Whether a day is certainly before another: a month may still hold both."""
    return one is not None and other is not None and one < other
