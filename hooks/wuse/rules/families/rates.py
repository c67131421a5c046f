"""Rates that contradict their base. The school is asked; Wuse never corrects a number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from wuse.model.base import Record
from wuse.model.quantity import Quantity
from wuse.model.quantity_parse import Qualifier
from wuse.model.records import Activity, Exemplar
from wuse.model.region import Sourced
from wuse.rules.context import SchoolContext
from wuse.rules.rule import Example, Finding, SchoolRule, at
from wuse.source.codes import Code
from wuse.source.problems import Loc, Severity

_PART = re.compile("率|占比|比例|覆盖面")
"""Words in the names of rates that are part of a whole."""
_GROWTH = re.compile("增|升|提高|完成|达成|投入产出")
"""Words in the names of rates that can exceed 100 %."""
_LARGEST_BASE = 10**9
"""People or things that a school can count; a larger base is a mistake of another kind."""

Figure = tuple[Sourced[Record], Loc, str, Quantity]
"""A record, the field of a figure in it, the figure's name, and the figure."""


def _figures(school: SchoolContext) -> Iterator[Figure]:
    brand, file = school.folder.source, school.folder.profile
    for i, metric in enumerate(file.metrics):
        yield brand, ("metrics", i), metric.name, metric
    for i, plan in enumerate(file.plan):
        for j, part in enumerate(plan.parts):
            for k, task in enumerate(part.tasks):
                for n, metric in enumerate(task.metrics):
                    loc = ("plan", i, "parts", j, "tasks", k, "metrics", n)
                    yield brand, loc, metric.name, metric
    items: list[Sourced[Activity] | Sourced[Exemplar]] = [
        *school.folder.activities,
        *school.folder.exemplars,
    ]
    for item in items:
        for i, metric in enumerate(item.record.metrics):
            yield item, ("metrics", i), metric.name, metric
    if review := file.self_review:
        for i, survey in enumerate(review.satisfaction):
            # The sample is not the base: the rate may be the mean of several questions.
            yield brand, ("self_review", "satisfaction", i, "rate"), "满意率", survey.rate


@SchoolRule(
    Code.OVER_HUNDRED,
    "rate-over-hundred",
    "比率超过百分之百",
    Severity.WARNING,
    why="参与率、满意率、覆盖率说的是全体里的一部分，不会超过 100%。增长率和完成率可以。",
    bad=Example.brand("成效数据:\n  - {指标: 家长参与率, 数值: 105%}\n"),
    good=Example.brand("成效数据:\n  - {指标: 家长参与率, 数值: 95%}\n"),
)
def over_hundred(school: SchoolContext) -> Iterator[Finding]:
    """No rate of a part exceeds 100 %."""
    for item, loc, name, rate in _figures(school):
        is_part = rate.base is not None or (_PART.search(name) and not _GROWTH.search(name))
        largest = rate.high if rate.high is not None else rate.value
        if is_part and rate.unit == "%" and largest is not None and largest > 100:
            yield at(item, loc, f"“{name}”是 {rate.zh()}，部分不会比全体多", "核对这个数和它的算法")


@SchoolRule(
    Code.RATE_MISFIT,
    "rate-misfit",
    "比率和基数对不上",
    Severity.WARNING,
    why="人数是整数：7 个人里算不出 91.3%，150 个人里的 137 个正好是 91.3%。对不上，"
    "说明比率或基数有一个抄错了。",
    bad=Example.brand("成效数据:\n  - {指标: 参学率, 数值: 91.3%, 基数: 7人}\n"),
    good=Example.brand("成效数据:\n  - {指标: 参学率, 数值: 91.3%, 基数: 150人}\n"),
)
def rate_misfit(school: SchoolContext) -> Iterator[Finding]:
    """Some whole number of the base gives this rate, rounded or truncated."""
    for item, loc, name, rate in _figures(school):
        whole = rate.base.value if rate.base and rate.base.qualifier is Qualifier.EXACT else None
        value = rate.value if _is_plain_rate(rate) else None
        if whole and value is not None and not is_rate_of(value, whole):
            message = f"“{name}”{rate.zh()} 和基数 {whole} 对不上，没有哪个整数正好占这么多"
            yield at(item, loc, message, "核对比率和基数，或者写明是约数")


def _is_plain_rate(rate: Quantity) -> bool:
    return rate.unit == "%" and rate.qualifier is Qualifier.EXACT


def is_rate_of(rate: Decimal, whole: Decimal) -> bool:
    """Whether some whole number is this percentage of ``whole``, rounded or truncated."""
    if whole > _LARGEST_BASE or whole % 1 or rate > 100:
        return True
    step = Decimal(1).scaleb(int(rate.as_tuple().exponent))
    part = rate * whole / 100
    nearest = {part.to_integral_value(mode) for mode in (ROUND_FLOOR, ROUND_CEILING)}
    exact = [count * 100 / whole for count in nearest]
    modes = (ROUND_HALF_UP, ROUND_DOWN)
    return any(value.quantize(step, mode) == rate for value in exact for mode in modes)


@SchoolRule(
    Code.RATE_OF_ABOUT,
    "rate-of-about",
    "比率的基数是约数",
    Severity.HINT,
    why="“150余人的 91.3%”：基数只是约数，却算出了小数点后一位。评审会问到底是多少人。",
    bad=Example.brand("成效数据:\n  - {指标: 参学率, 数值: 91.3%, 基数: 150余人}\n"),
    good=Example.brand("成效数据:\n  - {指标: 参学率, 数值: 约91%, 基数: 150余人}\n"),
)
def rate_of_about(school: SchoolContext) -> Iterator[Finding]:
    """No exact rate has an approximate base, unless a note explains it."""
    for item, loc, name, rate in _figures(school):
        base, note = rate.base, getattr(rate, "note", "")
        if _is_plain_rate(rate) and base and base.qualifier is not Qualifier.EXACT and not note:
            message = f"“{name}”{rate.zh()} 的基数“{base.zh()}”是约数"
            yield at(item, loc, message, "查到准确的基数，或者把比率写成约数，例如“约91%”")
