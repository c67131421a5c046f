"""What the results of a search can be narrowed to."""

from __future__ import annotations

from collections.abc import Mapping

from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.directory import Directory

from .index import Choices


def choices(context: SiteContext, directory: Directory) -> Mapping[str, Choices]:
    """Name of a facet -> its values, in natural order: the newest year first."""
    years = {item.calendar_year for _, item in directory.timeline if item.calendar_year}
    stages = context.region.vocabulary.terms("stage")
    return {
        "stage": {term.code: term.zh for term in stages},
        "district": context.district_names,
        "year": {str(year): f"{year}年" for year in sorted(years, reverse=True)},
    }
