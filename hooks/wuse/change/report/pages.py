"""The pages of the site that look different after a change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wuse.model.brand import Visibility
from wuse.pages.parts import urls

from .model import Fate, PageChange
from .places import lists, own_page
from .telling import Told


def changed_pages(items: Iterable[Told], slug: str, name: str, url: str) -> Iterator[PageChange]:
    """Every page once: those of records first, then those that list them.

    Args:
        items: the records of one owner that a change touches.
        slug: the owner's folder; empty for the bureau.
        name: what the owner is called.
        url: where the site is published, with a closing slash; may be empty.
    """
    fates: dict[str, tuple[Fate, str]] = {}
    listings: dict[str, tuple[Fate, str]] = {}
    for item in items:
        for path, fate in _own(item):
            fates.setdefault(path, (fate, item.change.title))
        if slug:
            listings.setdefault(urls.brand(slug), (Fate.CHANGED, f"{name}品牌页"))
        for record in filter(None, (item.old, item.new)):
            if getattr(record, "visibility", Visibility.PUBLIC) is Visibility.PUBLIC:
                listings |= {path: (Fate.CHANGED, title) for title, path in lists(record)}
    for path, (fate, title) in (fates | listings | fates).items():
        yield PageChange(fate, title, path, url + path if url and fate is not Fate.NEW else "")


def _own(item: Told) -> Iterator[tuple[str, Fate]]:
    """The record's own page, before and after."""
    old = own_page(item.old_file, item.old) if item.old_file and item.old else None
    new = own_page(item.file, item.new) if item.new else None
    if new:
        yield new, Fate.CHANGED if old == new else Fate.NEW
    if old and old != new:
        yield old, Fate.REMOVED
