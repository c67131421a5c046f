"""What owners were named by editions: grades, batches, and until when they hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wuse.model.edition import Edition, PublishedGrade
from wuse.model.region import OwnerFolder, Sourced
from wuse.model.vocabulary import Term

from . import urls
from .context import SiteContext


@dataclass(frozen=True, slots=True)
class Naming:
    """One grade that an edition has published."""

    edition: str
    """The edition's title."""
    url: str
    award: str
    grade: str
    batch: str
    until: str
    """“有效期至2028年7月”, or empty."""
    ended: str
    """“已经到期” or “已经撤销”; empty while it holds."""


def namings(context: SiteContext, folder: OwnerFolder, record: str = "") -> tuple[Naming, ...]:
    """What an owner's brand was named, or one of its records; the newest edition first.

    Args:
        context: the site.
        folder: the owner.
        record: id of an activity or exemplar; empty for the brand.
    """
    recognition = folder.profile.recognition
    status = recognition.status if recognition else None
    return tuple(
        naming(item, named, status, context.today)
        for item, named in context.named.get(folder.slug, ())
        if (named.record or "") == record
    )


def naming(item: Sourced[Edition], named: PublishedGrade, status: Term | None, day: date) -> Naming:
    """One published grade in words."""
    until = named.valid_until
    return Naming(
        edition=item.record.title,
        url=urls.edition(item.id),
        award=named.award,
        grade=named.grade,
        batch=named.batch,
        until=f"有效期至{until.zh()}" if until else "",
        ended=ended(named, status, day),
    )


def ended(named: PublishedGrade, status: Term | None, day: date) -> str:
    """Why a grade no longer holds; empty while it does."""
    last = named.valid_until.latest if named.valid_until else None
    if status and status.code == "withdrawn" and not named.record:  # it is that of the brand
        return "已经撤销"
    return "已经到期" if last and last < day else ""
