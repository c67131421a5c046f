"""What the results of a search can be narrowed to.

These are the facets that entries of all kinds have, through their owner or their date. Others, such
as the type of an activity, belong to the lists of one kind.
"""

from __future__ import annotations

from collections.abc import Mapping

from wuse.pages.parts.cards import NO_LEVEL, NO_STAGE
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.directory import Directory

from .index import Choices


def choices(context: SiteContext, directory: Directory) -> Mapping[str, Choices]:
    """Name of a facet -> its values, in natural order: the newest year and highest level first."""
    years = {item.calendar_year for _, item in directory.timeline if item.calendar_year}
    vocabulary = context.region.vocabulary
    stages, levels = vocabulary.terms("stage"), vocabulary.terms("level")
    return {
        "stage": {**{term.code: term.zh for term in stages}, NO_STAGE.value: NO_STAGE.label},
        "district": context.district_names,
        "level": {
            **{term.code: term.zh for term in reversed(levels)},
            NO_LEVEL.value: NO_LEVEL.label,
        },
        "year": {str(year): f"{year}年" for year in sorted(years, reverse=True)},
    }
