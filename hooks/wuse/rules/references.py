"""References: what a record names must exist."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Sequence

from wuse.model.base import Record
from wuse.model.records import Activity, Exemplar
from wuse.model.region import OwnerFolder, Region, Sourced
from wuse.source.problems import Code, Loc

from .finding import Finding, at


def initiatives(region: Region, folder: OwnerFolder) -> Iterator[Finding]:
    """Initiative ids are unique in a brand, and activities and exemplars name existing ones."""
    ids = [initiative.id for initiative in folder.file.all_initiatives()]
    for id in dict.fromkeys(id for id in ids if ids.count(id) > 1):
        loc = _second_initiative(folder, id)
        yield at(folder.brand, loc, Code.DUPLICATE_ID, f"载体编号“{id}”用了两次", "换一个编号")
    items: list[Sourced[Activity] | Sourced[Exemplar]] = [*folder.activities, *folder.exemplars]
    for item in items:
        yield from _known(
            item, "initiative", item.record.initiative, ids,
            Code.UNKNOWN_INITIATIVE, "brand.yml 里没有编号为“{id}”的载体",
        )  # fmt: skip


def _second_initiative(folder: OwnerFolder, id: str) -> Loc:
    places: list[Loc] = []

    def walk(items: Sequence[Record], loc: Loc) -> None:
        for position, item in enumerate(items):
            here = (*loc, position)
            if item.id == id:  # type: ignore[attr-defined]
                places.append((*here, "id"))
            walk(item.children, (*here, "children"))  # type: ignore[attr-defined]

    walk(folder.file.initiatives, ("initiatives",))
    return places[1]


def exemplars(region: Region, folder: OwnerFolder) -> Iterator[Finding]:
    """Exemplars name existing exemplars as mentors and apprentices, and existing activities."""
    people = _ids(region, folder, "exemplars", folder.exemplars)
    events = _ids(region, folder, "activities", folder.activities)
    for item in folder.exemplars:
        record = item.record
        for field, ids in (("mentors", record.mentors), ("apprentices", record.apprentices)):
            yield from _known(
                item, field, ids, people,
                Code.UNKNOWN_EXEMPLAR, "exemplars 里没有“{id}”这个典型",
            )  # fmt: skip
        yield from _known(
            item, "activities", record.activities, events,
            Code.UNKNOWN_ACTIVITY, "activities 里没有“{id}”这项活动",
        )  # fmt: skip


def _ids(
    region: Region, folder: OwnerFolder, name: str, items: Sequence[Sourced[Record]]
) -> list[str]:
    """Identifiers of an owner's records, with those of files that cannot be read."""
    prefix = f"brands/{folder.slug}/{name}/"
    unread = [path for path in region.unread if path.startswith(prefix)]
    read = [item.id for item in items]
    return [*read, *(path.removeprefix(prefix).removesuffix(".yml") for path in sorted(unread))]


def owners(region: Region, folder: OwnerFolder) -> Iterator[Finding]:
    """The superior, members and partners that a brand names by folder exist; no one is its own."""
    owner = folder.file.owner
    named: list[tuple[Loc, str | None]] = [(("owner", "parent"), owner.parent)]
    for i, group in enumerate(owner.members):
        named += [
            (("owner", "members", i, "listed", j, "owner"), member.owner)
            for j, member in enumerate(group.listed)
        ]
    named += [
        (("partners", i, "owner"), partner.owner) for i, partner in enumerate(folder.file.partners)
    ]
    for loc, slug in named:
        yield from unknown_owner(region, folder.brand, loc, slug)
    if folder.slug in _superiors(region, folder):
        message = "上级关系绕成了圈：这个单位是自己的上级"
        yield at(folder.brand, ("owner", "parent"), Code.CIRCLE, message, "改成真正的上级")


def _superiors(region: Region, folder: OwnerFolder) -> list[str]:
    found: list[str] = []
    parent = folder.file.owner.parent
    while parent and parent in region.owners and parent not in found:
        found.append(parent)
        parent = region.owners[parent].file.owner.parent
    return found


def districts(region: Region, folder: OwnerFolder) -> Iterator[Finding]:
    """The owner's district is registered with the bureau."""
    loc = ("owner", "district")
    yield from unknown_district(region, folder.brand, loc, folder.file.owner.district)


def names(region: Region) -> Iterator[Finding]:
    """No two owners have the same name."""
    seen: dict[str, OwnerFolder] = {}
    for folder in region.owners.values():
        first = seen.setdefault(folder.name, folder)
        if first is not folder:
            message = f"单位名称“{folder.name}”和 {first.brand.path} 里的相同"
            fix = "两处是同一所学校就合并成一个文件夹，不是就写全称"
            yield at(folder.brand, ("owner", "name"), Code.SAME_NAME, message, fix)


def unknown_owner(
    region: Region, item: Sourced[Record], loc: Loc, slug: str | None
) -> Iterator[Finding]:
    """The owner that a field names by folder exists, even if its brand cannot be read."""
    if slug and slug not in region.owners and f"brands/{slug}/brand.yml" not in region.unread:
        message = f"没有“{slug}”这个单位文件夹"
        yield at(item, loc, Code.UNKNOWN_OWNER, message, hint(slug, region.owners))


def unknown_district(
    region: Region, item: Sourced[Record], loc: Loc, id: str | None
) -> Iterator[Finding]:
    """The district that a field names is registered with the bureau."""
    known = [district.id for district in region.site.districts]
    if id and id not in known and "brands/_bureau/site.yml" not in region.unread:
        message = f"_bureau/site.yml 里没有登记区县“{id}”"
        yield at(item, loc, Code.UNKNOWN_DISTRICT, message, hint(id, known))


def _known(
    item: Sourced[Record],
    field: str,
    ids: Sequence[str],
    existing: Collection[str],
    code: Code,
    message: str,
) -> Iterator[Finding]:
    for position, id in enumerate(ids):
        if id not in existing:
            yield at(item, (field, position), code, message.format(id=id), hint(id, existing))


def hint(wrong: str, existing: Collection[str]) -> str:
    """Name the existing identifier that was probably meant, else a few that exist."""
    close = difflib.get_close_matches(wrong, existing, 1, 0.5)
    if close:
        return f"是不是“{close[0]}”？"
    few = "、".join(list(existing)[:12])
    return f"可选：{few}" if few else "先登记，再引用"
