"""Short forms of records, as lists on any page show them."""

from __future__ import annotations

from dataclasses import dataclass

from wuse.model.records import Activity, Exemplar
from wuse.model.region import OwnerFolder, Sourced

from . import colour, urls
from .badges import Badge
from .context import Showcase
from .covers import cover
from .filters import Facet
from .markdown import plain
from .pictures import Picture
from .short import CHIP, FEW, LINE, short


@dataclass(frozen=True, slots=True)
class BrandCard:
    """A brand on the wall."""

    url: str
    name: str
    owner: str
    kicker: str
    slogan: str
    picture: Picture | None
    tone: colour.Tone
    ribbon: tuple[Badge, ...]
    figures: str
    sample: str
    facets: tuple[Facet, ...]


@dataclass(frozen=True, slots=True)
class ActivityCard:
    """An activity in a timeline."""

    url: str
    title: str
    date: str
    day: str
    iso: str
    year: str
    kind: str
    badges: tuple[Badge, ...]
    summary: str
    picture: Picture | None
    owner: str
    owner_url: str
    facets: tuple[Facet, ...]


@dataclass(frozen=True, slots=True)
class ExemplarCard:
    """An exemplar in an index."""

    url: str
    name: str
    kind: str
    line: str
    badge: Badge | None
    picture: Picture | None
    tone: colour.Tone
    glyph: str
    owner: str
    owner_url: str
    facets: tuple[Facet, ...]


def owner_facets(showcase: Showcase, folder: OwnerFolder) -> tuple[Facet, ...]:
    """Stage, district and level of the owner, as far as they are known."""
    owner, recognition = folder.file.owner, folder.file.recognition
    found = []
    if owner.stage:
        found.append(Facet("stage", owner.stage.code, owner.stage.zh))
    if name := showcase.district_names.get(owner.district or ""):
        found.append(Facet("district", owner.district or "", name))
    if recognition and recognition.level:
        found.append(Facet("level", recognition.level.code, recognition.level.zh))
    return tuple(found)


def kicker(showcase: Showcase, folder: OwnerFolder) -> str:
    """The line above a brand's name: owner, stage and district."""
    owner = folder.file.owner
    parts = [
        short(owner.name),
        str(owner.stage or ""),
        showcase.district_names.get(owner.district or "", ""),
    ]
    return " · ".join(filter(None, parts))


def name_lines(name: str) -> tuple[str, ...]:
    """The phrases of a brand's name, which stand on lines of their own where there is room."""
    return tuple(name.replace("，", " ").split())


def brand_card(showcase: Showcase, folder: OwnerFolder) -> BrandCard:
    """The card of one brand."""
    file = folder.file
    marks = showcase.marks(folder)
    carriers = {initiative.kind for initiative in file.initiatives if initiative.kind}
    years = {item.record.date.year for item in folder.activities}
    facets = (
        *owner_facets(showcase, folder),
        *(Facet("carrier", kind, short(kind, CHIP)) for kind in sorted(carriers)[:FEW]),
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
        kicker=kicker(showcase, folder),
        slogan=short(file.brand.slogan, LINE) or plain(file.brand.idea, 60),
        picture=cover(showcase, folder),
        tone=colour.tone(file.theme.colour or showcase.settings.accent),
        ribbon=tuple(marks[top.id] for top in file.initiatives[:FEW]),
        figures=" · ".join(f"{number} {noun}" for number, noun in figures if number),
        sample=file.sample.zh if file.sample else "",
        facets=facets,
    )


UNDATED = "undated"
"""Stands for the year where there is none."""


def year_label(year: int | None) -> str:
    """A year as filters and addresses write it."""
    return str(year) if year else UNDATED


def activity_card(showcase: Showcase, folder: OwnerFolder, item: Sourced[Activity]) -> ActivityCard:
    """The card of one activity."""
    record = item.record
    marks = showcase.marks(folder)
    own = tuple(marks[id] for id in record.initiative if id in marks)
    pictures = showcase.gallery.all(folder.slug, record.photos)
    return ActivityCard(
        url=urls.activity(folder.slug, item.id),
        title=short(record.title),
        date=record.date.zh(),
        day=record.date.zh_short() or record.date.zh(),
        iso=record.date.iso or "",
        year=year_label(record.date.year),
        kind=record.type.zh,
        badges=own[:FEW],
        summary=short(record.summary, LINE) or plain(record.body, 90),
        picture=pictures[0] if pictures else None,
        owner=short(folder.file.owner.short_name or folder.name),
        owner_url=urls.brand(folder.slug),
        facets=(
            # What belongs to a nested initiative is found under its top-level one.
            *dict.fromkeys(Facet("initiative", badge.top, marks[badge.top].short) for badge in own),
            *(Facet("colour", badge.family, badge.family) for badge in own if badge.family),
            Facet("type", record.type.code, record.type.zh),
            *owner_facets(showcase, folder),
        ),
    )


def exemplar_card(showcase: Showcase, folder: OwnerFolder, item: Sourced[Exemplar]) -> ExemplarCard:
    """The card of one exemplar."""
    record = item.record
    marks = showcase.marks(folder)
    badge = next((marks[id] for id in record.initiative if id in marks), None)
    theme = colour.tone(folder.file.theme.colour or showcase.settings.accent)
    return ExemplarCard(
        url=urls.exemplar(folder.slug, item.id),
        name=short(exemplar_name(record)),
        kind=record.type.zh,
        line=short(record.summary, LINE) or plain(record.story, 60),
        badge=badge,
        picture=showcase.gallery(folder.slug, record.portrait),
        tone=badge.tone if badge else theme,
        glyph=badge.glyph if badge else record.type.zh[:1],
        owner=short(folder.file.owner.short_name or folder.name),
        owner_url=urls.brand(folder.slug),
        facets=(
            Facet("type", record.type.code, record.type.zh),
            *owner_facets(showcase, folder),
        ),
    )


def exemplar_name(record: Exemplar) -> str:
    """The name to show: without consent a person is known by role or by type alone."""
    return record.name or record.role or f"一位{record.type.zh}"
