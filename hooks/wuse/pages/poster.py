"""The poster of a brand: one sheet of A4 to print, with a QR code of the brand's page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wuse.model.region import OwnerFolder
from wuse.pages.parts import cards, labels, sections, urls
from wuse.pages.parts.badges import Badge
from wuse.pages.parts.colour import Tone
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.covers import cover
from wuse.pages.parts.page import Fact, Page, PageLink
from wuse.pages.parts.pictures import PictureView
from wuse.pages.parts.qr import QrCode


@dataclass(frozen=True, slots=True)
class PosterView:
    """What ``poster.html`` shows."""

    brand: PageLink
    name_lines: tuple[str, ...]
    length: int
    """Characters of the longest line of the name, which decide its size."""
    slogan: str
    kicker: str
    tone: Tone
    cover: PictureView | None
    ribbon: tuple[Badge, ...]
    facts: tuple[Fact, ...]
    sample: str
    code: QrCode | None


def owner_pages(context: SiteContext, folder: OwnerFolder) -> Iterator[Page]:
    """The poster of one brand."""
    name = folder.profile.brand.name
    yield Page(
        path=urls.poster(folder.slug),
        title=f"{name}{labels.POSTER}｜{folder.name}",
        description=f"“{name}”的海报，A4 纸一页，可以直接打印。",
        template="poster.html",
        view=lambda: _view(context, folder),
        origin=context.origin(folder.source.path, urls.brand_json(folder.slug)),
        section=urls.WALL,
    )


def _view(context: SiteContext, folder: OwnerFolder) -> PosterView:
    file = folder.profile
    badges = context.badges(folder)
    lines = cards.name_lines(file.brand.name)
    return PosterView(
        brand=PageLink(file.brand.name, urls.brand(folder.slug), folder.name),
        name_lines=lines,
        length=max(map(len, lines)),
        slogan=file.brand.slogan,
        kicker=cards.kicker(context, folder),
        tone=context.tone(folder),
        cover=cover(context, folder),
        ribbon=tuple(badges[top.id] for top in file.initiatives),
        facts=tuple(sections.hero_facts(folder)),
        sample=file.sample.zh if file.sample else "",
        code=context.code(urls.brand(folder.slug)),
    )
