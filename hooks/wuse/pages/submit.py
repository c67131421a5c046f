"""The form with which teachers submit records, a page for each owner; it works without a server."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from wuse.model.region import OwnerFolder
from wuse.pages.parts import labels, urls
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.page import Page, PageLink
from wuse.pages.parts.short import short


@dataclass(frozen=True, slots=True)
class SubmitView:
    """What ``submit.html`` shows."""

    school: str
    brand: PageLink
    data: str
    """What the scripts have to know of the school, as JSON."""
    record: str
    """The public record of the school, which the form can open."""


def owner_pages(context: SiteContext, folder: OwnerFolder) -> Iterator[Page]:
    """The form of one owner, where it has one."""
    if not context.has_form(folder):
        return
    yield Page(
        path=urls.submit(folder.slug),
        title=f"{labels.SUBMIT}｜{folder.name}",
        description=f"给{folder.name}投稿：填表、选照片，得到一个文件发给学校。",
        template="submit.html",
        view=lambda: _view(context, folder),
        origin=context.origin(folder.source.path, urls.brand_json(folder.slug)),
        section=urls.SUBMIT,
    )


def _view(context: SiteContext, folder: OwnerFolder) -> SubmitView:
    owner = folder.profile.owner
    initiatives = [
        {
            "id": badge.id,
            "name": badge.name,
            "short": badge.short,
            "shape": badge.shape,
            "tone": badge.tone.name,
            "glyph": badge.glyph,
        }
        for badge in context.badges(folder).values()
    ]
    data = {
        "slug": folder.slug,
        "name": owner.name,
        "short": short(owner.short_name or folder.name),
        "initiatives": initiatives,
    }
    return SubmitView(
        school=folder.name,
        brand=PageLink(folder.profile.brand.name, urls.brand(folder.slug)),
        data=json.dumps(data, ensure_ascii=False, separators=(",", ":")),
        record=urls.brand_json(folder.slug),
    )
