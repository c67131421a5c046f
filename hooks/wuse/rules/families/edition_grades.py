"""Evaluations: lines, quotas and the counting method of grades."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from wuse.model.quantity import Quantity
from wuse.model.rubric import Dimension, DimensionKind
from wuse.model.scheme import Aggregate, Grade
from wuse.model.stages import BONUS, places
from wuse.rules.awards import ONE_DIMENSION, Part, each_award, edition_example, is_percentage
from wuse.rules.context import RegionContext
from wuse.rules.rule import Finding, RegionRule
from wuse.source.codes import Code
from wuse.source.problems import Loc, Severity

_TWO = ONE_DIMENSION + "等次:\n  - {等次: 优秀, 最低分: %s}\n  - {等次: 良好, 最低分: 80}\n"
_QUOTA = ONE_DIMENSION + "等次:\n  - {等次: 优秀, 名额: %s}\n参评单位: [{名称: 甲}, {名称: 乙}]\n"


@RegionRule(
    Code.EDITION_GRADE_LINES,
    "edition-grade-lines",
    "等次的分数线不对",
    Severity.ERROR,
    why="等次从高到低写，从上往下看，够哪一等就是哪一等。分数线高过满分、次序倒了，就有一等谁也得不到。",
    bad=edition_example(_TWO % 70),
    good=edition_example(_TWO % 90),
)
def edition_grade_lines(context: RegionContext) -> Iterator[Finding]:
    """Every grade can be reached."""
    return each_award(context, _grade_lines)


def _grade_lines(part: Part) -> Iterator[Finding]:
    award = part.award
    bonuses = [it for it in award.rubric if it.kind is DimensionKind.BONUS]
    if BONUS in award.tally.ties and award.rubric and not bonuses:
        message = "同分次序里有“加分”，评分标准里没有加分的维度"
        yield part.at(("tally", "ties"), message, "删去“加分”，或者补上类型是加分的维度")
    if award.rubric:
        highest = _highest(award.rubric, award.tally.full)
        for number, grade in enumerate(award.grades):
            yield from _too_high(part, number, grade, highest)
    before: Grade | None = None
    for number, grade in enumerate(award.grades):
        if before and _takes_all(before):
            message = f"“{before.name}”没有条件，后面的“{grade.name}”谁也轮不到"
            yield part.at(("grades", number), message, "没有条件的等次写在最后")
        elif before and before.minimum is not None and (grade.minimum or 0) > before.minimum:
            message = f"“{grade.name}”最低{grade.minimum:f}分，比前面的“{before.name}”还高"
            yield part.at(("grades", number, "minimum"), message, "等次从高到低写")
        before = grade


def _highest(rubric: Iterable[Dimension], full: Decimal) -> dict[str, Decimal | None]:
    """The most that can be reached: in all, without bonus, of bonus, and of each dimension.

    None means that there is no limit.
    """
    tops = {it.id: _top(it) for it in rubric}
    bonus = _sum(tops[it.id] for it in rubric if it.kind is DimensionKind.BONUS)
    scored = (it for it in rubric if it.kind is DimensionKind.SCORE)
    beyond = any(
        criterion.top != criterion.points for it in scored for criterion in it.criteria
    )  # then a sheet can hold more than the full points
    base = None if beyond else full
    return {**tops, "基础分": base, BONUS: bonus, "总分": _sum((base, bonus))}


def _top(dimension: Dimension) -> Decimal | None:
    total = _sum(it.top for it in dimension.criteria) if dimension.criteria else dimension.points
    if dimension.kind is DimensionKind.SCORE or dimension.points is None:
        return total
    return dimension.points if total is None else min(total, dimension.points)


def _sum(values: Iterable[Decimal | None]) -> Decimal | None:
    total = Decimal(0)
    for value in values:
        if value is None:
            return None
        total += value
    return total


def _too_high(
    part: Part, number: int, grade: Grade, highest: dict[str, Decimal | None]
) -> Iterator[Finding]:
    lines: dict[Loc, tuple[str, Decimal | None]] = {
        ("minimum",): ("总分", grade.minimum),
        ("base",): ("基础分", grade.base),
        ("bonus",): (BONUS, grade.bonus),
        **{("dimensions", id): (id, line) for id, line in grade.dimensions.items()},
    }
    for loc, (name, line) in lines.items():
        most = highest.get(name, line)
        if line is not None and most is not None and line > most:
            message = f"“{grade.name}”要{name}{line:f}分，最高只有{most:f}分"
            if name == BONUS and not most:
                message = f"“{grade.name}”要加分{line:f}分，评分标准里没有加分的维度"
            yield part.at(("grades", number, *loc), message, "改低这一条线，或者核对分值")


def _takes_all(grade: Grade) -> bool:
    """Whether everyone fits who was not taken before."""
    limits = (grade.minimum, grade.base, grade.bonus, grade.quota)
    return not any(limits) and not grade.dimensions and not grade.conditions


@RegionRule(
    Code.EDITION_QUOTAS,
    "edition-quotas",
    "名额的写法不对",
    Severity.ERROR,
    why="名额是一个整数，或者参评单位的百分之几。写成别的，计分时就当没有名额。",
    bad=edition_example(_QUOTA % "若干"),
    good=edition_example(_QUOTA % "至多50%"),
)
def edition_quotas(context: RegionContext) -> Iterator[Finding]:
    """Quotas and promotions are numbers that places can be counted by."""
    return each_award(context, _quotas)


def _quotas(part: Part) -> Iterator[Finding]:
    promotions = [
        (("phases", number, "promote"), phase.name, phase.promote)
        for number, phase in enumerate(part.award.phases)
        if phase.promote is not None and phase.promote.unit != "分"
    ]
    for loc, name, quota in (*_given(part), *promotions):
        number = quota.value if quota.value is not None else quota.high
        if number is None or not number:
            message = f"“{name}”的名额“{quota.zh()}”不是一个数"
            yield part.at(loc, message, "写一个整数，例如 10；或者写比例，例如 至多30%")
        elif is_percentage(quota) and number > 100:
            yield part.at(loc, f"“{name}”的名额超过100%", "核对比例")
        elif not is_percentage(quota) and number % 1:
            message = f"“{name}”的名额{number:f}不是整数"
            yield part.at(loc, message, "写整数；是比例就加上 %")
    for position, phase in enumerate(part.award.phases):
        promote, full = phase.promote, part.award.tally.full
        if promote is None or promote.unit != "分":
            continue
        if promote.value is None or promote.value > full:
            message = f"“{phase.name}”的晋级“{promote.zh()}”不在满分{full:f}分以内"
            yield part.at(("phases", position, "promote"), message, "写一条分数线，例如 80分")
    quotas = [it.quota for it in part.award.grades if it.quota]
    shares = [it.value for it in quotas if is_percentage(it) and it.value]
    if (total := sum(shares)) > 100 and len(shares) > 1:
        message = f"各等次的名额加起来是{total:f}%，超过100%"
        yield part.at(("grades",), message, "核对各等次的比例")


def _given(part: Part) -> Iterator[tuple[Loc, str, Quantity]]:
    """Yield the quotas of an award that is scored, each with its place and whose it is."""
    for number, grade in enumerate(part.award.grades):
        if grade.quota is not None:
            yield ("grades", number, "quota"), grade.name, grade.quota
    if part.award.quota is not None:
        yield ("quota",), part.award.name, part.award.quota


@RegionRule(
    Code.EDITION_EMPTY_QUOTA,
    "edition-empty-quota",
    "按比例算不到一个名额",
    Severity.WARNING,
    why="比例向下取整：两个单位的至多30%，一个名额也没有。",
    bad=edition_example(_QUOTA % "至多30%"),
    good=edition_example(_QUOTA % "至多50%"),
)
def edition_empty_quota(context: RegionContext) -> Iterator[Finding]:
    """A percentage of the field is at least one place."""
    return each_award(context, _empty_quota)


def _empty_quota(part: Part) -> Iterator[Finding]:
    for loc, name, quota in _given(part):
        if part.field and is_percentage(quota) and quota.value and places(quota, part.field) == 0:
            message = f"“{name}”{quota.zh()}，{part.field}个参评单位，算不到1个名额"
            yield part.at(loc, message, "改成名额数，例如 1；或者核对参评单位")


@RegionRule(
    Code.EDITION_QUOTA_FOR_ALL,
    "edition-quota-for-all",
    "名额比参评单位还多",
    Severity.HINT,
    why="名额多于参评单位，等于没有名额。参评单位还没有写全时不用管。",
    bad=edition_example(_QUOTA % 3),
    good=edition_example(_QUOTA % 1),
)
def edition_quota_for_all(context: RegionContext) -> Iterator[Finding]:
    """A quota is not larger than the field."""
    return each_award(context, _quota_for_all)


def _quota_for_all(part: Part) -> Iterator[Finding]:
    for loc, name, quota in _given(part):
        number = None if is_percentage(quota) else places(quota, 0)
        if number and part.field and number > part.field:
            message = f"“{name}”有{number}个名额，参评单位只有{part.field}个"
            yield part.at(loc, message, "核对名额，或者补全“参评单位”")


@RegionRule(
    Code.EDITION_TRIMMED_FEW,
    "edition-trimmed-few",
    "去掉最高最低后剩得太少",
    Severity.HINT,
    why="去掉一个最高分、一个最低分以后只剩一两份，一个人的分就定了结果。",
    bad=edition_example(f"{ONE_DIMENSION}计分: {{计分方法: 去极值, 去极值人数: 4}}\n"),
    good=edition_example(f"{ONE_DIMENSION}计分: {{计分方法: 去极值, 去极值人数: 5}}\n"),
)
def edition_trimmed_few(context: RegionContext) -> Iterator[Finding]:
    """Three sheets or more are left after trimming."""
    return each_award(context, _trimmed_few)


def _trimmed_few(part: Part) -> Iterator[Finding]:
    tally = part.award.tally
    left = tally.trim_from - 2
    if part.rubric and tally.method is Aggregate.TRIMMED and left < 3:
        message = f"{tally.trim_from}份评分去掉最高最低，只剩{left}份"
        yield part.at(("tally", "trim_from"), message, "去极值人数写 5 或更多，多请几位评审")
