"""The index of exemplars of all schools."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from wuse.model.records import Exemplar
from wuse.model.region import OwnerFolder, Sourced
from wuse.pages.parts import cards, urls
from wuse.pages.parts.cards import ExemplarCard
from wuse.pages.parts.context import Showcase
from wuse.pages.parts.filters import Filter, filters
from wuse.pages.parts.page import Page
from wuse.pages.parts.paging import Pager, Part, parts

FACETS = ("type", "stage", "district", "level")


@dataclass(frozen=True, slots=True)
class ExemplarsView:
    """What ``exemplars.html`` shows."""

    cards: tuple[ExemplarCard, ...]
    filters: tuple[Filter, ...]
    pager: Pager


def pages(showcase: Showcase) -> Iterator[Page]:
    """The index, over as many pages as it needs."""
    everyone = [(folder, item) for folder in showcase.folders for item in folder.exemplars]
    for part in parts(urls.EXEMPLARS, everyone, showcase.settings.per_page):
        yield Page(
            path=part.path,
            title="先锋典型",
            description="各学校的先锋典型",
            template="exemplars.html",
            view=partial(_view, showcase, part),
            origin=showcase.collection,
            section=urls.EXEMPLARS,
        )


def _view(showcase: Showcase, part: Part[tuple[OwnerFolder, Sourced[Exemplar]]]) -> ExemplarsView:
    found = tuple(cards.exemplar_card(showcase, folder, item) for folder, item in part.items)
    return ExemplarsView(found, filters(FACETS, [card.facets for card in found]), part.pager)
