"""Cards: short forms of records in the lists of any page."""

from __future__ import annotations

import msgspec

from wuse.model.records import Activity, Exemplar
from wuse.model.region import OwnerFolder, Sourced

from . import colour, urls
from .badges import Badge
from .context import SiteContext
from .covers import cover
from .filters import Facet
from .markdown import plain
from .pictures import PictureView
from .short import CHIP, FEW, LINE, QUOTE, short


class BrandCard(msgspec.Struct, frozen=True, array_like=True):
    """A brand on the wall."""

    url: str
    name: str
    owner: str
    kicker: str
    slogan: str
    picture: PictureView | None
    tone: colour.Tone
    ribbon: tuple[Badge, ...]
    figures: str
    sample: str
    facets: tuple[Facet, ...]


class ActivityCard(msgspec.Struct, frozen=True, array_like=True):
    """An activity in a timeline."""

    url: str
    title: str
    date: str
    day: str
    iso: str
    year: str
    month: int
    """0 if it is unknown."""
    kind: str
    badges: tuple[Badge, ...]
    summary: str
    picture: PictureView | None
    owner: str
    owner_url: str
    facets: tuple[Facet, ...]

    @property
    def card(self) -> ActivityCard:
        """Itself, for lists of activities that are at hand or packed."""
        return self

    @property
    def day_of_month(self) -> str:
        """Its date below the heading of its month; a season or a year keeps its own words."""
        if not self.month:
            return "日期未载" if self.day == f"{self.year}年" else self.day
        return self.day.removeprefix(f"{self.month}月") or "日期未载"


class ExemplarCard(msgspec.Struct, frozen=True, array_like=True):
    """An exemplar in an index."""

    url: str
    name: str
    kind: str
    line: str
    quote: str
    """The exemplar's own words; empty if there are none that fit a card."""
    badge: Badge | None
    picture: PictureView | None
    tone: colour.Tone
    glyph: str
    owner: str
    owner_url: str
    facets: tuple[Facet, ...]


NO_STAGE = Facet("stage", "unstated", "学段未载")
NO_LEVEL = Facet("level", "none", "未定级")
"""What brands without a stage or a level are found by; lists of records do without."""


def owner_facets(context: SiteContext, folder: OwnerFolder) -> tuple[Facet, ...]:
    """Stage, district and level of the owner, as far as they are known."""
    owner, recognition = folder.profile.owner, folder.profile.recognition
    facets = [Facet("stage", stage.code, stage.zh) for stage in owner.stages]
    if name := context.district_names.get(owner.district or ""):
        facets.append(Facet("district", owner.district or "", name))
    if recognition and recognition.level:
        facets.append(Facet("level", recognition.level.code, recognition.level.zh))
    return tuple(facets)


def kicker(context: SiteContext, folder: OwnerFolder) -> str:
    """The line above a brand's name: owner, stage and district."""
    owner = folder.profile.owner
    parts = [
        short(owner.name),
        "、".join(stage.shown for stage in owner.stages),
        context.district_names.get(owner.district or "", ""),
    ]
    return " · ".join(filter(None, parts))


def name_lines(name: str) -> tuple[str, ...]:
    """The phrases of a brand's name, each on a line of its own where there is room."""
    return tuple(name.replace("，", " ").split())


