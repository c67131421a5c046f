"""The index of exemplars of all schools."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from wuse.model.records import Exemplar
from wuse.model.region import OwnerFolder, Sourced
from wuse.pages.parts import cards, labels, urls
from wuse.pages.parts.cards import ExemplarCard
from wuse.pages.parts.context import SiteContext
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


def pages(context: SiteContext) -> Iterator[Page]:
    """The index, over as many pages as it needs."""
    everyone = [(folder, item) for folder in context.folders for item in folder.exemplars]
    for part in parts(urls.EXEMPLARS, everyone, context.settings.per_page):
        yield Page(
            path=part.path,
            title=labels.EXEMPLARS_IN_FULL,
            description="各学校的先锋典型",
            template="exemplars.html",
            view=partial(_view, context, part),
            origin=context.collection,
            section=urls.EXEMPLARS,
        )


def _view(context: SiteContext, part: Part[tuple[OwnerFolder, Sourced[Exemplar]]]) -> ExemplarsView:
    exemplar_cards = tuple(
        cards.exemplar_card(context, folder, item) for folder, item in part.items
    )
    return ExemplarsView(
        exemplar_cards, filters(FACETS, [card.facets for card in exemplar_cards]), part.pager
    )
