"""The pages of the site that look different after a change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wuse.model.base import Record
from wuse.model.brand import BrandFile
from wuse.model.records import Activity, Case, Exemplar
from wuse.pages.parts import labels, urls
from wuse.pages.parts.cards import UNDATED
from wuse.pages.parts.months import year_title

from .model import Outcome, PageChange
from .record_file import RecordFile, is_public
from .records import RecordReport


def changed_pages(
    reports: Iterable[RecordReport], slug: str, name: str, url: str
) -> Iterator[PageChange]:
    """Every changed page once: the pages of records first, then those that list them.

    Args:
        reports: the records of one owner that a change touches.
        slug: the owner's folder; empty for the bureau.
        name: the name of the owner.
        url: the address of the published site, with a trailing slash; may be empty.
    """
    own: dict[str, tuple[Outcome, str]] = {}
    lists: dict[str, tuple[Outcome, str]] = {}
    for report in reports:
        for path, outcome in _own_pages(report):
            own.setdefault(path, (outcome, report.change.title))
        if slug:
            lists.setdefault(urls.brand(slug), (Outcome.CHANGED, f"{name}品牌页"))
        for record in filter(None, (report.old, report.new)):
            if is_public(record):
                lists |= {path: (Outcome.CHANGED, title) for title, path in _list_pages(record)}
    for path, (outcome, title) in (own | lists | own).items():
        yield PageChange(
            outcome, title, path, url + path if url and outcome is not Outcome.NEW else ""
        )


def _own_pages(report: RecordReport) -> Iterator[tuple[str, Outcome]]:
    """The page of a record, before and after."""
    old = _own_page(report.old_file, report.old) if report.old_file and report.old else None
    new = _own_page(report.file, report.new) if report.new else None
    if new:
        yield new, Outcome.CHANGED if old == new else Outcome.NEW
    if old and old != new:
        yield old, Outcome.REMOVED


def _own_page(file: RecordFile, record: Record) -> str | None:
    """The path of the record's own page; None if it has none, or it is not public."""
    if not is_public(record):
        return None
    if file.kind is Activity:
        return urls.activity(file.slug, file.id)
    if file.kind is Exemplar:
        return urls.exemplar(file.slug, file.id)
    if file.kind is Case:
        return urls.case(file.slug)
    return urls.brand(file.slug) if file.kind is BrandFile else None


def _list_pages(record: Record) -> Iterator[tuple[str, str]]:
    """(title, path) of the pages that list a record among others."""
    if isinstance(record, Activity):
        year = record.date.year
        label = str(year) if year else UNDATED
        yield labels.TIMELINE, urls.TIMELINE
        yield f"{labels.TIMELINE} {year_title(label)}", urls.year(label)
    elif isinstance(record, Exemplar):
        yield labels.EXEMPLARS, urls.EXEMPLARS
    elif isinstance(record, BrandFile):
        yield from (("首页", urls.HOME), (labels.WALL, urls.WALL), (labels.MATRIX, urls.MATRIX))
        if district := record.owner.district:
            yield labels.DISTRICTS, urls.district(district)
