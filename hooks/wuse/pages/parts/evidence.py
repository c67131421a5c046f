"""What a school names as evidence: its place on this site, and what is missing there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wuse.model.region import OwnerFolder

from . import cards, urls
from .badges import Badge
from .cadence import CadenceTable
from .context import SiteContext
from .page import PageLink
from .pictures import PictureView

if TYPE_CHECKING:
    from .brand_view import BrandView

_MOST_GAPS = 4
"""Most gaps of one kind that are written out below a criterion."""

_SURVEYS = "满意度"

SECTIONS_BY_LABEL = {
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
"""Labels of fields in brand.yml -> the section that shows them."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence; its link has no URL if this site does not have it."""

    link: PageLink
    about: str = ""
    """What its gaps are sought by, see `gaps`; empty for a record, a list, a text of the school."""
    badge: Badge | None = None
    picture: PictureView | None = None


def evidence(context: SiteContext, folder: OwnerFolder, view: BrandView) -> dict[str, Evidence]:
    """Everything that a school may name as evidence, by the name that it would use.

    That is an activity or exemplar by id, a section by its heading or the label of its field, and a
    list by its name.
    """
    division = view.division
    sections = {heading: id for id, heading in division.headings.items()}
    by_label = {label: id for label, id in SECTIONS_BY_LABEL.items() if id in division.headings}
    found = {
        label: Evidence(
            PageLink(label, division.link(id).url), _SURVEYS if label == _SURVEYS else id
        )
        for label, id in (by_label | sections).items()
    }
    for named in folder.profile.lists:
        found.setdefault(named.name, Evidence(PageLink(named.name, division.link("lists").url)))
    for card, activity in zip(view.activity_cards, folder.activities, strict=True):
        link = PageLink(card.title, card.url, card.date)
        badge = next(iter(card.badges), None)
        found[activity.id] = Evidence(link, badge=badge, picture=card.picture)
    for exemplar in folder.exemplars:
        url = urls.exemplar(folder.slug, exemplar.id)
        link = PageLink(cards.exemplar_name(exemplar.record), url, exemplar.record.type.zh)
        picture = context.gallery(folder.slug, exemplar.record.portrait)
        found[exemplar.id] = Evidence(link, picture=picture)
    return found


def gaps(view: BrandView) -> Mapping[str, tuple[str, ...]]:
    """Id of a section, or 满意度 -> what is missing from it, in words.

    Everything follows from what the site itself shows, so that a reviewer can check it there.
    """
    return {
        "cadence": _first(_missed(view.cadence)) if view.cadence else (),
        "exemplars": _first(_without_page(view)),
        "results": _first(f"{item.name}待核实" for item in view.figures if not item.known),
        "honours": _first(
            f"{honour.title}的次数待核实"
            for honour in view.file.honours
            if honour.count and not honour.count.is_stated
        ),
        "facilities": _first(_lacking(view)),
        _SURVEYS: _first(_without_sample(view)),
    }


def _first(texts: Iterator[str]) -> tuple[str, ...]:
    """The first few texts; how many are left out is said, too."""
    found = tuple(texts)
    left = len(found) - _MOST_GAPS
    return found if left <= 0 else (*found[:_MOST_GAPS], f"另有 {left} 条")


def _missed(table: CadenceTable) -> Iterator[str]:
    for row in table.rows:
        missed = [cell.title for cell in row.cells if cell.kept is False]
        if missed:
            yield f"{row.name}：{'；'.join(missed)}"


def _without_page(view: BrandView) -> Iterator[str]:
    for total in view.exemplar_totals:
        if total.is_short:
            said = "来源所载" if view.sourced else "共有"
            yield f"{total.name}{said} {total.declared}，有专页 {total.counted}"


def _lacking(view: BrandView) -> Iterator[str]:
    lacking = [standard.name for standard in view.room_standards if not standard.items]
    if lacking:
        yield f"阵地六有没有填写：{'、'.join(lacking)}"


def _without_sample(view: BrandView) -> Iterator[str]:
    review = view.file.self_review
    for survey in review.satisfaction if review else ():
        if not survey.sample or not survey.method:
            yield f"满意率 {survey.rate.zh()} 没有写样本或方式"
