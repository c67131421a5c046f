"""The bureau's own files: what they refer to must exist, and identifiers are unique."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wuse.model.bureau import ResourceFile, SiteFile
from wuse.model.region import Region, Sourced
from wuse.model.terms import TABLES
from wuse.source.problems import Code, Loc

from .finding import Finding, at
from .references import hint, unknown_district, unknown_owner


def site(region: Region) -> Iterator[Finding]:
    """Districts have ids of their own, added terms a scheme that exists, entries a known owner."""
    file = Sourced("site", region.site, "brands/_bureau/site.yml")
    yield from _twice(file, "districts", [district.id for district in region.site.districts])
    for position, term in enumerate(region.site.vocabulary):
        if term.scheme not in TABLES:
            loc: Loc = ("vocabulary", position, "scheme")
            message = f"没有“{term.scheme}”这个词表"
            yield at(file, loc, Code.VALUE, message, hint(term.scheme, TABLES))
    for position, entry in enumerate(region.site.calendar):
        yield from unknown_owner(region, file, ("calendar", position, "owner"), entry.owner)


def resources(region: Region) -> Iterator[Finding]:
    """Red bases have ids of their own, and name registered districts and existing owners."""
    file = Sourced("resources", region.resources, "brands/_bureau/resources.yml")
    bases = region.resources.resources
    yield from _twice(file, "resources", [base.id for base in bases])
    for position, base in enumerate(bases):
        loc: Loc = ("resources", position)
        yield from unknown_district(region, file, (*loc, "district"), base.district)
        yield from unknown_owner(region, file, (*loc, "owner"), base.owner)


def _twice(
    file: Sourced[SiteFile] | Sourced[ResourceFile], field: str, ids: Sequence[str]
) -> Iterator[Finding]:
    for position, id in enumerate(ids):
        if id in ids[:position]:
            loc: Loc = (field, position, "id")
            yield at(file, loc, Code.DUPLICATE_ID, f"编号“{id}”用了两次", "换一个编号")
