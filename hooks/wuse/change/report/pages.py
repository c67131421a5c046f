"""The pages of the site that look different after a change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wuse.model.brand import Visibility
from wuse.pages.parts import urls

from .model import Outcome, PageChange
from .places import lists, own_page
from .telling import RecordReport


def changed_pages(
    items: Iterable[RecordReport], slug: str, name: str, url: str
) -> Iterator[PageChange]:
    """Every page once: those of records first, then those that list them.

    Args:
        items: the records of one owner that a change touches.
        slug: the owner's folder; empty for the bureau.
        name: what the owner is called.
        url: where the site is published, with a closing slash; may be empty.
    """
    outcomes: dict[str, tuple[Outcome, str]] = {}
    listings: dict[str, tuple[Outcome, str]] = {}
    for item in items:
        for path, outcome in _own(item):
            outcomes.setdefault(path, (outcome, item.change.title))
        if slug:
            listings.setdefault(urls.brand(slug), (Outcome.CHANGED, f"{name}品牌页"))
        for record in filter(None, (item.old, item.new)):
            if getattr(record, "visibility", Visibility.PUBLIC) is Visibility.PUBLIC:
                listings |= {path: (Outcome.CHANGED, title) for title, path in lists(record)}
    for path, (outcome, title) in (outcomes | listings | outcomes).items():
        yield PageChange(
            outcome, title, path, url + path if url and outcome is not Outcome.NEW else ""
        )


def _own(item: RecordReport) -> Iterator[tuple[str, Outcome]]:
    """The record's own page, before and after."""
    old = own_page(item.old_file, item.old) if item.old_file and item.old else None
    new = own_page(item.file, item.new) if item.new else None
    if new:
        yield new, Outcome.CHANGED if old == new else Outcome.NEW
    if old and old != new:
        yield old, Outcome.REMOVED
