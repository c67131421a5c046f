"""What changed in a brand since editions froze it, as its pages say it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wuse.evidence.since import Change, Outcome
from wuse.model.edition import Edition

from . import urls
from .chapters import Division
from .context import SiteContext
from .evidence_links import page_link
from .page import PageLink

_MOST_CHANGES = 40


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One change of a brand."""

    outcome: str
    what: str
    link: PageLink | None
    """The record; None if it is a field, or gone."""
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SinceView:
    """What changed in one brand since an edition froze it."""

    edition: PageLink
    """Its note is the day."""
    changes: tuple[ChangeView, ...]
    more: int
    """How many more there are."""


def since_views(context: SiteContext, division: Division) -> Iterator[SinceView]:
    """What changed in a brand since each edition that froze it, the newest edition first."""
    editions = {it.id: it.record for it in context.region.editions}
    newest = sorted(
        context.since, key=lambda it: (editions[it.edition].year.sort_key, it.edition), reverse=True
    )
    for since in newest:
        edition = editions[since.edition]
        link = PageLink(edition.title, urls.edition(since.edition), frozen_day(edition))
        shown = tuple(_change(division, it) for it in since.changes[:_MOST_CHANGES])
        yield SinceView(link, shown, len(since.changes) - len(shown))


def frozen_day(edition: Edition) -> str:
    """The day on which an edition froze its candidates; empty if it does not say."""
    return edition.frozen.date.zh() if edition.frozen and edition.frozen.date else ""


def _change(division: Division, change: Change) -> ChangeView:
    is_gone = change.outcome is Outcome.REMOVED
    return ChangeView(
        outcome=change.outcome.zh,
        what=f"{change.kind}{change.number}项" if is_gone else change.kind,
        link=page_link(division, change.link) if change.link else None,
        fields=change.fields,
    )
