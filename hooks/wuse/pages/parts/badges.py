"""How pages mark initiatives: by colour, shape and label together, never by colour alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import msgspec

from wuse.model.initiative import Initiative
from wuse.model.region import OwnerFolder

from . import colour, urls
from .short import CHIP, short

SHAPES = ("circle", "squircle", "square", "arch", "cup", "diamond", "hexagon", "octagon")
"""Shapes of the top-level initiatives, in order, so that readers can tell them without colour."""


class Badge(msgspec.Struct, frozen=True, array_like=True):
    """How an initiative is marked wherever it appears."""

    id: str
    name: str
    short: str
    glyph: str
    shape: str
    tone: colour.Tone
    url: str
    top: str
    """Id of its top-level initiative; its own id if it is one."""
    family: str
    """Word for its colour, such as 红; empty if the initiative names no colour."""
    count: int = 0
    """Recorded activities of this initiative and those below it."""


def badges(folder: OwnerFolder, accent: str) -> dict[str, Badge]:
    """Initiative id -> badge, at every depth, in document order."""
    base = folder.profile.theme.colour or accent
    by_id: dict[str, Badge] = {}
    for position, top in enumerate(folder.profile.initiatives):
        shape = SHAPES[position % len(SHAPES)]
        by_id.update((badge.id, badge) for badge in _walk(folder.slug, top, top.id, shape, base))
    counts = _counts(folder)
    return {id: msgspec.structs.replace(badge, count=counts[id]) for id, badge in by_id.items()}


def _walk(slug: str, initiative: Initiative, top: str, shape: str, base: str) -> Iterator[Badge]:
    own = initiative.colour if colour.is_known(initiative.colour) else base
    yield Badge(
        id=initiative.id,
        name=initiative.name,
        short=short_name(initiative.name),
        glyph=initiative.icon or initiative.name[:1],
        shape=shape,
        tone=colour.tone(own),
        url=f"{urls.brand(slug)}#initiative-{initiative.id}",
        top=top,
        family=colour.family(initiative.colour),
    )
    for child in initiative.children:
        yield from _walk(slug, child, top, shape, own)


def short_name(name: str) -> str:
    """The name as a chip shows it: “红色先锋示范行动” -> “红色先锋示范”."""
    return short(name.removesuffix("行动") or name, CHIP)


def _counts(folder: OwnerFolder) -> Mapping[str, int]:
    named = Counter(
        id for item in folder.activities for id in dict.fromkeys(item.record.initiative)
    )
    totals: dict[str, int] = {}

    def total(initiative: Initiative) -> int:
        totals[initiative.id] = named[initiative.id] + sum(map(total, initiative.children))
        return totals[initiative.id]

    for top in folder.profile.initiatives:
        total(top)
    return Counter(totals)
