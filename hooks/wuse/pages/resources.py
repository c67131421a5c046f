"""The list of red bases that are open to schools."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wuse.layout import RESOURCES_FILE
from wuse.model.bureau import Resource
from wuse.pages.parts import labels, urls
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.directory import Directory
from wuse.pages.parts.page import Page, PageLink
from wuse.pages.parts.short import short


@dataclass(frozen=True, slots=True)
class ResourceCard:
    """A red base."""

    resource: Resource
    district: str
    owner: PageLink | None
    count: str


@dataclass(frozen=True, slots=True)
class ResourcesView:
    """What ``resources.html`` shows."""

    cards: tuple[ResourceCard, ...]


def pages(context: SiteContext, directory: Directory) -> Iterator[Page]:
    """The page of red bases, if there are any."""
    resources = context.region.resources.resources
    if resources:
        yield Page(
            path=urls.RESOURCES,
            title=labels.RESOURCES,
            description="向学校开放的红色资源清单",
            template="resources.html",
            view=lambda: ResourcesView(
                tuple(_card(context, directory, item) for item in resources)
            ),
            origin=context.origin(RESOURCES_FILE, urls.BUREAU_JSON),
            section=urls.RESOURCES,
            is_document=True,
        )


def _card(context: SiteContext, directory: Directory, resource: Resource) -> ResourceCard:
    owner = directory.by_slug.get(resource.owner or "")
    return ResourceCard(
        resource=resource,
        district=context.district_names.get(resource.district or "", ""),
        owner=PageLink(short(owner.name), urls.brand(owner.slug)) if owner else None,
        count=resource.count.zh() if resource.count else "",
    )
