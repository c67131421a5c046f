"""The index of exemplars of all schools."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from wuse.pages.parts import labels, urls
from wuse.pages.parts.cards import ExemplarCard
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.directory import Directory, ExemplarEntry
from wuse.pages.parts.filters import Filter, filters
from wuse.pages.parts.page import Page
from wuse.pages.parts.paging import Pager, Part, parts

FACETS = ("type", "stage", "district", "level")
MOST_CARDS = 96
"""Most cards on a page, whatever the bureau's setting: with portraits they are large."""


@dataclass(frozen=True, slots=True)
class ExemplarsView:
    """What ``exemplars.html`` shows."""

    cards: tuple[ExemplarCard, ...]
    filters: tuple[Filter, ...]
    pager: Pager


def pages(context: SiteContext, directory: Directory) -> Iterator[Page]:
    """The index, over as many pages as it needs."""
    everyone = [item for entry in directory.owners for item in entry.exemplars]
    size = min(context.settings.per_page, MOST_CARDS)
    for part in parts(urls.EXEMPLARS, everyone, size):
        yield Page(
            path=part.path,
            title=labels.EXEMPLARS_IN_FULL,
            description="各学校的先锋典型",
            template="exemplars.html",
            view=partial(_view, part),
            origin=directory.origin(context),
            section=urls.EXEMPLARS,
        )


def _view(part: Part[ExemplarEntry]) -> ExemplarsView:
    exemplar_cards = tuple(item.card for item in part.items)
    facets = [card.facets for card in exemplar_cards]
    return ExemplarsView(exemplar_cards, filters(FACETS, facets), part.pager)
