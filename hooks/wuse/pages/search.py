"""The page on which everything can be found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wuse.layout import BRANDS
from wuse.pages.parts import labels, urls
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.directory import Directory
from wuse.pages.parts.page import Page, PageLink


@dataclass(frozen=True, slots=True)
class SearchView:
    """What ``search.html`` shows."""

    indexes: tuple[PageLink, ...]
    """Where everything is listed: the way without scripts."""


def pages(context: SiteContext, directory: Directory) -> Iterator[Page]:
    """The page of the search."""
    yield Page(
        path=urls.SEARCH,
        title=labels.SEARCH,
        description="在全部品牌、活动、典型、案例和文档的全文里查找",
        template="search.html",
        view=lambda: SearchView(tuple(_indexes(context, directory))),
        origin=context.origin(f"{BRANDS}/", urls.BRANDS_JSON),
        section=urls.SEARCH,
    )


def _indexes(context: SiteContext, directory: Directory) -> Iterator[PageLink]:
    if directory.organisations:
        yield PageLink(labels.BRANDS, urls.WALL, f"{len(directory.organisations)} 个")
    if directory.timeline:
        yield PageLink(labels.TIMELINE, urls.TIMELINE, f"{len(directory.timeline)} 项活动")
    if people := sum(len(entry.exemplars) for entry in directory.owners):
        yield PageLink(labels.EXEMPLARS, urls.EXEMPLARS, f"{people} 个")
    if context.district_names:
        yield PageLink(labels.DISTRICTS, urls.DISTRICTS)
    if resources := context.region.resources.resources:
        yield PageLink(labels.RESOURCES, urls.RESOURCES, f"{len(resources)} 处")
    if editions := context.region.editions:
        yield PageLink(labels.EDITIONS, urls.EDITIONS, f"{len(editions)} 届")
    yield PageLink(labels.RULES, urls.RULES)
