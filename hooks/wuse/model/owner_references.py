"""Where a brand names other owners by their folders."""

from __future__ import annotations

from collections.abc import Iterator

from .brand import BrandFile
from .initiative import Initiative

OwnerReference = tuple[tuple[str | int, ...], str]
"""(path of the field from the top of ``brand.yml``, slug)"""


def owner_references(brand: BrandFile) -> Iterator[OwnerReference]:
    """Yield the superior, the members and the partners that a brand names by folder."""
    if brand.owner.parent:
        yield ("owner", "parent"), brand.owner.parent
    for i, group in enumerate(brand.owner.members):
        for j, member in enumerate(group.listed):
            if member.owner:
                yield ("owner", "members", i, "listed", j, "owner"), member.owner
    yield from _partners(brand, ())
    for i, initiative in enumerate(brand.initiatives):
        yield from _of_initiative(initiative, ("initiatives", i))


def _of_initiative(initiative: Initiative, loc: tuple[str | int, ...]) -> Iterator[OwnerReference]:
    yield from _partners(initiative, loc)
    for i, child in enumerate(initiative.children):
        yield from _of_initiative(child, (*loc, "children", i))


def _partners(
    record: BrandFile | Initiative, loc: tuple[str | int, ...]
) -> Iterator[OwnerReference]:
    for i, partner in enumerate(record.partners):
        if partner.owner:
            yield (*loc, "partners", i, "owner"), partner.owner
