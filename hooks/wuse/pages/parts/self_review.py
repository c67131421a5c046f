"""The school's review of itself: each criterion beside its evidence on this site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wuse.model.brand import Satisfaction
from wuse.model.region import OwnerFolder

from . import cards, urls
from .context import SiteContext
from .figures import citation
from .page import PageLink


@dataclass(frozen=True, slots=True)
class Claim:
    """What the school claims for one criterion."""

    criterion: str
    name: str
    """The criterion's name in the edition's rubric; empty if the rubric has no such criterion."""
    statement: str
    evidence: tuple[PageLink, ...]


@dataclass(frozen=True, slots=True)
class Survey:
    """A satisfaction rate, and how it was measured."""

    rate: str
    basis: str


def claims(
    context: SiteContext, folder: OwnerFolder, sections: Iterable[PageLink]
) -> Iterator[Claim]:
    """Every criterion that the school reviewed, in its order.

    Evidence refers to an activity or exemplar by id, or to a section of the page or a list by its
    heading. Anything else is shown as the school wrote it.
    """
    review = folder.profile.self_review
    if review is None:
        return
    names = _criteria(context, review.edition)
    links = _evidence_links(folder, sections)
    for item in review.criteria:
        evidence = tuple(links.get(name, PageLink(name, "")) for name in item.evidence)
        yield Claim(item.criterion, names.get(item.criterion, ""), item.statement, evidence)


def surveys(folder: OwnerFolder) -> Iterator[Survey]:
    """Satisfaction surveys, each with sample, method and date."""
    review = folder.profile.self_review
    for item in review.satisfaction if review else ():
        yield Survey(item.rate.zh(), _basis(item))


def _basis(item: Satisfaction) -> str:
    parts = [
        f"样本 {item.sample.zh()}" if item.sample else "样本未载",
        item.method,
        item.date.zh() if item.date else "",
        citation(item.rate),
    ]
    return "，".join(filter(None, parts))


def _criteria(context: SiteContext, edition: str) -> dict[str, str]:
    return {
        criterion.id: criterion.name
        for item in context.region.editions
        if item.id == edition
        for dimension in item.record.rubric
        for criterion in dimension.criteria
    }


def _evidence_links(folder: OwnerFolder, sections: Iterable[PageLink]) -> dict[str, PageLink]:
    page = urls.brand(folder.slug)
    links = {item.label: PageLink(item.label, f"{page}{item.url}") for item in sections}
    anchors = {item.url for item in links.values()}
    for label, id in _SECTIONS_BY_LABEL.items():
        if f"{page}#{id}" in anchors:
            links.setdefault(label, PageLink(label, f"{page}#{id}"))
    for group in folder.profile.lists:
        links.setdefault(group.name, PageLink(group.name, f"{page}#lists"))
    for activity in folder.activities:
        url = urls.activity(folder.slug, activity.id)
        links[activity.id] = PageLink(activity.record.title, url, activity.record.date.zh())
    for exemplar in folder.exemplars:
        url = urls.exemplar(folder.slug, exemplar.id)
        name = cards.exemplar_name(exemplar.record)
        links[exemplar.id] = PageLink(name, url, exemplar.record.type.zh)
    return links


_SECTIONS_BY_LABEL = {
    "品牌": "meaning",
    "标识": "meaning",
    "载体": "initiatives",
    "承诺": "initiatives",
    "活动频次": "cadence",
    "活动": "timeline",
    "典型人数": "exemplars",
    "成效数据": "results",
    "满意度": "results",
    "阵地六有": "facilities",
    "清单": "lists",
    "案例": "case",
    "作品": "projects",
    "项目": "projects",
    "组织设置": "organisation",
    "成员单位": "organisation",
    "共建单位": "organisation",
    "照片": "gallery",
}
"""Labels of fields in brand.yml -> the section of the page that shows them."""
