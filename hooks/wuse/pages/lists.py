"""Pages that list records across schools: wall, matrix, timeline, exemplars, districts, red bases."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from wuse.model.bureau import CalendarEntry, District, Resource
from wuse.model.records import Activity
from wuse.model.region import OwnerFolder, Sourced

from . import cards, urls
from .brand import Link
from .cards import BrandCard, ExemplarCard
from .page import Origin, Page
from .pictures import Picture
from .showcase import Showcase
from .timeline import Density, Filter, Year, density, filters, year_title, years

T = TypeVar("T")
Entry = tuple[OwnerFolder, Sourced[Activity]]


@dataclass(frozen=True, slots=True)
class Pager:
    """Which part of a long list a page shows."""

    number: int
    total: int
    count: int
    links: tuple[Link, ...]
    """One for each part; empty when everything fits on one page."""


@dataclass(frozen=True, slots=True)
class WallView:
    """What ``wall.html`` shows."""

    title: str
    intro: str
    cards: tuple[BrandCard, ...]
    filters: tuple[Filter, ...]
    pager: Pager
    district: District | None = None
    calendar: tuple[CalendarEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class MatrixView:
    """What ``matrix.html`` shows: stages down, levels across."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[Link, ...], ...]], ...]


@dataclass(frozen=True, slots=True)
class TimelineView:
    """What ``timeline.html`` shows."""

    title: str
    years: tuple[Year, ...]
    all_years: tuple[Link, ...]
    filters: tuple[Filter, ...]
    shown: int
    density: Density | None
    pager: Pager


@dataclass(frozen=True, slots=True)
class ExemplarsView:
    """What ``exemplars.html`` shows."""

    cards: tuple[ExemplarCard, ...]
    filters: tuple[Filter, ...]
    pager: Pager


@dataclass(frozen=True, slots=True)
class ResourceCard:
    """A red base."""

    resource: Resource
    picture: Picture | None
    district: str
    owner: Link | None
    count: str


@dataclass(frozen=True, slots=True)
class ResourcesView:
    """What ``resources.html`` shows."""

    cards: tuple[ResourceCard, ...]


@dataclass(frozen=True, slots=True)
class DistrictRow:
    """A district in the index."""

    district: District
    url: str
    brands: int


@dataclass(frozen=True, slots=True)
class DistrictsView:
    """What ``districts.html`` shows."""

    rows: tuple[DistrictRow, ...]
    calendar: tuple[CalendarEntry, ...]


def pages(showcase: Showcase) -> Iterator[Page]:
    """All listing pages that have something to list."""
    yield from _walls(showcase)
    yield _matrix(showcase)
    yield from _timelines(showcase)
    yield from _exemplars(showcase)
    yield from _districts(showcase)
    if showcase.region.resources.resources:
        yield _resources(showcase)


