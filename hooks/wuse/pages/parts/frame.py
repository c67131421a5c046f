"""What surrounds a record on its page: the brand, and the records before and after it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from wuse.model.base import Record
from wuse.model.region import OwnerFolder, Sourced

from . import urls
from .colour import Tone
from .context import SiteContext
from .namings import Naming, namings
from .page import PageLink

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page of a record shows beside the record itself."""

    brand: PageLink
    tone: Tone
    before: PageLink | None
    after: PageLink | None
    namings: tuple[Naming, ...]
    """What editions named the record."""


def neighbours(
    items: Sequence[Sourced[R]], position: int, link: Callable[[Sourced[R]], PageLink]
) -> tuple[PageLink | None, PageLink | None]:
    """Links to the next older and the next newer record; ``items`` are newest first."""
    older = link(items[position + 1]) if position + 1 < len(items) else None
    newer = link(items[position - 1]) if position > 0 else None
    return older, newer


def frame(
    context: SiteContext,
    folder: OwnerFolder,
    before: PageLink | None,
    after: PageLink | None,
    record: str = "",
) -> Frame:
    """Link a record to its brand, its neighbours, and the editions that named it.

    Args:
        context: the site.
        folder: the owner.
        before: the next older record.
        after: the next newer record.
        record: the id of an activity or exemplar; empty if no edition can name it.
    """
    file = folder.profile
    return Frame(
        brand=PageLink(file.brand.name, urls.brand(folder.slug), file.owner.name),
        tone=context.tone(folder),
        before=before,
        after=after,
        namings=namings(context, folder, record) if record else (),
    )
