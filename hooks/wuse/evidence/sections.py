"""Sections of a brand that evidence can name, and whether they hold anything."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from wuse.model.region import OwnerFolder

WORDS: Mapping[str, str] = {
    "品牌": "meaning",
    "品牌内涵": "meaning",
    "内涵": "meaning",
    "标识": "meaning",
    "载体": "initiatives",
    "实施载体": "initiatives",
    "承诺": "initiatives",
    "活动频次": "cadence",
    "计划与记录": "cadence",
    "活动": "timeline",
    "活动时间轴": "timeline",
    "典型": "exemplars",
    "先锋典型": "exemplars",
    "典型人数": "exemplars",
    "成效": "results",
    "成效数据": "results",
    "满意度": "results",
    "荣誉": "honours",
    "阵地": "facilities",
    "阵地六有": "facilities",
    "工作法": "methods",
    "清单": "lists",
    "机制与清单": "lists",
    "制度文件": "documents",
    "作品": "projects",
    "项目": "projects",
    "项目与作品": "projects",
    "计划": "plans",
    "案例": "case",
    "典型案例": "case",
    "组织设置": "organisation",
    "成员单位": "organisation",
    "共建单位": "organisation",
    "组织与共建": "organisation",
    "照片": "gallery",
    "图片": "gallery",
    "自评与佐证": "self-review",
    "资料来源": "sources",
}
"""Heading of a section, or label of a field that it shows -> id of the section."""

FILLED: Mapping[str, Callable[[OwnerFolder], object]] = {
    "meaning": lambda it: True,  # what every brand has: the name
    "initiatives": lambda it: it.profile.initiatives,
    "cadence": lambda it: (
        it.profile.cadence or any(below.cadence for below in it.profile.all_initiatives())
    ),
    "timeline": lambda it: it.activities,
    "exemplars": lambda it: it.exemplars or it.profile.exemplar_counts,
    "results": lambda it: (
        it.profile.metrics
        or it.profile.outcomes
        or (it.profile.self_review and it.profile.self_review.satisfaction)
    ),
    "honours": lambda it: it.profile.honours,
    "facilities": lambda it: it.profile.six_haves or it.profile.facilities,
    "methods": lambda it: it.profile.methods,
    "lists": lambda it: it.profile.lists,
    "documents": lambda it: it.profile.documents,
    "projects": lambda it: (
        it.profile.projects or it.profile.courses or it.profile.works or it.profile.theme_years
    ),
    "plans": lambda it: it.profile.plan,
    "case": lambda it: it.case,
    "organisation": lambda it: (
        it.profile.owner.branches
        or it.profile.owner.campuses
        or it.profile.owner.members
        or it.profile.partners
    ),
    "gallery": lambda it: it.profile.photos,
    "self-review": lambda it: it.profile.self_review and it.profile.self_review.criteria,
    "sources": lambda it: it.profile.sources or it.profile.review or it.profile.gaps,
}
"""Id of a section of a brand -> what it shows, in the order of the page."""


def is_filled(folder: OwnerFolder, section: str) -> bool:
    """Whether a section of the brand has something to show."""
    return bool(FILLED[section](folder))
