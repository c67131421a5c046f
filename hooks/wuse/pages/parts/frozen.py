"""The state of the brands that an edition judges, as its page says it."""

from __future__ import annotations

from dataclasses import dataclass

from wuse.model.edition import Edition
from wuse.model.region import Sourced

from . import urls
from .directory import Directory
from .page import PageLink
from .short import short
from .since import frozen_day

_COMMIT_DIGITS = 12


@dataclass(frozen=True, slots=True)
class FrozenView:
    """The state of all candidates that an edition judges."""

    day: str
    commit: str
    """The first digits of its name."""
    frozen: int
    """How many candidates' folders were frozen."""
    known: int
    """How many of them are on this site and could be compared."""
    changed: tuple[PageLink, ...]
    """Those that have changed; the note says how."""


def frozen_view(directory: Directory, item: Sourced[Edition]) -> FrozenView | None:
    """The state that an edition judges; None while nothing is frozen."""
    frozen = item.record.frozen
    if frozen is None:
        return None
    every = ((entry, since) for entry in directory.owners for since in entry.since)
    found = [(entry, since) for entry, since in every if since.edition == item.id]
    return FrozenView(
        day=frozen_day(item.record),
        commit=frozen.commit[:_COMMIT_DIGITS],
        frozen=len(frozen.contents),
        known=len(found),
        changed=tuple(
            PageLink(short(entry.brand), urls.brand(entry.slug), since.summary)
            for entry, since in found
            if since.changes
        ),
    )
