"""What owners were named by editions: grades, batches, and until when they hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from wuse.model.edition import Edition, PublishedGrade
from wuse.model.region import Sourced
from wuse.model.vocabulary import Term

from . import urls


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
    """“已经到期” or “已经摘牌”; empty while it holds."""
    record: str
    """Id of the activity or exemplar that was named; empty for the owner's brand."""


def namings(
    editions: Iterable[Sourced[Edition]], slug: str, status: Term | None, today: date
) -> Iterator[Naming]:
    """Every grade that an owner or one of its records has, newest edition first.

    Args:
        editions: the editions, of which those without an authority name nobody.
        slug: the owner.
        status: where the brand's own recognition stands.
        today: the day, which tells what has expired.
    """
    authorised = [it for it in editions if it.record.authority]
    authorised.sort(key=lambda it: (it.record.year.sort_key, it.id), reverse=True)
    for item in authorised:
        for named in item.record.outcome:
            if named.owner == slug:
                yield naming(item, named, status, today)


def naming(
    item: Sourced[Edition], named: PublishedGrade, status: Term | None, today: date
) -> Naming:
    """One published grade in words."""
    until = named.valid_until
    return Naming(
        edition=item.record.title,
        url=urls.edition(item.id),
        award=named.award,
        grade=named.grade,
        batch=named.batch,
        until=f"有效期至{until.zh()}" if until else "",
        ended=ended(named, status, today),
        record=named.record or "",
    )


def ended(named: PublishedGrade, status: Term | None, today: date) -> str:
    """Why a grade no longer holds; empty while it does."""
    last = named.valid_until.latest if named.valid_until else None
    if status and status.code == "withdrawn" and not named.record:  # it is that of the brand
        return "已经摘牌"
    return "已经到期" if last and last < today else ""
