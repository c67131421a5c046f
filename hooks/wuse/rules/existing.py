"""What refers to something, and what there is to refer to."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Sequence

from wuse.layout import SITE_FILE, brand_file, home
from wuse.model.base import Record
from wuse.model.region import Region, Sourced
from wuse.source.problems import Loc

from .context import SchoolContext
from .rule import Finding, at


def missing_owner(
    region: Region, item: Sourced[Record], loc: Loc, slug: str | None
) -> Iterator[Finding]:
    """The owner that a field names by folder exists, even if its brand cannot be read."""
    if slug and slug not in region.owners and brand_file(slug) not in region.unread:
        yield at(item, loc, f"没有“{slug}”这个单位文件夹", hint(slug, region.owners))


def missing_district(
    region: Region, item: Sourced[Record], loc: Loc, id: str | None
) -> Iterator[Finding]:
    """The district that a field names is registered with the bureau."""
    known = [district.id for district in region.site.districts]
    if id and id not in known and SITE_FILE not in region.unread:
        yield at(item, loc, f"_bureau/site.yml 里没有登记区县“{id}”", hint(id, known))


def missing_ids(
    item: Sourced[Record], field: str, ids: Sequence[str], existing: Collection[str], message: str
) -> Iterator[Finding]:
    """Each identifier in a field exists; ``{id}`` in the message is the one that does not."""
    for position, id in enumerate(ids):
        if id not in existing:
            yield at(item, (field, position), message.format(id=id), hint(id, existing))


def known_ids(school: SchoolContext, name: str, items: Sequence[Sourced[Record]]) -> list[str]:
    """Identifiers of an owner's records, with those of files that cannot be read."""
    prefix = f"{home(school.folder.slug)}/{name}/"
    unread = [path for path in school.region.unread if path.startswith(prefix)]
    read = [item.id for item in items]
    return [*read, *(path.removeprefix(prefix).removesuffix(".yml") for path in sorted(unread))]


def hint(wrong: str, existing: Collection[str]) -> str:
    """Name the existing identifier that was probably meant, else a few that exist."""
    close = difflib.get_close_matches(wrong, existing, 1, 0.5)
    if close:
        return f"是不是“{close[0]}”？"
    few = "、".join(list(existing)[:12])
    return f"可选：{few}" if few else "先登记，再引用"
