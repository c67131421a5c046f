"""Region checks of the bureau's own files: references resolve, and identifiers are unique."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wuse.model.bureau import ResourceFile, SiteFile
from wuse.model.region import Sourced
from wuse.model.terms import TABLES
from wuse.rules.context import RegionContext
from wuse.rules.existing import missing_district, missing_owner, suggestion
from wuse.rules.rule import Finding, at
from wuse.source.problems import Loc


def duplicate_ids(context: RegionContext) -> Iterator[Finding]:
    """No two districts and no two red bases share an id."""
    districts = [district.id for district in context.region.site.districts]
    yield from _duplicates(context.site, "districts", districts)
    bases = [base.id for base in context.region.resources.resources]
    yield from _duplicates(context.resources, "resources", bases)


def _duplicates(
    file: Sourced[SiteFile] | Sourced[ResourceFile], field: str, ids: Sequence[str]
) -> Iterator[Finding]:
    for position, id in enumerate(ids):
        if id in ids[:position]:
            yield at(file, (field, position, "id"), f"编号“{id}”用了两次", "换一个编号")


def unknown_schemes(context: RegionContext) -> Iterator[Finding]:
    """Added terms belong to a vocabulary that exists."""
    for position, term in enumerate(context.region.site.vocabulary):
        if term.scheme not in TABLES:
            loc: Loc = ("vocabulary", position, "scheme")
            yield at(
                context.site, loc, f"没有“{term.scheme}”这个词表", suggestion(term.scheme, TABLES)
            )


def unknown_owners(context: RegionContext) -> Iterator[Finding]:
    """The calendar and the red bases name existing owners."""
    for position, entry in enumerate(context.region.site.calendar):
        loc: Loc = ("calendar", position, "owner")
        yield from missing_owner(context.region, context.site, loc, entry.owner)
    for position, base in enumerate(context.region.resources.resources):
        loc = ("resources", position, "owner")
        yield from missing_owner(context.region, context.resources, loc, base.owner)


def unknown_districts(context: RegionContext) -> Iterator[Finding]:
    """Red bases name registered districts."""
    for position, base in enumerate(context.region.resources.resources):
        loc: Loc = ("resources", position, "district")
        yield from missing_district(context.region, context.resources, loc, base.district)
