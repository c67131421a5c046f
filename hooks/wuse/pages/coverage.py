"""Criteria by brands: how much evidence there is, and all of it for one criterion."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from wuse.evidence.assess import Mark
from wuse.evidence.contests import Contest
from wuse.model.edition import Edition
from wuse.model.region import Sourced
from wuse.model.rubric import Criterion, Dimension
from wuse.pages.parts import scheme_words, urls
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.directory import Directory
from wuse.pages.parts.evidence import Cell
from wuse.pages.parts.field import Entrant, entrants
from wuse.pages.parts.page import Fact, Page, PageLink
from wuse.pages.parts.short import short

_END = re.compile("[（(、，,；;：:]")
_MOST_CHARACTERS = 9
"""Of a name at the head of a column."""


@dataclass(frozen=True, slots=True)
class Column:
    """A criterion at the head of the table."""

    id: str
    name: str
    short: str
    """The name without what follows in brackets or behind a comma."""
    address: str
    """Its page, relative to the page of the table: thousands of cells begin with it."""
    full: int
    """How many candidates show all evidence for it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One candidate and its cells, in the order of the columns."""

    entrant: Entrant
    cells: tuple[Cell | None, ...]
    """None for criteria that its group is not scored on."""


@dataclass(frozen=True, slots=True)
class Table:
    """The evidence of one contest."""

    title: str
    dimensions: tuple[tuple[str, str, int], ...]
    """(id, name, number of columns)"""
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def gaps(self) -> int:
        """How many cells are not full."""
        cells = [cell for row in self.rows for cell in row.cells if cell]
        return sum(cell.mark is not Mark.FULL for cell in cells)


@dataclass(frozen=True, slots=True)
class CoverageView:
    """What ``coverage.html`` shows."""

    edition: PageLink
    compare: str
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class CriterionView:
    """What ``criterion.html`` shows."""

    edition: PageLink
    coverage: str
    compare: str
    dimension: str
    criterion: Criterion
    points: str
    look_for: str
    anchors: tuple[Fact, ...]
    before: PageLink | None
    after: PageLink | None
    entries: tuple[tuple[Entrant, Cell | None], ...]


def pages(context: SiteContext, directory: Directory) -> Iterator[Page]:
    """A table for each authorised edition, and a page for each of its criteria."""
    for item in context.region.editions:
        found = [it for it in context.contests.get(item.id, ()) if it.candidates]
        if not found:
            continue
        yield Page(
            path=urls.coverage(item.id),
            title=f"佐证对照｜{item.record.title}",
            description="每个品牌、每条指标有多少佐证",
            template="coverage.html",
            view=partial(_coverage, context, directory, item, found),
            origin=context.origin(item.path, urls.EDITIONS_JSON),
            section=urls.EDITIONS,
        )
        for contest in found:
            yield from _criterion_pages(context, directory, item, contest)


def _coverage(
    context: SiteContext, directory: Directory, item: Sourced[Edition], found: Sequence[Contest]
) -> CoverageView:
    tables = tuple(_table(context, directory, item, contest) for contest in found)
    return CoverageView(_edition_link(item), compare_url(item, found), tables)


def _table(
    context: SiteContext, directory: Directory, item: Sourced[Edition], contest: Contest
) -> Table:
    criteria = list(contest.criteria())
    field = list(entrants(directory, item, contest))
    columns = tuple(
        Column(
            criterion.id,
            criterion.name,
            short(_END.split(criterion.name)[0], _MOST_CHARACTERS),
            f"../{context.info.link(f'{contest.addresses[criterion.id]}/')}",
            sum(_is_full(entrant.cells.get(criterion.id)) for entrant in field),
        )
        for _, criterion in criteria
    )
    groups = groupby(criteria, key=lambda pair: pair[0].id)
    names = {dimension.id: dimension.name for dimension, _ in criteria}
    return Table(
        title=contest.title,
        dimensions=tuple((id, names[id], len(list(group))) for id, group in groups),
        columns=columns,
        rows=tuple(
            Row(entrant, tuple(entrant.cells.get(it.id) for _, it in criteria)) for entrant in field
        ),
    )


def _is_full(cell: Cell | None) -> bool:
    return cell is not None and cell.mark is Mark.FULL


def _edition_link(item: Sourced[Edition]) -> PageLink:
    return PageLink(item.record.title, urls.edition(item.id))


def compare_url(item: Sourced[Edition], found: Sequence[Contest]) -> str:
    """Where brands of an edition are compared; empty if nobody competes with anybody."""
    return urls.compare(item.id) if any(len(it.candidates) > 1 for it in found) else ""


def _criterion_pages(
    context: SiteContext, directory: Directory, item: Sourced[Edition], contest: Contest
) -> Iterator[Page]:
    criteria = list(contest.criteria())
    links = [
        PageLink(f"{it.id} {it.name}", urls.criterion(item.id, contest.addresses[it.id]))
        for _, it in criteria
    ]
    for number, (dimension, criterion) in enumerate(criteria):
        yield Page(
            path=links[number].url,
            title=f"{criterion.id} {criterion.name}",
            description=f"{item.record.title}：各品牌的自述和佐证",
            template="criterion.html",
            view=partial(_criterion, directory, item, contest, links, dimension, criterion),
            origin=context.origin(item.path, urls.EDITIONS_JSON),
            section=urls.EDITIONS,
        )


def _criterion(
    directory: Directory,
    item: Sourced[Edition],
    contest: Contest,
    links: Sequence[PageLink],
    dimension: Dimension,
    criterion: Criterion,
) -> CriterionView:
    number = [link.url for link in links].index(
        urls.criterion(item.id, contest.addresses[criterion.id])
    )
    before = links[number - 1] if number else None
    after = links[number + 1] if number + 1 < len(links) else None
    return CriterionView(
        edition=_edition_link(item),
        coverage=urls.coverage(item.id),
        compare=compare_url(item, [contest]),
        dimension=f"{dimension.id} {dimension.name}",
        criterion=criterion,
        points=scheme_words.points(criterion),
        look_for=scheme_words.look_for(criterion),
        anchors=tuple((f"{it.name} {it.points.zh()}", it.text or "—") for it in criterion.anchors),
        before=before and PageLink(before.label, before.url, "上一条"),
        after=after and PageLink(after.label, after.url, "下一条"),
        entries=tuple(
            (it, it.cells.get(criterion.id)) for it in entrants(directory, item, contest)
        ),
    )
