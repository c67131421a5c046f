"""The pages of one brand: everything on one, or an overview, chapters, and a dossier to print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from wuse.model.region import OwnerFolder
from wuse.pages.parts import chapters, labels, linked_data, urls
from wuse.pages.parts.brand_timeline import ActivityList
from wuse.pages.parts.brand_view import BrandView
from wuse.pages.parts.chapters import Chapter
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.covers import cover
from wuse.pages.parts.markdown import plain
from wuse.pages.parts.page import Page, PageLink
from wuse.pages.parts.related import RelatedBrand


@dataclass(frozen=True, slots=True)
class ChapterLink:
    """A chapter in the bar of chapters."""

    label: str
    url: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class BrandPage:
    """What ``brand.html``, ``chapter.html`` and ``dossier.html`` show."""

    brand: BrandView
    chapter: Chapter | None
    """None for the page of the brand itself, and for its dossier."""
    sections: tuple[str, ...]
    """Ids of the sections, each with a template of its own."""
    contents: tuple[PageLink, ...]
    bar: tuple[ChapterLink, ...]
    """The chapters, the overview first; empty for a brand on one page."""
    activities: ActivityList
    """What the section of activities lists."""
    related: tuple[RelatedBrand, ...] = ()

    @property
    def is_overview(self) -> bool:
        """Whether sections are shown in part."""
        return bool(self.bar) and self.chapter is None

    @property
    def contents_name(self) -> str:
        """What the list of contents lists."""
        is_of_years = self.chapter is chapters.ACTIVITIES and self.brand.timeline.is_spread
        return "各年" if is_of_years else "本页"

    @property
    def bar_url(self) -> str:
        """The page of the bar that this is, or belongs to."""
        slug = self.brand.slug
        return urls.chapter(slug, self.chapter.id) if self.chapter else urls.brand(slug)

    def anchor(self, record: object) -> str:
        """The anchor of a record of the brand; empty for anything else."""
        return self.brand.anchor(record)


def owner_pages(context: SiteContext, folder: OwnerFolder) -> Iterator[Page]:
    """The pages of one brand."""
    file = folder.profile
    name, description = (
        file.brand.name,
        file.brand.slogan or plain(file.brand.idea or file.brand.meaning),
    )
    brand = BrandView(context, folder)
    picture = cover(context, folder)
    page = partial(
        Page,
        origin=context.origin(folder.source.path, urls.brand_json(folder.slug)),
        section=urls.WALL,
        image=picture.src if picture else "",
    )
    yield page(
        path=urls.brand(folder.slug),
        title=f"{name}｜{folder.name}",
        description=description,
        template="brand.html",
        view=lambda: _first_page(context, brand),
        linked_data=lambda: (
            linked_data.organisation(context, folder),
            linked_data.brand_breadcrumbs(context, folder),
        ),
    )
    if not chapters.is_large(folder):
        return
    for chapter in brand.division.chapters:
        path = urls.chapter(folder.slug, chapter.id)
        link = PageLink(chapter.label, path)
        yield page(
            path=path,
            title=f"{chapter.label}｜{name}",
            description=f"{folder.name}“{name}”的{chapter.label}：{chapter.about}。",
            template="chapter.html",
            view=partial(_chapter, brand, chapter),
            linked_data=partial(_crumbs, context, folder, link),
        )
    for path, activities in brand.timeline.pages():
        yield page(
            path=path,
            title=f"{activities.heading}｜{name}",
            description=f"{folder.name}“{name}”的{activities.heading}",
            template="chapter.html",
            view=partial(_activities, brand, activities),
            linked_data=partial(_crumbs, context, folder, PageLink(activities.heading, path)),
        )
    path = urls.dossier(folder.slug)
    yield page(
        path=path,
        title=f"{labels.DOSSIER}｜{name}",
        description=f"{folder.name}“{name}”的全部内容，可以一次打印。",
        template="dossier.html",
        view=lambda: _dossier(brand),
        linked_data=partial(_crumbs, context, folder, PageLink(labels.DOSSIER, path)),
    )


def _crumbs(
    context: SiteContext, folder: OwnerFolder, link: PageLink
) -> tuple[linked_data.Thing, ...]:
    return (linked_data.brand_breadcrumbs(context, folder, link),)


def _first_page(context: SiteContext, brand: BrandView) -> BrandPage:
    division = brand.division
    sections = chapters.OVERVIEW if division.is_divided else tuple(division.headings)
    sections = tuple(id for id in sections if id in division.headings)
    if division.is_divided and not brand.overview.gallery:
        sections = tuple(id for id in sections if id != "gallery")
    related = context.related_to(brand.slug).brands
    contents = division.contents(sections, brand.counts)
    if division.is_divided:
        contents = (*contents, PageLink("各章", "#chapters", str(len(division.chapters))))
    if related:
        contents = (*contents, PageLink(labels.RELATED_BRANDS, "#related"))
    return BrandPage(brand, None, sections, contents, _bar(brand), brand.timeline.newest, related)


def _chapter(brand: BrandView, chapter: Chapter) -> BrandPage:
    sections = brand.division.sections(chapter)
    contents = brand.contents(chapter)
    return BrandPage(brand, chapter, sections, contents, _bar(brand), brand.timeline.newest)


def _activities(brand: BrandView, activities: ActivityList) -> BrandPage:
    """The activities of a year, of very many."""
    chapter = chapters.ACTIVITIES
    sections = brand.division.sections(chapter)
    contents = brand.timeline.contents
    return BrandPage(brand, chapter, sections, contents, _bar(brand), activities)


def _dossier(brand: BrandView) -> BrandPage:
    """Everything in the order of one page."""
    sections = tuple(id for id in brand.division.headings if id != "case")
    contents = brand.division.contents(sections, brand.counts)
    return BrandPage(brand, None, sections, contents, (), brand.timeline.dossier)


def _bar(brand: BrandView) -> tuple[ChapterLink, ...]:
    division = brand.division
    if not division.chapters:
        return ()
    return (
        ChapterLink(labels.OVERVIEW, urls.brand(brand.slug)),
        *(
            ChapterLink(it.word, urls.chapter(brand.slug, it.id), brand.note(it))
            for it in division.chapters
        ),
    )
