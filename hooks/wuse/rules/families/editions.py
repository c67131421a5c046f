"""Evaluations: what an edition says of itself adds up and names what exists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from wuse.model.rubric import DimensionKind
from wuse.model.stages import BONUS
from wuse.rules.awards import ONE_DIMENSION, Part, each_award, edition_example
from wuse.rules.context import RegionContext
from wuse.rules.existing import missing_owner, suggestion
from wuse.rules.rule import Finding, RegionRule, at
from wuse.source.codes import Code
from wuse.source.problems import Loc, Severity

_RUBRIC = (
    "评分标准:\n  - {编号: C, 名称: 载体, 分值: %s, 指标: [{编号: C1, 名称: 活动, 分值: 100}]}\n"
)


@RegionRule(
    Code.EDITION_SUMS,
    "edition-sums",
    "评分标准里的数加不起来",
    Severity.ERROR,
    why="分值、权重和满分对不上，就不知道一份满分是多少，计分没有依据。",
    bad=edition_example(_RUBRIC % 90),
    good=edition_example(_RUBRIC % 100),
)
def edition_sums(context: RegionContext) -> Iterator[Finding]:
    """Points, weights and the full score of an award agree with each other."""
    return each_award(context, _sums)


def _sums(part: Part) -> Iterator[Finding]:
    wrong = list(_point_sums(part))
    yield from wrong
    award = part.award
    weights = [it.weight for it in award.rubric if it.kind is DimensionKind.SCORE]
    given = [it for it in weights if it is not None]
    if given and (len(given) < len(weights) or sum(given) != 100):
        message = f"各维度的权重加起来是{sum(given):f}，应是100"
        yield part.at(("rubric",), message, "每个评分维度都写权重，加起来是100；或者都不写")
    scored = [it for it in award.phases if it.scored]
    shares = [it.weight or Decimal(0) for it in scored]
    if scored and (len(scored) > 1 or scored[0].weight is not None) and sum(shares) != 100:
        message = f"各阶段的权重加起来是{sum(shares):f}，应是100"
        yield part.at(("phases",), message, "改好各阶段的权重")
    for number, phase in enumerate(award.phases):
        total = sum((it.weight for it in phase.sources), Decimal(0))
        if phase.sources and total != 100:
            message = f"“{phase.name}”各种来源的权重加起来是{total:f}，应是100"
            yield part.at(("phases", number, "sources"), message, "改好各种来源的权重")
    all_stages = part.stages
    if len(all_stages) == 1 and not wrong:  # else the same slip would be told twice
        full = Fraction(award.tally.full)
        for group in part.groups:
            if (most := all_stages[0].maximum(group)) != full:
                of = f"“{group}”" if group else ""
                message = f"{of}一份满分的评分是{float(most):g}分，满分写的是{float(full):g}分"
                yield part.at(("rubric",), message, "改好分值，或者在“计分”里写明“满分”")


def _point_sums(part: Part) -> Iterator[Finding]:
    for number, dimension in enumerate(part.award.rubric):
        if dimension.kind is not DimensionKind.SCORE:
            continue
        loc: Loc = ("rubric", number)
        if dimension.points is None and not dimension.criteria:
            yield part.at(loc, f"“{dimension.name}”没有写分值", "补上“分值”")
        if dimension.points is None or not dimension.criteria:
            continue
        for group in part.groups:
            judged = dimension.judged(group)
            total = sum((it.points for it in judged), Decimal(0))
            if judged and total != dimension.points:
                message = f"“{dimension.name}”写的是{dimension.points:f}分，各项加起来是{total:f}分"
                yield part.at((*loc, "points"), message, f"改成{total:f}，或者改好各项的分值")


@RegionRule(
    Code.EDITION_NAMES_TWICE,
    "edition-names-twice",
    "评选里的名称或编号重复",
    Severity.ERROR,
    why="评分、认定和结果按名称和编号对应。两个一样，就不知道说的是哪一个。",
    bad=edition_example(
        f"{ONE_DIMENSION}等次: [{{等次: 优秀, 最低分: 90}}, {{等次: 优秀, 最低分: 80}}]\n"
    ),
    good=edition_example(
        f"{ONE_DIMENSION}等次: [{{等次: 优秀, 最低分: 90}}, {{等次: 良好, 最低分: 80}}]\n"
    ),
)
def edition_names_twice(context: RegionContext) -> Iterator[Finding]:
    """Awards, phases, dimensions, criteria, grades and candidates have names of their own."""
    for item in context.region.editions:
        names = {
            "awards": [it.name for it in item.record.awards],
            "candidates": [it.key for it in item.record.candidates],
        }
        for field, given in names.items():
            for name in _twice(given):
                yield at(item, (field,), f"“{name}”写了两次", "删去一个，或者改名")
    yield from each_award(context, _names)


def _names(part: Part) -> Iterator[Finding]:
    award = part.award
    dimensions = [it.id for it in award.rubric]
    inner = [it.id for dimension in award.rubric for it in dimension.criteria]
    names = {
        "phases": [it.name for it in award.phases],
        "grades": [it.name for it in award.grades],
        "rubric": [*dimensions, *inner],
    }
    for field, given in names.items():
        for name in _twice(given):
            yield part.at((field,), f"“{name}”写了两次", "每个名称、编号只用一次")
    for number, phase in enumerate(award.phases):
        for name in _twice([it.kind.zh for it in phase.sources]):
            loc = ("phases", number, "sources")
            yield part.at(loc, f"评分来源“{name}”写了两次", "合成一条")


def _twice(names: Iterable[str]) -> list[str]:
    return [name for name, times in Counter(names).items() if times > 1 and name]


@RegionRule(
    Code.EDITION_UNKNOWN_NAME,
    "edition-unknown-name",
    "评选里没有这个名称",
    Severity.ERROR,
    why="阶段、等次和同分次序按编号和名称指到别处。指到没有的东西，计分时就少了一步。",
    bad=edition_example(f"{ONE_DIMENSION}计分: {{同分次序: [F]}}\n"),
    good=edition_example(f"{ONE_DIMENSION}计分: {{同分次序: [K]}}\n"),
)
def edition_unknown_name(context: RegionContext) -> Iterator[Finding]:
    """What an edition names of its own parts is there."""
    for item in context.region.editions:
        awards = [it.name for it in item.record.awards]
        for field, owners in (
            ("candidates", [it.owner for it in item.record.candidates]),
            ("outcome", [it.owner for it in item.record.outcome]),
        ):
            for number, owner in enumerate(owners):
                yield from missing_owner(context.region, item, (field, number, "owner"), owner)
        for field, rows in (
            ("candidates", [it.awards for it in item.record.candidates]),
            ("outcome", [(it.award,) if it.award else () for it in item.record.outcome]),
        ):
            for number, names in enumerate(rows):
                for name in names:
                    if name not in awards:
                        fix = suggestion(name, awards)
                        yield at(item, (field, number), f"没有奖项“{name}”", fix)
    yield from each_award(context, _unknown)


def _unknown(part: Part) -> Iterator[Finding]:
    award = part.award
    dimensions = [it.id for it in award.rubric]
    grades = [it.name for it in award.grades]
    lists: dict[Loc, Iterable[str]] = {
        **{("phases", n, "dimensions"): it.dimensions for n, it in enumerate(award.phases)},
        **{("grades", n, "dimensions"): it.dimensions for n, it in enumerate(award.grades)},
    }
    for loc, names in lists.items():
        for name in names:
            if name not in dimensions:
                yield part.at(loc, f"没有维度“{name}”", suggestion(name, dimensions))
    comparable = [*dimensions, *(it.name for it in part.stages), BONUS]
    for name in award.tally.ties:
        if name not in comparable:
            message = f"同分次序里的“{name}”不是维度，也不是计分的阶段"
            yield part.at(("tally", "ties"), message, suggestion(name, comparable))
    for number, veto in enumerate(award.vetoes):
        if veto.ceiling and veto.ceiling not in grades:
            message = f"没有等次“{veto.ceiling}”"
            yield part.at(("vetoes", number), message, suggestion(veto.ceiling, grades))
