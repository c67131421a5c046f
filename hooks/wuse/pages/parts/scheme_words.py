"""The rules of an award in words, for its page."""

from __future__ import annotations

from collections.abc import Iterator

from wuse.model.edition import Award
from wuse.model.rubric import Criterion, DimensionKind, EvidenceKind, Need
from wuse.model.scheme import Aggregate, Boundary, Grade, Missing, Piece

from .page import Fact

_METHODS = {
    Aggregate.MEAN: "取各份评分的平均分",
    Aggregate.MEDIAN: "取各份评分的中位数",
}
_BOUNDARIES = {
    Boundary.DECIDE: "末位并列的由评审会议定",
    Boundary.ALL: "末位并列的一同进入",
    Boundary.NONE: "末位并列的都不进入",
}


def rules(award: Award) -> Iterator[Fact]:
    """How an award is decided; what its edition does not say is left out."""
    if award.quota:
        yield "名额", award.quota.zh()
    yield from _eligibility(award)
    if award.rubric:
        yield "计分", _tally(award)
    if award.grades:
        yield "等次", "；".join(map(_grade, award.grades)) + "。"
    if award.tally.ties:
        names = {it.id: it.name for it in award.rubric}
        ties = "、".join(names.get(name, name) for name in award.tally.ties)
        yield "同分", f"依次比较{ties}；{_BOUNDARIES[award.tally.boundary]}。"
    if award.vetoes:
        cases = (
            f"{it.case}（等次不高于{it.ceiling}）" if it.ceiling else it.case for it in award.vetoes
        )
        yield "一票否决", "；".join(cases) + "。"


def _eligibility(award: Award) -> Iterator[Fact]:
    terms = award.eligibility
    if terms is None:
        return
    parts = [
        f"学段：{'、'.join(it.zh for it in terms.stages)}" if terms.stages else "",
        f"党员参与率{terms.participation.zh()}" if terms.participation else "",
        "往届获奖的不再参评" if terms.no_winners else "",
        f"每个推荐单位{terms.per_nominator}个" if terms.per_nominator else "",
        *terms.others,
    ]
    if text := "；".join(part.rstrip("。；") for part in parts if part):
        yield "申报条件", f"{text}。"


def _tally(award: Award) -> str:
    method = award.tally
    scored = [it for it in award.phases if it.scored and it.weight]
    shares = "，".join(f"{it.name}占{it.weight:f}%" for it in scored) if len(scored) > 1 else ""
    how = _METHODS.get(method.method) or (
        f"有效评分不少于{method.trim_from}份时，去掉一个最高分和一个最低分，再取平均分"
    )
    missing = "漏打一项的整份无效" if method.missing is Missing.VOID else "漏打的按零分"
    parts = [f"满分{method.full:f}分", shares, how, f"不足{method.minimum}份不出结果", missing]
    return "；".join(filter(None, parts)) + "。"


def _grade(grade: Grade) -> str:
    least = {
        "总分": grade.minimum,
        "基础分": grade.base,
        "加分": grade.bonus,
        **{f"维度{name}": points for name, points in grade.dimensions.items()},
    }
    terms = [f"{name}{points:f}分起" for name, points in least.items() if points]
    terms += [*grade.conditions, *([f"名额{grade.quota.zh()}"] if grade.quota else [])]
    return f"{grade.name}：{'，'.join(terms)}" if terms else grade.name


def piece(item: Piece) -> str:
    """What a piece of the dossier must be, in words; empty if nothing is asked of it."""
    parts = [
        item.kind.zh,
        f"取自本站的{item.place.zh}" if item.place else "",
        item.length.zh() if item.length else "",
        item.count.zh() if item.count else "",
        "每张有图注" if item.captions else "",
        item.duration.zh() if item.duration else "",
        "、".join(item.formats),
        f"不低于 {item.pixels}" if item.pixels else "",
        f"纸质{item.copies}份" if item.copies else "",
        "盖章" if item.sealed else "",
        f"{item.deadline.zh()}前" if item.deadline else "",
        item.note,
    ]
    return " · ".join(filter(None, parts))


def look_for(criterion: Criterion) -> str:
    """What the evidence of a criterion is, in words."""
    return "、".join(map(_need, criterion.evidence))


def _need(need: Need) -> str:
    name = need.name or (need.kind.zh if need.kind is not EvidenceKind.PAPER else "材料")
    of = f"（{'、'.join(need.of)}）" if need.of else ""
    least = f"至少{need.at_least}项" if need.at_least > 1 else ""
    return f"{need.period}{name}{of}{least}"


def points(criterion: Criterion) -> str:
    """The points of a criterion; “+5” where it adds to what others give."""
    top = criterion.top
    return "不限" if top is None else f"{top.normalize():f}"


SIGNS = {DimensionKind.SCORE: "", DimensionKind.BONUS: "加分", DimensionKind.MALUS: "减分"}
"""Kind of a dimension -> the word beside its points."""
