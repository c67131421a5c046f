"""What a school hands in for an evaluation that is still running: complete, and as asked."""

from __future__ import annotations

from collections.abc import Iterator

from wuse.evidence.assess import Assessment, assess, claims_of
from wuse.evidence.basics import same_name
from wuse.evidence.contests import Contest
from wuse.evidence.dossier import pieces
from wuse.layout import brand_file
from wuse.model.brand import BrandFile
from wuse.model.edition import Edition
from wuse.model.region import Sourced
from wuse.model.rubric import DimensionKind, EvidenceKind
from wuse.rules.context import RegionContext, SchoolContext
from wuse.rules.rule import Example, Finding, RegionRule, SchoolRule, at
from wuse.source.codes import Code
from wuse.source.problems import Loc, Severity

_EDITION = """\
名称: 2026年党建品牌评选
年份: 2026
依据文件: {文件名称: 品牌评选实施方案}
参评单位: [example]
申报材料: [{名称: 自评材料, 类型: 文稿, 取自: 自评, 字数: 不超过20字}]
评分标准:
  - {编号: F, 名称: 成效, 分值: 100, 指标: [{编号: F2, 名称: 荣誉, 分值: 100, 佐证: 荣誉}]}
"""
_HONOUR = """\
荣誉: [{荣誉名称: 先进基层党组织, 级别: 县级, 时间: 2025, 颁发单位: 县委教育工委}]
"""
_CLAIM = """\
自评:
  评选: 2026
  逐项自评: [{指标: F2, 说明: %s, 佐证: [荣誉]}]
"""
_SHORT, _LONG = "荣誉写明级别和时间。", "我校近年来获得的荣誉都写明了级别、时间和颁发单位。"

_MOST_TWINS = 3
_NAMED_EDITION = Example(
    {
        **Example.brand("品牌: {品牌名称: 领航}\n" + _CLAIM % _SHORT).files,
        "_bureau/editions/2026.yml": _EDITION.replace("佐证: 荣誉", "佐证: 品牌名称"),
    }
)
_ANOTHER = "单位: {单位名称: 山前区实验小学}\n品牌: {品牌名称: %s}\n"


def _school(text: str) -> Example:
    return Example({"_bureau/editions/2026.yml": _EDITION, **Example.brand(text).files})


def _running(school: SchoolContext) -> Iterator[tuple[Sourced[Edition], Contest, str]]:
    """The contests that the school takes part in, with its group, before their outcome is out."""
    for item in school.region.editions:
        if item.record.authority is None or item.record.outcome:
            continue
        for contest in school.context.contests[item.id]:
            if candidate := contest.candidate(school.folder.slug):
                yield item, contest, candidate.group


def _assessed(school: SchoolContext) -> Iterator[tuple[Sourced[Edition], list[Assessment]]]:
    for item, contest, group in _running(school):
        claims = claims_of(school.folder, item.id)
        day = school.context.today
        yield item, list(assess(school.folder, contest.award, group, claims, day))


def _loc(school: SchoolContext, edition: str, criterion: str) -> Loc:
    review = school.folder.profile.self_review
    if review is None or review.edition != edition:
        return ()
    places = [n for n, claim in enumerate(review.criteria) if claim.criterion == criterion]
    return ("self_review", "criteria", places[0]) if places else ("self_review",)


@SchoolRule(
    Code.THIN_EVIDENCE,
    "evidence-thin",
    "参评的指标缺佐证",
    Severity.HINT,
    why="评审在“佐证对照”里逐条看：要看的不全，那一格是半个圆点，或者空着。页面只列本站有的，不代替评分。",
    bad=_school(_CLAIM % _SHORT),
    good=_school(_HONOUR + _CLAIM % _SHORT),
)
def thin_evidence(school: SchoolContext) -> Iterator[Finding]:
    """For each criterion, the records show what its edition asks for."""
    every = list(_assessed(school))
    for item, found in every:
        of = f"“{item.record.title}”的" if len(every) > 1 else ""
        for shown in found:
            loc = _loc(school, item.id, shown.criterion.id)
            for need in shown.shown:
                if need.gap:
                    message = f"{of}{shown.criterion.id} {shown.criterion.name}：{need.gap}"
                    yield at(school.folder.source, loc, message, "有就补上，没有就照实空着")


