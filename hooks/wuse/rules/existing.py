"""Checks that several rules share: does the thing that a field refers to exist?"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Sequence

from wuse.layout import SITE_FILE, home
from wuse.model.base import Record
from wuse.model.likeness import likely
from wuse.model.region import Region, Sourced
from wuse.source.problems import Loc

from .context import SchoolContext
from .rule import Finding, at


def missing_owner(
    region: Region, item: Sourced[Record], loc: Loc, slug: str | None
) -> Iterator[Finding]:
    """Report an owner that has no folder; one with an unreadable brand exists."""
    if slug and slug not in region.slugs:
        yield at(item, loc, f"没有“{slug}”这个单位文件夹", suggestion(slug, sorted(region.slugs)))


def missing_district(
    region: Region, item: Sourced[Record], loc: Loc, id: str | None
) -> Iterator[Finding]:
    """Report a district that the bureau has not registered."""
    known = [district.id for district in region.site.districts]
    if id and id not in known and SITE_FILE not in region.unread:
        yield at(item, loc, f"_bureau/site.yml 里没有登记区县“{id}”", suggestion(id, known))


def missing_ids(
    item: Sourced[Record], field: str, ids: Sequence[str], existing: Collection[str], message: str
) -> Iterator[Finding]:
    """Report each id in a field that does not exist, as ``{id}`` in the message."""
    for position, id in enumerate(ids):
        if id not in existing:
            yield at(item, (field, position), message.format(id=id), suggestion(id, existing))


def known_ids(school: SchoolContext, name: str, items: Sequence[Sourced[Record]]) -> list[str]:
    """Return the ids of an owner's records, including files that cannot be read."""
    folder = f"{home(school.folder.slug)}/{name}"
    unread = school.region.unread_in(folder)
    read = [item.id for item in items]
    return [*read, *(path.removeprefix(f"{folder}/").removesuffix(".yml") for path in unread)]


def suggestion(wrong: str, existing: Collection[str]) -> str:
    """Suggest the existing id that was probably meant, else list up to twelve of them."""
    if wrong.isascii():
        close = next(iter(difflib.get_close_matches(wrong, existing, 1, 0.5)), None)
    else:
        close = likely(wrong, existing)
    if close:
        return f"是不是“{close}”？"
    few = "、".join(list(existing)[:12])
    return f"可选：{few}" if few else "先登记，再引用"