def _parts(
    showcase: Showcase, path: str, items: Sequence[T]
) -> Iterator[tuple[str, Sequence[T], Pager]]:
    """Cut a list into pages: (path, the items on it, pager)."""
    size = showcase.settings.per_page
    total = max(1, -(-len(items) // size))
    links = tuple(Link(str(n), urls.part(path, n)) for n in range(1, total + 1))
    for number in range(1, total + 1):
        pager = Pager(number, total, len(items), links if total > 1 else ())
        yield urls.part(path, number), items[(number - 1) * size : number * size], pager


def _listing(
    path: str, title: str, template: str, section: str, view: Callable[[], object],
    description: str = "", origin: Origin | None = None,
) -> Page:  # fmt: skip
    return Page(path, title, description or title, template, view, origin, section)


def _walls(showcase: Showcase) -> Iterator[Page]:
    for path, folders, pager in _parts(showcase, urls.WALL, showcase.folders):
        yield _listing(
            path, "品牌墙", "wall.html", urls.WALL,
            lambda folders=folders, pager=pager: _wall(showcase, "品牌墙", folders, pager),
            "各学校、各单位的党建品牌",
        )  # fmt: skip


def _wall(
    showcase: Showcase,
    title: str,
    folders: Sequence[OwnerFolder],
    pager: Pager,
    district: District | None = None,
) -> WallView:
    found = tuple(cards.brand_card(showcase, folder) for folder in folders)
    names = ("stage", "district", "level", "carrier", "year")
    calendar = () if district else showcase.region.site.calendar
    return WallView(
        title=title,
        intro=district.about if district else "",
        cards=found,
        filters=filters(names, [card.facets for card in found]),
        pager=pager,
        district=district,
        calendar=calendar,
    )


def _matrix(showcase: Showcase) -> Page:
    return _listing(
        urls.MATRIX, "品牌矩阵", "matrix.html", urls.WALL, lambda: _matrix_view(showcase),
        "按学段和级别排列的全部品牌",
    )  # fmt: skip


def _matrix_view(showcase: Showcase) -> MatrixView:
    levels = (*reversed(showcase.region.vocabulary.terms("level")), None)
    cells: dict[tuple[str, str], list[Link]] = {}
    for folder in showcase.folders:
        file = folder.file
        level = file.recognition.level if file.recognition else None
        link = Link(file.brand.name, urls.brand(folder.slug), folder.name)
        cells.setdefault((_name(file.owner.stage, "学段未载"), _name(level, "未定级")), []).append(link)
    columns = tuple(name for level in levels if any(key[1] == (name := _name(level, "未定级")) for key in cells))
    stages = dict.fromkeys(_name(folder.file.owner.stage, "学段未载") for folder in showcase.folders)
    rows = tuple(
        (stage, tuple(tuple(cells.get((stage, column), ())) for column in columns))
        for stage in stages
    )
    return MatrixView(columns, rows)


def _name(term: object, missing: str) -> str:
    return str(term) if term else missing


def _timelines(showcase: Showcase) -> Iterator[Page]:
    entries = showcase.chronicle
    by_year = [
        (cards.year_label(year), list(group))
        for year, group in groupby(entries, key=lambda entry: entry[1].record.date.year)
    ]
    links = tuple(
        Link(year_title(label), urls.year(label), str(len(group))) for label, group in by_year
    )
    recent = entries[: showcase.settings.per_page]
    pager = Pager(1, 1, len(entries), ())
    yield _timeline(showcase, urls.TIMELINE, "活动时间轴", recent, entries, links, pager)
    for label, group in by_year:
        title = f"{year_title(label)}{'' if label == 'undated' else '年'}活动"
        for path, part, pager in _parts(showcase, urls.year(label), group):
            yield _timeline(showcase, path, title, part, group, links, pager)


def _timeline(
    showcase: Showcase,
    path: str,
    title: str,
    shown: Sequence[Entry],
    counted: Sequence[Entry],
    links: tuple[Link, ...],
    pager: Pager,
) -> Page:
    def view() -> TimelineView:
        found = [cards.activity_card(showcase, folder, item) for folder, item in shown]
        names = ("colour", "type", "stage", "district", "level", "year")
        dates = [(item.record.date.year, item.record.date.month) for _, item in counted]
        return TimelineView(
            title=title,
            years=years(found),
            all_years=links,
            filters=filters(names, [card.facets for card in found]),
            shown=len(found),
            density=density(dates) if pager.number == 1 else None,
            pager=pager,
        )

    return _listing(path, title, "timeline.html", urls.TIMELINE, view, f"各学校的{title}")


def _exemplars(showcase: Showcase) -> Iterator[Page]:
    everyone = [(folder, item) for folder in showcase.folders for item in folder.exemplars]
    for path, part, pager in _parts(showcase, urls.EXEMPLARS, everyone):

        def view(part: Sequence[tuple[OwnerFolder, Sourced]] = part, pager: Pager = pager) -> object:  # type: ignore[type-arg]
            found = tuple(cards.exemplar_card(showcase, folder, item) for folder, item in part)
            offered = filters(("type", "stage", "district", "level"), [c.facets for c in found])
            return ExemplarsView(found, offered, pager)

        yield _listing(
            path, "先锋典型", "exemplars.html", urls.EXEMPLARS, view, "各学校的先锋典型"
        )


def _districts(showcase: Showcase) -> Iterator[Page]:
    site = showcase.region.site
    if not site.districts:
        return
    origin = showcase.origin("brands/_bureau/site.yml")
    members: dict[str, list[OwnerFolder]] = {}
    for folder in showcase.folders:
        members.setdefault(folder.file.owner.district or "", []).append(folder)
    rows = tuple(
        DistrictRow(district, urls.district(district.id), len(members.get(district.id, ())))
        for district in site.districts
    )
    yield _listing(
        urls.DISTRICTS, "区县与网格", "districts.html", urls.WALL,
        lambda: DistrictsView(rows, site.calendar), "按区县查看品牌", origin,
    )  # fmt: skip
    for district in site.districts:
        inside = members.get(district.id, [])
        for path, part, pager in _parts(showcase, urls.district(district.id), inside):
            yield _listing(
                path, district.name, "wall.html", urls.WALL,
                lambda part=part, pager=pager, district=district: _wall(
                    showcase, district.name, part, pager, district
                ),
                f"{district.name}的党建品牌", origin,
            )  # fmt: skip


def _resources(showcase: Showcase) -> Page:
    def view() -> ResourcesView:
        return ResourcesView(
            tuple(_resource(showcase, item) for item in showcase.region.resources.resources)
        )

    origin = showcase.origin("brands/_bureau/resources.yml")
    return _listing(
        urls.RESOURCES, "红色资源", "resources.html", urls.RESOURCES, view,
        "向学校开放的红色资源清单", origin,
    )  # fmt: skip


def _resource(showcase: Showcase, resource: Resource) -> ResourceCard:
    folder = showcase.region.owners.get(resource.owner or "")
    return ResourceCard(
        resource=resource,
        picture=showcase.gallery("_bureau", resource.photo),
        district=showcase.district_names.get(resource.district or "", ""),
        owner=Link(folder.name, urls.brand(folder.slug)) if folder else None,
        count=resource.count.zh() if resource.count else "",
    )
