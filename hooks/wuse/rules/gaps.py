"""Where a school says that its source is incomplete: what is missing there is no fault of its."""

from __future__ import annotations

from wuse.model.base import Record
from wuse.model.owner import SampleKind
from wuse.source.problems import Loc

from .context import SchoolContext

SAYS_SO = frozenset(("gap", "gaps", "note", "sources"))
"""Fields that tell what the source lacks, and quote it as it is."""


def is_explained(record: Record, loc: Loc) -> bool:
    """Whether a field tells of a gap, or stands in a record that does."""
    if not SAYS_SO.isdisjoint(loc):
        return True
    here: object = record
    for step in loc:
        if getattr(here, "gap", ""):
            return True
        here = getattr(here, step) if isinstance(step, str) else here[step]  # type: ignore[index]
    return bool(getattr(here, "gap", ""))


def is_from_a_source(school: SchoolContext) -> bool:
    """Whether the school was written down from a publication, which cannot be asked for more."""
    return school.folder.profile.sample is SampleKind.PUBLIC_SOURCE
