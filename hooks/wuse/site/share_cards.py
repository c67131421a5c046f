"""The cards that link previews show: what is on them, and which page has which card."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from wuse.model.records import Activity
from wuse.model.region import OwnerFolder, Sourced
from wuse.model.settings import Settings, ShareCards
from wuse.pages.parts import cards, colour, urls
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.covers import cover
from wuse.pages.parts.directory import Directory
from wuse.pages.parts.page import Asset, Page
from wuse.pages.parts.pictures import PictureView
from wuse.pages.parts.short import FEW, short
from wuse.photos.card import Card, fitting
from wuse.photos.card_renderer import CardRenderer
from wuse.photos.typeface import find_typefaces
from wuse.source.codes import Code
from wuse.source.problems import FILE_START, Problem, Severity
from wuse.source.settings import FILE

CACHE = ".cache/cards"
"""Where cards are kept between builds, below the project folder."""

CARD_LIMIT = 2000
"""With more cards than this, activities get one only when the bureau asks for it: at about 80 KB
and 30 ms of CPU each, the cards would make up most of a large site."""


@dataclass(frozen=True)
class CardFiles:
    """The drawn cards of a site."""

    files: Mapping[str, Path] = field(default_factory=dict)
    """Path of a page -> the file of its card."""

    def with_share_card(self, page: Page) -> Page:
        """The page with its card for link previews, if it has one."""
        file = self.files.get(page.path)
        return replace(page, image=urls.card(file.name)) if file else page

    def assets(self) -> Iterator[Asset]:
        """Every card as a file of the site."""
        for name, file in sorted({file.name: file for file in self.files.values()}.items()):
            yield Asset(urls.card(name), file=str(file))


@dataclass(frozen=True)
class DrawnCards:
    """The cards of some pages, and the characters that no font could write."""

    cards: CardFiles
    missing: str
    """Each once."""


def draw_cards(context: SiteContext, project: Path, planned: Mapping[str, Card]) -> DrawnCards:
    """Draw cards, or take them from the cache.

    Args:
        context: the site.
        project: the project folder, for its cache.
        planned: path of a page -> its card.

    Raises:
        OSError: the cache cannot be written.
    """
    if not planned:
        return DrawnCards(CardFiles(), "")
    rendered = card_renderer(project, context.settings.card_font).render(planned.values())
    files = {path: rendered.files[card] for path, card in planned.items()}
    return DrawnCards(CardFiles(files), rendered.missing)


@lru_cache(maxsize=2)
def card_renderer(project: Path, font: str) -> CardRenderer:
    """Draws the cards of a project in a font (`Settings.card_font`), one at a time."""
    return CardRenderer(project / CACHE, find_typefaces(font, project), workers=1)


def has_activity_cards(settings: Settings, directory: Directory) -> bool:
    """Whether activities have cards, too."""
    total = len(directory.owners) + len(directory.timeline)
    choice = settings.share_cards
    return choice is ShareCards.ALL or (choice is None and total <= CARD_LIMIT)


def shared_cards(context: SiteContext, directory: Directory) -> dict[str, Card]:
    """The cards of pages across owners: path of a page -> card."""
    if not _has_cards(context):
        return {}
    card = site_share_card(context, directory)
    return {urls.HOME: card, urls.WALL: card}


def owner_cards(
    context: SiteContext, folder: OwnerFolder, with_activities: bool
) -> dict[str, Card]:
    """The cards of an owner's pages: path of a page -> card."""
    if not _has_cards(context):
        return {}
    activities = folder.activities if with_activities else ()
    return {
        urls.brand(folder.slug): brand_share_card(context, folder),
        **{
            urls.activity(folder.slug, item.id): activity_share_card(context, folder, item)
            for item in activities
        },
    }


def _has_cards(context: SiteContext) -> bool:
    """Whether the settings ask for cards. Link previews need absolute addresses of them."""
    return bool(context.info.url) and context.settings.share_cards is not ShareCards.NONE


def site_share_card(context: SiteContext, directory: Directory) -> Card:
    """The site: its name in white on its colour, beside the opening picture of the first page."""
    picture = directory.opening_picture
    count = len(directory.organisations)
    return Card(
        title=context.info.name,
        owner=context.settings.publisher,
        site=f"{count:,} 个品牌" if count else "",
        colour=colour.tone(context.settings.accent).light,
        deck=context.settings.tagline,
        photo=fitting(picture.jpegs) if picture else None,
        focus=picture.focus if picture else (0.5, 0.5),
        label=picture.label if picture else "",
        solid=True,
    )


def brand_share_card(context: SiteContext, folder: OwnerFolder) -> Card:
    """A brand: its name in white on its colour."""
    return replace(
        _common_card(context, folder, cover(context, folder)),
        title=short(" ".join(cards.name_lines(folder.profile.brand.name))),
        kicker=" · ".join(facet.label for facet in cards.owner_facets(context, folder)),
        deck=short(folder.profile.brand.slogan),
        solid=True,
    )


def activity_share_card(context: SiteContext, folder: OwnerFolder, item: Sourced[Activity]) -> Card:
    """An activity: its title in ink on paper, with its date and initiative."""
    record = item.record
    pictures = context.gallery.all(folder.slug, record.photos)
    names = [badge.short for badge in context.badges_of(folder, record.initiative)]
    return replace(
        _common_card(context, folder, pictures[0] if pictures else None),
        title=short(record.title),
        kicker=" · ".join(filter(None, [record.date.zh(), *names[:1]])),
    )


def _common_card(context: SiteContext, folder: OwnerFolder, picture: PictureView | None) -> Card:
    """What the cards of a brand and of its activities have in common."""
    badges = context.badges(folder)
    return Card(
        title="",
        owner=short(folder.name),
        site=context.info.name,
        colour=context.tone(folder).light,
        ribbon=tuple(badges[top.id].tone.light for top in folder.profile.initiatives[:FEW]),
        photo=fitting(picture.jpegs) if picture else None,
        focus=picture.focus if picture else (0.5, 0.5),
        label=picture.label if picture else "",
    )


def font_problems(project: Path, settings: Settings, missing: str) -> Iterator[Problem]:
    """Warn once, for all cards together.

    Args:
        project: the project folder.
        settings: the bureau's settings.
        missing: the characters that no font could write.
    """
    if not missing:
        return
    has_font = card_renderer(project, settings.card_font).has_font
    characters = "".join(sorted(set(missing)))
    characters = characters[:10] + ("…" if len(characters) > 10 else "")
    reason = f"字体里没有这些字：{characters}" if has_font else "这台电脑没有中文字体"
    yield Problem(
        Code.CARD_FONT,
        Severity.WARNING,
        FILE,
        FILE_START,
        f"有的分享图上没有文字，因为{reason}",
        "安装“思源宋体”（例如 Debian 的 fonts-noto-cjk），或者在 extra.wuse.card_font 写明字体文件",
    )
