"""References: what a record names exists, and ids and names are unique."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from wuse.layout import ACTIVITIES, EXEMPLARS, brand_file
from wuse.model.base import Record
from wuse.model.brand import BrandFile
from wuse.model.owner_references import owner_references
from wuse.model.records import Activity, Exemplar
from wuse.model.region import OwnerFacts, Sourced
from wuse.rules.context import RegionContext, SchoolContext
from wuse.rules.existing import (
    known_ids,
    missing_district,
    missing_ids,
    missing_owner,
    suggestion,
)
from wuse.rules.rule import Example, Finding, RegionRule, SchoolRule, at
from wuse.source.codes import Code
from wuse.source.problems import Loc, Severity

from . import bureau

_COLOURS = """\
载体:
  - {编号: red, 名称: 红色先锋示范行}
  - {编号: %s, 名称: 绿色志愿服务行}
"""
_OTHER = """\
单位: {单位名称: %s}
品牌: {品牌名称: 另一个品牌}
"""
_RED = _COLOURS % "green"


@SchoolRule(
    Code.DUPLICATE_ID,
    "duplicate-id",
    "编号用了两次",
    Severity.ERROR,
    why="活动和典型用编号指明自己属于哪一项行动。两项行动同一个编号，就分不清了；"
    "主管部门的区县和红色资源也是这样。",
    bad=Example.brand(_COLOURS % "red"),
    good=Example.brand(_RED),
    region_check=bureau.duplicate_ids,
)
def duplicate_initiatives(school: SchoolContext) -> Iterator[Finding]:
    """Initiative ids are unique within a brand."""
    ids = [initiative.id for initiative in school.folder.profile.all_initiatives()]
    for id in dict.fromkeys(id for id in ids if ids.count(id) > 1):
        _, second, *_ = _locs_of(id, school.folder.profile.initiatives, ("initiatives",))
        yield at(school.folder.source, second, f"载体编号“{id}”用了两次", "换一个编号")


def _locs_of(id: str, items: Sequence[Record], loc: Loc) -> Iterator[Loc]:
    for position, item in enumerate(items):
        here = (*loc, position)
        if item.id == id:  # type: ignore[attr-defined]
            yield (*here, "id")
        yield from _locs_of(id, item.children, (*here, "children"))  # type: ignore[attr-defined]


@SchoolRule(
    Code.UNKNOWN_INITIATIVE,
    "unknown-initiative",
    "没有这个载体",
    Severity.ERROR,
    why="活动和典型里的“载体”要和 brand.yml 里某一项行动的编号一样，才能归到那项行动下面。",
    bad=Example({**Example.brand(_RED).files, **Example.activity("所属载体: gren\n").files}),
    good=Example({**Example.brand(_RED).files, **Example.activity("所属载体: green\n").files}),
)
def unknown_initiative(school: SchoolContext) -> Iterator[Finding]:
    """The initiatives that activities and exemplars name exist."""
    initiatives = school.folder.profile.all_initiatives()
    ids, names = [item.id for item in initiatives], [item.name for item in initiatives]
    items: list[Sourced[Activity] | Sourced[Exemplar]] = [
        *school.folder.activities,
        *school.folder.exemplars,
    ]
    for item in items:
        for position, named in enumerate(item.record.initiative):
            if named not in ids:
                how, known = ("编号为", ids) if named.isascii() else ("叫", names)
                message = f"brand.yml 里没有{how}“{named}”的载体"
                yield at(item, ("initiative", position), message, suggestion(named, known))


@SchoolRule(
    Code.UNKNOWN_EXEMPLAR,
    "unknown-exemplar",
    "没有这个典型",
    Severity.ERROR,
    why="师傅和徒弟用典型的文件名（不带 .yml）互相指明，页面上才有链接。",
    bad=Example.exemplar("师傅: wang\n"),
    good=Example(
        {
            **Example.exemplar("师傅: mentor\n").files,
            "exemplars/mentor.yml": "典型类型: 师傅\n名称: 师傅岗\n",
        }
    ),
)
def unknown_exemplar(school: SchoolContext) -> Iterator[Finding]:
    """The mentors and apprentices that exemplars name exist."""
    known = known_ids(school, EXEMPLARS, school.folder.exemplars)
    for item in school.folder.exemplars:
        record = item.record
        for field, ids in (("mentors", record.mentors), ("apprentices", record.apprentices)):
            yield from missing_ids(item, field, ids, known, "exemplars 里没有“{id}”这个典型")


@SchoolRule(
    Code.UNKNOWN_ACTIVITY,
    "unknown-activity",
    "没有这项活动",
    Severity.ERROR,
    why="典型用活动的文件名（不带 .yml）指明参加过的活动，页面上才有链接。",
    bad=Example(
        {**Example.activity("").files, **Example.exemplar("相关活动: 2025-10-18-readng\n").files}
    ),
    good=Example(
        {**Example.activity("").files, **Example.exemplar("相关活动: 2025-10-18-reading\n").files}
    ),
)
def unknown_activity(school: SchoolContext) -> Iterator[Finding]:
    """The activities that exemplars name exist."""
    known = known_ids(school, ACTIVITIES, school.folder.activities)
    for item in school.folder.exemplars:
        ids = item.record.activities
        yield from missing_ids(item, "activities", ids, known, "activities 里没有“{id}”这项活动")


@SchoolRule(
    Code.UNKNOWN_OWNER,
    "unknown-owner",
    "没有这个单位",
    Severity.ERROR,
    why="上级、成员和共建单位在本站有文件夹的，写文件夹名，页面上才有链接；"
    "没有文件夹的，只写名称。",
    bad=Example.brand("共建单位:\n  - {单位: 枫晚老年公寓, 文件夹: fengwan}\n"),
    good=Example.brand("共建单位:\n  - {单位: 枫晚老年公寓}\n"),
    region_check=bureau.unknown_owners,
)
def unknown_owner(school: SchoolContext) -> Iterator[Finding]:
    """The superior, members and partners that a brand names by folder exist."""
    for loc, slug in owner_references(school.folder.profile):
        yield from missing_owner(school.region, school.folder.source, loc, slug)


@RegionRule(
    Code.CIRCLE,
    "circle",
    "上级绕成了圈",
    Severity.ERROR,
    why="一个单位不能是自己的上级，隔几层也不行。",
    bad=Example.brand("单位:\n  单位名称: 示例小学\n  上级: example\n"),
    good=Example.brand("单位:\n  单位名称: 示例小学\n"),
)
def circle(context: RegionContext) -> Iterator[Finding]:
    """No owner is its own superior."""
    for slug in context.owners:
        if slug in _superiors(context.owners, slug):
            message = "上级关系绕成了圈：这个单位是自己的上级"
            yield _in_brand(slug, ("owner", "parent"), message, "改成真正的上级")


def _in_brand(slug: str, loc: Loc, message: str, fix: str) -> Finding:
    """A finding in the ``brand.yml`` of an owner whose records are not here."""
    return Finding(brand_file(slug), BrandFile, loc, message, fix)


def _superiors(owners: Mapping[str, OwnerFacts], slug: str) -> list[str]:
    superiors: list[str] = []
    parent = owners[slug].parent
    while parent and parent in owners and parent not in superiors:
        superiors.append(parent)
        parent = owners[parent].parent
    return superiors


@SchoolRule(
    Code.UNKNOWN_DISTRICT,
    "unknown-district",
    "没有登记这个区县",
    Severity.ERROR,
    why="区县由主管部门在 _bureau/site.yml 里统一登记，学校只写编号，全站的名称才一致。",
    bad=Example.brand("单位:\n  单位名称: 示例小学\n  区县: linhai\n"),
    good=Example(
        {
            **Example.bureau("区县:\n  - {编号: linhai, 名称: 临海区}\n").files,
            **Example.brand("单位:\n  单位名称: 示例小学\n  区县: linhai\n").files,
        }
    ),
    region_check=bureau.unknown_districts,
)
def unknown_district(school: SchoolContext) -> Iterator[Finding]:
    """The bureau has registered the owner's district."""
    district = school.folder.profile.owner.district
    loc = ("owner", "district")
    yield from missing_district(school.region, school.folder.source, loc, district)


