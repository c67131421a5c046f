"""Evaluations: how a criterion turns what was seen into points."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from wuse.model.rubric import Adjustment, Anchor, Criterion, DimensionKind
from wuse.rules.awards import Part, each_award, edition_example
from wuse.rules.context import RegionContext
from wuse.rules.rule import Example, Finding, RegionRule
from wuse.source.codes import Code
from wuse.source.problems import Loc, Severity


def _criterion(text: str) -> Example:
    return edition_example(
        "计分: {满分: 10}\n评分标准:\n  - 编号: C\n    名称: 载体\n    指标:\n"
        f"      - {{编号: C1, 名称: 活动, 分值: 10, {text}}}\n"
    )


@RegionRule(
    Code.EDITION_ANCHORS,
    "edition-anchors",
    "评分档次和分值对不上",
    Severity.ERROR,
    why="一档的分超过满分，或者只许打档位的分却没有档位，评审照着打就不对，系统也不收。",
    bad=_criterion("评分尺度: {好: 12, 差: 0}"),
    good=_criterion("评分尺度: {好: 10, 差: 0}"),
)
def edition_anchors(context: RegionContext) -> Iterator[Finding]:
    """Anchors and caps of a criterion fit its points."""
    return each_award(context, _anchors)


def _anchors(part: Part) -> Iterator[Finding]:
    for loc, _, item in part.criteria():
        for number, anchor in enumerate(item.anchors):
            highest = _highest(anchor)
            if highest is not None and item.top is not None and highest > item.top:
                message = f"“{item.name}”的“{anchor.name}”是{highest:f}分，最高只能打{item.top:f}分"
                yield part.at((*loc, "anchors", number), message, "改好这一档的分，或者写“封顶”")
        if item.only_anchors and not item.anchors:
            message = f"“{item.name}”只能打档位的分，却没有写档位"
            fix = "补上“评分尺度”，或者删去“只用档位”"
            yield part.at((*loc, "only_anchors"), message, fix)
        if item.only_anchors and item.rules:
            message = f"“{item.name}”又只能打档位的分，又按计分规则算"
            yield part.at((*loc, "only_anchors"), message, "“只用档位”和“计分规则”只留一种")
        if item.cap is not None and item.cap < item.points:
            message = f"“{item.name}”封顶{item.cap:f}分，低于分值{item.points:f}分"
            yield part.at((*loc, "cap"), message, "封顶只在能超过分值时写；不能超过就删去")
        if item.cap is not None and item.open:
            message = f"“{item.name}”又封顶又上不封顶"
            yield part.at((*loc, "cap"), message, "“封顶”和“上不封顶”只留一个")


def _highest(anchor: Anchor) -> Decimal | None:
    points = anchor.points
    return points.high if points.high is not None else points.value


@RegionRule(
    Code.EDITION_COUNTING,
    "edition-counting",
    "计分规则写得不全",
    Severity.ERROR,
    why="按次数、比率算分的规则，少了扣几分、加几分、一档多少，就算不出来。",
    bad=_criterion("计分规则: {事项: 缺会议记录, 每: 次}"),
    good=_criterion("计分规则: {事项: 缺会议记录, 扣: 0.5, 每: 次}"),
)
def edition_counting(context: RegionContext) -> Iterator[Finding]:
    """A rule that counts says how much, and a ratio what a step of it is."""
    return each_award(context, _counting)


def _counting(part: Part) -> Iterator[Finding]:
    for loc, _, item in part.criteria():
        for number, rule in enumerate(item.rules):
            for message, fix in _gaps(rule):
                yield part.at((*loc, "rules", number), message, fix)


def _gaps(rule: Adjustment) -> Iterator[tuple[str, str]]:
    if not rule.minus and not rule.plus:
        yield f"“{rule.what}”没有写扣几分、加几分", "补上“扣”或“加”"
    if rule.base is None:
        if "%" in rule.per or "％" in rule.per:
            yield f"“{rule.what}”每{rule.per}算一档，没有写从多少算起", "补上“基准”，例如 30%"
        return
    if rule.base.value is None:
        yield f"“{rule.what}”的基准“{rule.base.zh()}”不是一个数", "写一个比率，例如 30%"
    if not rule.step:
        yield f"“{rule.what}”有基准，没有写多少算一档", "“每”里写一档，例如 10%"


@RegionRule(
    Code.EDITION_SCALE,
    "edition-scale",
    "评分尺度可能不周全",
    Severity.WARNING,
    why="没有满分的档，谁也得不了满分；步长大了，有的分打不出来；一次扣得比分值还多，或者加的分被满分"
    "吃掉，多半是写错了。",
    bad=_criterion("评分尺度: {好: 9, 差: 0}"),
    good=_criterion("评分尺度: {好: 10, 差: 0}"),
)
def edition_scale(context: RegionContext) -> Iterator[Finding]:
    """Every point of a criterion can be reached, and no more is taken than there is."""
    return each_award(context, _scale)


def _scale(part: Part) -> Iterator[Finding]:
    step = part.award.tally.step
    for loc, dimension, item in part.criteria():
        yield from _unreachable(part, loc, item)
        if not item.rules and not item.only_anchors and item.points % step:
            message = f"“{item.name}”{item.points:f}分不是步长{step:f}分的整数倍，打不出满分"
            yield part.at((*loc, "points"), message, "改小“计分”里的“步长”")
        for number, rule in enumerate(item.rules):
            scored = dimension.kind is DimensionKind.SCORE
            if scored and rule.minus is not None and rule.minus > item.points:
                message = f"“{rule.what}”一次扣{rule.minus:f}分，多于这一项的{item.points:f}分"
                yield part.at((*loc, "rules", number), message, "核对扣几分；要否决写进“一票否决”")
        if dimension.kind is not DimensionKind.MALUS and _swallows(item):
            message = f"“{item.name}”有加有扣，没有写封顶：从满分算起，加的分不起作用"
            yield part.at((*loc, "rules"), message, "写“封顶”，或者“上不封顶: 是”")


def _unreachable(part: Part, loc: Loc, item: Criterion) -> Iterator[Finding]:
    highest = [high for it in item.anchors if (high := _highest(it)) is not None]
    if highest and item.top is not None and all(it < item.points for it in highest):
        message = f"“{item.name}”{item.points:f}分，最好的一档只有{max(highest):f}分"
        yield part.at((*loc, "anchors"), message, "改好最高一档的分，或者改分值")
    step = part.award.tally.step
    for number, anchor in enumerate(item.anchors if not item.only_anchors else ()):
        points = anchor.points.value
        if points is not None and points % step:
            message = f"“{item.name}”的“{anchor.name}”{points:f}分不合步长{step:f}分，打不出来"
            yield part.at((*loc, "anchors", number), message, "改小“步长”，或者写“只用档位: 是”")


def _swallows(item: Criterion) -> bool:
    """Whether counting starts at the full points, so that what is added to them is lost."""
    starts_full = any(it.minus is not None or it.base is not None for it in item.rules)
    return starts_full and any(it.plus for it in item.rules) and item.top == item.points
