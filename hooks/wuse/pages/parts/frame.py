"""What is around a record on its page: the brand, and the records before and after."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from wuse.model.base import Record
from wuse.model.region import OwnerFolder, Sourced

from . import urls
from .colour import Tone
from .context import SiteContext
from .page import Link

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Frame:
    """What every record page says of the brand that it belongs to."""

    brand: Link
    tone: Tone
    before: Link | None
    after: Link | None


def around(
    items: Sequence[Sourced[R]], position: int, link: Callable[[Sourced[R]], Link]
) -> tuple[Link | None, Link | None]:
    """Links to the records before and after; lists are newest first, so what follows is older."""
    older = link(items[position + 1]) if position + 1 < len(items) else None
    newer = link(items[position - 1]) if position > 0 else None
    return older, newer


def frame(
    context: SiteContext, folder: OwnerFolder, before: Link | None, after: Link | None
) -> Frame:
    """What the pages of an owner's records say of the brand and of the records beside them."""
    file = folder.profile
    return Frame(
        brand=Link(file.brand.name, urls.brand(folder.slug), file.owner.name),
        tone=context.tone(folder),
        before=before,
        after=after,
    )
