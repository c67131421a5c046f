"""The entries of tables as data, from which scripts make what templates make of the same cards.

`theme_overrides/assets/lists/cards.js` reads them. Fields that are empty are left out. Addresses
lead from the root of the site.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from .badges import Badge
from .brand_listing import BrandRow, WallCard
from .cards import ActivityCard, ExemplarCard
from .cover_art import CoverArt
from .pictures import PictureView

Link = Callable[[str], str]
"""An address in the form that the site uses (`SiteInfo.link`)."""

MARKS = 6
"""How many initiatives a card of the wall names; see the macro ``wall`` in ``lists.html``."""
CHIPS = 2
"""How many initiatives an activity names; see the macro ``act``."""

Mark = tuple[str, str, str]
"""(label, shape, class of its colour) of an initiative."""


class Picture(msgspec.Struct, frozen=True, omit_defaults=True):
    """A picture in all its sizes, or a thumbnail in its smallest."""

    src: str
    width: int
    height: int
    alt: str
    classes: str
    sources: tuple[tuple[str, str, tuple[tuple[str, int], ...]], ...]
    """(media type, media query, (address, width in pixels) …), preferred format first."""


class Row(msgspec.Struct, frozen=True, omit_defaults=True):
    """A brand in rows."""

    url: str
    name: str
    owner: str
    marks: tuple[Mark, ...] = ()
    stage: str = ""
    district: str = ""
    level: str = ""
    activities: int = 0
    exemplars: int = 0


class Art(msgspec.Struct, frozen=True, omit_defaults=True):
    """A composed cover."""

    pieces: tuple[tuple[str, str, str, int, int, int, bool], ...] = ()
    """(path data, class of its colour, glyph, x, y, font size, whether it is faint)"""
    outlines: tuple[str, ...] = ()


class Card(msgspec.Struct, frozen=True, omit_defaults=True):
    """A brand as a card."""

    url: str
    name: str
    tone: str
    kicker: str
    figures: str = ""
    slogan: str = ""
    marks: tuple[Mark, ...] = ()
    has_more: bool = False
    """Whether it has more initiatives than are named."""
    sample: str = ""
    picture: Picture | None = None
    art: Art | None = None


class Act(msgspec.Struct, frozen=True, omit_defaults=True):
    """An activity."""

    url: str
    title: str
    when: str
    kind: str
    owner: str
    owner_url: str
    iso: str = ""
    summary: str = ""
    marks: tuple[Mark, ...] = ()
    picture: Picture | None = None


class Person(msgspec.Struct, frozen=True, omit_defaults=True):
    """An exemplar."""

    url: str
    name: str
    kind: str
    tone: str
    owner: str
    owner_url: str
    line: str = ""
    quote: str = ""
    mark: Mark | None = None
    picture: Picture | None = None


def row(item: BrandRow, link: Link) -> Row:
    """A brand in rows."""
    return Row(
        url=link(item.card.url),
        name=item.card.name,
        owner=item.card.owner,
        marks=_marks(item.card.ribbon),
        stage=item.stage,
        district=item.district,
        level=item.level,
        activities=item.activities,
        exemplars=item.exemplars,
    )


def card(item: WallCard, link: Link) -> Card:
    """A brand as a card."""
    own = item.card
    return Card(
        url=link(own.url),
        name=own.name,
        tone=own.tone.name,
        kicker=own.kicker,
        figures=own.figures,
        slogan=own.slogan,
        marks=_marks(own.ribbon[:MARKS]),
        has_more=len(own.ribbon) > MARKS,
        sample=own.sample,
        picture=_picture(own.picture) if own.picture else None,
        art=_art(item.art) if item.art else None,
    )


def act(own: ActivityCard, link: Link) -> Act:
    """An activity."""
    return Act(
        url=link(own.url),
        title=own.title,
        when=own.day_of_month,
        kind=own.kind,
        owner=own.owner,
        owner_url=link(own.owner_url),
        iso=own.iso,
        summary=own.summary,
        marks=_marks(own.badges[:CHIPS]),
        picture=_thumbnail(own.picture) if own.picture else None,
    )


def person(own: ExemplarCard, link: Link) -> Person:
    """An exemplar."""
    return Person(
        url=link(own.url),
        name=own.name,
        kind=own.kind,
        tone=own.tone.name,
        owner=own.owner,
        owner_url=link(own.owner_url),
        line=own.line,
        quote=own.quote,
        mark=_mark(own.badge) if own.badge else None,
        picture=_picture(own.picture) if own.picture else None,
    )


def _mark(badge: Badge) -> Mark:
    return (badge.short, badge.shape, badge.tone.name)


def _marks(badges: tuple[Badge, ...]) -> tuple[Mark, ...]:
    return tuple(map(_mark, badges))


def _picture(own: PictureView) -> Picture:
    sources = tuple((each.mime, each.media, each.renditions) for each in own.sources)
    return Picture(own.src, own.width, own.height, own.alt, own.classes, sources)


def _thumbnail(own: PictureView) -> Picture:
    sources = tuple((each.mime, "", each.renditions[-1:]) for each in own.sources[:-1])
    src = own.sources[-1].smallest
    return Picture(src, own.width, own.height, own.alt, own.classes, sources)


def _art(own: CoverArt) -> Art:
    pieces = ((it.path, it.tone, it.glyph, it.x, it.y, it.size, it.is_faint) for it in own.pieces)
    return Art(tuple(pieces), own.outlines)