def brand_card(context: SiteContext, folder: OwnerFolder) -> BrandCard:
    """The card of one brand."""
    file = folder.profile
    badges = context.badges(folder)
    kinds = {initiative.kind for initiative in file.initiatives if initiative.kind}
    years = {item.record.date.year for item in folder.activities}
    stated = owner_facets(context, folder)
    names = {facet.name for facet in stated}
    facets = (
        *(facet for facet in (NO_STAGE, NO_LEVEL) if facet.name not in names),
        *stated,
        *(Facet("carrier", kind, short(kind, CHIP)) for kind in sorted(kinds)[:FEW]),
        *(Facet("year", str(year), f"{year}年") for year in sorted(filter(None, years))),
    )
    figures = [
        (len(file.initiatives), "项载体"),
        (len(folder.activities), "项活动"),
        (len(folder.exemplars), "个先锋"),
    ]
    return BrandCard(
        url=urls.brand(folder.slug),
        name=short(file.brand.name),
        owner=short(file.owner.name),
        kicker=kicker(context, folder),
        slogan=short(file.brand.slogan, LINE) or plain(file.brand.idea, 60),
        picture=cover(context, folder),
        tone=context.tone(folder),
        ribbon=tuple(badges[top.id] for top in file.initiatives[:FEW]),
        figures=" · ".join(f"{number} {noun}" for number, noun in figures if number),
        sample=file.sample.zh if file.sample else "",
        facets=facets,
    )


UNDATED = "undated"
"""Stands for the year of activities without one."""


def year_label(year: int | None) -> str:
    """A year in the form that filters and addresses use."""
    return str(year) if year else UNDATED


def year_facet(label: str) -> Facet:
    """The facet of a year in the form of `year_label`."""
    return Facet("year", label, "时间不详" if label == UNDATED else f"{label}年")


def year_heading(label: str) -> str:
    """What the page of a year's activities is called."""
    return "时间不详的活动" if label == UNDATED else f"{label}年活动"


def activity_card(
    context: SiteContext, folder: OwnerFolder, item: Sourced[Activity]
) -> ActivityCard:
    """The card of one activity."""
    record = item.record
    badges = context.badges(folder)
    own_badges = context.badges_of(folder, record.initiative)
    pictures = context.gallery.all(folder.slug, record.photos)
    return ActivityCard(
        url=urls.activity(folder.slug, item.id),
        title=short(record.title),
        date=record.date.zh(),
        day=record.date.zh_short() or record.date.zh(),
        iso=record.date.iso or "",
        year=year_label(record.date.year),
        month=(record.date.month or 0) if record.date.year else 0,
        kind=record.type.shown,
        badges=own_badges[:FEW],
        summary=short(record.summary, LINE) or plain(record.body, 90),
        picture=pictures[0] if pictures else None,
        owner=short(folder.profile.owner.short_name or folder.name),
        owner_url=urls.brand(folder.slug),
        facets=(
            # Activities of a nested initiative are filtered by its top-level initiative.
            *dict.fromkeys(
                Facet("initiative", badge.top, badges[badge.top].short) for badge in own_badges
            ),
            *(Facet("colour", badge.family, badge.family) for badge in own_badges if badge.family),
            Facet("type", record.type.code, record.type.zh),
            *owner_facets(context, folder),
            year_facet(year_label(record.date.year)),
        ),
    )


def exemplar_card(
    context: SiteContext, folder: OwnerFolder, item: Sourced[Exemplar]
) -> ExemplarCard:
    """The card of one exemplar."""
    record = item.record
    badge = next(iter(context.badges_of(folder, record.initiative)), None)
    return ExemplarCard(
        url=urls.exemplar(folder.slug, item.id),
        name=short(exemplar_name(record)),
        kind=record.type.shown,
        line=short(record.summary, LINE) or plain(record.story, 60),
        quote=short(record.quote.text, QUOTE) if record.quote else "",
        badge=badge,
        picture=context.gallery(folder.slug, record.portrait),
        tone=badge.tone if badge else context.tone(folder),
        glyph=badge.glyph if badge else record.type.shown[:1],
        owner=short(folder.profile.owner.short_name or folder.name),
        owner_url=urls.brand(folder.slug),
        facets=(
            Facet("type", record.type.code, record.type.zh),
            *owner_facets(context, folder),
        ),
    )


def exemplar_name(record: Exemplar) -> str:
    """The name to show: a person without consent has only a role or a type here."""
    return record.name or record.role or f"一位{record.type.shown}"
