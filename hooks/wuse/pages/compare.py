"""A few brands of an edition side by side, criterion by criterion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from wuse.evidence.contests import Contest
from wuse.model.edition import Edition
from wuse.model.region import Sourced
from wuse.pages.parts import scheme_words, urls
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.directory import Directory
from wuse.pages.parts.evidence import Cell
from wuse.pages.parts.field import Entrant, entrants
from wuse.pages.parts.page import Page, PageLink

MOST_BRANDS = 24
"""Candidates whose evidence is on one page. Of more, the chosen ones are compared on the pages of
the criteria."""


@dataclass(frozen=True, slots=True)
class Line:
    """One criterion, and what each brand shows for it."""

    id: str
    name: str
    points: str
    url: str
    cells: tuple[tuple[Entrant, Cell | None], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The brands of one contest."""

    title: str
    entrants: tuple[Entrant, ...]
    first: str
    """The page of the first criterion, where many brands are compared."""
    dimensions: tuple[tuple[str, tuple[Line, ...]], ...]
    """(name, criteria); none if there are too many brands for one page."""


@dataclass(frozen=True, slots=True)
class CompareView:
    """What ``compare.html`` shows."""

    edition: PageLink
    coverage: str
    comparisons: tuple[Comparison, ...]


def pages(context: SiteContext, directory: Directory) -> Iterator[Page]:
    """One page for each authorised edition in which brands compete."""
    for item in context.region.editions:
        found = [it for it in context.contests.get(item.id, ()) if len(it.candidates) > 1]
        if not found:
            continue
        yield Page(
            path=urls.compare(item.id),
            title=f"品牌对比｜{item.record.title}",
            description="几个品牌并排，逐条指标对比",
            template="compare.html",
            view=partial(_view, directory, item, found),
            origin=context.origin(item.path, urls.EDITIONS_JSON),
            section=urls.EDITIONS,
        )


def _view(directory: Directory, item: Sourced[Edition], found: Sequence[Contest]) -> CompareView:
    return CompareView(
        edition=PageLink(item.record.title, urls.edition(item.id)),
        coverage=urls.coverage(item.id),
        comparisons=tuple(_comparison(directory, item, contest) for contest in found),
    )


def _comparison(directory: Directory, item: Sourced[Edition], contest: Contest) -> Comparison:
    field = tuple(it for it in entrants(directory, item, contest) if it.cells)
    lines = tuple(
        (
            f"{dimension.id} {dimension.name}",
            tuple(
                Line(
                    it.id,
                    it.name,
                    scheme_words.points(it),
                    urls.criterion(item.id, contest.addresses[it.id]),
                    tuple((entrant, entrant.cells.get(it.id)) for entrant in field),
                )
                for it in criteria
            ),
        )
        for dimension, criteria in contest.rubric
    )
    first = next(iter(contest.addresses.values()))
    return Comparison(
        title=contest.title,
        entrants=field,
        first=urls.criterion(item.id, first),
        dimensions=lines if len(field) <= MOST_BRANDS else (),
    )