@RegionRule(
    Code.SAME_NAME,
    "same-name",
    "两个单位同名",
    Severity.ERROR,
    why="两个文件夹写着同一个单位名称，多半是同一所学校交了两份；真是两所学校就要能区分。",
    bad=Example(
        {
            **Example.brand("单位: {单位名称: 实验小学}\n").files,
            "../another/brand.yml": _OTHER % "实验小学",
        }
    ),
    good=Example(
        {
            **Example.brand("单位: {单位名称: 临海区实验小学}\n").files,
            "../another/brand.yml": _OTHER % "山前区实验小学",
        }
    ),
)
def same_name(context: RegionContext) -> Iterator[Finding]:
    """No two owners have the same name."""
    paths: dict[str, str] = {}
    for slug, owner in context.owners.items():
        first = paths.setdefault(owner.name, brand_file(slug))
        if first != brand_file(slug):
            message = f"单位名称“{owner.name}”和 {first} 里的相同"
            fix = "两处是同一所学校就合并成一个文件夹，不是就写全称"
            yield _in_brand(slug, ("owner", "name"), message, fix)


@RegionRule(
    Code.FORMER_FOLDER,
    "former-folder",
    "旧文件夹还在用",
    Severity.WARNING,
    why="“旧文件夹”的网址会自动转到现在的单位。那个文件夹还在，或者两个单位都说是自己的，就转不过去。",
    bad=Example(
        {
            **Example.brand("单位: {单位名称: 临海区第一小学, 旧文件夹: [another]}\n").files,
            "../another/brand.yml": _OTHER % "临海区第二小学",
        }
    ),
    good=Example(
        {
            **Example.brand("单位: {单位名称: 临海区第一小学, 旧文件夹: [yixiao]}\n").files,
            "../another/brand.yml": _OTHER % "临海区第二小学",
        }
    ),
)
def former_folder(context: RegionContext) -> Iterator[Finding]:
    """A former folder is gone, and is the former folder of one owner."""
    claimed: dict[str, str] = {}
    for slug, owner in context.owners.items():
        for i, former in enumerate(owner.former_folders):
            other = claimed.setdefault(former, slug)
            if former in context.region.slugs:
                message, fix = f"brands/{former} 还在，旧网址转不过去", "内容搬完就删掉那个文件夹"
            elif other != slug:
                message = f"{brand_file(other)} 也说“{former}”是它的旧文件夹"
                fix = "只留一处：旧网址只能转到一个单位"
            else:
                continue
            yield _in_brand(slug, ("owner", "former_folders", i), message, fix)
