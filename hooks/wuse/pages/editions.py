"""Evaluations: one page for each edition, with its past as an archive.

Published are grades. There is no score and no rank to publish: no record that pages see holds one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from wuse.model.edition import Edition
from wuse.model.region import Sourced
from wuse.pages.parts import labels, urls
from wuse.pages.parts.awards import AwardView, award_views
from wuse.pages.parts.candidates import CandidateView, candidate_views
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.directory import Directory
from wuse.pages.parts.frozen import FrozenView, frozen_view
from wuse.pages.parts.outcomes import GradeList, YearList, grade_lists, year_lists
from wuse.pages.parts.page import Fact, Page
from wuse.pages.parts.short import short
from wuse.pages.parts.stage_line import Step, is_past, standing, steps


@dataclass(frozen=True, slots=True)
class EditionCard:
    """An edition in the list of editions."""

    title: str
    url: str
    standing: str
    steps: tuple[Step, ...]
    is_past: bool


@dataclass(frozen=True, slots=True)
class EditionsView:
    """What ``editions.html`` shows."""

    current: tuple[EditionCard, ...]
    past: tuple[EditionCard, ...]
    years: tuple[YearList, ...]


@dataclass(frozen=True, slots=True)
class EditionView:
    """What ``edition.html`` shows."""

    edition: Edition
    is_on: bool
    """Whether a document authorises it."""
    standing: str
    today: str
    steps: tuple[Step, ...]
    facts: tuple[Fact, ...]
    notice: tuple[Fact, ...]
    awards: tuple[AwardView, ...]
    frozen: FrozenView | None
    candidates: tuple[CandidateView, ...]
    total: str
    """How many candidates its source declares, if that differs from those listed."""
    grades: tuple[GradeList, ...]
    coverage: str
    compare: str


def pages(context: SiteContext, directory: Directory) -> Iterator[Page]:
    """The list of editions, and a page for each."""
    editions = context.region.editions
    if not editions:
        return
    yield Page(
        path=urls.EDITIONS,
        title=labels.EDITIONS,
        description="各届评选的依据、规则、公示和结果",
        template="editions.html",
        view=partial(_editions_view, context, directory),
        origin=context.origin(editions[-1].path, urls.EDITIONS_JSON),
        section=urls.EDITIONS,
    )
    for item in editions:
        yield Page(
            path=urls.edition(item.id),
            title=item.record.title,
            description=item.record.theme or "依据、规则、公示和结果",
            template="edition.html",
            view=partial(_edition_view, context, directory, item),
            origin=context.origin(item.path, urls.EDITIONS_JSON),
            section=urls.EDITIONS,
            is_document=True,
        )


def _editions_view(context: SiteContext, directory: Directory) -> EditionsView:
    day = context.today
    newest = sorted(
        context.region.editions, key=lambda it: (it.record.year.sort_key, it.id), reverse=True
    )
    cards = [_card(item, day) for item in newest]
    return EditionsView(
        current=tuple(card for card in cards if not card.is_past),
        past=tuple(card for card in cards if card.is_past),
        years=year_lists(directory, newest, day),
    )


def _card(item: Sourced[Edition], day: date) -> EditionCard:
    line = steps(item.record, day)
    return EditionCard(
        title=short(item.record.title),
        url=urls.edition(item.id),
        standing=standing(item.record, line, day),
        steps=line,
        is_past=is_past(item.record, line),
    )


def _edition_view(
    context: SiteContext, directory: Directory, item: Sourced[Edition]
) -> EditionView:
    edition = item.record
    day = context.today
    line = steps(edition, day)
    is_on = edition.authority is not None
    found = context.contests.get(item.id, ())
    candidates = tuple(candidate_views(directory, item, found)) if is_on else ()
    compared = [it for it in found if len(it.candidates) > 1]
    return EditionView(
        edition=edition,
        is_on=is_on,
        standing=standing(edition, line, day),
        today=f"{day.year}年{day.month}月{day.day}日",
        steps=line,
        facts=tuple(_facts(edition)),
        notice=tuple(_notice(edition)),
        awards=tuple(award_views(item, found)),
        frozen=frozen_view(directory, item) if is_on else None,
        candidates=candidates,
        total=_total(edition),
        grades=grade_lists(directory, item, day) if is_on else (),
        coverage=urls.coverage(item.id) if any(it.candidates for it in found) else "",
        compare=urls.compare(item.id) if compared else "",
    )


def _facts(edition: Edition) -> Iterator[Fact]:
    rows = [
        ("主办单位", "、".join(edition.organisers)),
        ("年份", edition.year.zh()),
        ("有效年限", f"{edition.valid_years}年" if edition.valid_years else ""),
        ("结果运用", "；".join(edition.use)),
    ]
    yield from ((label, text) for label, text in rows if text)


def _notice(edition: Edition) -> Iterator[Fact]:
    notice = edition.notice
    if notice is None:
        return
    rows = [
        ("时间", notice.date.zh() if notice.date else "还没有公布"),
        ("至少", notice.at_least.zh() if notice.at_least else ""),
        ("渠道", notice.channel),
        ("联系", notice.contact),
        ("处理结果", notice.result),
        ("说明", notice.note),
    ]
    yield from ((label, text) for label, text in rows if text)


def _total(edition: Edition) -> str:
    total, listed = edition.candidates_total, len(edition.candidates)
    return total.zh() if total and total.value != listed else ""