@RegionRule(
    Code.BRAND_TWINS,
    "candidate-brand-twins",
    "参评的品牌和别校的同名",
    Severity.HINT,
    why="评“名称”的指标看名字是不是自己的。和别的单位同名，评审在“佐证对照”里看到的是半个圆点。",
    bad=Example({**_NAMED_EDITION.files, "../another/brand.yml": _ANOTHER % "领航"}),
    good=Example({**_NAMED_EDITION.files, "../another/brand.yml": _ANOTHER % "扬帆"}),
)
def brand_twins(context: RegionContext) -> Iterator[Finding]:
    """No other brand has the name of one whose name is judged."""
    by_name: dict[str, list[str]] = {}
    for slug, owner in context.owners.items():
        by_name.setdefault(owner.brand, []).append(slug)
    for slug, criterion in dict(_judged_by_name(context)).items():
        if judged := context.owners.get(slug):
            twins = [context.owners[it].name for it in by_name[judged.brand] if it != slug]
            if twins:
                message = f"{criterion}：{same_name(twins[:_MOST_TWINS])}"
                fix = "换一个能说明自己特色的名称；本来就是同一个品牌的，在“自评”里说明"
                yield Finding(brand_file(slug), BrandFile, ("brand", "name"), message, fix)


def _judged_by_name(context: RegionContext) -> Iterator[tuple[str, str]]:
    """Each candidate of a running edition that looks at names, with the criterion that does."""
    for item in context.region.editions:
        if item.record.authority is None or item.record.outcome:
            continue
        for contest in context.contests[item.id]:
            for _, criterion in contest.criteria():
                if any(it.kind is EvidenceKind.NAME for it in criterion.evidence):
                    label = f"{criterion.id} {criterion.name}"
                    yield from ((it.owner, label) for it in contest.candidates if it.owner)


@SchoolRule(
    Code.UNCLAIMED,
    "criterion-unclaimed",
    "参评的指标没有自述",
    Severity.HINT,
    why="自述一两句话，告诉评审先看哪里。没有自述，评审只能自己在记录里找。",
    bad=_school(_HONOUR),
    good=_school(_HONOUR + _CLAIM % _SHORT),
)
def unclaimed(school: SchoolContext) -> Iterator[Finding]:
    """A candidate says something of every criterion; nobody has to claim a bonus."""
    for item, found in _assessed(school):
        silent = [
            it.criterion.id
            for it in found
            if it.dimension.kind is DimensionKind.SCORE and not it.statement and not it.pointed
        ]
        if silent:
            few = "、".join(silent[:12]) + ("……" if len(silent) > 12 else "")
            message = f"“{item.record.title}”的{len(silent)}条指标没有自述：{few}"
            fix = f"在“自评”里写“评选: {item.id}”，再逐条写说明和佐证"
            yield at(school.folder.source, _loc(school, item.id, ""), message, fix)


@SchoolRule(
    Code.DOSSIER_LIMITS,
    "dossier-limits",
    "申报材料不合要求",
    Severity.WARNING,
    why="超过字数、照片不够或者没有图注的材料，资格审查时会退回来。字数不算空格。",
    bad=_school(_HONOUR + _CLAIM % _LONG),
    good=_school(_HONOUR + _CLAIM % _SHORT),
)
def dossier_limits(school: SchoolContext) -> Iterator[Finding]:
    """Texts and photos of the dossier are as long and as many as their edition asks for."""
    for item, contest, _ in _running(school):
        for state in pieces(school.folder, contest.award):
            if state.gap:
                message = f"“{item.record.title}”的{state.piece.name}：{state.gap}"
                case = school.folder.case
                source = case if state.place.section == "case" and case else school.folder.source
                yield at(source, (), message, "改到要求以内，或者补齐")
