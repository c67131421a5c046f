"""What a page tells search engines: https://schema.org objects in a JSON-LD data block.

It repeats what the page itself shows and no more. A person appears only on the page of a profile
to which that person consented.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from wuse.model.owner import OwnerKind
from wuse.model.records import Activity, Exemplar
from wuse.model.region import OwnerFolder, Sourced

from . import labels, urls
from .context import SiteContext
from .page import PageLink

Thing = dict[str, object]
"""An object of schema.org; values that are None or empty are left out."""

_TYPES = {OwnerKind.SCHOOL: "EducationalOrganization", OwnerKind.BUREAU: "GovernmentOrganization"}
_RISKY = re.compile("[<>&\u2028\u2029]")
"""Characters that could end a script or start a comment in HTML."""


def script(things: Iterable[Thing]) -> str:
    """A ``<script>`` with these objects; empty if there are none."""
    objects = [_without_empty({"@context": "https://schema.org", **thing}) for thing in things]
    if not objects:
        return ""
    text = json.dumps(objects, ensure_ascii=False, separators=(",", ":"))
    text = _RISKY.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return f'<script type="application/ld+json">{text}</script>'


def _without_empty(thing: Thing) -> Thing:
    return {
        name: _without_empty(value) if isinstance(value, dict) else value
        for name, value in thing.items()
        if value
    }


def organisation(context: SiteContext, folder: OwnerFolder) -> Thing:
    """The school or bureau of a folder; an empty object for an article."""
    owner, brand = folder.profile.owner, folder.profile.brand
    if owner.kind not in _TYPES:
        return {}
    return {
        "@type": _TYPES[owner.kind],
        "name": owner.name,
        "alternateName": owner.short_name,
        "description": owner.about,
        "url": context.info.address(urls.brand(folder.slug)),
        "brand": {"@type": "Brand", "name": brand.name, "slogan": brand.slogan},
    }


def event(context: SiteContext, folder: OwnerFolder, item: Sourced[Activity], image: str) -> Thing:
    """An activity; ``image`` is the root-relative URL of its picture."""
    record, date = item.record, item.record.date
    end = date.end.iso if date.is_interval and date.end else None
    return {
        "@type": "Event",
        "name": record.title,
        "description": record.summary,
        "startDate": date.start.iso if date.start else None,
        "endDate": end,
        "location": record.place and {"@type": "Place", "name": record.place},
        "image": image and context.info.url and context.info.url + image,
        "url": context.info.address(urls.activity(folder.slug, item.id)),
        "organizer": {**organisation(context, folder), "brand": None},
    }


def person(context: SiteContext, folder: OwnerFolder, item: Sourced[Exemplar]) -> Thing:
    """The person whom a profile names; an empty object for a group, or without consent."""
    record = item.record
    if not (record.is_person and record.may_be_named and record.name):
        return {}
    return {
        "@type": "Person",
        "name": record.name,
        "jobTitle": record.role,
        "url": context.info.address(urls.exemplar(folder.slug, item.id)),
        "worksFor": {**organisation(context, folder), "brand": None},
    }


def breadcrumbs(context: SiteContext, *links: PageLink) -> Thing:
    """The path from the first page; an empty object if the site does not know its address."""
    home = PageLink(context.info.name, urls.HOME)
    steps = [(link.label, context.info.address(link.url)) for link in (home, *links)]
    if not context.info.url:
        return {}
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": address}
            for position, (name, address) in enumerate(steps, 1)
        ],
    }


def brand_breadcrumbs(context: SiteContext, folder: OwnerFolder, *links: PageLink) -> Thing:
    """The path to a brand, or to a page below it."""
    wall = PageLink(labels.BRANDS, urls.WALL)
    return breadcrumbs(
        context, wall, PageLink(folder.profile.brand.name, urls.brand(folder.slug)), *links
    )
